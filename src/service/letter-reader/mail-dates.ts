import { dateLabel, isAppointment, labelWords, office, otherLabel, weekday } from './date-labels.ts';
import { isAlone, isPlace } from './date-place.ts';
import type { FoundDate } from './dates.ts';
import { enclosedHead } from './enclosed.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import type { Surroundings } from './surroundings.ts';

export const sentToOffice =
  /\b(?:ik|wij|we|mijn|ons|onze|je|jouw|uw)\b|\b(?:bezwaar|beroep|aanvraag|verzoek|zienswijze|klacht|stukken|gronden)\w*\b/;

/** Whether a mail sends another on. */
export function sendsOn(letter: Letter): boolean {
  return letter.text.lines.some(({ text }) => sentOn.test(text));
}

/** The day of a letter that stands under the line by which a mail sends it on. */
export function isHeadUnderMark(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  if (!isUnderMark(letter, date)) return false;
  return (
    isQuotedHead(letter, around, date) || isOfficeAndDay(letter, around, date) || isRightUnderMark(letter, around, date)
  );
}

const mailLabel = /^\s*(?:van|from|de|aan|to|a|cc|onderwerp|subject|objet)\s*:/i;

/** Among the lines above a mail, which give the hour of its sending too. */
export function isMailHead(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  const near = letter.text.lines.filter(
    (other) => other.page === line.page && Math.abs(other.box[1] - line.box[1]) < Math.max(line.box[3], 0.01) * 7,
  );
  return new Set(near.map(({ text }) => mailLabel.exec(text)?.[0].toLowerCase().trim())).size > 2;
}

/** "Groningen, 10 november 2025" in a letter that a mail quotes. */
export function isQuotedHead(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  return token !== undefined && isPlace(token.line, token.from) && isAlone(letter, around, date, ['body']);
}

/** "Raad voor Rechtsbijstand, 11 september 2026": who wrote what is sent on, and when. */
function isOfficeAndDay(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const before = around.startOfLine(date);
  const token = letter.tokens[date.from];
  const standsApart = around.restOfLine(date) === '' || /,\s*$/.test(token?.line.text.slice(0, token.from) ?? '');
  return standsApart && before.split(' ').length <= 7 && office.test(before) && !otherDay.test(before);
}

const otherDay = /\b(?:op|tot|voor|vanaf|uiterlijk|zitting|afspraak|geldig)\b(?! (?:rechtsbijstand|asiel|migratie)\b)/;

/**
 * The date of a letter that somebody typed or pasted into his mail: alone on its line, after its label, a town or an
 * office.
 */
export function isPastedHead(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  if (token === undefined || isAppointment(letter, date)) return false;
  if (around.restOfLine(date) !== '') return false;
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  if (before === '') return !otherLabel.test(around.label(date));
  if (dateLabel.test(before)) return true;
  const isTown = pastedPlace.test(token.line.text.slice(0, token.from));
  return (
    isTown ||
    (office.test(before) &&
      before.split(' ').length <= 7 &&
      !otherDay.test(before) &&
      !cameIn.test(before) &&
      !sentToOffice.test(before))
  );
}

const pastedPlace = /^[\s>]*['’]?\p{Lu}[\p{L}'’ -]{2,24},[\p{L}, ]*$/u;

const sentOn =
  /\b(?:forwarded\s{1,9}message|original\s{1,9}message|doorgestuurde?\s{1,9}bericht|oorspronkelijk\s{1,9}bericht|begin\s{1,9}forwarded)\b/i;

/** "----- Rechtbank, 4 maart -----": the line that somebody drew himself above what he pasted. */
const ruled = /^\s{0,4}[-_=*—–]{2,}\s{0,4}\p{L}/u;

/** "----- Overgetikte brief -----" */
const copied = /^\s{0,4}[-_=*—–]{2,}[^\d]{0,40}\b(?:\w*brief|bericht|tekst|besluit|letter|message)\b/i;

/**
 * Under the line by which a mail program sends a letter on, that letter has a date of its own; it may be the earlier
 * one.
 */
export function isOfWhatWasSentOn(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  if (!isUnderMark(letter, date)) return false;
  return dateLabel.test(labelWords(around, date)) && isMailRest(around.restOfLine(date));
}

/** What somebody writes of the day on which he got or copied it. */
const cameIn = /\b(?:binnen|binnengekomen|gekregen|overgetypt|overgenomen|gekopieerd|foto)\b/;

/** Above the salutation of a letter that this one encloses. */
export function isOfEnclosed(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || !enclosedHead(letter).includes(line)) return false;
  const before = around.startOfLine(date);
  const from = letter.tokens[date.from]?.from ?? 0;
  const isOfOffice = office.test(before) && !otherLabel.test(before) && !cameIn.test(before);
  return before === '' || dateLabel.test(before) || isPlace(line, from) || isOfOffice;
}

/** "16 september 2026, V-nummer 2959920146": opens one of the first lines under the mark. */
function isRightUnderMark(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const { lines } = letter.text;
  const line = letter.tokens[date.from]?.line;
  const mark = lines.findIndex(({ text }) => sentOn.test(text) || copied.test(text));
  if (line === undefined || mark < 0 || lines.indexOf(line) - mark > linesUnderMark) return false;
  const before = around.startOfLine(date);
  const isOfOffice = office.test(before) && before.split(' ').length <= 7 && !otherDay.test(before);
  return (before === '' || isOfOffice) && !isAppointment(letter, date) && !otherLabel.test(around.label(date));
}

const linesUnderMark = 4;

/** The line that says who wrote the mail that a mail quotes. */
function isSecondHead(lines: readonly PlacedLine[], at: number): boolean {
  const first = lines.findIndex(({ text }) => fromLabel.test(text));
  return first >= 0 && at > first + longestMailHead && fromLabel.test(lines[at]?.text ?? '');
}

const fromLabel = /^\s*(?:van|from|de)\s*:/i;
const longestMailHead = 4;

function isUnderMark(letter: Letter, date: FoundDate): boolean {
  const { lines } = letter.text;
  const line = letter.tokens[date.from]?.line;
  if (line !== undefined && ruled.test(line.text)) return true;
  const mark = lines.findIndex(({ text }, at) => sentOn.test(text) || copied.test(text) || isSecondHead(lines, at));
  return mark !== -1 && line !== undefined && lines.indexOf(line) > mark;
}

/** Nothing, or the hour. */
function isMailRest(rest: string): boolean {
  return /^(?:om |at )?(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: uur| u| [ap]m)?)?$/.test(rest);
}
