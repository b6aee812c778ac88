import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, ownName, tasks } from '#app/service/cases/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import type { OpenEvent, RunningProcedure } from '../running/index.ts';
import { decidedBy, knownFor } from './meets.ts';

const term = 'TM06';

/**
 * A permit that was granted anew ends too: until its last day is written down there is one task to look it up, for the next
 * renewal is planned from that day. It goes with the day, and with a decision that was a mistake.
 */
export async function keepNextRenewal(
  open: OpenCase,
  procedures: readonly RunningProcedure[],
  limits: readonly OpenLimit[],
): Promise<void> {
  const granted = procedures
    .filter(({ document }) => document.key === 'renewal-and-withdrawal')
    .flatMap((procedure) =>
      procedure.events
        .filter(({ document }) => document.happening === 'granted')
        .map((event) => ({ event, needsEnd: needsEnd(procedure, event, limits) })),
    );
  if (granted.length === 0) return;
  const kept = await tasks.list(open, { kind: 'find-validity-end' });
  for (const { event, needsEnd: isNeeded } of granted) {
    const letter = letterOf(event);
    const own = kept.filter(
      ({ document }) => document.about === event.id || (letter !== null && document.letter === letter),
    );
    if (isNeeded && own.length === 0) await ask(open, event);
    if (!isNeeded)
      for (const task of own.filter(({ state, document }) => state === 'open' && document.about === event.id))
        await end(open, task, event.document.cancelled ? 'dropped' : 'done');
  }
}

const letterOf = ({ document: { document } }: OpenEvent) => (document?.kind === 'letter' ? document.id : null);

/** Nobody wrote down yet until when the permit is valid that this decision gave. */
function needsEnd(procedure: RunningProcedure, event: OpenEvent, limits: readonly OpenLimit[]): boolean {
  if (event.document.cancelled || decidedBy(procedure, event, limits, term) === null) return false;
  return !limits.some(
    (limit) => limit.document.clear.catalogueId === term && knownFor(procedure, event, limit) === 'after',
  );
}

async function ask(open: OpenCase, event: OpenEvent): Promise<void> {
  const rest = { letter: letterOf(event), time: null, place: null, term: null, about: event.id };
  await addTask(open, { kind: 'find-validity-end', day: today().toString(), ...rest });
}

type Kept = Awaited<ReturnType<typeof tasks.list>>[number];

async function end(open: OpenCase, { id, version, document }: Kept, state: 'done' | 'dropped'): Promise<void> {
  const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const change = { at, by: open.visit.person.id, name: await ownName(open.visit), state, reason: null };
  await tasks.change(
    open,
    { id, version },
    {
      act: 'changed',
      document: { ...document, changes: [...document.changes, change] },
      told: { object: 'find-validity-end' },
      clear: { state },
    },
  );
}
