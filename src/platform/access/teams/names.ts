import type { Keyring, Visit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { openDocument, sealDocument, VaultRefusal } from '#app/platform/vault/index.ts';

const place = (personId: string, epoch: number) => ({ table: 'person', row: personId, column: 'name_sealed', epoch });

/**
 * The team that every active colleague and the auditor belong to: names of colleagues are sealed to it (design question
 * 9).
 */
export async function staffTeamId(db: ScopedDb): Promise<string | null> {
  return (await db.selectFrom('team').select('id').where('kind', '=', 'staff').executeTakeFirst())?.id ?? null;
}

/** Seals a colleague's display name for all colleagues. Throws when the writer is no colleague. */
export async function sealName(
  db: ScopedDb,
  keys: Keyring,
  personId: string,
  name: string,
): Promise<{ name_sealed: Buffer; name_epoch: number }> {
  const team = await staffTeamId(db);
  const documents = team && (await keys.teamDocuments(team));
  if (!documents) throw new VaultRefusal();
  return {
    name_sealed: sealDocument(documents.key, place(personId, documents.epoch), { name }),
    name_epoch: documents.epoch,
  };
}

/**
 * Names that are under an earlier key of the team are sealed with its newest. Throws when the one who writes has no
 * key.
 */
export async function sealNamesAnew(visit: Visit): Promise<void> {
  const team = await staffTeamId(visit.db);
  const newest = team && (await visit.keys.teamDocuments(team));
  if (!newest) throw new VaultRefusal();
  const rows = await visit.db
    .selectFrom('person')
    .select(['id', 'name_sealed', 'name_epoch'])
    .where('name_epoch', '<', newest.epoch)
    .execute();
  for (const { id, name_sealed, name_epoch } of rows) {
    const documents = name_sealed && (await visit.keys.teamDocuments(team, name_epoch));
    const name = documents && openName(documents.key, id, name_epoch, name_sealed);
    if (name) {
      const sealed = await sealName(visit.db, visit.keys, id, name);
      await visit.db.updateTable('person').set(sealed).where('id', '=', id).execute();
    }
  }
}

/** A colleague's row, as far as the name needs it; `team` is the one that everybody on the staff is in. */
interface NamedRow {
  id: string;
  login_name: string;
  name_sealed: Buffer | null;
  name_epoch: number;
  team: string | null;
}

/** Display names by person id, of those colleagues whose rows the reader may see; without a name the login name. */
export async function namesOf(db: ScopedDb, keys: Keyring, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'login_name', 'name_sealed', 'name_epoch'])
    .select((eb) => eb.selectFrom('team').select('team.id').where('team.kind', '=', 'staff').as('team'))
    .where('id', 'in', wanted)
    .execute();
  return namesIn(keys, rows);
}

/** The same, of rows that were read together with something else. */
export async function namesIn(keys: Keyring, rows: readonly NamedRow[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const row of rows) {
    if (names.has(row.id)) continue;
    const documents = row.team && row.name_sealed ? await keys.teamDocuments(row.team, row.name_epoch) : null;
    names.set(
      row.id,
      (documents && row.name_sealed && openName(documents.key, row.id, row.name_epoch, row.name_sealed)) ||
        row.login_name,
    );
  }
  return names;
}

function openName(key: Buffer, personId: string, epoch: number, sealed: Buffer): string | null {
  const document = openDocument(key, place(personId, epoch), sealed);
  return document && typeof document === 'object' && 'name' in document && typeof document.name === 'string'
    ? document.name
    : null;
}
