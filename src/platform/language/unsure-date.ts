import { longDate } from './dates.ts';
import type { Lang } from './languages.ts';
import { readDate } from './read-date.ts';

/** A date as far as it is known: a day (`2023-05-01`), a month (`2023-05`) or only a year (`2023`). */
export type UnsureDate = string;

/** Reads a day, a month (05-2023, mei 2023) or a year (2023) as people type it; null when it is none of them. */
export function readUnsureDate(text: string): UnsureDate | null {
  const typed = text.trim();
  const day = readDate(typed);
  if (day !== null) return day.toString();
  const iso = /^(\d{4})-(\d{2})$/.exec(typed);
  const month = iso ? readDate(`${typed}-01`) : (readDate(`1 ${typed}`) ?? readDate(`1-${typed}`));
  if (month !== null) return month.toString().slice(0, 7);
  return /^\d{4}$/.test(typed) && readDate(`${typed}-01-01`) !== null ? typed : null;
}

/** "27 november 2026", "november 2026" or "2026". */
export function unsureDate(date: UnsureDate, lang: Lang): string {
  if (date.length === 4) return date;
  if (date.length === 7) return longDate(`${date}-01`, lang).split(' ').slice(1).join(' ');
  return longDate(date, lang);
}

/** The first and last day that it may be. */
export function unsureSpan(date: UnsureDate): { from: string; to: string } {
  if (date.length === 4) return { from: `${date}-01-01`, to: `${date}-12-31` };
  if (date.length === 7) {
    const month = Temporal.PlainYearMonth.from(date);
    return { from: `${date}-01`, to: month.toPlainDate({ day: month.daysInMonth }).toString() };
  }
  return { from: date, to: date };
}
