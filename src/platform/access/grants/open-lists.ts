import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import { caseListOf } from './case-list.ts';
import { type ListedGrant, type OpenedRow, openGrants } from './open-case.ts';
import type { OpenForReading } from './sealed-rows.ts';

/**
 * Opens the cores of many cases each with its list, for a search that looks through what lies in them. What opens for
 * nobody is left out: a grant that does not hold, a list that does not open or is not there yet.
 */
export async function openWithLists(
  visit: Visit,
  grants: readonly ListedGrant[],
): Promise<Map<string, OpenForReading>> {
  const opened = await openGrants(visit, grants);
  if (opened.length === 0) return new Map();
  const stored = await storedWithFacts(
    visit,
    opened.map(({ row }) => row.case_id),
  );
  const cases = new Map<string, OpenForReading>();
  for (const one of opened) {
    const row = stored.get(one.row.case_id);
    const open = row && (await withList(visit, one, row));
    if (open) cases.set(open.caseId, open);
  }
  return cases;
}

interface StoredRow {
  case_id: string;
  epoch: number;
  version: number;
  sealed: Buffer;
  facts: Buffer | null;
}

/** Lists and what is there, at one moment. */
async function storedWithFacts(visit: Visit, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  const rows = await visit.db
    .selectFrom('case_list')
    .select(['case_id', 'epoch', 'version', 'sealed'])
    .select(sql<Buffer | null>`naast.facts_of_case(case_id, compartment, false)`.as('facts'))
    .where('case_id', 'in', [...ids])
    .where('compartment', '=', 'core')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row]));
}

async function withList(
  visit: Visit,
  { row, key }: OpenedRow<ListedGrant>,
  { facts, ...stored }: StoredRow,
): Promise<OpenForReading | null> {
  const open = { caseId: row.case_id, compartment: 'core', key } as const;
  const list = caseListOf({ visit, ...open, epoch: row.epoch });
  try {
    await list.read(stored, facts);
  } catch (error) {
    // The alarm was noted; the search goes on without this case.
    if (error instanceof VaultRefusal) return null;
    throw error;
  }
  return list.hasEnded(row.id) ? null : { ...open, list };
}
