/** The only place that writes dates: Gregorian, Latin digits, Dutch time; anything else would show other years to a Thai or Persian reader. */
import { formattingLocale, type Lang } from './languages.ts';

/** A day (`PlainDate`, `2026-11-27`) or a moment (`Instant`, ISO string with a zone, `Date`), which is read in Dutch time. */
export type DateLike = Temporal.PlainDate | Temporal.Instant | Date | string;

const dutchTime = 'Europe/Amsterdam';

/** "27 november 2026" */
export function longDate(date: DateLike, lang: Lang): string {
  return write(plainDate(date), lang, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "maandag 28 december 2026" */
export function dayAndDate(date: DateLike, lang: Lang): string {
  return write(plainDate(date), lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "27 nov 2026" */
export function shortDate(date: DateLike, lang: Lang): string {
  return write(plainDate(date), lang, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** "27 november 2026, 10:30"; takes a moment, not a day. */
export function dateAndTime(moment: Temporal.Instant | Date | string, lang: Lang): string {
  return `${longDate(moment, lang)}, ${timeOfDay(moment, lang)}`;
}

/** "10:30" in Dutch time. */
export function timeOfDay(moment: Temporal.Instant | Date | string, lang: Lang): string {
  const format = formatter(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: dutchTime });
  return format.format(new Date(instant(moment).epochMilliseconds));
}

/** The parts of a calendar leaf: `{ weekday: 'ma', day: '28', month: 'dec' }`. */
export function leafOf(date: DateLike, lang: Lang): { weekday: string; day: string; month: string } {
  const day = plainDate(date);
  return {
    weekday: write(day, lang, { weekday: 'short' }),
    day: String(day.day),
    month: write(day, lang, { month: 'short' }).replace(/\.$/, ''),
  };
}

/** "dinsdag" */
export function weekdayName(date: DateLike, lang: Lang): string {
  return write(plainDate(date), lang, { weekday: 'long' });
}

/** The Dutch day of a moment, or the day itself. Throws a RangeError on text that is no date. */
export function plainDate(date: DateLike): Temporal.PlainDate {
  if (date instanceof Temporal.PlainDate) return date;
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) return Temporal.PlainDate.from(date);
  return instant(date).toZonedDateTimeISO(dutchTime).toPlainDate();
}

/** Today in the Netherlands. */
export function today(): Temporal.PlainDate {
  const hour = Math.floor(Date.now() / 3_600_000);
  if (hour !== known.hour) known = { hour, day: Temporal.Now.plainDateISO(dutchTime) };
  return known.day;
}

/** Day and hour by the clock on the wall in the Netherlands. */
export const wallClock = (): Temporal.PlainDateTime => Temporal.Now.plainDateTimeISO(dutchTime);

/** A list asks for today once a row. Dutch days change on a whole hour of world time, in summer and in winter. */
let known = { hour: Number.NaN, day: Temporal.PlainDate.from('1970-01-01') };

function instant(moment: Temporal.Instant | Date | string): Temporal.Instant {
  if (moment instanceof Temporal.Instant) return moment;
  if (moment instanceof Date) return Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  return Temporal.Instant.from(moment);
}

function write(date: Temporal.PlainDate, lang: Lang, options: Intl.DateTimeFormatOptions): string {
  return formatter(lang, { ...options, timeZone: 'UTC' }).format(Date.UTC(date.year, date.month - 1, date.day));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(formattingLocale(lang), options);
  formatters.set(key, known);
  return known;
}
