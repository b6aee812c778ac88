import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import { staffTeamId } from './names.ts';
import { teamRows } from './team-rows.ts';

/** How colleagues reach one another: never in a mail, and never for a client. */
const numberSchema = sealedDocument({
  telephone: always(z.string().nullable()),
  /** When to ring, in words. */
  hours: always(z.string().nullable()),
  /** Days on which a coordinator is away, and which colleague stands in. */
  away: always(
    sealedDocument({
      from: always(z.iso.date()),
      until: always(z.iso.date()),
      standIn: always(z.uuid().nullable()),
    }).nullable(),
  ),
});
export type ColleagueNumber = z.infer<typeof numberSchema>;
interface VersionedNumber {
  number: ColleagueNumber;
  version: number;
}

const numbers = teamRows('colleague_number', numberSchema);

/**
 * The numbers of these colleagues, as far as the reader may see them. One that does not open is none: a wrong number is
 * worse than no number.
 */
export async function numbersOf(visit: Visit, ids: readonly string[]): Promise<Map<string, VersionedNumber>> {
  const found = new Map<string, VersionedNumber>();
  if (ids.length === 0) return found;
  const rows = await visit.db
    .selectFrom('colleague_number')
    .select(['person_id as id', 'sealed', 'epoch', 'version'])
    .where('person_id', 'in', [...ids])
    .execute();
  const team = rows.length > 0 ? await staffTeamId(visit.db) : null;
  for (const { version, ...row } of rows) {
    const documents = team && (await visit.keys.teamDocuments(team, row.epoch));
    const number = documents && opened(visit, documents, row);
    if (number) found.set(row.id, { number, version });
  }
  return found;
}

function opened(
  visit: Visit,
  documents: Parameters<typeof numbers.open>[0],
  row: { id: string; sealed: Buffer; epoch: number },
): ColleagueNumber | null {
  try {
    return numbers.open(documents, row);
  } catch {
    visit.journal.note({ action: 'alarm.sealed', object: 'colleague-number', objectId: row.id });
    return null;
  }
}

/** Saves one's own number if it is still the version that was seen (0 = there was none). */
export async function saveOwnNumber(visit: Visit, number: ColleagueNumber, seen: number): Promise<'saved' | 'stale'> {
  const { id } = visit.person;
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!documents) throw new VaultRefusal();
  const { epoch, sealed, hash } = numbers.seal(documents, id, number);
  const row = { sealed, epoch, version: seen + 1 };
  const written =
    seen === 0
      ? await visit.db
          .insertInto('colleague_number')
          .values({ ...row, person_id: id })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : await visit.db
          .updateTable('colleague_number')
          .set(row)
          .where('person_id', '=', id)
          .where('version', '=', seen)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows);
  if (written !== 1n) return 'stale';
  visit.journal.note({ action: 'profile.changed', object: 'number', objectId: id, hash });
  return 'saved';
}

/** Numbers under an earlier key of the staff are sealed with its newest; what does not open stays as it is. */
export async function sealNumbersAnew(visit: Visit): Promise<void> {
  const team = await staffTeamId(visit.db);
  const newest = team && (await visit.keys.teamDocuments(team));
  if (!newest) throw new VaultRefusal();
  const rows = await visit.db
    .selectFrom('colleague_number')
    .select(['person_id as id', 'sealed', 'epoch'])
    .where('epoch', '<', newest.epoch)
    .execute();
  for (const row of rows) {
    const documents = await visit.keys.teamDocuments(team, row.epoch);
    const number = documents && opened(visit, documents, row);
    if (!number) continue;
    const { epoch, sealed } = numbers.sealAnew(newest, row.id, number);
    await visit.db.updateTable('colleague_number').set({ epoch, sealed }).where('person_id', '=', row.id).execute();
  }
}
