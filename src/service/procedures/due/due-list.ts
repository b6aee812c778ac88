import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Order } from '#app/platform/web/index.ts';
import { suspendedLimits } from '#app/service/approvals/index.ts';
import { type ListedCase, openListedCases } from '#app/service/cases/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import { doublesAmong, drivingDayOf, limits, type OpenLimit, openLimit } from '../limits/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { type Held, heldTasks, tasksOf } from '../tasks/index.ts';
import { keepToChangedLaw } from './changed-law.store.ts';
import { type UrgentNumbers, urgentNumbers } from './due-numbers.ts';
import {
  type DueOrder,
  type DueQuestion,
  type DueRowOfMine,
  type DueShow,
  dueRows,
  dueSpan,
  orderOf,
} from './due-source.ts';
import { whileNobodyWrites } from './while-nobody-writes.ts';

/** As many as of the list of clients: each is opened and verified. */
export const dueOnAPage = 50;

/** In which order, and the volunteers in the order of their names. */
export interface DueSorted {
  order: Order<DueOrder>;
  volunteers: readonly string[];
}

const byDay: DueSorted = { order: { by: 'day', down: false }, volunteers: [] };

/** One line of the list: a limit or a task of a case that I hold. */
export type DueLine = {
  reference: string;
  name: string | null;
  day: string | null;
  /** Who is the client's volunteer, by id, where that was asked. */
  beside?: string | null;
} /** `double`: another limit looks like the same one. */ & (
  | { limit: OpenLimit; double?: boolean; task?: never; held?: never }
  /** `held`: it is contact with the authorities of the client's country, and nobody said that this is safe. */
  | { task: OpenTask; limit?: never; double?: never; held?: Held | null }
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
  { page = 1, size = dueOnAPage, sorted = byDay }: { page?: number; size?: number; sorted?: DueSorted } = {},
): Promise<{ lines: DueLine[]; more: boolean }> {
  await keepToChangedLaw(visit);
  const due = await rowsInOrder(visit, asQuestion(question), { page, size, sorted });
  return { lines: await linesOf(visit, due.slice(0, size)), more: due.length > size };
}

/** The rows of a page and one more, where there is one. */
function rowsInOrder(
  visit: Visit,
  question: DueQuestion,
  { page, size, sorted: { order, volunteers } }: { page: number; size: number; sorted: DueSorted },
): Promise<DueRowOfMine[]> {
  return dueRows(visit, question)
    .selectAll('row')
    .orderBy(sql`${orderOf(order.by, volunteers)} ${order.down ? sql`desc` : sql`asc`} nulls last`)
    .orderBy(sql`day nulls last`)
    .orderBy(sql`is_limit`, 'desc')
    .orderBy(sql`what`)
    .orderBy(sql`id`)
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
}

/** Opens what stands in these rows. */
async function linesOf(visit: Visit, shown: readonly DueRowOfMine[]): Promise<DueLine[]> {
  const cases = await openListedCases(
    visit,
    shown.map((row) => row.case_id),
  );
  const [limitsShown, tasksShown] = await Promise.all([
    limitLines(visit, cases, idsOf(shown, true)),
    taskLines(visit, cases, idsOf(shown, false)),
  ]);
  const lines = new Map([...limitsShown, ...tasksShown]);
  return shown.flatMap(({ id, beside }) => {
    const line = lines.get(id);
    return line === undefined ? [] : [{ ...line, beside }];
  });
}

/** The appointments whose day is still to come, for a list that shows other days; so many of them by name. */
export async function daysToCome(visit: Visit, question: Omit<DueQuestion, 'show' | 'days'> = {}): Promise<DaysToCome> {
  const { lines, more } = await dueList(visit, { ...question, show: 'toCome' }, { size: toComeShown });
  return { lines, more };
}

export interface DaysToCome {
  lines: readonly DueLine[];
  /** Are there others? The list shows them all. */
  more: boolean;
}

const toComeShown = 5;

/** What a coordinator's first page tells of what is due: how much cannot wait, and the first of it by name. */
export async function urgentDue(visit: Visit): Promise<UrgentNumbers & { first: DueLine[] }> {
  await keepToChangedLaw(visit);
  const { first, ...numbers } = await urgentRows(visit);
  return { ...numbers, first: await linesOf(visit, first) };
}

const firstLines = 7;

/** With enough of what is late or of this week, nothing later is looked for. */
const urgentRows = whileNobodyWrites('remembered-urgent', async (visit) => {
  const numbers = await urgentNumbers(visit);
  const days = numbers.late + numbers.week < firstLines ? dueSpan('all') : { from: null, until: dueSpan('week').until };
  const rows = await rowsInOrder(visit, { show: 'all', days }, { page: 1, size: firstLines, sorted: byDay });
  return { ...numbers, first: await withFatal(visit, rows.slice(0, firstLines)) };
});

/** What has been late for months fills the lines: the next day after which it is too late takes the last of them. */
async function withFatal(visit: Visit, rows: readonly DueRowOfMine[]): Promise<DueRowOfMine[]> {
  if (rows.length < firstLines) return [...rows];
  const comes = { show: 'all', days: dueSpan('week'), kind: 'deadline' } as const;
  const [fatal] = await rowsInOrder(visit, comes, { page: 1, size: 1, sorted: byDay });
  if (fatal === undefined || rows.some(({ id }) => id === fatal.id)) return [...rows];
  return [...rows.slice(0, -1), fatal];
}

const asQuestion = (question: DueShow | DueQuestion): DueQuestion =>
  typeof question === 'string' ? { show: question } : question;

function idsOf(due: readonly { id: string; is_limit: boolean }[], isLimit: boolean): string[] {
  return due.filter((row) => row.is_limit === isLimit).map((row) => row.id);
}

/** Does something end for ever on the day of this line? */
export const isFatalLine = ({ limit }: DueLine): boolean =>
  limit !== undefined && limit.document.clear.purpose === 'act' && isFatal(limit.document.clear.catalogueId);

type Cases = ReadonlyMap<string, ListedCase>;
type Lines = readonly (readonly [id: string, line: DueLine])[];

async function limitLines(visit: Visit, cases: Cases, ids: readonly string[]): Promise<Lines> {
  const [opened, suspended] = await Promise.all([limits.listed(visit, cases, { id: ids }), suspendedLimits(visit)]);
  const doubles = opened.length === 0 ? new Set() : await doublesAmong(visit, cases);
  return opened.map(({ of, row }) => {
    const limit = openLimit(visit, of, row, suspended);
    const double = doubles.has(limit.id);
    return [limit.id, { reference: of.reference, name: of.name, day: drivingDayOf(limit), limit, double }];
  });
}

async function taskLines(visit: Visit, cases: Cases, ids: readonly string[]): Promise<Lines> {
  const tasks = await tasksOf(visit, cases, ids);
  const held = await heldTasks(visit, cases, tasks);
  return tasks.map(({ of, task }) => {
    const { reference, name } = of;
    return [task.id, { reference, name, day: task.dueDay, task, held: held.get(task.id) ?? null }];
  });
}
