import type { OpenCase, OpenedRowOf, OpenForReading } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { isTaskKind, ownName, renewNextDue, taskKinds, tasks } from '#app/service/cases/index.ts';
import { askForDay, followAppointment } from './following.store.ts';
import { heldTasksOf } from './held.store.ts';
import type { OpenTask, TaskState } from './open-task.ts';

/** The tasks of an open case, promised or from letters, the first day first. */
export async function listTasks(open: OpenCase): Promise<OpenTask[]> {
  return (await tasks.list(open, { kind: taskKinds })).map(openTask);
}

/** One task of this case; null when there is none, also when the id belongs to another case or to a worry. */
export async function readTask(open: OpenCase, id: string): Promise<OpenTask | null> {
  const kept = await tasks.find(open, id, { kind: taskKinds });
  return kept && openTask(kept);
}

/** Tasks of cases that a list has opened, each with its case. */
export async function tasksOf<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
  ids: readonly string[],
): Promise<{ of: Case; task: OpenTask }[]> {
  const kept = await tasks.listed(visit, cases, { id: ids, kind: taskKinds });
  return kept.map(({ of, row }) => ({ of, task: openTask(row) }));
}

function openTask(kept: OpenedRowOf<typeof tasks>): OpenTask {
  if (!isTaskKind(kept.kind)) throw new Error('Only tasks of our kinds were asked for.');
  return { ...kept, kind: kept.kind };
}

/**
 * Marks a task if it is still the version that was seen. 'held': contact with the authorities of the client's country
 * that is not said to be safe does not come back into the lists, unless they set it themselves. 'undated': an appointment
 * whose day is still to come stays in the lists until it has one; it is called off where it was made. 'moved': another one
 * stands in its place. 'for-coordinators': what a stop of contact asks is not a volunteer's to close.
 */
export async function changeTask(
  open: OpenCase,
  task: OpenTask,
  seen: number,
  act: { state: TaskState; reason: string | null; steps?: readonly string[]; byEvent?: true },
): Promise<'saved' | 'stale' | 'held' | 'undated' | 'moved' | 'for-coordinators'> {
  const { visit } = open;
  const { id, kind, document } = task;
  if (act.state === 'open' && document.appointment?.movedTo != null) return 'moved';
  if (act.state === 'open') {
    const held = (await heldTasksOf(open, [task])).get(id);
    if (held && !held.byLetter) return 'held';
  }
  if (staysUndated(task, act)) return 'undated';
  // It stands above the coordinators' work while it is open: whoever pressed the stop does not take it away from them.
  if (kind === 'safe-again' && act.state !== 'open' && !may(visit, 'case.grant')) return 'for-coordinators';
  const { state, reason } = act;
  const change = { state, reason, at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
  const renewal = document.renewal && { ...document.renewal, done: [...(act.steps ?? document.renewal.done)] };
  // Something of a renewal got ready while the rest goes on.
  const goesOn = renewal !== null && state === task.state && reason === null;
  const saved = await tasks.change(
    open,
    { id, version: seen },
    {
      act: 'changed',
      document: { ...document, renewal, changes: goesOn ? document.changes : [...document.changes, change] },
      told: { object: kind },
      clear: { state },
    },
  );
  if (saved === 'stale') return 'stale';
  if (kind === 'appointment') await followAppointment(open, task, { state: act.state, day: task.dueDay });
  if (kind === 'ask-day' && act.state === 'done') await askAgain(open, document.about);
  await renewNextDue(visit, open.caseId);
  return 'saved';
}

/** What has no day cannot be over; and what the map still says is to come is not called off in a list. */
const staysUndated = (
  { kind, dueDay, state, document: { event } }: OpenTask,
  act: { state: TaskState; byEvent?: true },
) =>
  kind === 'appointment' &&
  dueDay === null &&
  state === 'open' &&
  (act.state === 'done' || (act.state === 'dropped' && event !== null && act.byEvent !== true));

/** Asked, and not known yet: it is asked again. */
async function askAgain(open: OpenCase, about: string | null): Promise<void> {
  const appointment = about === null ? null : await readTask(open, about);
  if (appointment?.state === 'open' && appointment.dueDay === null) await askForDay(open, appointment.id);
}
