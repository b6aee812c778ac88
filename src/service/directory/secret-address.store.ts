import { z } from 'zod';
import { teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type Key, newId } from '#app/platform/vault/index.ts';

/**
 * Where a shelter stands. Apart from the directory, sealed to the team of one region: the page of one address is the
 * only place in the program that opens it, and it is in no list, search, export or choice.
 */
const addressSchema = sealedDocument({ address: always(z.string()), howToArrive: always(z.string().nullable()) });
export type SecretAddress = z.infer<typeof addressSchema>;

/** Why an address is opened; the audit log keeps the code. */
export const addressReasons = ['client-goes-there', 'papers-go-there', 'danger', 'checking'] as const;
export type AddressReason = (typeof addressReasons)[number];

export const addresses = teamRows('secret_address', addressSchema);

/** The version of the address that my region keeps of this organisation; 0 = it keeps none. Opens nothing. */
export async function addressVersion(visit: Visit, code: string): Promise<number> {
  return (await rowOf(visit, code))?.version ?? 0;
}

/** Opens the address for a reason, which goes into the audit log; null when my region keeps none. */
export async function openAddress(
  visit: Visit,
  code: string,
  reason: AddressReason,
): Promise<{ known: SecretAddress; version: number } | null> {
  const row = await rowOf(visit, code);
  const newest = row && (await visit.keys.teamDocuments(row.team_id));
  const documents = row && (await visit.keys.teamDocuments(row.team_id, row.epoch));
  if (!row || !documents) return null;
  const known = addresses.open(documents, row);
  visit.journal.note({ action: 'address.read', object: code, objectId: row.id, reason });
  if (newest && newest.epoch > row.epoch) await sealAnew(visit, { ...row, code }, known, newest);
  return { known, version: row.version };
}

/**
 * Once the team has a newer key, an address that is opened is sealed with that one: whoever left holds the old one
 * only.
 */
async function sealAnew(
  visit: Visit,
  { id, version, code }: { id: string; version: number; code: string },
  known: SecretAddress,
  newest: { key: Key; epoch: number },
): Promise<void> {
  const { epoch, sealed, hash } = addresses.sealAnew(newest, id, known);
  const { numUpdatedRows } = await visit.db
    .updateTable('secret_address')
    .set({ sealed, epoch })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  // The log names what lies there now: a row that it does not know was written past everybody.
  if (numUpdatedRows === 1n)
    visit.journal.note({ action: 'address.changed', object: code, objectId: id, hash, reason: 'key-turned' });
}

/** Keeps an address for my region, if it is still the version that was seen (0 = there was none). */
export async function saveAddress(
  visit: Visit,
  code: string,
  address: SecretAddress,
  seen: number,
): Promise<'saved' | 'stale' | 'no-key'> {
  const row = await rowOf(visit, code);
  if ((row?.version ?? 0) !== seen) return 'stale';
  const teamId = row?.team_id ?? (await ownTeam(visit));
  const documents = teamId === null ? null : await visit.keys.teamDocuments(teamId);
  if (teamId === null || !documents) return 'no-key';
  const id = row?.id ?? newId();
  const { epoch, sealed, hash } = addresses.seal(documents, id, address);
  const written = row
    ? (
        await visit.db
          .updateTable('secret_address')
          .set({ sealed, epoch, version: seen + 1 })
          .where('id', '=', id)
          .where('version', '=', seen)
          .executeTakeFirst()
      ).numUpdatedRows
    : (
        await visit.db
          .insertInto('secret_address')
          .values({ id, key: code, team_id: teamId, epoch, sealed })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      ).numInsertedOrUpdatedRows;
  if (written !== 1n) return 'stale';
  visit.journal.note({ action: 'address.changed', object: code, objectId: id, hash });
  return 'saved';
}

async function rowOf(visit: Visit, code: string) {
  const teamId = await ownTeam(visit);
  if (teamId === null) return undefined;
  return visit.db
    .selectFrom('secret_address')
    .select(['id', 'team_id', 'epoch', 'sealed', 'version'])
    .where('key', '=', code)
    .where('team_id', '=', teamId)
    .executeTakeFirst();
}

/** The team of my own region, if I belong to it. */
async function ownTeam(visit: Visit): Promise<string | null> {
  const { regionId, teams } = visit.person;
  if (regionId === null || teams.length === 0) return null;
  const team = await visit.db
    .selectFrom('team')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', 'in', teams)
    .executeTakeFirst();
  return team?.id ?? null;
}
