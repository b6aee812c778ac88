import { sql } from 'kysely';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { addMember } from '#app/platform/access/visit/index.ts';
import { databaseNow, holdAlone, type Role, type ScopedDb } from '#app/platform/database/index.ts';
import { mac, newId, newOneTimeCode, readOneTimeCode } from '#app/platform/vault/index.ts';
import { boundInvitation, type JoiningProof, judgeJoining } from './invitation-keys.ts';
import { keyCheck } from './joining-keys.ts';
import { sealName, staffTeamId } from './names.ts';
import { certifyAgain } from './renewal.ts';

const invitationHours = 24;

/** How an invitation's code is kept: a MAC, so that the table shows nobody a code. */
const invitationMac = (pepper: Uint8Array, code: string): Buffer => mac(pepper, 'invitation', code);

export interface Invitation {
  loginName: string;
  name: string;
  roles: Role[];
  regionId: string | null;
}

/**
 * Invites a colleague: the row, the sealed name, and a code that is shown once and given face to face or by telephone.
 * 'name-taken' when the sign-in name exists.
 */
export async function invite(
  visit: Visit,
  installation: Pick<StaffInstallation, 'pepper'>,
  invitation: Invitation,
): Promise<{ ok: true; personId: string; code: string } | { ok: false; reason: 'name-taken' }> {
  const personId = newId();
  const sealed = await sealName(visit.db, visit.keys, personId, invitation.name);
  const inserted = await visit.db
    .insertInto('person')
    .values({
      id: personId,
      login_name: invitation.loginName,
      roles: invitation.roles,
      region_id: invitation.regionId,
      status: 'invited',
      invited_by: visit.person.id,
      ...sealed,
    })
    .onConflict((conflict) => conflict.column('login_name').doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return { ok: false, reason: 'name-taken' };
  const code = await newInvitation(visit, installation, personId);
  return { ok: true, personId, code };
}

/** A fresh code for somebody who has not joined yet; older codes die. Writes in the audit log that it was given, and why. */
export async function newInvitation(
  visit: Visit,
  installation: Pick<StaffInstallation, 'pepper'>,
  personId: string,
  { anew = false, reason }: { anew?: boolean; reason?: 'new-code' } = {},
): Promise<string> {
  // Two who give a code at the same moment would each end only the codes before: both new ones would work.
  await holdAlone(visit.db, `invitation of ${personId}`);
  const code = newOneTimeCode();
  await visit.db
    .updateTable('invitation')
    .set({ used_at: databaseNow() })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
  const id = newId();
  const bound = await boundInvitation(visit, id, personId, code);
  await visit.db
    .insertInto('invitation')
    .values({
      id,
      person_id: personId,
      code_mac: invitationMac(installation.pepper, code),
      issuer: visit.person.id,
      anew,
      expires_at: sql<Date>`clock_timestamp() + make_interval(hours => ${invitationHours})`,
      ...bound?.columns,
    })
    .execute();
  if (bound) await visit.db.insertInto('invitation_key').values(bound.keys).execute();
  visit.journal.note({
    action: anew ? 'person.started-anew' : 'person.invited',
    objectId: personId,
    ...(reason ? { reason } : {}),
    ...(bound ? { level: 'bound' } : {}),
  });
  return code;
}

/** Finds the open invitation for a typed code; null for anything else. Run at the door. */
export async function invitationFor(
  db: ScopedDb,
  pepper: Uint8Array,
  typed: string,
): Promise<{ id: string; person_id: string; code: string } | null> {
  const code = readOneTimeCode(typed);
  if (!code) return null;
  const { rows } = await sql<{
    id: string;
    person_id: string;
  }>`select * from naast.invitation_by_code(${invitationMac(pepper, code)})`.execute(db);
  return rows[0] ? { ...rows[0], code } : null;
}

/** Somebody who has joined and for whom nobody has vouched yet, with the keys of the row; null for everybody else. */
async function waitingPerson({ db }: Visit, personId: string) {
  const person = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  if (!person?.box_public || !person.sign_public || person.status !== 'awaiting') return null;
  return { ...person, box_public: person.box_public, sign_public: person.sign_public };
}

/** What guards the keys of a colleague who waits; null when the colleague does not. */
export async function joiningProofOf(visit: Visit, personId: string): Promise<JoiningProof | null> {
  const person = await waitingPerson(visit, personId);
  return person && judgeJoining(visit, person);
}

export type ColleagueApproval =
  | { ok: true }
  | { ok: false; reason: 'not-now' | 'other-digits' | 'no-proof' | 'other-keys' };

/**
 * Vouches for a colleague who has joined: certificate and membership of the staff team. 'not-now' when the colleague
 * has not joined or the approver may not vouch; 'other-digits' when the keys here are not the ones whose digits the
 * colleague read out; 'no-proof' and 'other-keys' as `JoiningProof` says. The keys come from a row that anybody with the
 * database may have written: nothing here rests on it alone.
 */
export async function approve(visit: Visit, personId: string, digits: string): Promise<ColleagueApproval> {
  const person = await waitingPerson(visit, personId);
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
  if (!person || !own) return { ok: false, reason: 'not-now' };
  const joining = await judgeJoining(visit, person);
  if (joining === 'no-proof' || joining === 'other-keys') return { ok: false, reason: joining };
  if ((await keyCheck(person)) !== digits) return { ok: false, reason: 'other-digits' };
  const { roles, region_id, box_public, sign_public } = person;
  const certificate = certifyAgain(visit, own, { subject: person.id, roles, region_id, box_public, sign_public });
  await visit.db.insertInto('certificate').values(certificate).execute();
  const changed = await visit.db
    .updateTable('person')
    .set({ status: 'active' })
    .where('id', '=', person.id)
    .where('status', '=', 'awaiting')
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return { ok: false, reason: 'not-now' };
  const staff = await staffTeamId(visit.db);
  if (staff) await giveTeamKey(visit, staff, person.id);
  visit.journal.note({ action: 'person.approved', objectId: person.id });
  return { ok: true };
}

/**
 * Gives a colleague the key of a team that the giver is a member of, with those before it, which open what is older.
 * False when the giver has none, or when it is there already.
 */
export async function giveTeamKey(visit: Visit, teamId: string, personId: string): Promise<boolean> {
  // While its key is being rotated nobody is given the one before as if it were the newest.
  await holdAlone(visit.db, `key of team ${teamId}`);
  visit.keys.lookAgain();
  let given = false;
  for (const { kind, epoch, boxSecret } of await visit.keys.allOf(teamId)) {
    const added = await addMember(visit.db, {
      teamId,
      epoch,
      boxSecret,
      personId,
      addedBy: visit.person.id,
      pins: visit.keys.pins,
    });
    if (added && !given) visit.journal.note({ action: 'team.joined', object: kind, objectId: personId });
    given ||= added;
  }
  return given;
}
