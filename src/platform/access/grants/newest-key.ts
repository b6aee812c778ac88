import { holdersOf, type Visit } from '#app/platform/access/visit/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import { openEarlier } from './earlier-keys.ts';
import { deadGrants, grantColumns, keyOfGrant, liveGrants } from './grants.ts';
import type { HeldKey } from './list-seal.ts';

/**
 * The key of a compartment as it is now: it was rotated after this visit opened the case. Throws VaultRefusal when
 * whoever acts was not given the new one.
 */
export async function newestKey<Held extends HeldKey & { visit: Visit }>(of: Held): Promise<Held> {
  const { visit, caseId, compartment } = of;
  const row = await liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .select(grantColumns.map((column) => `case_grant.${column}` as const))
    .select('case_file.region_id')
    .where('case_grant.case_id', '=', caseId)
    .where('case_grant.compartment', '=', compartment)
    .where('case_grant.holder_id', 'in', holdersOf(visit.person))
    .orderBy('case_grant.epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new VaultRefusal();
  visit.keys.lookAgain();
  const key = await keyOfGrant(visit, row, row.region_id, await deadGrants(visit, [row.id]));
  await openEarlier(visit, [{ caseId, compartment, epoch: row.epoch, key }]);
  return { ...of, epoch: row.epoch, key };
}
