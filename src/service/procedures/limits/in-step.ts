import { runsFor } from './joining.ts';
import type { LimitAlone } from './limit-acts.ts';
import type { OpenLimit } from './limit-row.ts';

/** A day that was said with the day that it never outlasts; what moves is not confirmed any more. */
export function heldWithin(kept: LimitAlone, day: string): LimitAlone {
  const { said, clear } = kept;
  if (said === null) return kept;
  const atMost = said.atMost !== null && said.atMost < day ? said.atMost : day;
  if (clear.drivingDay <= atMost) return { ...kept, said: { ...said, atMost } };
  return { ...kept, said: { ...said, atMost }, clear: { ...clear, drivingDay: atMost, confirmed: false } };
}

/** The said days that drive later than the limit that they are about, or than the one that runs on for it. */
export function saidPast(limits: readonly OpenLimit[], id: string, day: string): OpenLimit[] {
  const same = new Set([id, ...limits.filter((one) => runsFor(one, limits).id === id).map((one) => one.id)]);
  return limits.filter(
    ({ document: { said, clear } }) => same.has(said?.limit ?? '') && clear.state === 'open' && clear.drivingDay > day,
  );
}
