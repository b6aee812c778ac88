import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { taskKinds } from '#app/service/cases/index.ts';
import { catalogue } from '#app/service/deadlines/index.ts';

/**
 * What one can ask to see of what is due. The first three follow on one another and never overlap; `toCome`: appointments
 * whose day is still to come.
 */
export const dueShows = ['late', 'week', 'weeks', 'all', 'changed', 'toCome'] as const;
export type DueShow = (typeof dueShows)[number];

/** Which of the things that are due: a number and the list that it opens ask the same question. */
export interface DueQuestion {
  show: DueShow;
  /** Only of the clients of these volunteers; null among them stands for clients without one. */
  of?: readonly (string | null)[];
  /** Only of these days, in place of the days that `show` means. */
  days?: DueSpan;
  /** Only limits of this kind, or only tasks, or only appointments. */
  kind?: DueKindCode;
  /** Only of the client with this reference. */
  client?: string;
  /** Whether to tell whose volunteer it is; a coordinator's question. */
  withBeside?: boolean;
}

/** The kinds by which one narrows the list; `deadline` are the days after which it is too late. */
export const dueKindCodes = ['deadline', 'authority', 'duty', 'other', 'task', 'appointment'] as const;
export type DueKindCode = (typeof dueKindCodes)[number];

/** Which kinds of the catalogue stand for a code in the address. */
function limitsOfKind(kind: DueKindCode): string[] {
  const codeOf = (one: string): DueKindCode =>
    one === 'statutory' || one === 'letter' ? 'deadline' : one === 'authority' || one === 'duty' ? one : 'other';
  const known = catalogue.filter((one) => codeOf(one.kind) === kind).map(({ id }) => id as string);
  return kind === 'deadline' ? [...known, 'letter'] : known;
}

const ofKind = (kind: DueKindCode) => {
  if (kind === 'task') return sql<boolean>`not is_limit and what <> 'appointment'`;
  if (kind === 'appointment') return sql<boolean>`not is_limit and what = 'appointment'`;
  return sql<boolean>`is_limit and what = any(${limitsOfKind(kind)}::text[])`;
};

/** By what the list can stand in order. */
export const dueOrders = ['day', 'what', 'client', 'volunteer', 'confirmed'] as const;
export type DueOrder = (typeof dueOrders)[number];

/** What the database orders by; of a client only the number is in the clear, of a volunteer only the id. */
export function orderOf(by: DueOrder, volunteers: readonly string[]) {
  if (by === 'what') return sql`is_limit desc, what`;
  if (by === 'client') return sql`(select f.reference from naast.case_file f where f.id = row.case_id)`;
  if (by === 'volunteer') return sql`array_position(${volunteers}::uuid[], beside)`;
  if (by === 'confirmed')
    return sql`(select l.confirmed or l.purpose = 'wait' from naast.legal_limit l where l.id = row.id)`;
  return sql`day`;
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
export function dueSpan(show: DueShow, now = today()): DueSpan {
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

/** Of that, the appointments whose day is still to come: few, and asked for by every list. */
export const daysToComeRows = (withBeside: boolean) => sql<DueRowOfMine>`naast.days_to_come(${withBeside})`;

/** Of that, the appointments of a span of days: what costs is how many they are, not how many cases. */
const appointmentsOfMine = ({ from, until }: DueSpan, withBeside: boolean) =>
  sql<DueRowOfMine>`naast.appointments_of_mine(${from}::date, ${until}::date, ${withBeside})`;

/** True for a row that waits for its day. */
export const isToCome = sql<boolean>`(not is_limit and what = 'appointment' and day is null)`;

function sourceOf({ show, kind }: DueQuestion, span: DueSpan, withBeside: boolean) {
  if (show === 'toCome') return daysToComeRows(withBeside);
  return kind === 'appointment' ? appointmentsOfMine(span, withBeside) : dueOfMine(span.until, withBeside);
}

/** One source for the number and the list. */
export function dueRows(visit: Visit, question: DueQuestion) {
  const span = question.days ?? dueSpan(question.show);
  const { of } = question;
  const withBeside = of !== undefined || question.withBeside === true;
  let rows = visit.db.selectFrom(sourceOf(question, span, withBeside).as('row')).where(inSpan(span));
  if (question.show === 'changed') {
    rows = rows.where(sql<boolean>`changed`);
  }
  if (question.kind !== undefined) rows = rows.where(ofKind(question.kind));
  if (question.client !== undefined)
    rows = rows.where(
      sql<boolean>`case_id = (select f.id from naast.case_file f where f.reference = ${question.client})`,
    );
  if (of !== undefined) {
    const ids = of.filter((id) => id !== null);
    rows = rows.where(sql<boolean>`(beside = any(${ids}::uuid[]) or (${of.includes(null)} and beside is null))`);
  }
  return rows;
}
