import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { clashes, type Going } from '#app/service/appointments/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import type { OpenTask } from './open-task.ts';
import { tasksOf } from './tasks.store.ts';

/** Another appointment on the same day to which somebody goes along; in a case that the reader holds. */
export interface Clash {
  reference: string;
  task: OpenTask;
}

/** For each of these people the appointments that overlap with this one, in the cases that the reader holds. */
export async function clashesOf(
  { visit }: OpenCase,
  task: OpenTask,
  people: readonly string[],
): Promise<Map<string, Clash[]>> {
  if (task.dueDay === null || task.state !== 'open' || people.length === 0) return new Map();
  const rows = await visit.db
    .selectFrom('task')
    .innerJoin('case_file', 'case_file.id', 'task.case_id')
    .select(['task.id', 'task.case_id'])
    .where('case_file.status', '=', 'open')
    .where('task.kind', '=', 'appointment')
    .where('task.state', '=', 'open')
    .where('task.due_day', '=', task.dueDay)
    .where('task.id', '!=', task.id)
    .execute();
  const cases = await openListedCases(
    visit,
    rows.map(({ case_id }) => case_id),
  );
  const others = await tasksOf(
    visit,
    cases,
    rows.map(({ id }) => id),
  );
  const overlapping = others.filter((other) => clashes(goingOf(task), goingOf(other.task)));
  return new Map(
    people.map((id) => [
      id,
      overlapping
        .filter((other) => other.task.document.appointment?.along.some((one) => one.id === id) === true)
        .map((other) => ({ reference: other.of.reference, task: other.task })),
    ]),
  );
}

/** When somebody goes there, and how long one travels. */
export const goingOf = ({ dueDay, document }: OpenTask): Going => ({
  day: dueDay,
  time: document.time,
  travel: document.appointment?.travel ?? null,
});
