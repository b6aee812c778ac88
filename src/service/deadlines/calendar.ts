import { type Day, dayNumber, dayOfDate, weekdayNumber } from './days.ts';
import { coveredFrom, coveredUntil, type HolidayCode, holidayDaysOf } from './holidays.ts';

/** Why a day is closed. */
export type ClosedReason = 'saturday' | 'sunday' | HolidayCode;

/** Which days count as closed: all of the Act, or only weekends and the days of its article 3(1). */
export type ClosedUnder = 'atw' | 'atw-3-1';

// One byte a day. Wide enough for the longest term allowed (a hundred years) from the outermost start.
const years = { from: 1795, to: 2305 };
const firstDay = dayNumber(years.from, 1, 1);

const closures: readonly (ClosedReason | null)[] = [
  null,
  'saturday',
  'sunday',
  'good-friday',
  'decree',
  'new-years-day',
  'easter-monday',
  'kings-day',
  'queens-day',
  'liberation-day',
  'ascension-day',
  'whit-monday',
  'christmas-day',
  'second-christmas-day',
];
const GOOD_FRIDAY = 3;
const DECREE = 4;
const table = fillTable();

const coveredFromDay = dayOfDate(coveredFrom);
const coveredUntilDay = dayOfDate(coveredUntil);

/** Why a day is closed under the Act, or null for a working day. */
export function closureOf(day: Day): ClosedReason | null {
  return closures[table[day - firstDay] ?? 0] ?? null;
}

/** Whether a day is closed in the given sense. */
export function isClosed(day: Day, under: ClosedUnder): boolean {
  const code = table[day - firstDay] ?? 0;
  return under === 'atw' ? code !== 0 : code !== 0 && code !== GOOD_FRIDAY && code !== DECREE;
}

/** The day itself when it is open, else the next open day. */
export function nextOpen(day: Day, under: ClosedUnder): Day {
  let next = day;
  while (isClosed(next, under)) next += 1;
  return next;
}

/** The day itself when it is a working day, else the last one before it. */
export function previousWorkingDay(day: Day): Day {
  let previous = day;
  while (isClosed(previous, 'atw')) previous -= 1;
  return previous;
}

/** The working day that lies so many working days before a day. */
export function workingDaysBefore(day: Day, howMany: number): Day {
  let found = day;
  for (let left = howMany; left > 0; left -= 1) found = previousWorkingDay(found - 1);
  return found;
}

/** Whether every day from one to another lies where we know all holidays. */
export function isCovered(from: Day, to: Day): boolean {
  return from >= coveredFromDay && to <= coveredUntilDay;
}

/** A day that a decree equated with a holiday and our table does not know, or one in our table that no decree equated. */
export interface DecreeChange {
  day: string;
  change: 'equated' | 'struck';
}

/** What `work` gives under a calendar with these days changed; afterwards it is as it was. */
export function withDecreeDays<T>(changes: readonly DecreeChange[], work: () => T): T {
  const before: [index: number, code: number][] = [];
  try {
    for (const { day, change } of changes) {
      const index = dayOfDate(Temporal.PlainDate.from(day)) - firstDay;
      const code = table[index];
      const [from, to] = change === 'equated' ? ([0, DECREE] as const) : ([DECREE, 0] as const);
      if (code !== from) continue;
      before.push([index, code]);
      table[index] = to;
    }
    return work();
  } finally {
    for (const [index, code] of before.reverse()) table[index] = code;
  }
}

function fillTable(): Uint8Array {
  const filled = new Uint8Array(dayNumber(years.to + 1, 1, 1) - firstDay);
  for (let index = 0; index < filled.length; index += 1) {
    const weekday = weekdayNumber(firstDay + index);
    if (weekday === 6) filled[index] = closures.indexOf('saturday');
    if (weekday === 0) filled[index] = closures.indexOf('sunday');
  }
  for (let year = years.from; year <= years.to; year += 1) {
    for (const { day, code } of holidayDaysOf(year)) filled[day - firstDay] = closures.indexOf(code);
  }
  return filled;
}
