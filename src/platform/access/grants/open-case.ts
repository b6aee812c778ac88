import type { Action } from '#app/platform/access/visit/index.ts';
import { holdersOf, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import type { Key } from '#app/platform/vault/index.ts';
import { openEarlier } from './earlier-keys.ts';
import { deadGrants, type GrantRow, grantColumns, keyOfGrant, liveGrants } from './grants.ts';

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
  const reach = reachOf(visit, action);
  if (!reach || !visit.policy.compartments(action).includes(compartment)) return null;
  let query = liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .select([...columnsOfGrant, 'case_file.reference', 'case_file.region_id', 'case_file.status'])
    .where('case_file.reference', '=', reference)
    .where('case_grant.compartment', '=', compartment)
    .orderBy('case_grant.holder_kind')
    .orderBy('case_grant.epoch', 'desc')
    .limit(1);
  if (reach === 'granted') query = query.where('case_grant.holder_id', 'in', holdersOf(visit.person));
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const key = await keyOfGrant(visit, row, row.region_id, await deadGrants(visit, [row.id]));
  await openEarlier(visit, [{ caseId: row.case_id, compartment, epoch: row.epoch, key }]);
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
  };
}

/**
 * A row of a list that carries its grant's columns; `openListed` opens many of them with one entry in the audit log.
 */
export type ListedGrant = GrantRow & { region_id: string };

/** Opens the keys for a list; a grant that does not hold is left out (and is in the audit log as an alarm). */
export async function openListed<Row extends ListedGrant>(
  visit: Visit,
  rows: readonly Row[],
): Promise<{ row: Row; key: Key }[]> {
  const opened = await openGrants(visit, rows);
  visit.journal.listed(opened.map(({ row }) => ({ caseId: row.case_id, grantId: row.id })));
  return opened;
}

/** The same without an entry for what was opened: for a search, which writes down what it shows. */
export async function openGrants<Row extends ListedGrant>(
  visit: Visit,
  rows: readonly Row[],
): Promise<{ row: Row; key: Key }[]> {
  const opened: { row: Row; key: Key }[] = [];
  const ids = rows.map((row) => row.id);
  const [dead] = await Promise.all([deadGrants(visit, ids), visit.keys.lookUp()]);
  for (const row of rows) {
    try {
      opened.push({ row, key: await keyOfGrant(visit, row, row.region_id, dead) });
    } catch {
      // The alarm was noted; the list goes on without this case.
    }
  }
  const keys = opened.map(({ row, key }) => ({
    caseId: row.case_id,
    compartment: row.compartment,
    epoch: row.epoch,
    key,
  }));
  await openEarlier(visit, keys);
  return opened;
}
