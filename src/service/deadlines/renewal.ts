import { declaredTerm } from './catalogue.ts';

/** The day on which to begin with what this limit is the last day of; null for a limit that asks nothing so early. */
export function beginsOn(limit: string, drivingDay: Temporal.PlainDate): Temporal.PlainDate | null {
  const renewal = declaredTerm(limit)?.renewal;
  return renewal ? before(drivingDay, renewal.begins) : null;
}

/** The days, months ahead, on which to remind of this limit besides the days of every limit. */
export function earlyReminders(limit: string, drivingDay: Temporal.PlainDate): Temporal.PlainDate[] {
  return (declaredTerm(limit)?.renewal?.reminds ?? []).map((months) => before(drivingDay, months));
}

/** Months before the end of the permit, which is the day after the last one on which the request may arrive. */
const before = (drivingDay: Temporal.PlainDate, months: number) => drivingDay.add({ days: 1 }).subtract({ months });
