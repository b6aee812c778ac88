import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Deadline } from '../reading.ts';
import type { Recognised } from '../recognise.ts';
import type { FoundStatement } from './statement.ts';

/** Of a letter that is of no kind, the limits of what it states: until when something holds, and by when to join a case. */
export function withStatedLimits(
  deadlines: Deadlines,
  { rules }: Recognised,
  statements: readonly FoundStatement[],
): Deadlines {
  if (rules !== null) return deadlines;
  const own = statements.flatMap((each) => {
    const deadline = limitOf(each);
    return deadline === null ? [] : [{ deadline, at: [each.found] }];
  });
  const isTold = ({ what, drivingDay }: Deadline): boolean =>
    deadlines.found.some(({ deadline }) => deadline.what === what && deadline.drivingDay <= drivingDay);
  return { ...deadlines, found: [...deadlines.found, ...own.filter(({ deadline }) => !isTold(deadline))] };
}

function limitOf(statement: FoundStatement): Deadline | null {
  if (statement.is === 'period') {
    const { limit, day, start } = statement;
    const [count] = limitDefinition(limit)?.counts ?? [];
    return {
      what: limit,
      lastDay: day,
      drivingDay: day,
      law: count?.law ?? 'letter',
      start,
      term: count?.term ?? '',
      basis: limitDefinition(limit)?.basis ?? 'the letter',
    };
  }
  if (statement.is !== 'remedy' || statement.value !== 'claim' || statement.drivingDay === null) return null;
  const { drivingDay: day } = statement;
  return { what: 'TM19', lastDay: day, drivingDay: day, statedLastDay: day, law: 'letter', basis: 'Sv 51g(3)' };
}
