import { asCue } from './cues.ts';
import { besideOrUnder } from './labels.ts';
import type { PlacedLine } from './line.ts';
import { normalise } from './normalise.ts';
import { pattern } from './pattern.ts';
import type { LetterText } from './text.ts';

/** Where in a letter a line stands: before the salutation, the letter itself, the signature, the margin or foot. */
export type Zone = 'head' | 'body' | 'close' | 'margin';

/** The zone of every line, and the lines that say what the letter is about. */
export interface Plan {
  zones: ReadonlyMap<PlacedLine, Zone>;
  titles: ReadonlySet<PlacedLine>;
}

const footFrom = 0.925;
const headUntil = 0.3;
const signatureLines = 9;
const salutation = pattern()`
    ^\s*(?:geachte|beste|l\.?\s?s\.?\b|dear|to whom it may|sir\b|madam\s*$|(?:madame?
    |monsieur)\b[^,]{0,40},\s*(?:[^,]{0,40},\s*)?$|estimad|sehr geehrte|hallo\b|goedendag|mijnheer|mevrouw\s*,
    |aan de heer\b.*,$)
  `;
const closing = pattern()`
    ^\s*(?:hoogachtend|(?:met )?(?:vriendelijke|hartelijke) groet|met groet|groet(?:en|jes)?\b|liefs|yours
    |sincerely|(?:kind|best|warm) regards|veuillez agreer|for the ambassador|atentamente)
  `;
/** A letterhead is no title, although a ministry may bear the name of what it is for. */
const letterhead = /\b(?:ministerie|minister|directie|postbus|retouradres|bezoekadres|telefoon|www)\b/;
const linesOfAddress = 12;
const subjectLabel = /^\s*(?:betreft|betreffende|onderwerp|inzake|subject|objet|re)\b\s*:?\s*(.*)$/;
const otherLabel =
  /^\s*(?:datum|dagtekening|kenmerk|ons|onze|uw|v-nummer|zaaknummer|bijlagen?|contact\w*|behandeld|telefoon|e-mail|pagina|verzonden|geachte|beste)\b/;

/** Finds the parts of a letter by its salutation, its closing, its label "Betreft" and its main column. */
export function planOf(text: LetterText): Plan {
  const plain = new Map(text.lines.map((line) => [line, withCue(normalise(line.text).text)]));
  const is = (pattern: RegExp) => (line: PlacedLine) => pattern.test(plain.get(line) ?? '');
  const start = text.lines.findIndex(
    (line, at) => is(salutation)(line) && !isInAddress(line, text.lines.slice(at + 1), is),
  );
  const closed = text.lines.findIndex((line, at) => at > start && is(closing)(line));
  const end = closed >= 0 ? closed : lastLongLine(text);
  const column = mainColumn(text);
  const zones = new Map<PlacedLine, Zone>();
  for (const [at, line] of text.lines.entries()) {
    const first = line.page === (text.lines[0]?.page ?? 1);
    if (line.box[1] > footFrom || !inColumn(line, column)) zones.set(line, 'margin');
    else if (start >= 0 ? at < start : first && line.box[1] < headUntil && !(closed >= 0 && at >= closed))
      zones.set(line, 'head');
    else zones.set(line, (at > end || (at === closed && at > 0)) && at <= end + signatureLines ? 'close' : 'body');
  }
  return { zones, titles: new Set(titlesOf(text, plain, start)) };
}

/** "To whom it may concern" where an address would be: the date and the references come after it, and no sentence before them. */
function isInAddress(
  line: PlacedLine,
  after: readonly PlacedLine[],
  is: (pattern: RegExp) => (line: PlacedLine) => boolean,
): boolean {
  const next = after.slice(0, linesOfAddress);
  if (!is(/^\s*to whom/)(line) && !next.some(is(salutation))) return false;
  const date = next.findIndex(is(/^\s*(?:date|datum|dagtekening)\b/));
  return date >= 0 && next.slice(0, date).every(({ text }) => text.length <= 60);
}

/** A misspelt "Betreft" at the start of a line still is one. */
function withCue(plain: string): string {
  return plain.replace(/^\s*(\p{L}+)/u, (_, first: string) => asCue(first));
}

/** Without a closing, the signature is what stands below the last full line of the text. */
function lastLongLine(text: LetterText): number {
  return text.lines.findLastIndex((line) => line.text.length > 60 && line.box[1] <= footFrom);
}

/** The lines after "Betreft", on the same row, under it, or going on from it. */
function titlesOf(text: LetterText, plain: ReadonlyMap<PlacedLine, string>, start: number): PlacedLine[] {
  const at = text.lines.findIndex(
    (line, rank) => subjectLabel.test(plain.get(line) ?? '') && (start < 0 || rank < start + 3),
  );
  const label = text.lines[at];
  if (label === undefined) return headings(text, plain, start);
  const said = subjectLabel.exec(plain.get(label) ?? '')?.[1] ?? '';
  const first = said === '' ? besideOrUnder(text.lines, label)[0] : label;
  if (first === undefined) return headings(text, plain, start);
  const block = text.blocks[first.block]?.lines ?? [];
  const rank = block.indexOf(first);
  const more = block.slice(rank + 1, rank + 3);
  const stop = more.findIndex((line) => otherLabel.test(plain.get(line) ?? ''));
  return [label, first, ...(stop < 0 ? more : more.slice(0, stop)), ...headings(text, plain, start)];
}

/** Without a label: a line that stands alone by the salutation, or in the upper part of a letter without one. */
function headings(text: LetterText, plain: ReadonlyMap<PlacedLine, string>, start: number): PlacedLine[] {
  return text.lines.filter((line, at) => {
    const alone = (text.blocks[line.block]?.lines.length ?? 0) <= (start >= 0 ? 2 : 1);
    const near =
      start >= 0 ? at >= start - 4 && at <= start + 2 && at !== start : at > 0 && line.page === 1 && line.box[1] < 0.4;
    // A small letter opens no heading: the line goes on with a sentence.
    if (letterhead.test(plain.get(line) ?? '') || /^\s*\p{Ll}/u.test(line.text)) return false;
    return alone && near && (start >= 0 ? /^[^.]{8,110}\.?$/ : /^[^.]{6,80}$/).test(plain.get(line) ?? '');
  });
}

interface Column {
  left: number;
  right: number;
}

/** The column that holds most of the letters: the text itself. */
function mainColumn(text: LetterText): Column {
  const size = (block: { lines: PlacedLine[] }): number => block.lines.reduce((sum, line) => sum + line.text.length, 0);
  const largest = [...text.blocks].sort((a, b) => size(b) - size(a))[0];
  return { left: largest?.left ?? 0, right: largest?.right ?? 1 };
}

function inColumn(line: PlacedLine, column: Column): boolean {
  const overlap = Math.min(column.right, line.box[0] + line.box[2]) - Math.max(column.left, line.box[0]);
  return overlap > Math.min(line.box[2], column.right - column.left) * 0.4;
}
