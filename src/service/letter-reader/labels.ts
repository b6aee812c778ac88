import { asCue } from './cues.ts';
import type { PlacedLine } from './line.ts';
import { normalise } from './normalise.ts';
import { pattern } from './pattern.ts';

const labelWords = pattern()`
    datum|kenmerk|nummer|\bnr\b|betreft|onderwerp|inzake|bijlage|behandel|contact|telefoon|dagtekening|verzonden
    |verstuurd|geboren|\bgeb\b|aanvraag|brief|besluit|beschikking|aangifte|bezwaar|geldig|ingang|\btot\b|einde
    |uiterlijk|voldoen|betaald|rekening|eindigt|begint|vervalt|betalen voor|betaal voor|voor of op|vervaldag
    |afspraak|wanneer|\btijd(?:stip)?\b|hoe laat|plaats|locatie|waar\b|ontvang|inschrijving|vestiging|zitting
    |uitgereikt|bekend|\bdate\b|\bdag\b
  `;

const farAway = 0.05;
const besideAt = 0.2;

/** Text as words with single spaces, for comparing labels. */
export function wordsIn(text: string): string {
  return (normalise(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).map(asCue).join(' ');
}

/** True for "Datum", "Uw aanvraag van", "Kenmerk:" and the like: few words, no number, and they ask for a value. */
export function isLabel(line: PlacedLine): boolean {
  const words = wordsIn(line.text);
  if (words === '' || /\d/.test(words) || words.split(' ').length > 5) return false;
  return /:\s*$/.test(line.text) || labelWords.test(words);
}

/** The label of a value that opens its line: on its left in the same row, else above it. */
export function labelOf(lines: readonly PlacedLine[], value: PlacedLine): PlacedLine | undefined {
  const left = nearest(
    lines.filter((line) => inRow(line, value) && line.box[0] < value.box[0]),
    (line) => -line.box[0],
  );
  const above = lineAbove(lines, value);
  const over = above !== undefined && isLabel(above) ? above : undefined;
  if (left === undefined || !(isLabel(left) || goesOnAsLabel(lines, left))) return over;
  // A letterhead beside a margin is no label of what is in the margin: "Zittingsplaats Utrecht" | "Datum" over a date.
  const isFar = value.box[0] - left.box[0] - left.box[2] > farAway && !/:\s*$/.test(left.text);
  return isFar && over !== undefined ? over : left;
}

/** True when words are on its left in the row, as beside a value in a table: it does not stand alone. */
export function hasCellBeside(lines: readonly PlacedLine[], value: PlacedLine): boolean {
  return lines.some((line) => {
    const gap = value.box[0] - (line.box[0] + line.box[2]);
    return inRow(line, value) && gap > 0 && gap < besideAt && line.box[2] < besideAt && !/\d/.test(line.text);
  });
}

/** The first of two lines of a label: "Overgedragen door" over "IND:", where no value stands beside the second. */
function goesOnAsLabel(lines: readonly PlacedLine[], left: PlacedLine): boolean {
  const more = lines.find((line) => isRightUnder(left, line) && /:\s*$/.test(line.text));
  return more !== undefined && !lines.some((line) => inRow(line, more) && line.box[0] > more.box[0]);
}

/** The words of a label; one that was too long for its column goes on below, where no value stands beside it. */
export function labelWordsOf(lines: readonly PlacedLine[], value: PlacedLine): string {
  const label = labelOf(lines, value);
  if (label === undefined) return '';
  const more = lines.find((line) => line !== value && isRightUnder(label, line) && /^\p{Ll}/u.test(line.text));
  const goesOn = more !== undefined && !lines.some((line) => inRow(line, more) && line.box[0] > more.box[0]);
  return wordsIn(goesOn ? `${label.text} ${more.text}`.replace(/(?<=\p{L})- (?=\p{Ll})/u, '') : label.text);
}

/** The line that a line stands right under. */
export function lineAbove(lines: readonly PlacedLine[], value: PlacedLine): PlacedLine | undefined {
  return nearest(
    lines.filter((line) => isRightUnder(line, value)),
    (line) => -line.box[1],
  );
}

/** What may be the value of a label: to its right in the same row, or under it; another label is none. */
export function valuesOf(lines: readonly PlacedLine[], label: PlacedLine): PlacedLine[] {
  return besideOrUnder(lines, label).filter((line) => !isLabel(line));
}

/** The nearest line to the right in the same row, and the one right under it, as far as they are there. */
export function besideOrUnder(lines: readonly PlacedLine[], label: PlacedLine): PlacedLine[] {
  const right = nearest(
    lines.filter((line) => inRow(line, label) && line.box[0] > label.box[0]),
    (line) => line.box[0],
  );
  const below = nearest(
    lines.filter((line) => isRightUnder(label, line)),
    (line) => line.box[1],
  );
  return [right, below].filter((line) => line !== undefined);
}

export function inRow(line: PlacedLine, other: PlacedLine): boolean {
  const middle = other.box[1] + other.box[3] / 2;
  return line !== other && line.page === other.page && line.box[1] <= middle && line.box[1] + line.box[3] >= middle;
}

/** The lower line stands close under the upper one, at the same left or right edge. */
function isRightUnder(upper: PlacedLine, lower: PlacedLine): boolean {
  const gap = lower.box[1] - (upper.box[1] + upper.box[3]);
  const height = Math.max(lower.box[3], 0.01);
  if (upper === lower || upper.page !== lower.page || gap < -height * 0.5 || gap > height) return false;
  const right = (line: PlacedLine): number => line.box[0] + line.box[2];
  return Math.abs(upper.box[0] - lower.box[0]) < 0.03 || Math.abs(right(upper) - right(lower)) < 0.01;
}

function nearest(lines: readonly PlacedLine[], rank: (line: PlacedLine) => number): PlacedLine | undefined {
  return [...lines].sort((a, b) => rank(a) - rank(b))[0];
}
