import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { type Key, openEarlierKey, type Place } from '#app/platform/vault/index.ts';

/** A case's key as its grant gives it. */
interface OpenedKey {
  caseId: string;
  compartment: Compartment;
  epoch: number;
  key: Key;
}

/** Where the key of an epoch's predecessor is sealed, under the key of that epoch. */
export function earlierPlace(caseId: string, compartment: Compartment, epoch: number): Place {
  return { table: 'case_key_earlier', row: caseId, column: 'sealed', caseId, compartment, epoch };
}

/** The sealed earlier keys of these cases, whose keys were rotated. */
export async function earlierKeys({ db }: Visit, rotated: readonly string[]) {
  if (rotated.length === 0) return [];
  return db.selectFrom('case_key_earlier').selectAll().where('case_id', 'in', rotated).execute();
}

/**
 * Opens the keys that came before these, so that they open what was written before their cases' keys were rotated. Asks
 * nothing of an installation in which no key was rotated. Throws VaultRefusal when an earlier key was changed or moved.
 */
export async function openEarlier(visit: Visit, opened: readonly OpenedKey[]): Promise<void> {
  const rotated = opened.filter(({ epoch }) => epoch > 1);
  const rows = await earlierKeys(
    visit,
    rotated.map(({ caseId }) => caseId),
  );
  const sealed = new Map(rows.map((row) => [`${row.case_id}|${row.compartment}|${row.epoch}`, row.sealed]));
  for (const { caseId, compartment, epoch, key } of rotated) {
    let successor = key;
    for (let at = epoch; at > 1; at -= 1) {
      const earlier = sealed.get(`${caseId}|${compartment}|${at}`);
      if (!earlier) break;
      successor = visit.keys.keep(openEarlierKey(key, successor, earlierPlace(caseId, compartment, at), earlier));
    }
  }
}
