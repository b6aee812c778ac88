import { type ClosedReason, closureOf, isClosed } from './calendar.ts';
import { type Day, dateOfDay } from './days.ts';
import { articleOf, type HolidayCode } from './holidays.ts';
import { type Law, moveBasis, regimes } from './laws.ts';

/** Why the last day moved on by one day: the day was closed, or the term held fewer than two working days. */
export type MoveReason = ClosedReason | 'two-working-days';
export const moveReasons: readonly MoveReason[] = [
  'saturday',
  'sunday',
  ...(Object.keys(articleOf) as HolidayCode[]),
  'two-working-days',
];

/** One skipped day. The reason is a code that the interface can say in any language; the basis is the article. */
export interface SkippedDay {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  reason: MoveReason;
  basis: string;
}

/** Every day that was skipped between the raw last day and the last day under the law. */
export function movesBetween(law: Law, raw: Day, last: Day): SkippedDay[] {
  const moves: SkippedDay[] = [];
  for (let day = raw; day < last; day += 1) {
    moves.push({ from: dateOfDay(day), to: dateOfDay(day + 1), ...whyNot(law, day) });
  }
  return moves;
}

function whyNot(law: Law, day: Day): Pick<SkippedDay, 'reason' | 'basis'> {
  const under = regimes[law].moves ?? 'atw';
  const closure = isClosed(day, under) ? closureOf(day) : null;
  if (closure === null) {
    const basis = under === 'atw' ? moveBasis.twoWorkingDays : moveBasis.euTwoWorkingDays;
    return { reason: 'two-working-days', basis };
  }
  if (under === 'atw-3-1') return { reason: closure, basis: moveBasis.eu };
  if (closure === 'saturday' || closure === 'sunday') return { reason: closure, basis: moveBasis.weekend };
  return { reason: closure, basis: moveBasis.atw(articleOf[closure]) };
}
