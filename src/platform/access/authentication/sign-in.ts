import { sql } from 'kysely';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { proveWaitingKeys } from '#app/platform/access/teams/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { countTry, fitsLimit, sharedPlaces } from '#app/platform/limits/index.ts';
import {
  dummyPasswordWork,
  equal,
  forget,
  forgetPerson,
  newId,
  newSessionCookie,
  openPasswordSlot,
  type PasswordSlot,
  type PersonSecret,
  sealSession,
  turns,
  VaultBusy,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import { type Device, noteDevice, sealDevice } from './devices.ts';
import { costOfNobody } from './nobody.ts';
import { passkeyDemand } from './passkey-demand.ts';
import { acceptTotp } from './totp.ts';

export interface SignInAttempt {
  loginName: string;
  password: string;
  code: string;
  /** Address of the visitor; counted under a keyed hash, never stored. */
  address: string;
  /** The kind of device, so that the person is told of a new one. */
  device?: Device;
}

/**
 * 'wrong' is the one answer for an unknown name, a wrong password, a wrong or used code, and keys that nobody vouched
 * for.
 */
export type SignInResult =
  | { ok: true; cookie: string }
  | { ok: false; reason: 'wrong' | 'busy' | 'needs-passkey' }
  | { ok: false; reason: 'too-many'; again: Date };

/** What a session rests on. */
export type SessionLevel = 'password+totp' | 'passkey' | 'passkey+password';

/** Idle and absolute limits of a staff session. */
const idleMinutes = 15;
const absoluteHours = 8;
const windowSeconds = 900;

/** What the door hands over about a sign-in name that somebody has. */
export interface Material {
  person_id: string;
  slot_id: string;
  kdf: PasswordSlot['kdf'];
  salt: Buffer;
  pepper_version: number;
  verifier: Buffer;
  slot_public: Buffer;
  slot_secret_sealed: Buffer;
  secret_sealed: Buffer;
}

/**
 * Sign-in with password and authenticator code. Counts before looking anything up, does the same work for unknown
 * names, and writes success and failure in the audit log (never the name that was typed).
 */
export async function signIn(installation: StaffInstallation, attempt: SignInAttempt): Promise<SignInResult> {
  const giveBack = takePlace(attempt.address);
  if (giveBack === null) return { ok: false, reason: 'busy' };
  try {
    return await atTheDoor(() => lookedAt(installation, attempt));
  } catch (error) {
    if (error instanceof VaultBusy) return { ok: false, reason: 'busy' };
    throw error;
  } finally {
    giveBack();
  }
}

/**
 * Strangers are in a line of their own: one is looked at and 32 wait. Whoever comes then is sent away before anything
 * is counted or looked up, so that a flood holds one connection and one place at the passwords; the others are for the
 * colleagues who are at work (T42). No address and no network holds more than its share of the places (S7).
 */
const atTheDoor = turns(1, 32);
const takePlace = sharedPlaces('sign-in');

async function lookedAt(installation: StaffInstallation, attempt: SignInAttempt): Promise<SignInResult> {
  const loginName = attempt.loginName.trim().toLowerCase();
  const found = await counted(installation, loginName, attempt.address);
  if (found === 'too-many') return { ok: false, reason: 'too-many', again: endOfWindow() };
  try {
    const cost = await costOfNobody(installation, loginName);
    if (!found) await dummyPasswordWork({ loginName, pepper: installation.pepper, password: attempt.password, cost });
    const secret = found && (await unlock(installation, attempt.password, found));
    return found && secret
      ? await begin(installation, found.person_id, secret, attempt)
      : await fail(installation, failure(found?.person_id));
  } catch (error) {
    if (error instanceof VaultRefusal && found) return fail(installation, alarm(found.person_id, 'slot-broken'));
    throw error;
  }
}

/**
 * Counts the try, then looks the name up. A flood is in the audit log once for each name and network, not with every
 * try.
 */
async function counted(
  { scoped, pepper }: StaffInstallation,
  name: string,
  address: string,
): Promise<Material | null | 'too-many'> {
  return scoped({ kind: 'door' }, async (db) => {
    const verdict = await countTry(db, pepper, 'sign-in', { address, name });
    if (verdict.fits) return materialOf(db, name);
    const reason = verdict.refusedBy === 'name' || verdict.refusedBy === 'name-here' ? 'name' : 'network';
    if (verdict.isFirst && (reason === 'network' || (await fitsLimit(db, pepper, 'sign-in-noted', { name }))))
      await appendEntries(db, [{ action: 'sign-in.throttled', outcome: 'refused', reason }]);
    return 'too-many';
  });
}

/** Tries are counted in windows that follow one another; when this one ends they count from zero. */
export function endOfWindow(now = databaseNow().getTime()): Date {
  return new Date((Math.floor(now / 1000 / windowSeconds) + 1) * windowSeconds * 1000);
}

/** Everything that is needed to try a password; null when nobody has this sign-in name. Run at the door. */
export async function materialOf(db: ScopedDb, loginName: string): Promise<Material | null> {
  const { rows } = await sql<Material>`select * from naast.sign_in_material(${loginName})`.execute(db);
  return rows[0] ?? null;
}

/**
 * Opens the person's secret with the password; null when it is another. Throws VaultBusy, and VaultRefusal on a broken
 * slot.
 */
export function unlock(
  installation: Pick<StaffInstallation, 'pepper'>,
  password: string,
  found: Material,
): Promise<PersonSecret | null> {
  const slot: PasswordSlot = {
    kdf: found.kdf,
    salt: found.salt,
    pepperVersion: found.pepper_version,
    verifier: found.verifier,
    slotPublic: found.slot_public,
    slotSecretSealed: found.slot_secret_sealed,
    secretSealed: found.secret_sealed,
  };
  return openPasswordSlot({
    password,
    pepper: installation.pepper,
    personId: found.person_id,
    slotId: found.slot_id,
    slot,
  });
}

async function begin(
  installation: StaffInstallation,
  personId: string,
  secret: PersonSecret,
  { code, device }: SignInAttempt,
): Promise<SignInResult> {
  try {
    return await installation.scoped({ kind: 'door' }, async (db) => {
      const session = newId();
      await installation.become(db, { kind: 'person', person: personId, session });
      const doubt = await doubtAbout(db, installation, personId, secret);
      if (doubt) {
        await appendEntries(db, [alarm(personId, doubt)]);
        return { ok: false, reason: 'wrong' };
      }
      if (!(await acceptTotp(db, { id: personId, secret }, code))) {
        await appendEntries(db, [failure(personId)]);
        return { ok: false, reason: 'wrong' };
      }
      const { demanded, hasOne } = await passkeyDemand(db, personId);
      if (demanded && hasOne) {
        await appendEntries(db, [{ ...failure(personId), reason: 'needs-passkey' }]);
        return { ok: false, reason: 'needs-passkey' };
      }
      const cookie = await startSession(db, { session, personId, secret, ...(device ? { device } : {}) });
      await appendEntries(db, [{ action: 'sign-in.done', outcome: 'done', level: 'password-totp' }]);
      return { ok: true, cookie };
    });
  } finally {
    forgetPerson(secret);
  }
}

/**
 * A slot that somebody planted in the database opens other keys than those that a colleague vouched for (T88). Only
 * before approval a person has no certificate, and then reaches nothing but the own page.
 */
export async function doubtAbout(
  db: ScopedDb,
  installation: Pick<StaffInstallation, 'pins'>,
  personId: string,
  secret: PersonSecret,
): Promise<'no-certificate' | 'other-keys' | null> {
  const columns = ['status', 'box_public', 'sign_public'] as const;
  const person = await db.selectFrom('person').select(columns).where('id', '=', personId).executeTakeFirst();
  // What the row shows is what a colleague would vouch for.
  if (person?.status === 'awaiting') return areKeysOf(secret, person) ? null : 'other-keys';
  const pins = installation.pins();
  const certificate = pins && (await currentCertificate(db, personId, pins));
  if (!certificate) return 'no-certificate';
  return areKeysOf(secret, certificate) ? null : 'other-keys';
}

function areKeysOf(secret: PersonSecret, shown: { box_public: Buffer | null; sign_public: Buffer | null }): boolean {
  if (!shown.box_public || !shown.sign_public) return false;
  return equal(shown.box_public, secret.boxPublic) && equal(shown.sign_public, secret.signPublic);
}

/** Makes the session row; the secret is sealed under a key that only the cookie holds. Returns the cookie's value. */
export async function startSession(
  db: ScopedDb,
  who: { session: string; personId: string; secret: PersonSecret; level?: SessionLevel; device?: Device },
): Promise<string> {
  const { session, personId, secret, level = 'password+totp', device } = who;
  const cookie = newSessionCookie();
  try {
    await db
      .insertInto('session')
      .values({
        id: session,
        lookup: cookie.lookup,
        person_id: personId,
        level,
        secret_sealed: sealSession(cookie.key, { sessionId: session, personId }, secret),
        device_sealed: device ? sealDevice(secret, session, device) : null,
        idle_until: sql<Date>`clock_timestamp() + make_interval(mins => ${idleMinutes})`,
        absolute_until: sql<Date>`clock_timestamp() + make_interval(hours => ${absoluteHours})`,
      })
      .execute();
  } finally {
    // From now on the key is in the cookie alone (T105).
    forget(cookie.key);
  }
  if (device) await noteDevice(db, { personId, session, secret, device });
  await proveWaitingKeys(db, personId, secret);
  return cookie.value;
}

async function fail(installation: StaffInstallation, entry: AuditEntry): Promise<SignInResult> {
  await installation.scoped({ kind: 'door' }, (db) => appendEntries(db, [entry]));
  return { ok: false, reason: 'wrong' };
}

/** The entry for keys or a slot that are not what a colleague vouched for. */
export const alarm = (personId: string, reason: string): AuditEntry => ({
  action: 'alarm.certificate',
  outcome: 'refused',
  objectId: personId,
  reason,
});

/** The entry for a sign-in that failed; without the name that was typed. */
export const failure = (personId: string | undefined): AuditEntry => ({
  action: 'sign-in.failed',
  outcome: 'refused',
  ...(personId ? { objectId: personId } : {}),
});
