import { dateLabel, isAppointment, otherLabel, weekday } from './date-labels.ts';
import type { FoundDate } from './dates.ts';
import { hasCellBeside, labelOf, lineAbove, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import type { Surroundings } from './surroundings.ts';

/** Alone in the head or the margin. */
export function isPlaced(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  return isAlone(letter, around, date, ['head', 'margin']) && !isAppointment(letter, date);
}

/** A town, or nothing: "Your visit of 21 October" and "Nota bloedonderzoek 4 mei" are subjects. */
function isName(text: string): boolean {
  return text.split(/[\s,.]+/).every((word) => word === '' || inName.test(word));
}

const inName = /^(?:['’]?\p{Lu}[\p{L}'’-]*|'[st]-\p{Lu}[\p{L}-]*|op|van|den|der|de|aan|het|le|the|d)$/u;

/** Behind a town in the head of the letter. */
export function isAtPlace(letter: Letter, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  return token !== undefined && letter.zoneOf(token.line) === 'head' && isPlace(token.line, token.from);
}

/** A name with a capital and a comma opens the line. */
export function isPlace({ text }: PlacedLine, until: number): boolean {
  return /^\s*['’]?\p{L}[\p{L}'’ -]{2,24},[\p{L}, ]*$/u.test(text.slice(0, until));
}

/** A line that is only a place and a date: "Den Haag, 27 november 2026". */
export function isAlone(letter: Letter, around: Surroundings, date: FoundDate, zones: readonly string[]): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || !zones.includes(letter.zoneOf(line)) || line.page !== firstPage(letter, zones))
    return false;
  const from = letter.tokens[date.from]?.from ?? 0;
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  if (around.restOfLine(date) !== '' || before.split(' ').length > 4) return false;
  // "Bergen op Zoom, 4 maart": a place may hold one of the words that lead to a day.
  if (
    !isName(
      ` ${line.text.slice(0, from)}`.replace(/ \p{L}+,? *$/u, (last) =>
        weekday.test(last.toLowerCase().replace(/(?<![, ])[, ]+$/, '')) ? '' : last,
      ),
    ) &&
    !dateLabel.test(before)
  )
    return false;
  if (otherLabel.test(isPlace(line, from) ? before.replace(/ (?:op|aan|van|de|den|der|het) /g, ' ') : before))
    return false;
  const above = lineAbove(letter.text.lines, line);
  if (above?.block === line.block && endsInSentence(above, line)) return false;
  // "Betreft: uw melding van" and under it the day: the subject goes on.
  if (letter.isTitle(line) && above?.block === line.block && letter.isTitle(above)) return false;
  // "Huisbezoek: 20 april 2026": another day, whatever the label says; a place stands before a comma.
  if (/:\s*$/.test(line.text.slice(0, from)) && !dateLabel.test(before)) return false;
  const label = labelOf(letter.text.lines, line);
  return label === undefined ? !hasCellBeside(letter.text.lines, line) : dateLabel.test(wordsIn(label.text));
}

/** The last words of a paragraph in a narrow column: "(melding van" and under it "11-02-2027);". */
function endsInSentence({ text }: PlacedLine, line: PlacedLine): boolean {
  return /\p{Ll}\s*$/u.test(text) && (wordsIn(text).split(' ').length > 4 || /[.;,]\s*$/.test(line.text));
}

function firstPage(letter: Letter, zones: readonly string[]): number {
  const lines = letter.text.lines.filter((line) => zones.includes(letter.zoneOf(line)));
  return Math.min(...lines.map((line) => line.page));
}

/** When the columns of a letterhead run together: "Datum Ons kenmerk", and under it a line that opens with the date. */
export function opensHeadLine(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || letter.zoneOf(line) !== 'head' || around.startOfLine(date) !== '') return false;
  return /^(?:datum|dagtekening) (?!aanvraag|ontvangst)\D*$/.test(
    wordsIn(lineAbove(letter.text.lines, line)?.text ?? ''),
  );
}

/** The one date above the salutation, among other references on its line, that no label calls something else. */
export function onlyInHead(letter: Letter, around: Surroundings, dates: readonly FoundDate[]): FoundDate[] {
  const heads = dates.filter((date) => {
    const line = letter.tokens[date.from]?.line;
    return line !== undefined && line.page === 1 && ['head', 'margin'].includes(letter.zoneOf(line));
  });
  const [only] = heads;
  if (only === undefined || heads.length > 1) return [];
  const before = around.startOfLine(only);
  return before.split(' ').length > 3 ||
    otherLabel.test(`${before} ${around.label(only)}`) ||
    isAppointment(letter, only)
    ? []
    : [only];
}
