import type { Kept, OpenCase, OpenForReading } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { isTaskKind, ownName, renewNextDue, taskKinds, tasks } from '#app/service/cases/index.ts';
import { heldTasksOf } from './gate/held.store.ts';
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
  const kept = await tasks.listed(visit, cases, ids, { kind: taskKinds });
  return kept.map(({ of, row }) => ({ of, task: openTask(row) }));
}

function openTask(kept: Kept<typeof tasks>): OpenTask {
  if (!isTaskKind(kept.kind)) throw new Error('Only tasks of our kinds were asked for.');
  return { ...kept, kind: kept.kind };
}

/**
 * Marks a task if it is still the version that was seen. 'held': contact with the authorities of the client's country
 * that is not said to be safe does not come back into the lists, unless they set it themselves.
 */
export async function changeTask(
  open: OpenCase,
  task: OpenTask,
  seen: number,
  act: { state: TaskState; reason: string | null; steps?: readonly string[] },
): Promise<'saved' | 'stale' | 'held'> {
  const { visit } = open;
  const { id, kind, document } = task;
  if (act.state === 'open') {
    const held = (await heldTasksOf(open, [task])).get(id);
    if (held && !held.byLetter) return 'held';
  }
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
  if (saved === 'saved') await renewNextDue(visit, open.caseId);
  return saved;
}
