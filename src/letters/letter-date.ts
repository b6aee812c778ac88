import type { FoundDate } from './dates.ts';
import { hasCellBeside, labelOf, lineAbove, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import { Surroundings } from './surroundings.ts';

/** The days from which a term may start to run: what the letter calls its date, and when it was sent. */
export interface LetterDates {
  letter: readonly FoundDate[];
  sent: readonly FoundDate[];
}

const dateLabel =
  /(?:^|\s)(?:datum|dagtekening|briefdatum|besluitdatum|notadatum|factuurdatum|nota datum|gedagtekend|date|le)(?: (?:van )?(?:deze |dit |het |de )?(?:brief|besluit|beschikking|beslissing|dagtekening|bericht|verzending|nota|factuur|uitspraak|uitgifte)| of (?:this )?(?:letter|decision|notice))?$|^(?:issued|done|given|signed|fait)(?: \w+){0,4} (?:on|le)$/;
const sentLabel =
  /(?:^|\s)(?:verzonden|verzenddatum|verzending|verstuurd|uitgereikt|bekendgemaakt|bekendmaking|datum (?:van )?(?:verzending|bekendmaking|uitreiking))(?: (?:op|d d|per|aan u op|op de))?$/;
const otherLabel =
  /geboorte|geboren|\bgeb\b|aanvraag|ontvangst|ontvangen|\buw\b|geldig|ingang|verval|einddatum|\bafspraak|inschrijving|vestiging|binnenkomst|zitting|afgifte|\btot\b|\bvan\b|\bop\b|hoorzitting|ingediend|besluit|melding|heroverweging|sinds|vanaf|uiterlijk|\bvoor\b|\bbefore\b|\buntil\b|\bby\b/;
const thisLetter = /\b(?:deze|dit) (?:brief|besluit|beschikking|beslissing)\b/;
const timeOfDay = /^\s*(?:tijd|tijdstip|aanvang|hoe laat)\s*(?::|$|\d)|\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} uur\b/;

/** No letter of this work is older; a date before it is a birth. */
const firstDay = '2009-01-01';
const longestInPost = 14;

/** Finds the date of the letter and the date of sending; a birth, an application or an appointment is neither. */
export function findLetterDates(letter: Letter, dates: readonly FoundDate[]): LetterDates {
  const around = new Surroundings(letter);
  const whole = dates.filter((date) => date.day !== null && date.day >= firstDay);
  const sent = whole.filter((date) => isSent(letter, around, date));
  const rest = whole.filter((date) => !sent.includes(date));
  const labelled = rest.filter(
    (date) =>
      ((isOutside(letter, date) && isLabelled(around, date)) || isOfWhatWasSentOn(letter, around, date)) &&
      !isAppointment(letter, date),
  );
  const placed = rest.filter(
    (date) => isAlone(letter, around, date, ['head', 'margin']) && !isAppointment(letter, date),
  );
  const heads = [...new Set([...labelled, ...placed])];
  if (heads.length > 0) return { letter: heads, sent };
  const signed = rest.filter((date) => isAlone(letter, around, date, ['close']));
  if (signed.length > 0) return { letter: signed, sent };
  const beside = rest.filter((date) => isOutside(letter, date) && isShortlyBefore(date, sent));
  if (beside.length > 0) return { letter: beside, sent };
  const opening = rest.filter((date) => opensHeadLine(letter, around, date)).slice(0, 1);
  if (opening.length > 0 || sent.length > 0) return { letter: opening, sent };
  const judged = rest.filter((date) => isJudged(around, date));
  return { letter: judged.length > 0 ? judged : onlyInHead(letter, around, rest), sent };
}

/** Beside a day of sending stands a day a little earlier whose label was lost: the letter may bear it. */
function isShortlyBefore({ day }: FoundDate, sent: readonly FoundDate[]): boolean {
  const first = sent
    .map((date) => date.day)
    .filter((each) => each !== null)
    .sort()[0];
  if (first === undefined || day === null || day > first) return false;
  return Temporal.PlainDate.from(day).until(first).days <= longestInPost;
}

/** A judgment without a letter around it: "uitspraak van de enkelvoudige kamer van 3 december", "uitgesproken op 15 september". */
function isJudged(around: Surroundings, date: FoundDate): boolean {
  const before = around.before(date, 9);
  return (
    /\b(?:uitgesproken|gewezen|gegeven|uitspraak|beschikking|vonnis|arrest|bekendgemaakt)\b(?: (?!besluit|brief)\p{L}+){0,7} (?:op|van)$/u.test(
      before,
    ) && !/\b(?:bij|tegen|met|in) (?:het |de |een )?(?:uitspraak|beschikking|besluit|vonnis)\b/.test(before)
  );
}

function isLabelled(around: Surroundings, date: FoundDate): boolean {
  const before = around.startOfLine(date);
  return dateLabel.test(before === '' ? around.label(date) : before) && !/geboorte ?datum/.test(before);
}

const sentOn =
  /\b(?:forwarded message|original message|doorgestuurd bericht|oorspronkelijk bericht|doorgestuurde bericht|begin forwarded)\b/i;

/** Under the line by which a mail program sends a letter on, that letter has a date of its own; it may be the earlier one. */
function isOfWhatWasSentOn(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const { lines } = letter.text;
  const line = letter.tokens[date.from]?.line;
  const mark = lines.findIndex(({ text }) => sentOn.test(text));
  if (mark === -1 || line === undefined || lines.indexOf(line) <= mark) return false;
  return dateLabel.test(around.startOfLine(date)) && around.restOfLine(date) === '';
}

function isSent(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const before = around.startOfLine(date);
  const outside = isOutside(letter, date);
  if (outside && sentLabel.test(before === '' ? around.label(date) : before) && !/\buw\b/.test(before)) return true;
  const sentence = around.sentence(date);
  return (
    thisLetter.test(sentence) &&
    (/^(?:aan u )?(?:verzonden|verstuurd|uitgereikt|bekendgemaakt)\b/.test(around.after(date, 3)) ||
      sentLabel.test(around.before(date, 4)))
  );
}

/** A line that is only a place and a date: "Den Haag, 27 november 2026". */
function isAlone(letter: Letter, around: Surroundings, date: FoundDate, zones: readonly string[]): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || !zones.includes(letter.zoneOf(line)) || line.page !== firstPage(letter, zones))
    return false;
  const before = around.startOfLine(date);
  if (around.restOfLine(date) !== '' || before.split(' ').length > 4 || otherLabel.test(before)) return false;
  // "Betreft: uw melding van" and under it the day: the subject goes on.
  const above = lineAbove(letter.text.lines, line);
  if (letter.isTitle(line) && above?.block === line.block && letter.isTitle(above)) return false;
  // "Huisbezoek: 20 april 2026": another day, whatever the label says; a place stands before a comma.
  const from = letter.tokens[date.from]?.from ?? 0;
  if (/:\s*$/.test(line.text.slice(0, from)) && !dateLabel.test(before)) return false;
  const label = labelOf(letter.text.lines, line);
  return label === undefined ? !hasCellBeside(letter.text.lines, line) : dateLabel.test(wordsIn(label.text));
}

function firstPage(letter: Letter, zones: readonly string[]): number {
  const lines = letter.text.lines.filter((line) => zones.includes(letter.zoneOf(line)));
  return Math.min(...lines.map((line) => line.page));
}

/** When the columns of a letterhead run together: "Datum Ons kenmerk", and under it a line that opens with the date. */
function opensHeadLine(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || letter.zoneOf(line) !== 'head' || around.startOfLine(date) !== '') return false;
  return /^(?:datum|dagtekening) (?!aanvraag|ontvangst)/.test(wordsIn(lineAbove(letter.text.lines, line)?.text ?? ''));
}

/** The one date above the salutation, among other references on its line, that no label calls something else. */
function onlyInHead(letter: Letter, around: Surroundings, dates: readonly FoundDate[]): FoundDate[] {
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

/** Outside the running text: what stands in the text is about something else. */
function isOutside(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  return letter.zoneOf(line) !== 'body' || (line.page > 1 && line.box[1] < 0.15);
}

/** A date with a time beside or below it is an appointment, also in a frame above the salutation. */
function isAppointment(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  const near = letter.text.lines.filter((other) => other.page === line.page && isNextTo(line.box, other.box));
  return near.some((other) => timeOfDay.test(other.text.toLowerCase().replace(/\d{1,2}[-./]\d{1,2}[-./]\d{2,4}/g, '')));
}

function isNextTo(one: readonly number[], other: readonly number[]): boolean {
  const height = Math.max(one[3] ?? 0, 0.01);
  const below = (other[1] ?? 0) - (one[1] ?? 0);
  return below > -height * 0.6 && below < height * 2.2 && Math.abs((other[0] ?? 0) - (one[0] ?? 0)) < 0.05;
}
