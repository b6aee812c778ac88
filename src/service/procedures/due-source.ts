import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { taskKinds } from '#app/service/cases/index.ts';

/** What one can ask to see of what is due. The first three follow on one another and never overlap. */
export const dueShows = ['late', 'week', 'weeks', 'all', 'changed'] as const;
export type DueShow = (typeof dueShows)[number];

/** Which of the things that are due: a number and the list that it opens ask the same question. */
export interface DueQuestion {
  show: DueShow;
  /** Only of the clients of these volunteers; null among them stands for clients without one. */
  of?: readonly (string | null)[];
  /** Only of these days, in place of the days that `show` means. */
  days?: DueSpan;
}

/** From and until, both included; null is open. */
export interface DueSpan {
  from: string | null;
  until: string | null;
}

/** "This week" are today and the seven days ahead; "the weeks after" the four weeks after those. */
const weekDays = 7;
const weeksDays = weekDays + 28;

/** The days that a part of the list stands for. */
export function spanOf(show: DueShow, now = today()): DueSpan {
  const ahead = (days: number) => now.add({ days }).toString();
  if (show === 'late') return { from: null, until: ahead(-1) };
  if (show === 'week') return { from: ahead(0), until: ahead(weekDays) };
  if (show === 'weeks') return { from: ahead(weekDays + 1), until: ahead(weeksDays) };
  return { from: null, until: null };
}

/** True for a row whose day is in the span. */
export const inSpan = ({ from, until }: DueSpan) =>
  sql<boolean>`(${from}::date is null or day >= ${from}) and (${until}::date is null or day <= ${until})`;

/** One row of the source: nothing in it but ids, a code and a day. */
export interface DueRowOfMine {
  id: string;
  case_id: string;
  is_limit: boolean;
  what: string;
  day: string | null;
  /** A job counted its day anew. */
  changed: boolean;
  beside: string | null;
}

/** Everything open in the cases that I hold, up to a day; with who stands beside each client where that is asked. */
export const dueOfMine = (until: string | null, withBeside: boolean) =>
  sql<DueRowOfMine>`naast.due_of_mine(${taskKinds}::text[], ${until}::date, ${withBeside})`;

/** One source for the number and the list. */
export function dueRows(visit: Visit, question: DueQuestion) {
  const span = question.days ?? spanOf(question.show);
  const { of } = question;
  let rows = visit.db.selectFrom(dueOfMine(span.until, of !== undefined).as('row')).where(inSpan(span));
  if (question.show === 'changed') {
    rows = rows.where(sql<boolean>`changed`);
  }
  if (of !== undefined) {
    const ids = of.filter((id) => id !== null);
    rows = rows.where(sql<boolean>`(beside = any(${ids}::uuid[]) or (${of.includes(null)} and beside is null))`);
  }
  return rows;
}
