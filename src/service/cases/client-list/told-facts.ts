import { type RawBuilder, sql } from 'kysely';
import { namesIn } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { writtenOnce } from '#app/platform/database/index.ts';
import { worryKind } from '../tasks/index.ts';

/** What is asked of each case of a page (`listed`), and what holds where nothing is told. */
const fact = <Value>(asks: RawBuilder<Value>, none: NoInfer<Value>) => ({ asks, none });

/**
 * What the list tells of a client besides the header and the volunteer, without opening anything. Here a fact is asked of
 * the database and has its type; what a reader sees of it is a column (`client-table.view.tsx`, decision 0155).
 */
export const toldFacts = {
  /** Asked of each case of the page, by the index: gathering all worries first would grow with the installation. */
  worry: fact(
    sql<boolean>`exists (select 1 from naast.task t where t.case_id = listed.case_id and t.kind = ${worryKind}
      and t.state = 'open' offset 0)`,
    false,
  ),
  /** The day of the newest report that does not say that nobody was reached. */
  lastContact: fact(sql<string | null>`reached.day`, null),
};

interface FactOrder {
  /** The key of each of these cases that has one. */
  keys: (ids: readonly string[]) => RawBuilder<{ case_id: string; key: string }>;
  /** Where those stand that have none. */
  noneFirst: boolean;
}

/** By which facts the list can stand in order. */
export const factOrders = {
  /** Never reached is the longest silence. */
  contact: {
    keys: (ids) => sql`select case_id, day::text as key from naast.last_contacts(${ids}::uuid[])`,
    noneFirst: true,
  },
} as const satisfies Readonly<Record<string, FactOrder>>;

export type FactOrderName = keyof typeof factOrders;
export const factOrderNames = Object.keys(factOrders) as FactOrderName[];
export const isFactOrder = (by: string): by is FactOrderName => by in factOrders;

type Facts = { [Name in keyof typeof toldFacts]: (typeof toldFacts)[Name]['none'] };
/** What a line tells of a client; the volunteer is null when there is none yet, or when it is the reader. */
export type ToldOfClient = Facts & { volunteer: string | null };
/** By case. */
export type ClientFactsByCase = Readonly<Record<string, ToldOfClient>>;

const factNames = Object.keys(toldFacts) as (keyof Facts)[];

/** Of a client of whom nothing is told. */
export const nothingTold: ToldOfClient = {
  ...(Object.fromEntries(factNames.map((name) => [name, toldFacts[name].none])) as Facts),
  volunteer: null,
};

/** What is told of these clients, each with the volunteer, if the reader may see that colleague's row. */
export async function clientFactsOf(visit: Visit, ids: readonly string[]): Promise<ClientFactsByCase> {
  const rows = ids.length === 0 ? [] : await rowsOfTold(visit.db, 'told', { ids });
  const names = await namesIn(
    visit.keys,
    rows.flatMap(({ volunteer_id: id, volunteer_login: login_name, volunteer_name: name_sealed, ...row }) =>
      id === null || login_name === null
        ? []
        : { id, login_name, name_sealed, name_epoch: row.volunteer_name_epoch ?? 0, team: row.staff_team },
    ),
  );
  return Object.fromEntries(
    rows.map((row) => {
      const { case_id, volunteer_id } = row;
      const volunteer = volunteer_id && (names.get(volunteer_id) ?? null);
      return [case_id, { ...factsIn(row), volunteer }];
    }),
  );
}

/** What `factColumns` selected. */
const factsIn = (row: Readonly<Record<keyof Facts, unknown>>) =>
  Object.fromEntries(factNames.map((name) => [name, row[name]])) as Facts;

/** Each fact in a column under its name. */
const factColumns = factNames.map((name) => {
  const asks: RawBuilder<unknown> = toldFacts[name].asks;
  return asks.as(name);
});

const rowsOfTold = writtenOnce((db, _shape: 'told', { ids }: { ids: readonly string[] }) =>
  db
    .with('listed', () => db.selectFrom('case_file').select('case_file.id as case_id').where('case_file.id', 'in', ids))
    .selectFrom('listed')
    .leftJoin(
      sql<{ case_id: string; person_id: string }>`naast.volunteers_beside(array(select case_id from listed))`.as(
        'beside',
      ),
      (join) => join.onRef('beside.case_id', '=', 'listed.case_id'),
    )
    .leftJoin('person as volunteer', 'volunteer.id', 'beside.person_id')
    .leftJoin(
      sql<{ case_id: string; day: string }>`naast.last_contacts(array(select case_id from listed))`.as('reached'),
      (join) => join.onRef('reached.case_id', '=', 'listed.case_id'),
    )
    .select(['listed.case_id', 'beside.person_id as volunteer_id'])
    .select(['volunteer.login_name as volunteer_login', 'volunteer.name_sealed as volunteer_name'])
    .select('volunteer.name_epoch as volunteer_name_epoch')
    .select((eb) => eb.selectFrom('team').select('team.id').where('team.kind', '=', 'staff').as('staff_team'))
    .select(factColumns),
);
