import { type SqlBool, sql } from 'kysely';
import { currentTeamKey, type Visit } from '#app/platform/access/visit/index.ts';
import { findOpenable, type OpenableRow, openRow } from './intake.store.ts';
import { sealRegistrationAnew } from './registration-seal.ts';

/** Registrations of my teams that still are under a key that has turned. */
export async function registrationsToRotate(visit: Visit): Promise<number> {
  return (await rowsToRotate(visit)).length;
}

/**
 * Seals the next of them with the newest key of their team. What does not open is left where it is, with an alarm in
 * the audit log: one that somebody spoilt keeps nobody from the others. Returns how many were sealed anew.
 */
export async function rotateRegistrations(visit: Visit, most: number): Promise<number> {
  let rotated = 0;
  for (const row of (await rowsToRotate(visit)).slice(0, most)) if (await rotateOne(visit, row)) rotated += 1;
  return rotated;
}

async function rotateOne(visit: Visit, row: OpenableRow): Promise<boolean> {
  const key = await currentTeamKey(visit.db, row.team_id, visit.keys.pins);
  const content = key && (await openRow(visit, row).catch(() => null));
  if (!content) {
    visit.journal.note({ action: 'alarm.sealed', object: 'registration', objectId: row.id });
    return false;
  }
  const to = { teamId: row.team_id, epoch: key.epoch, publicKey: key.public_key };
  const { team_epoch, key_sealed, sealed } = sealRegistrationAnew(
    to,
    { id: row.id, opened: content },
    (fresh) => void visit.keys.keep(fresh),
  );
  const rotated = await visit.db
    .updateTable('registration')
    .set({ team_epoch, key_sealed, sealed })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where('team_epoch', '=', row.team_epoch)
    .executeTakeFirst();
  if (rotated.numUpdatedRows === 1n) visit.journal.note({ action: 'registration.key-turned', objectId: row.id });
  return rotated.numUpdatedRows === 1n;
}

/** Those that I can open: of a key that I never held somebody else in the team has to do it. */
function rowsToRotate(visit: Visit): Promise<OpenableRow[]> {
  return findOpenable(visit)
    .where(
      sql<SqlBool>`r.team_epoch < (select max(k.epoch) from naast.team_key k where k.team_id = r.team_id)
        and exists (select 1 from naast.team_member m where m.team_id = r.team_id and m.epoch = r.team_epoch
          and m.person_id = ${visit.person.id} and m.key_sealed is not null)`,
    )
    .orderBy('r.id')
    .execute();
}
