import { type DecreeChange, limitDefinition, tryLastDay, withDecreeDays } from '#app/service/deadlines/index.ts';
import { recount } from './count-limit.ts';

/** Another reading of a legal term, from a screen: another length, or a start that is some days earlier. */
export interface AddedReading {
  limit: string;
  term: string;
  earlier: number;
}

/** What was added to the law from a screen. It can only make a day earlier on which we must act. */
export interface AddedLaw {
  readings: readonly AddedReading[];
  days: readonly DecreeChange[];
}

/** A limit as it is in the clear. */
export interface CountedLimit {
  catalogueId: string;
  start: string;
  term: string | null;
  purpose: 'act' | 'wait';
  drivingDay: string;
}

/**
 * The earliest day that added law gives to a limit, where it is earlier than the one that drives; else null. Where we wait
 * nothing is added: an earlier day would have us act too early, and a later one nobody can bring about from a screen.
 */
export function earlierByAddedLaw(limit: CountedLimit, law: AddedLaw): string | null {
  if (limit.purpose === 'wait') return null;
  const days = [...law.readings.flatMap((reading) => dayOfReading(limit, reading) ?? []), ...byDecree(limit, law.days)];
  const [earliest] = days.sort();
  return earliest !== undefined && earliest < limit.drivingDay ? earliest : null;
}

/** The day that this reading gives to the limit; null where it is of another one, or cannot be counted. */
export function dayOfReading(
  { catalogueId, start }: Pick<CountedLimit, 'catalogueId' | 'start'>,
  reading: AddedReading,
): string | null {
  const law = limitDefinition(catalogueId)?.counts[0]?.law;
  if (reading.limit !== catalogueId || law === undefined) return null;
  const from = Temporal.PlainDate.from(start).subtract({ days: reading.earlier });
  const answer = tryLastDay({ law, start: from, term: reading.term, for: 'act' });
  return answer.ok ? answer.value.drivingDay.toString() : null;
}

/** The day under the calendar with what was added and struck, where that makes it another one. */
function byDecree(limit: CountedLimit, days: readonly DecreeChange[]): string[] {
  if (days.length === 0) return [];
  const now = recount(limit)?.drivingDay;
  const then = withDecreeDays(days, () => recount(limit)?.drivingDay);
  return then === undefined || then === now ? [] : [then];
}

interface Said<Words> {
  values(): Iterable<Words & { ended: boolean }>;
}

/** Of what was said about the law, what stands: not what was taken back. */
export function standingLaw({ readings, days }: { readings: Said<AddedReading>; days: Said<DecreeChange> }): AddedLaw {
  return {
    readings: [...readings.values()].filter(({ ended }) => !ended),
    days: [...days.values()].filter(({ ended }) => !ended),
  };
}
