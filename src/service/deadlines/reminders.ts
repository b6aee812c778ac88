import { workingDaysBefore } from './calendar.ts';
import { dateOfDay, dayOfDate } from './days.ts';
import { earlyReminders } from './renewal.ts';

/** Why a reminder goes out on a day. `at-once` stands for the ones whose day had already passed. */
type ReminderCode = 'months' | '30-days' | '14-days' | '7-days' | '2-working-days' | 'on-the-day' | 'at-once';

export interface Reminder {
  on: Temporal.PlainDate;
  code: ReminderCode;
}

/**
 * The days on which to remind, in order, one a day: 30, 14 and 7 calendar days before, two working days before, and on
 * the day; of a permit that ends, three and two months before too. Those before today are dropped, and then one goes
 * out at once unless one is due today anyway.
 */
export function reminderDays(drivingDay: Temporal.PlainDate, today: Temporal.PlainDate, limit = ''): Reminder[] {
  const driving = dayOfDate(drivingDay);
  const now = dayOfDate(today);
  // The later line wins where two fall on one day: two working days before can lie a week before, around Ascension.
  const planned = new Map<number, ReminderCode>([
    ...earlyReminders(limit, drivingDay).map((on) => [dayOfDate(on), 'months'] as const),
    [driving - 30, '30-days'],
    [driving - 14, '14-days'],
    [driving - 7, '7-days'],
    [workingDaysBefore(driving, 2), '2-working-days'],
    [driving, 'on-the-day'],
  ]);
  const left = [...planned].filter(([day]) => day >= now);
  const somePassed = left.length < planned.size;
  if (somePassed && !left.some(([day]) => day === now)) left.push([now, 'at-once']);
  return left.sort(([a], [b]) => a - b).map(([day, code]) => ({ on: dateOfDay(day), code }));
}
