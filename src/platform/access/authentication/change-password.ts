import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import type { PasswordCost } from '#app/platform/vault/index.ts';
import { putPasswordSlot } from './join.ts';
import { endOtherSessions, endSessionsOf, renewSession } from './sessions.ts';

/**
 * A new password for a colleague's own keys: the old slot is gone, every other session over, this one gets a new cookie
 * (T34). The keys stay, so nothing has to be granted anew. Gives the cookie's value.
 */
export async function changePassword(
  visit: Visit,
  installation: Pick<StaffInstallation, 'pepper'>,
  password: string,
  passwordCost?: PasswordCost,
): Promise<string> {
  const { db, person, keys } = visit;
  await db.deleteFrom('unlock_slot').where('person_id', '=', person.id).where('kind', '=', 'password').execute();
  await putPasswordSlot(db, installation, {
    personId: person.id,
    secret: keys.secret,
    password,
    ...(passwordCost ? { passwordCost } : {}),
  });
  await db.updateTable('person').set({ must_change: false }).where('id', '=', person.id).execute();
  await endOtherSessions(visit);
  visit.journal.note({ action: 'password.changed', objectId: person.id });
  return renewSession(visit);
}

/** A colleague must choose a new password before anything else; all sessions of that colleague are over at once. */
export async function demandNewPassword(visit: Visit, personId: string): Promise<void> {
  await visit.db.updateTable('person').set({ must_change: true }).where('id', '=', personId).execute();
  await endSessionsOf(visit, personId);
  visit.journal.note({ action: 'password.change-demanded', objectId: personId });
}
