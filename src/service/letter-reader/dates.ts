import { oneLetterApart } from '#app/platform/language/index.ts';
import { dayInWords } from './number-words.ts';
import { pattern } from './pattern.ts';
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
  /** The weekday beside it is another one, or a part of it cannot be read: nobody may count on it. */
  doubtful?: boolean;
  /** Named from the day of the letter, as "aanstaande maandag". */
  named?: boolean;
}

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const short = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ');
const french = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
const english = 'january february march april may june july august september october november december'.split(' ');
const spanish = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const german = 'januar februar marz april mai juni juli august september oktober november dezember'.split(' ');
const languages = [months, short, english, french, spanish, german];
const otherShort = new Map(
  Object.entries({ janv: 1, fevr: 2, mar: 3, maa: 3, avr: 4, may: 5, juil: 7, sept: 9, oct: 10, dez: 12 }),
);
/** "4-III-2027": months as some courts and embassies write them. */
const roman = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');
const weekdays = [
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' '),
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  'ma di wo do vr za zo'.split(' '),
];

/** Every date that is written out, in digits, or both; in the order of the letter. */
export function findDates(text: LetterText): FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < text.tokens.length; ) {
    const date =
      inShort(text.tokens, at) ??
      inWords(text.tokens, at) ??
      inDigits(text.tokens, at) ??
      inParts(text.tokens, at) ??
      worn(text.tokens, at);
    if (date !== null) found.push(...sharing(text.tokens, date));
    if (date !== null) found.push(contradicted(text.tokens, date) ? { ...date, doubtful: true } : date);
    at = date?.to ?? at + 1;
  }
  return found;
}

const joint = /^(?:en|and|et|y|of|or)$/;
const dayName =
  /^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ma|di|wo|do|vr|za|zo)$/;
/** "23 en 25 maart 2027", "9, 16 en 23 maart": the days that share the month of the last. */
function sharing(tokens: readonly Token[], date: FoundDate): FoundDate[] {
  const whole = date.day === null ? date.without : Temporal.PlainDate.from(date.day);
  const first = tokens[date.from];
  if (whole === undefined || first === undefined || !/^\d{1,2}$/.test(first.word)) return [];
  if (monthNumber(tokens[date.from + 1]?.word ?? '') === null) return [];
  const found: FoundDate[] = [];
  let last = whole.day;
  let at = date.from - 1;
  for (;;) {
    if (dayName.test(tokens[at]?.word ?? '')) at -= 1;
    const joined = joint.test(tokens[at]?.word ?? '');
    if (joined) at -= 1;
    const token = tokens[at];
    if (token === undefined || token.sentence !== first.sentence || !/^\d{1,2}$/.test(token.word)) break;
    const comma = token.line.text.slice(token.to).startsWith(',');
    const day = Number(token.word);
    if (!(joined || (comma && found.length > 0)) || day < 1 || day >= last) break;
    found.unshift(
      date.day === null
        ? { from: at, to: at + 1, day: null, without: { month: whole.month, day } }
        : { from: at, to: at + 1, day: isoDay(Number(date.day.slice(0, 4)), whole.month, day) },
    );
    last = day;
    at -= 1;
  }
  return found;
}

/** A figure of it was read with little certainty, another weekday stands before it, or one more digit: "1 2 januari" may be the twelfth. */
function contradicted(tokens: readonly Token[], date: FoundDate): boolean {
  const before = tokens[date.from - 1];
  const first = tokens[date.from];
  const parts = tokens.slice(date.from, date.to).filter(({ word }) => /\d/.test(word));
  if (parts.some(({ word, line }) => line.unsure.some((each) => each.toLowerCase().includes(word)))) return true;
  if (before === undefined || first === undefined || before.line !== first.line) return false;
  if (/^[1-3oil]$/.test(before.word) && /^\d$/.test(first.word) && first.from - before.to === 1) return true;
  const named = weekdays.map((names) => names.indexOf(before.word)).find((at) => at >= 0);
  return named !== undefined && date.day !== null && Temporal.PlainDate.from(date.day).dayOfWeek !== named + 1;
}

/** What was a date and cannot be read: "12 jenuarl 2026", "z4 maart 2026", "maart 2026" without its day after "op". */
function worn(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === undefined || second === undefined || first.line !== second.line) return null;
  const none = { from: at, day: null, doubtful: true };
  const year = third !== undefined && third.line === first.line && (yearNumber(third.word) ?? 0) >= firstYear;
  if (year && dayNumber(first.word) !== null && monthLength.test(second.word)) return { ...none, to: at + 3 };
  const fourth = tokens[at + 3];
  const month = third === undefined ? null : monthNumber(second.word + third.word);
  const day = dayNumber(first.word);
  const written = fourth?.line === first.line ? yearNumber(fourth.word) : null;
  // "3 j uni 2026"
  if (day !== null && month !== null && written !== null)
    return { from: at, to: at + 4, day: isoDay(written, month, day) };
  const garbled = /^(?=.*\d)[\dbilosz]{1,3}$|^[ilo]{2}$/.test(first.word);
  if (year && garbled && monthNumber(second.word) !== null) return { ...none, to: at + 3 };
  const led = /^(?:op|uiterlijk|dagtekening|datum|dag)$/.test(tokens[at - 1]?.word ?? '');
  const monthless = dayNumber(first.word) !== null && (yearNumber(second.word) ?? 0) >= firstYear;
  if (monthless && (led || /^(?:voor|tot|met)$/.test(tokens[at - 1]?.word ?? ''))) return { ...none, to: at + 2 };
  const dayless = monthNumber(first.word) !== null && yearNumber(second.word) !== null;
  return dayless && led ? { ...none, to: at + 2 } : null;
}

/** A short word between a day and a year of now: "3 unii 2026". */
const monthLength = /^\p{L}{3,10}$/u;
const firstYear = 2020;

/** The day of a date without a year: the first one on or after the date of the letter. */
export function completed(date: FoundDate, letterDate: string | null): string | null {
  if (date.without === undefined || letterDate === null) return date.day;
  const year = Temporal.PlainDate.from(letterDate).year;
  const thisYear = isoDay(year, date.without.month, date.without.day);
  if (thisYear !== null && thisYear >= letterDate) return thisYear;
  const nextYear = isoDay(year + 1, date.without.month, date.without.day);
  return nextYear !== null && nextYear > farthest(letterDate) ? null : nextYear;
}

/** A day without a year that would come so much later is one that has been: "het paspoort dat u op 19 oktober gaf". */
function farthest(letterDate: string): string {
  return Temporal.PlainDate.from(letterDate).add({ days: 300 }).toString();
}

/** "27 november 2026", "27 nov. 2026", "de 27e november", "November 27, 2026", "negen november 2026" */
function inWords(tokens: readonly Token[], at: number): FoundDate | null {
  const word = (step: number): string => tokens[at + step]?.word ?? '';
  const of = /^(?:of|de)$/.test(word(1)) ? 1 : 0;
  const [first, second, third] = [word(0), word(1), word(2)];
  const [day, month] = [dayNumber(first) ?? dayInWords(first), monthNumber(word(1 + of))];
  if (day !== null && month !== null) {
    const step = 2 + of + (/^(?:de|del)$/.test(word(2 + of)) ? 1 : 0);
    const year = yearNumber(word(step));
    if (year !== null) return { from: at, to: at + step + 1, day: isoDay(year, month, day) };
    // A number in words is a day of the year to come only where a day is named: "een eerste mei" tells of any year.
    if (dayNumber(first) === null && !isNamed(tokens, at)) return null;
    return day >= 1 && day <= 31 ? { from: at, to: at + 2 + of, day: null, without: { month, day } } : null;
  }
  const year = yearNumber(third);
  const [month2, day2] = [monthNumber(first), dayNumber(second)];
  if (day2 !== null && month2 !== null && year !== null)
    return { from: at, to: at + 3, day: isoDay(year, month2, day2) };
  return null;
}

/** "Op negen mei", "uiterlijk de eerste april"; not "de eerste april" alone. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const word = (back: number): string => tokens[at - back]?.word ?? '';
  return namesDay.test(word(1) === 'de' && /(?:ste|de)$/.test(word(0)) ? word(2) : word(1));
}

const namesDay = pattern()`
    ^(?:op|uiterlijk|voor|tot|met|tegen|by|on|before|le|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag
    |zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$
  `;

/** "27-XI-2026", "27 XI 2026", "27-nov-26", "27 nov '26": a month that only its year makes one, and a year that only its mark does. */
function inShort(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === undefined || second === undefined || third === undefined || first.line !== third.line) return null;
  const day = /^\d{1,2}$/.test(first.word) ? Number(first.word) : null;
  if (day === null) return null;
  const year = yearNumber(third.word);
  const month = year === null ? monthNumber(second.word) : roman.indexOf(second.word) + 1;
  const marked = /^\d{2}$/.test(third.word) && /[-/'’]$/.test(third.line.text.slice(second.to, third.from));
  const written = year ?? (marked ? fullYear(third.word) : null);
  if (written === null || month === null || month === 0) return null;
  return { from: at, to: at + 3, day: isoDay(written, month, day) };
}

/** "27-11-2026", "27/11/26", "27.11.2026", "27.11.26", "2026-11-27" */
function inDigits(tokens: readonly Token[], at: number): FoundDate | null {
  const word = asDigits(tokens[at]?.word ?? '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  const bare = /^(\d{1,2})[-/](\d{1,2})$/.exec(word);
  if (
    bare &&
    bareLead.test(tokens[at - 1]?.word ?? '') &&
    /^(?:om|te|van|tussen|at|\d{1,2}[.:]\d{2})$/.test(tokens[at + 1]?.word ?? '')
  ) {
    const [day, month] = [Number(bare[1]), Number(bare[2])];
    if (isoDay(2024, month, day) !== null) return { from: at, to: at + 1, day: null, without: { month, day } };
  }
  if (iso) return { from: at, to: at + 1, day: isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) };
  const dutch = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(word);
  if (!dutch) return null;
  // "3.6.26" is a number of a paragraph; a day writes its naughts, and its year is one of now.
  if (dutch[2] === '.' && dutch[4]?.length === 2 && !/^[0-3]\d\.[01]\d\.[23]\d$/.test(word)) return null;
  const year = fullYear(dutch[4] ?? '');
  if (year < 1900 || year > 2100) return null;
  return { from: at, to: at + 1, day: isoDay(year, Number(dutch[3]), Number(dutch[1])) };
}

const bareLead = /^(?:op|per|datum|afspraak|ma|di|wo|do|vr|za|zo|\w+dag|huisarts|tandarts|gza|intake|gesprek|is)$/;
/** "27 - 11 - 2026", as some forms space it, or "l2-ll-2O26", as worn paper is read. */
function inParts(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === undefined || second === undefined || third === undefined || first.line !== third.line) return null;
  const written = first.line.text.slice(first.from, third.to);
  const parts = /^([\doil|]{1,2})\s*([-/.])\s*([\doil|]{1,2})\s*\2\s*([\doil|]{4})$/i.exec(written.toLowerCase());
  const [day = '', month = '', year = ''] = [parts?.[1], parts?.[3], parts?.[4]].map((part) => digitsOf(part ?? ''));
  if (!parts || !/^(?:19|20)\d{2}$/.test(year) || !/\d/.test(`${parts[1]}${parts[3]}`)) return null;
  return { from: at, to: at + 3, day: isoDay(Number(year), Number(month), Number(day)) };
}

function dayNumber(word: string): number | null {
  const plain = asDigits(word.replace(/(?<=\d)(?:er|e|ste|de|st|nd|rd|th)$/, ''));
  return /^\d{1,2}$/.test(plain) ? Number(plain) : null;
}

function monthNumber(word: string): number | null {
  if (word === '' || /\d/.test(word)) return null;
  for (const names of languages) {
    const at = names.indexOf(word);
    if (at >= 0) return at + 1;
  }
  const other = otherShort.get(word);
  if (other !== undefined) return other;
  const near = months.filter((name) => name.length >= 6 && oneLetterApart(name, word));
  return near.length === 1 && near[0] !== undefined ? months.indexOf(near[0]) + 1 : null;
}

function yearNumber(word: string): number | null {
  const plain = asDigits(word);
  return /^(?:19|20)\d{2}$/.test(plain) ? Number(plain) : null;
}

/** What a reader of worn paper takes for letters: 2O26, l2-11-2026. Only where a digit stands beside it. */
function asDigits(word: string): string {
  return /\d/.test(word) ? digitsOf(word) : word;
}

function digitsOf(word: string): string {
  return word.replace(/o/g, '0').replace(/[il|]/g, '1');
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
