import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type DueQuestion, daysToComeRows, dueOfMine, dueRows, dueSpan, inSpan, isToCome } from './due-source.ts';
import { whileNobodyWrites } from './while-nobody-writes.ts';

/** How much is due, in the three parts of the list. */
export interface DueNumbers {
  late: number;
  week: number;
  weeks: number;
  all: number;
  /** Of all: how many were counted anew. */
  changed: number;
  /** Of all: appointments whose day is still to come. */
  toCome: number;
}

/** Parts of the calendar that do not overlap: before today, this week, the weeks after it. */
export const dueParts = ['late', 'week', 'weeks'] as const;

/** The same of one volunteer's clients; without an id: of clients who have none. */
export interface VolunteerDue extends DueNumbers {
  personId: string | null;
  name: string | null;
}

export const nothingDue: DueNumbers = { late: 0, week: 0, weeks: 0, all: 0, changed: 0, toCome: 0 };

/** How much is due, and of whose clients. */
export interface DueCounted {
  all: DueNumbers;
  volunteers: VolunteerDue[];
}

/** How much is due in the cases that I hold, and of whose clients. Of a whole region that is dear. */
export const dueNumbers = whileNobodyWrites('remembered-due', countNow);

/**
 * In one pass over the same rows and days as the list. Who stands beside whom only a coordinator sees; for a volunteer
 * there is one line, without an id.
 */
async function countNow(visit: Visit): Promise<DueCounted> {
  const rows = await visit.db
    .selectFrom(dueOfMine(null, true).as('row'))
    .select([sql<string | null>`beside`.as('personId'), part('late'), part('week'), part('weeks')])
    .select([
      sql<number>`count(*)::integer`.as('all'),
      sql<number>`(count(*) filter (where changed))::integer`.as('changed'),
      sql<number>`(count(*) filter (where ${isToCome}))::integer`.as('toCome'),
    ])
    .groupBy(sql`beside`)
    .execute();
  const ids = rows.map(({ personId }) => personId).filter((id) => id !== null);
  const names = ids.length === 0 ? new Map<string, string>() : await namesOf(visit.db, visit.keys, ids);
  const volunteers = rows.map((row) => ({
    ...row,
    name: row.personId === null ? null : (names.get(row.personId) ?? null),
  }));
  return { all: rows.reduce(added, nothingDue), volunteers: volunteers.sort(mostFirst) };
}

/** What cannot wait, for a first page: the first two parts of the list, and how many appointments wait for their day. */
export type UrgentNumbers = Pick<DueNumbers, 'late' | 'week' | 'toCome'>;

/** In one pass that looks no further than those two parts reach. */
export function urgentNumbers(visit: Visit): Promise<UrgentNumbers> {
  return visit.db
    .selectFrom(dueOfMine(dueSpan('week').until, false).as('row'))
    .select([part('late'), part('week')])
    .select(sql<number>`(select count(*)::integer from ${daysToComeRows(false)} as waiting)`.as('toCome'))
    .executeTakeFirstOrThrow();
}

const part = (show: (typeof dueParts)[number]) =>
  sql<number>`(count(*) filter (where ${inSpan(dueSpan(show))}))::integer`.as(show);

function added(sum: DueNumbers, row: DueNumbers): DueNumbers {
  return {
    late: sum.late + row.late,
    week: sum.week + row.week,
    weeks: sum.weeks + row.weeks,
    all: sum.all + row.all,
    changed: sum.changed + row.changed,
    toCome: sum.toCome + row.toCome,
  };
}

/** What is late first; clients without a volunteer before all, since nobody else looks after them. */
function mostFirst(a: VolunteerDue, b: VolunteerDue): number {
  if ((a.personId === null) !== (b.personId === null)) return a.personId === null ? -1 : 1;
  return b.late - a.late || b.week - a.week || (a.name ?? '').localeCompare(b.name ?? '');
}

/** How much is due on each day of a question. */
export async function countsByDay(visit: Visit, question: DueQuestion): Promise<Map<string, number>> {
  const rows = await dueRows(visit, question)
    .select([sql<string>`day`.as('day'), sql<number>`count(*)::integer`.as('number')])
    .groupBy(sql`day`)
    .execute();
  return new Map(rows.map(({ day, number }) => [day, number]));
}
