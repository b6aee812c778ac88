import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, ownName, type TaskKind, tasks } from '#app/service/cases/index.ts';
import type { OpenTask } from './open-task.ts';

/** So many days after somebody wrote down that the day is still to come it is asked after, and again each time it is not known yet. */
const askAfterDays = 7;

/** What follows from an appointment in the lists: while it has no day it is asked after, and what changed is told. */
export async function followAppointment(
  open: OpenCase,
  { id, document }: Pick<OpenTask, 'id' | 'document'>,
  now: { state: OpenTask['state']; day: string | null },
): Promise<void> {
  if (now.state !== 'open') {
    await close(open, 'ask-day', [id]);
    // What was moved stands on, under another id: there is nothing more to tell of this one.
    if (now.state === 'dropped' && document.appointment?.movedTo == null) await tell(open, id, [id]);
  } else if (now.day === null) await askForDay(open, id);
}

/** The day of an appointment is asked after: one task, in place of the one before. */
export async function askForDay(open: OpenCase, about: string): Promise<void> {
  await close(open, 'ask-day', [about]);
  const day = today().add({ days: askAfterDays }).toString();
  await addTask(open, { kind: 'ask-day', letter: null, day, time: null, place: null, term: null, about });
}

/** Everybody who has the case finds today that there is something to tell; one task for all that changed of one appointment. */
export async function tell(open: OpenCase, about: string, earlier: readonly string[]): Promise<void> {
  await close(open, 'tell-appointment', earlier);
  const day = today().toString();
  await addTask(open, { kind: 'tell-appointment', letter: null, day, time: null, place: null, term: null, about });
}

/** Closes the open tasks of a kind about these appointments: what they asked is answered. */
export async function close(open: OpenCase, kind: TaskKind, about: readonly string[]): Promise<void> {
  const found = (await tasks.list(open, { kind, state: 'open' })).filter(
    ({ document }) => document.about !== null && about.includes(document.about),
  );
  if (found.length === 0) return;
  const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const change = {
    at,
    by: open.visit.person.id,
    name: await ownName(open.visit),
    state: 'done' as const,
    reason: null,
  };
  for (const { id, version, document } of found)
    await tasks.change(
      open,
      { id, version },
      {
        act: 'changed',
        document: { ...document, changes: [...document.changes, change] },
        told: { object: kind },
        clear: { state: 'done' },
      },
    );
}
