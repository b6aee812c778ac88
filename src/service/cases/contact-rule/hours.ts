import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

/** Hours at which a client may be reached, in the Netherlands: days of the week (Monday is 1) and a piece of the day. */
const zone = 'Europe/Amsterdam';
const endOfDay = 24 * 60;
/** More would be a calendar, and nobody reads one before calling. */
export const mostPeriods = 3;

const minuteOfDay = z.int().min(0).max(endOfDay);
export const periodSchema = sealedDocument({
  days: always(z.array(z.int().min(1).max(7)).min(1)),
  /** Minutes since midnight. */
  from: always(minuteOfDay),
  /** The first minute that is too late; 1440 is midnight. */
  to: always(minuteOfDay),
});
export type Period = z.infer<typeof periodSchema>;

/** Is it one of these hours? By the clock on the wall there: what the client means by "after six", also in summer time. */
export function isWithin(hours: readonly Period[], at: Temporal.Instant): boolean {
  const there = at.toZonedDateTimeISO(zone);
  const minute = there.hour * 60 + there.minute;
  return hours.some(({ days, from, to }) => days.includes(there.dayOfWeek) && from <= minute && minute < to);
}

/**
 * What is wrong with hours as somebody chose them; null when nothing is. A piece that ends before it begins would run on
 * through the night, and hours that never end are no rule.
 */
export function wrongHours(hours: readonly Period[]): 'ends-early' | 'never-ends' | null {
  if (hours.some(({ from, to }) => to <= from)) return 'ends-early';
  return neverEnds(hours) ? 'never-ends' : null;
}

/** Is every minute of the week in one of them? */
function neverEnds(hours: readonly Period[]): boolean {
  const week = [1, 2, 3, 4, 5, 6, 7];
  return week.every((day) => {
    const ofDay = hours.filter(({ days }) => days.includes(day)).toSorted((one, other) => one.from - other.from);
    return ofDay.reduce((until, { from, to }) => (from <= until ? Math.max(until, to) : until), 0) >= endOfDay;
  });
}

/** "18.30", "18:30" or "18" as minutes since midnight; null when it is no time. 24:00 is the end of the day. */
export function minuteFrom(typed: string): number | null {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[.:h](\d{2}))?\s*$/.exec(typed) ?? [];
  if (hour === '' || Number(minute) > 59) return null;
  const at = Number(hour) * 60 + Number(minute);
  return at <= endOfDay ? at : null;
}

/** "18:30" */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
