import { sql } from 'kysely';
import type { Action } from '#app/platform/access/visit/index.ts';
import { holdersOf, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { type Compartment, together } from '#app/platform/database/index.ts';
import { type Key, VaultRefusal } from '#app/platform/vault/index.ts';
import { type StoredList, storedLists } from './case-list.store.ts';
import { type CaseList, caseListOf } from './case-list.ts';
import { openEarlier } from './earlier-keys.ts';
import {
  deadGrants,
  endingsOfGrant,
  type GrantRow,
  grantColumns,
  keyOfGrant,
  liveGrants,
  refusedGrant,
  type SaidEnding,
  thoseDead,
} from './grants.ts';
import { type CaseHead, endedIn, openHead } from './list-seal.ts';

/** A case compartment that is open in this request. */
export interface OpenCase {
  /** The visit that opened it; nobody else's keys, rights and journal come with it. */
  visit: Visit;
  caseId: string;
  reference: string;
  regionId: string;
  status: 'open' | 'closed';
  compartment: Compartment;
  epoch: number;
  grantId: string;
  grantReason: string;
  grantUntil: Date | null;
  key: Key;
  /** What is in it, by what whoever held its key wrote down: what does not fit is withheld. */
  list: CaseList;
}

/** The list of a case that this person holds does not open: nothing of the compartment does. */
export class ListUnreadable extends VaultRefusal {
  readonly reference: string;

  constructor(reference: string) {
    super();
    this.reference = reference;
  }
}

const columnsOfGrant = grantColumns.map((column) => `case_grant.${column}` as const);

/**
 * The one function that opens a case compartment: policy → row-level security → a live grant for me or my team →
 * signature and certificate → key; and the entry for the audit log. Null means "not found", whatever the reason.
 */
export async function openCase(
  visit: Visit,
  reference: string,
  compartment: Compartment,
  action: Action,
): Promise<OpenCase | null> {
  const [row] = await together([heldRow(visit, reference, compartment, action), visit.keys.lookUp()]);
  if (!row) return null;
  const key = await keyOfRow(visit, row);
  const list = caseListOf({ visit, caseId: row.case_id, compartment, epoch: row.epoch, key });
  try {
    await list.read(storedList(row), row.facts);
  } catch (error) {
    throw error instanceof VaultRefusal ? new ListUnreadable(reference) : error;
  }
  if (list.hasEnded(row.id)) throw refusedGrant(visit, row);
  if (!list.names(row.id)) list.noteGrant(row.id, false);
  const opening = {
    caseId: row.case_id,
    reference: row.reference,
    compartment,
    grantId: row.id,
    grantReason: row.reason,
  };
  visit.journal.opened(opening);
  return {
    ...opening,
    visit,
    regionId: row.region_id,
    status: row.status,
    epoch: row.epoch,
    grantUntil: row.until_at,
    key,
    list,
  };
}

/** A compartment whose key somebody holds, whatever its list says: for the act that makes the list anew. */
export type HeldCompartment = Pick<OpenCase, 'caseId' | 'regionId' | 'epoch' | 'key'>;

/** The same steps up to the key, and no further: what is in the case is not opened. */
export async function heldCompartment(
  visit: Visit,
  reference: string,
  compartment: Compartment,
  action: Action,
): Promise<HeldCompartment | null> {
  const row = await heldRow(visit, reference, compartment, action);
  return row && { caseId: row.case_id, regionId: row.region_id, epoch: row.epoch, key: await keyOfRow(visit, row) };
}

/** Policy, row-level security, and a live grant for me or my team. */
async function heldRow(visit: Visit, reference: string, compartment: Compartment, action: Action) {
  const reach = reachOf(visit, action);
  if (!reach || !visit.policy.compartments(action).includes(compartment)) return null;
  let query = liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .leftJoin('case_list', (join) =>
      join
        .onRef('case_list.case_id', '=', 'case_grant.case_id')
        .onRef('case_list.compartment', '=', 'case_grant.compartment'),
    )
    .select([...columnsOfGrant, 'case_file.reference', 'case_file.region_id', 'case_file.status'])
    .select(['case_list.epoch as list_epoch', 'case_list.version as list_version', 'case_list.sealed as list_sealed'])
    .select(sql<Buffer | null>`naast.facts_of_case(case_grant.case_id, case_grant.compartment, false)`.as('facts'))
    .select(endingsOfGrant.as('endings'))
    .where('case_file.reference', '=', reference)
    .where('case_grant.compartment', '=', compartment)
    .orderBy('case_grant.holder_kind')
    .orderBy('case_grant.epoch', 'desc')
    .limit(1);
  if (reach === 'granted') query = query.where('case_grant.holder_id', 'in', holdersOf(visit.person));
  return (await query.executeTakeFirst()) ?? null;
}

async function keyOfRow(
  visit: Visit,
  row: GrantRow & { region_id: string; endings: SaidEnding[] | null },
): Promise<Key> {
  const key = await keyOfGrant(visit, row, row.region_id, await thoseDead(visit, row.endings ?? []));
  await openEarlier(visit, [{ caseId: row.case_id, compartment: row.compartment, epoch: row.epoch, key }]);
  return key;
}

interface RowOfList {
  list_epoch: number | null;
  list_version: number | null;
  list_sealed: Buffer | null;
}

function storedList({ list_epoch: epoch, list_version: version, list_sealed: sealed }: RowOfList): StoredList | null {
  return epoch === null || version === null || sealed === null ? null : { epoch, version, sealed };
}

/**
 * A row of a list that carries its grant's columns and the head of its case; `openListed` opens many of them with one
 * entry in the audit log.
 */
export type ListedGrant = GrantRow & {
  region_id: string;
  head: Buffer | null;
  /** What is said against this grant; left out where the statement of the list did not ask it. */
  endings?: SaidEnding[] | null;
};

/** A row of a list with the key of its case, and what the head of the case says. */
export interface OpenedRow<Row> {
  row: Row;
  key: Key;
  head: CaseHead;
}

/** Opens the keys for a list; a grant that does not hold is left out (and is in the audit log as an alarm). */
export async function openListed<Row extends ListedGrant>(
  visit: Visit,
  rows: readonly Row[],
): Promise<OpenedRow<Row>[]> {
  const opened = await openGrants(visit, rows);
  visit.journal.listed(opened.map(({ row }) => ({ caseId: row.case_id, grantId: row.id })));
  return opened;
}

/** The same without an entry for what was opened: for a search, which writes down what it shows. */
export async function openGrants<Row extends ListedGrant>(
  visit: Visit,
  rows: readonly Row[],
): Promise<OpenedRow<Row>[]> {
  const opened: OpenedRow<Row>[] = [];
  const [dead] = await Promise.all([deadAmong(visit, rows), visit.keys.lookUp()]);
  for (const row of rows) {
    try {
      const key = await keyOfGrant(visit, row, row.region_id, dead);
      const head = openHead({ caseId: row.case_id, epoch: row.epoch, key }, row.head);
      opened.push({ row, key, head });
    } catch {
      // The alarm was noted; the list goes on without this case.
    }
  }
  const living = await livingByLists(visit, opened);
  await openEarlier(
    visit,
    living.map(({ row, key }) => ({ caseId: row.case_id, compartment: row.compartment, epoch: row.epoch, key })),
  );
  return living;
}

export async function deadAmong(visit: Visit, rows: readonly ListedGrant[]): Promise<Set<string>> {
  const [asked, told] = [[] as string[], [] as SaidEnding[]];
  for (const { id, endings } of rows) {
    if (endings === undefined) asked.push(id);
    else told.push(...(endings ?? []));
  }
  return new Set([...(await deadGrants(visit, asked)), ...(await thoseDead(visit, told))]);
}

/** A head has room for the few grants that most cases have: of others the list itself says whether they ended. */
async function livingByLists<Row extends ListedGrant>(
  visit: Visit,
  opened: readonly OpenedRow<Row>[],
): Promise<OpenedRow<Row>[]> {
  const doubtful = opened.filter(({ row, head }) => !head.names(row.id));
  if (doubtful.length === 0) return [...opened];
  const ids = doubtful.map(({ row }) => row.case_id);
  const lists = await storedLists(visit, ids, 'core');
  const ended = new Set(
    doubtful.filter(({ row, key }) => {
      const stored = lists.get(row.case_id);
      return (
        stored === undefined ||
        endedIn({ caseId: row.case_id, compartment: 'core', epoch: row.epoch, key }, stored)(row.id)
      );
    }),
  );
  for (const { row } of ended) refusedGrant(visit, row);
  return opened.filter((one) => !ended.has(one));
}
