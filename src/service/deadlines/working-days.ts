import { closureOf, isClosed, previousWorkingDay } from './calendar.ts';
import { dateOfDay, dayOfDate } from './days.ts';
import { type Holiday, holidaysOf } from './holidays.ts';

/** Whether a day is no Saturday, Sunday or holiday of the Algemene termijnenwet (Good Friday and decree days included). */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return !isClosed(dayOfDate(date), 'atw');
}

/** How many working days lie after the first day, up to and including the second; 0 when the second is not later. */
export function workingDaysBetween(after: Temporal.PlainDate, upTo: Temporal.PlainDate): number {
  const end = dayOfDate(upTo);
  let found = 0;
  for (let day = dayOfDate(after) + 1; day <= end; day += 1) if (closureOf(day) === null) found += 1;
  return found;
}

/** The day itself when it is a working day, else the last working day before it. */
export function workingDayOnOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return dateOfDay(previousWorkingDay(dayOfDate(date)));
}

/** The holiday on a day, or null. */
export function holidayOn(date: Temporal.PlainDate): Holiday | null {
  return holidaysOf(date.withCalendar('iso8601').year).find((holiday) => holiday.date.equals(date)) ?? null;
}
