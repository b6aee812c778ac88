const dutchTime = 'Europe/Amsterdam';
const usualMonths = 6;
const mostMonths = 12;

/** The last day that is offered: half a year from today. */
export function usualUntil(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ months: usualMonths });
}

/** May a match last until this day? Access is given for a year at most, and never backwards. */
export function untilRefusal(until: Temporal.PlainDate, today: Temporal.PlainDate): 'past' | 'too-late' | null {
  if (Temporal.PlainDate.compare(until, today) < 0) return 'past';
  return Temporal.PlainDate.compare(until, today.add({ months: mostMonths })) > 0 ? 'too-late' : null;
}

/** The moment at which a grant ends whose last day is given: midnight after it, in Dutch time. */
export function endOfDay(day: Temporal.PlainDate): Date {
  return new Date(day.add({ days: 1 }).toZonedDateTime(dutchTime).epochMilliseconds);
}
