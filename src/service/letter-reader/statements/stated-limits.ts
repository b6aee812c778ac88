import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadlines } from '../deadline-basis.ts';
import type { Findings } from '../findings.ts';
import type { Deadline } from '../reading.ts';
import type { Recognised } from '../recognise.ts';
import { reference } from './deed-days.ts';
import type { FoundStatement } from './statement.ts';

/**
 * Of a letter that is of no kind, the limits of what it states: until when something holds, by when to join a case, and each day by which
 * something is asked or done that no limit has yet.
 */
export function withStatedLimits(
  deadlines: Deadlines,
  { rules }: Recognised,
  statements: readonly FoundStatement[],
  found: Findings,
): Deadlines {
  return rules === null ? withDeeds(withOwnLimits(deadlines, statements), statements, found) : deadlines;
}

function withOwnLimits(deadlines: Deadlines, statements: readonly FoundStatement[]): Deadlines {
  const own = statements.flatMap((each) => {
    const deadline = limitOf(each);
    return deadline === null ? [] : [{ deadline, at: [each.found] }];
  });
  const isTold = ({ what, drivingDay }: Deadline): boolean =>
    deadlines.found.some(({ deadline }) => deadline.what === what && deadline.drivingDay <= drivingDay);
  return { ...deadlines, found: [...deadlines.found, ...own.filter(({ deadline }) => !isTold(deadline))] };
}

/** "Binnen vier weken vertrekken": a day that a duty, a request or a measure has and that is told by nothing else. */
function withDeeds(deadlines: Deadlines, statements: readonly FoundStatement[], found: Findings): Deadlines {
  const start = reference(found);
  let { found: all } = deadlines;
  for (const each of statements) {
    if (each.is !== 'duty' && each.is !== 'request' && each.is !== 'measure') continue;
    const { day, found: at } = each;
    if (day === null || start === null || day <= start) continue;
    // "Voor 1 mei": the day before is the one that is kept to.
    const dayBefore = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
    const isTold =
      all.some(({ deadline }) => [day, dayBefore].includes(deadline.drivingDay) || deadline.lastDay === day) ||
      found.appointments.some(({ date }) => date === day);
    if (!isTold) all = [...all, { deadline: ofLetter(day), at: [at] }];
  }
  return { ...deadlines, found: all };
}

const ofLetter = (day: string): Deadline => ({
  what: 'letter',
  lastDay: day,
  drivingDay: day,
  statedLastDay: day,
  law: 'letter',
  basis: 'the letter',
});

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
