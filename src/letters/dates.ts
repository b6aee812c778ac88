import { oneLetterApart } from './nearness.ts';
import type { LetterText, Token } from './text.ts';

/**
 * A date in the letter: the tokens from..to, and the day as ISO 8601, or null where there is no such day.
 * Without a year (`8 december`) the day and month stand apart: the date of the letter decides.
 */
export interface FoundDate {
  from: number;
  to: number;
  day: string | null;
  without?: { month: number; day: number };
}

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const short = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ');
const french = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
const english = 'january february march april may june july august september october november december'.split(' ');

/** Every date that is written out, in digits, or both; in the order of the letter. */
export function findDates(text: LetterText): FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < text.tokens.length; ) {
    const date = inWords(text.tokens, at) ?? inDigits(text.tokens, at) ?? inParts(text.tokens, at);
    if (date !== null) found.push(date);
    at = date?.to ?? at + 1;
  }
  return found;
}

/** The day of a date without a year: the first one on or after the date of the letter. */
export function completed(date: FoundDate, letterDate: string | null): string | null {
  if (date.without === undefined || letterDate === null) return date.day;
  const year = Temporal.PlainDate.from(letterDate).year;
  const thisYear = isoDay(year, date.without.month, date.without.day);
  return thisYear !== null && thisYear >= letterDate
    ? thisYear
    : isoDay(year + 1, date.without.month, date.without.day);
}

/** "27 november 2026", "27 nov. 2026", "de 27e november", "November 27, 2026" */
function inWords(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, second, third] = [tokens[at]?.word ?? '', tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
  const year = yearNumber(third);
  const [day, month] = [dayNumber(first), monthNumber(second)];
  if (day !== null && month !== null) {
    if (year !== null) return { from: at, to: at + 3, day: isoDay(year, month, day) };
    return day >= 1 && day <= 31 ? { from: at, to: at + 2, day: null, without: { month, day } } : null;
  }
  const [month2, day2] = [monthNumber(first), dayNumber(second)];
  if (day2 !== null && month2 !== null && year !== null)
    return { from: at, to: at + 3, day: isoDay(year, month2, day2) };
  return null;
}

/** "27-11-2026", "27/11/26", "27.11.2026", "2026-11-27" */
function inDigits(tokens: readonly Token[], at: number): FoundDate | null {
  const word = asDigits(tokens[at]?.word ?? '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  if (iso) return { from: at, to: at + 1, day: isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) };
  const dutch = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(word);
  if (!dutch || (dutch[2] === '.' && dutch[4]?.length === 2)) return null;
  const year = fullYear(dutch[4] ?? '');
  if (year < 1900 || year > 2100) return null;
  return { from: at, to: at + 1, day: isoDay(year, Number(dutch[3]), Number(dutch[1])) };
}

/** "27 - 11 - 2026", as some forms space it. */
function inParts(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === undefined || second === undefined || third === undefined || first.line !== third.line) return null;
  const written = first.line.text.slice(first.from, third.to);
  const parts = /^(\d{1,2})\s*([-/])\s*(\d{1,2})\s*\2\s*((?:19|20)\d{2})$/.exec(written);
  if (!parts) return null;
  return { from: at, to: at + 3, day: isoDay(Number(parts[4]), Number(parts[3]), Number(parts[1])) };
}

function dayNumber(word: string): number | null {
  const plain = asDigits(word.replace(/(?<=\d)(?:e|ste|de|st|nd|rd|th)$/, ''));
  return /^\d{1,2}$/.test(plain) ? Number(plain) : null;
}

function monthNumber(word: string): number | null {
  if (word === '' || /\d/.test(word)) return null;
  for (const names of [months, short, english, french]) {
    const at = names.indexOf(word);
    if (at >= 0) return at + 1;
  }
  const near = months.filter((name) => name.length >= 6 && oneLetterApart(name, word));
  return near.length === 1 && near[0] !== undefined ? months.indexOf(near[0]) + 1 : null;
}

function yearNumber(word: string): number | null {
  const plain = asDigits(word);
  return /^(?:19|20)\d{2}$/.test(plain) ? Number(plain) : null;
}

/** What a reader of worn paper takes for letters: 2O26, l2-11-2026. Only where a digit stands beside it. */
function asDigits(word: string): string {
  return /\d/.test(word) ? word.replace(/o/g, '0').replace(/[il]/g, '1') : word;
}

/** Two digits are a year of this century up to 50: a letter is new, a birth is old. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year <= 50 ? 2000 + year : 1900 + year;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return null;
  return new Temporal.PlainDate(year, month, day).toString();
}
