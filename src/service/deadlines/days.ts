/** A day as a whole number: days since 1 January 1970 (proleptic Gregorian). Computing with these needs no time zone. */
export type Day = number;

/** The day number of a date; month 1–12. Takes any day of the month that exists. */
export function dayNumber(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month and day of the month of a day number. */
export function civilOf(number: Day): { year: number; month: number; day: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The same day number some months later (or earlier), else the last day of that month (HR 2017:2225). */
export function sameDayNumber(from: Day, months: number): Day {
  const { year, month, day } = civilOf(from);
  const target = monthAfter(year, month, months);
  return dayNumber(target.year, target.month, Math.min(day, lengthOfMonth(target.year, target.month)));
}

/** As `sameDayNumber`, but the last day of a month leads to the last day of a month (Leidraad Invordering). */
export function monthEndToMonthEnd(from: Day, months: number): Day {
  const { year, month, day } = civilOf(from);
  const isMonthEnd = day === lengthOfMonth(year, month);
  const target = monthAfter(year, month, months);
  return isMonthEnd
    ? dayNumber(target.year, target.month, lengthOfMonth(target.year, target.month))
    : sameDayNumber(from, months);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayNumber(number: Day): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** How many days a month has. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a date at the door, whatever its calendar. */
export function dayOfDate(date: Temporal.PlainDate): Day {
  const iso = date.withCalendar('iso8601');
  return dayNumber(iso.year, iso.month, iso.day);
}

/** The date at the door of a day number. */
export function dateOfDay(number: Day): Temporal.PlainDate {
  const { year, month, day } = civilOf(number);
  return new Temporal.PlainDate(year, month, day);
}

function monthAfter(year: number, month: number, months: number): { year: number; month: number } {
  const total = year * 12 + month - 1 + months;
  return { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 };
}
