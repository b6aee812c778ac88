import { sql } from 'kysely';
import { grantColumns, type ListedGrant, type OpenedRow, type SaidEnding } from '#app/platform/access/grants/index.ts';
import { holdersOf, may, type Visit } from '#app/platform/access/visit/index.ts';
import { type ScopedDb, writtenOnce } from '#app/platform/database/index.ts';
import { worryKind } from '../tasks/index.ts';

export const clientsOnAPage = 50;
/**
 * After so many days in which nobody reached the client a coordinator looks whether all is well; said in words wherever
 * it counts.
 */
export const quietDays = 14;
/** So many days before the volunteer's access ends, it is time to renew it or to find another. */
export const lapsingDays = 30;

export interface ClientFilter {
  status: 'open' | 'closed';
  withoutVolunteer: boolean;
  /** Only those with a worry that nobody has taken up yet. */
  worry?: boolean;
  /** Only those whom nobody reached in `quietDays` days. */
  quiet?: boolean;
  /** Only these cases. */
  ids?: readonly string[];
  /** Only the one with this reference. */
  reference?: string;
  /** Only those whose volunteer loses access within `lapsingDays` days. */
  lapsing?: boolean;
  /** Only those beside whom this volunteer stands. */
  of?: string;
  page: number;
}

export type SearchedRow = ListedGrant & {
  reference: string;
  header_sealed: Buffer;
  header_epoch: number;
  header_version: number;
};
type ClientRow = SearchedRow & { next_due_day: string | null };
export type OpenedClientRow = OpenedRow<ClientRow>;

/** Who asks: the holders that they are, and the region of which they see all; null is for whoever sees their own cases. */
interface Reader {
  db: ScopedDb;
  holders: readonly string[];
  regionId: string | null;
}

function readerOf(visit: Visit): Reader {
  const { db, person } = visit;
  return { db, holders: holdersOf(person), regionId: may(visit, 'case.grant') ? person.regionId : null };
}

/**
 * The cases of the page, still without anything of them: in due order, so that the database stops after one page. For a
 * coordinator that is the region in the order of its index, for a volunteer the few cases of their grants. Which rows
 * the reader may see row-level security says, and the join with the reader's own live grant below.
 */
function casesOfPage({ db, holders, regionId }: Reader, filter: Partial<ClientFilter>, offset: number) {
  let query = db
    .selectFrom('case_file')
    .select([
      'case_file.id',
      'case_file.reference',
      'case_file.region_id',
      'case_file.next_due_day',
      'case_file.status',
    ])
    .orderBy('case_file.next_due_day')
    .orderBy('case_file.reference');
  if (filter.ids) query = query.where('case_file.id', 'in', filter.ids);
  if (filter.reference !== undefined) query = query.where('case_file.reference', '=', filter.reference);
  if (filter.status) query = query.where('case_file.status', '=', filter.status);
  if (filter.page) query = query.limit(clientsOnAPage + 1).offset(offset);
  if (regionId === null) {
    if (filter.worry) query = query.where('case_file.id', 'in', openWorryCases);
    return query.where('case_file.id', 'in', (mine) =>
      mine.selectFrom('case_grant').select('case_id').where('holder_id', 'in', holders).where('ended_at', 'is', null),
    );
  }
  query = query.where('case_file.region_id', '=', regionId);
  if (filter.withoutVolunteer) query = query.where('case_file.id', 'in', unaccompaniedCases);
  if (filter.worry) query = query.where('case_file.id', 'in', worriedCases);
  if (filter.quiet) query = query.where('case_file.id', 'in', quietCases);
  if (filter.lapsing) query = query.where('case_file.id', 'in', lapsingCases);
  if (filter.of !== undefined) query = query.where('case_file.id', 'in', casesOf(filter.of, regionId));
  return query;
}

/** The cases of the page for which I hold a live grant on the core: what the list shows and what is counted. */
export function heldCases(visit: Visit, filter: Partial<ClientFilter>) {
  return heldOf(readerOf(visit), filter, offsetOf(filter));
}

const offsetOf = ({ page = 1 }: Partial<ClientFilter>) => (page - 1) * clientsOnAPage;

/**
 * My grants on the cases of a page, asked of each case by the index: joined, the database found the page anew for each of
 * five hundred grants where a region has many volunteers.
 */
function heldOf(reader: Reader, filter: Partial<ClientFilter>, offset: number) {
  return reader.db
    .with('page', () => casesOfPage(reader, filter, offset))
    .selectFrom('page')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('case_grant')
          .select(grantColumns)
          .whereRef('case_grant.case_id', '=', 'page.id')
          .where('case_grant.compartment', '=', 'core')
          .where('case_grant.holder_id', 'in', reader.holders)
          .where('case_grant.ended_at', 'is', null)
          .where(isLive)
          .offset(0)
          .as('case_grant'),
      (join) => join.onTrue(),
    );
}

const isLive = sql<boolean>`case_grant.from_at <= now() and (case_grant.until_at is null or case_grant.until_at > now())`;

/**
 * My cases, each with a hash of its header: a search knows by it which names it has opened before. The grant is asked
 * of each case by its index: joined, two thousand cases were compared with two thousand grants, each with each.
 */
export function markedRows(visit: Visit, filter: Partial<ClientFilter>) {
  const reader = readerOf(visit);
  return visit.db
    .with('page', () => casesOfPage(reader, filter, offsetOf(filter)))
    .selectFrom('page')
    .innerJoin('case_header', 'case_header.case_id', 'page.id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_grant')
          .select('case_grant.id')
          .whereRef('case_grant.case_id', '=', 'page.id')
          .where('case_grant.compartment', '=', 'core')
          .where('case_grant.holder_id', 'in', reader.holders)
          .where('case_grant.ended_at', 'is', null)
          .where(isLive)
          // Without it the server makes a join of this again.
          .offset(0),
      ),
    )
    .select(['page.id as case_id', 'page.reference'])
    .select(sql<string>`encode(sha256(case_header.sealed), 'base64')`.as('mark'))
    .orderBy('page.next_due_day')
    .orderBy('page.reference');
}

/** My cases with a grant and a header each, and nothing more: what a search opens for their names. */
export function searchedRows(visit: Visit, filter: Partial<ClientFilter>) {
  return heldCases(visit, filter)
    .innerJoin('case_header', 'case_header.case_id', 'page.id')
    .select(grantColumns.map((column) => `case_grant.${column}` as const))
    .select(['page.reference', 'page.region_id'])
    .select(['case_header.sealed as header_sealed', 'case_header.epoch as header_epoch'])
    .select(['case_header.version as header_version', 'case_header.head'])
    .orderBy('page.next_due_day')
    .orderBy('page.reference');
}

/** The page with my grants, what is said against them, and the headers: one statement. */
export function clientRows(visit: Visit, filter: Omit<Partial<ClientFilter>, 'reference'>): Promise<ClientRow[]> {
  const { db, holders, regionId } = readerOf(visit);
  const { ids = null, of = null, page, ...switches } = filter;
  const shape = { ...switches, ...(page === undefined ? {} : { page: 1 }) };
  return rowsOfClients(db, shape, { holders, regionId, ids, of, offset: offsetOf(filter) });
}

interface Asked extends Omit<Reader, 'db'> {
  [name: string]: string | number | null | readonly string[];
  ids: readonly string[] | null;
  of: string | null;
  offset: number;
}

/** What is said against the grants of the page, gathered once and not for each of them. */
const endingsOfHeld = sql<{
  grant_id: string;
  endings: SaidEnding[];
}>`(select s.id as grant_id, jsonb_agg(to_jsonb(s)) as endings
  from naast.dead_grants(array(select id from held)) s group by s.id)`;

const rowsOfClients = writtenOnce((db, filter: Partial<ClientFilter>, { ids, of, offset, ...reader }: Asked) => {
  const asked = { ...filter, ...(ids === null ? {} : { ids }), ...(of === null ? {} : { of }) };
  const held = heldOf({ db, ...reader }, asked, offset)
    .select(grantColumns.map((column) => `case_grant.${column}` as const))
    .select(['page.reference', 'page.region_id', 'page.next_due_day']);
  return db
    .with('held', () => held)
    .with('said', () => endingsOfHeld)
    .selectFrom('held')
    .innerJoin('case_header', 'case_header.case_id', 'held.case_id')
    .leftJoin('said', 'said.grant_id', 'held.id')
    .selectAll('held')
    .select(['case_header.sealed as header_sealed', 'case_header.epoch as header_epoch'])
    .select(['case_header.version as header_version', 'case_header.head'])
    .select('said.endings')
    .orderBy('held.next_due_day')
    .orderBy('held.reference');
});

/** Cases with a worry that nobody has taken up, as far as I may see them. */
const openWorryCases = sql<string>`(select t.case_id from naast.task t where t.kind = ${worryKind} and t.state = 'open')`;

const worriedCases = sql<string>`(select w.case_id from naast.cases_with_open_task(${worryKind}) w)`;
const unaccompaniedCases = sql<string>`(select w.case_id from naast.cases_without_volunteer() w)`;
const quietCases = sql<string>`(select q.case_id from naast.cases_without_contact(${quietDays}) q)`;
const casesOf = (volunteer: string, regionId: string) => sql<string>`(select b.case_id
  from naast.volunteers_beside(array(select f.id from naast.case_file f where f.region_id = ${regionId})) b
  where b.person_id = ${volunteer})`;
const lapsingCases = sql<string>`(select l.case_id from naast.cases_with_lapsing_access(${lapsingDays}) l)`;

/** Someone may hold a case twice, as a member of the team and by a grant of their own: it is one client. */
export function onceEach<Row extends Pick<ListedGrant, 'case_id'>>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.case_id, row])).values()];
}
