import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type ListedCase, openListedCases } from '#app/service/cases/index.ts';
import { type DueQuestion, type DueShow, dueRows, spanOf } from './due-source.ts';
import { type LimitRow, limitColumns, type OpenLimit, openLimit } from './limit-row.ts';
import { type OpenTask, openTask, type TaskRow } from './tasks.store.ts';

export const dueOnAPage = 50;

/** One line of the list: a limit or a task of a case that I hold. */
export type DueLine = { reference: string; name: string | null; day: string | null } & (
  | { limit: OpenLimit; task?: never }
  | { task: OpenTask; limit?: never }
);

/** How many limits and tasks are open in the cases that I hold. The same query as the list. */
export async function countDue(visit: Visit, question: DueShow | DueQuestion = 'week'): Promise<number> {
  const counted = await dueRows(visit, asQuestion(question))
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}

/** The open limits and tasks of the cases that I hold, the first day first; `more` says that there is a next page. */
export async function dueList(
  visit: Visit,
  question: DueShow | DueQuestion = 'week',
  page = 1,
  size = dueOnAPage,
): Promise<{ lines: DueLine[]; more: boolean }> {
  const due = await dueRows(visit, asQuestion(question))
    .selectAll('row')
    .orderBy(sql`day nulls last`)
    .orderBy(sql`is_limit`, 'desc')
    .orderBy(sql`what`)
    .orderBy(sql`id`)
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  const shown = due.slice(0, size);
  const cases = await openListedCases(
    visit,
    shown.map((row) => row.case_id),
  );
  const limits = await limitRows(visit, idsOf(shown, true));
  const tasks = await taskRows(visit, idsOf(shown, false));
  const lines = shown.map((row) => lineOf(visit, row, cases, limits, tasks)).filter((line) => line !== null);
  return { lines, more: due.length > size };
}

/** The first lines of all that is due; `urgent` things are late or of this week: with enough of them nothing later is asked for. */
export async function firstDue(visit: Visit, size: number, urgent: number): Promise<DueLine[]> {
  const days = urgent < size ? spanOf('all') : { from: null, until: spanOf('week').until };
  return (await dueList(visit, { show: 'all', days }, 1, size)).lines;
}

const asQuestion = (question: DueShow | DueQuestion): DueQuestion =>
  typeof question === 'string' ? { show: question } : question;

function idsOf(due: readonly { id: string; is_limit: boolean }[], isLimit: boolean): string[] {
  return due.filter((row) => row.is_limit === isLimit).map((row) => row.id);
}

async function limitRows(visit: Visit, ids: readonly string[]): Promise<Map<string, LimitRow>> {
  if (ids.length === 0) return new Map();
  const rows = await visit.db.selectFrom('legal_limit').select(limitColumns).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function taskRows(visit: Visit, ids: readonly string[]): Promise<Map<string, TaskRow>> {
  if (ids.length === 0) return new Map();
  const rows = await visit.db
    .selectFrom('task')
    .select(['id', 'kind', 'due_day', 'state', 'version', 'epoch', 'sealed'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function lineOf(
  visit: Visit,
  due: { id: string; case_id: string },
  cases: ReadonlyMap<string, ListedCase>,
  limits: ReadonlyMap<string, LimitRow>,
  tasks: ReadonlyMap<string, TaskRow>,
): DueLine | null {
  const opened = cases.get(due.case_id);
  if (!opened) return null;
  const { reference, name } = opened;
  const limitRow = limits.get(due.id);
  if (limitRow) {
    const limit = openLimit(visit, opened, limitRow);
    return { reference, name, day: drivingDayOf(limit), limit };
  }
  const taskRow = tasks.get(due.id);
  const task = taskRow ? openTask(opened, taskRow) : null;
  return task && { reference, name, day: task.dueDay, task };
}

/** The earlier of the day that was confirmed and the one that a job proposes. */
export function drivingDayOf({ document, proposedDay }: OpenLimit): string {
  const { drivingDay } = document.clear;
  return proposedDay !== null && proposedDay < drivingDay ? proposedDay : drivingDay;
}
