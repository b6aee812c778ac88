/** Limits before which much must be done: when that begins, and when it is asked after, in months before the end. */
const renewals: Readonly<Record<string, { begins: number; reminds: readonly number[] }>> = {
  // The statement that the criminal case runs and the passport take months (Vc B8/3.3; the question to the lawyer about a
  // longer permit too). Four months, and three and two, are ours; the day itself is that of Vb 3.80(1).
  TM06: { begins: 4, reminds: [3, 2] },
};

/** The day on which to begin with what this limit is the last day of; null for a limit that asks nothing so early. */
export function beginsOn(limit: string, drivingDay: Temporal.PlainDate): Temporal.PlainDate | null {
  const renewal = renewals[limit];
  return renewal ? before(drivingDay, renewal.begins) : null;
}

/** The days, months ahead, on which to remind of this limit besides the days of every limit. */
export function earlyReminders(limit: string, drivingDay: Temporal.PlainDate): Temporal.PlainDate[] {
  return (renewals[limit]?.reminds ?? []).map((months) => before(drivingDay, months));
}

/** Months before the end of the permit, which is the day after the last one on which the request may arrive. */
const before = (drivingDay: Temporal.PlainDate, months: number) => drivingDay.add({ days: 1 }).subtract({ months });
