import { type Day, dayOfDate } from './days.ts';
import type { Pause } from './question.ts';

/**
 * How many days a term stood still (Awb 4:15): from the day after the request to the day of completion, which itself
 * counts again, or does not in the other reading. Days before the event, after the end, or told twice stop nothing.
 */
export function daysStoodStill(event: Day, raw: Day, pauses: readonly Pause[], completionDayToo: boolean): number {
  let end = raw;
  let settled = event;
  const inOrder = pauses
    .map(({ asked, completed }) => ({ asked: dayOfDate(asked), completed: dayOfDate(completed) }))
    .sort((a, b) => a.asked - b.asked);
  for (const { asked, completed } of inOrder) {
    const lastStill = completionDayToo ? completed : completed - 1;
    if (asked >= end || lastStill <= settled) continue;
    end += Math.max(0, lastStill - Math.max(asked, settled));
    settled = Math.max(settled, lastStill);
  }
  return end - raw;
}
