import { longDate } from '#app/platform/language/index.ts';
import { holidayOn } from '#app/service/deadlines/index.ts';
import type { DemoLetter } from './demo-letter.ts';

export type DemoLetterDay = Temporal.PlainDate;
export interface Addressee {
  /** "Mevrouw …" or "De heer …". */
  name: string;
  street: string;
  town: string;
  vNumber: string;
}

/** A letter of one kind, to somebody, of a day. */
export type LetterWriter = (to: Addressee, day: DemoLetterDay) => DemoLetter;

/** A day as letters write it. */
export const on = (day: DemoLetterDay) => longDate(day, 'nl');
export const dear = ({ name }: Addressee) => (name.startsWith('De heer') ? 'Geachte heer,' : 'Geachte mevrouw,');

/**
 * Last working day on or before a day: authorities do not write on Sundays or at Christmas, nor ask anybody to come
 * then.
 */
export function workday(day: DemoLetterDay): DemoLetterDay {
  const before = day.subtract({ days: Math.max(0, day.dayOfWeek - 5) });
  return holidayOn(before) === null ? before : workday(before.subtract({ days: 1 }));
}

/** A working day so long after the letter. */
export const later = (day: DemoLetterDay, days: number) => on(workday(day.add({ days })));
export const earlier = (day: DemoLetterDay, days: number) => on(workday(day.subtract({ days })));

/** A number that belongs to nobody and is the same each time. */
export const numberOf = (to: Addressee, digits: number) =>
  [...`${to.name}${to.street}`]
    .reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 10 ** digits, 7)
    .toString()
    .padStart(digits, '0');

interface Written {
  from: readonly string[];
  refs?: readonly (readonly [label: string, value: string])[];
  subject: string;
  text: readonly string[];
  sign: readonly string[];
}

/** The letter with its date, the client it is to, and the greeting. */
export function writtenLetter(
  to: Addressee,
  day: DemoLetterDay,
  { from, refs = [], subject, text, sign }: Written,
): DemoLetter {
  return {
    fileName: `brief-${day.toString()}.pdf`,
    head: from,
    to: [to.name, to.street, to.town],
    refs: [['Datum', on(day)], ...refs],
    subject,
    text: [dear(to), ...text],
    sign: ['Met vriendelijke groet,', '', ...sign],
  };
}
