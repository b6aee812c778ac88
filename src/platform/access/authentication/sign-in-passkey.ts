import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import {
  derive,
  forget,
  forgetPerson,
  newId,
  openDocument,
  type PersonSecret,
  sealDocument,
  VaultBusy,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import type { Device } from './devices.ts';
import type { Site } from './passkey-challenges.ts';
import { counterAlarm, judgePasskey, notePasskeyUse, type PasskeyAnswer, unlockWithPasskey } from './passkeys.ts';
import {
  alarm,
  doubtAbout,
  endOfWindow,
  failure,
  materialOf,
  type SessionLevel,
  startSession,
  unlock,
} from './sign-in.ts';

/** 'stale': the page stood open too long. 'password': the passkey was right, and the password must come with it. */
export type PasskeySignIn =
  | { ok: true; cookie: string }
  | { ok: false; reason: 'stale' | 'wrong' | 'busy' }
  | { ok: false; reason: 'password'; proof: string }
  | { ok: false; reason: 'too-many'; again: Date };

/**
 * Sign-in by passkey: no name is typed, and no count of wrong passwords stands in its way, neither of a name nor of a
 * network: a signature cannot be guessed, so nobody can keep a colleague out by guessing (T41). It unlocks alone where
 * the authenticator gave its secret; else, or when its counter did not grow, the password is asked as well.
 */
export async function signInWithPasskey(
  installation: StaffInstallation,
  site: Site,
  attempt: PasskeyAnswer & { prf: Buffer | null; device?: Device },
): Promise<PasskeySignIn> {
  const judged = await judgePasskey(installation, site, 'sign-in', attempt);
  if (!judged.ok) {
    // Only of a passkey that somebody has: what is sent at random fills no log.
    if (judged.found) await write(installation, [failure(judged.found.person_id)]);
    return { ok: false, reason: judged.reason };
  }
  const { found } = judged;
  if (judged.staleCounter) {
    await write(installation, [counterAlarm(found)]);
    return { ok: false, reason: 'password', proof: newProof(installation, found.person_id, found.login_name) };
  }
  const secret = openOrNull(installation, found, attempt.prf);
  if (secret === 'broken') {
    await write(installation, [alarm(found.person_id, 'slot-broken')]);
    return { ok: false, reason: 'wrong' };
  }
  if (!secret) {
    await installation.scoped({ kind: 'person', person: found.person_id, session: newId() }, (db) =>
      notePasskeyUse(db, judged),
    );
    return { ok: false, reason: 'password', proof: newProof(installation, found.person_id, found.login_name) };
  }
  return begin(installation, { personId: found.person_id, secret, level: 'passkey', ...attempt }, (db) =>
    notePasskeyUse(db, judged),
  );
}

/** The password after a passkey that did not unlock alone; only with the proof of that passkey, for five minutes. */
export async function finishWithPassword(
  installation: StaffInstallation,
  attempt: { proof: string; password: string; address: string; device?: Device },
): Promise<PasskeySignIn> {
  const who = readProof(installation, attempt.proof);
  if (!who) return { ok: false, reason: 'stale' };
  const found = await installation.scoped({ kind: 'door' }, async (db) =>
    (await fitsLimit(db, installation.pepper, 'passkey-password', { address: attempt.address, name: who.personId }))
      ? materialOf(db, who.loginName)
      : ('too-many' as const),
  );
  if (found === 'too-many') return { ok: false, reason: 'too-many', again: endOfWindow() };
  try {
    const secret = found?.person_id === who.personId ? await unlock(installation, attempt.password, found) : null;
    if (!secret) {
      await write(installation, [failure(who.personId)]);
      return { ok: false, reason: 'wrong' };
    }
    return await begin(installation, { ...attempt, personId: who.personId, secret, level: 'passkey+password' });
  } catch (error) {
    if (error instanceof VaultBusy) return { ok: false, reason: 'busy' };
    throw error;
  }
}

function openOrNull(
  installation: StaffInstallation,
  found: Parameters<typeof unlockWithPasskey>[1],
  prf: Buffer | null,
): PersonSecret | null | 'broken' {
  try {
    return unlockWithPasskey(installation, found, prf);
  } catch (error) {
    if (error instanceof VaultRefusal) return 'broken';
    throw error;
  }
}

async function begin(
  installation: StaffInstallation,
  who: { personId: string; secret: PersonSecret; level: SessionLevel; device?: Device },
  also: (db: ScopedDb) => Promise<void> = async () => undefined,
): Promise<PasskeySignIn> {
  const { personId, secret, level, device } = who;
  try {
    return await installation.scoped({ kind: 'door' }, async (db) => {
      const session = newId();
      await installation.become(db, { kind: 'person', person: personId, session });
      const doubt = await doubtAbout(db, installation, personId, secret);
      if (doubt) {
        await appendEntries(db, [alarm(personId, doubt)]);
        return { ok: false, reason: 'wrong' };
      }
      await also(db);
      const cookie = await startSession(db, { session, personId, secret, level, ...(device ? { device } : {}) });
      await appendEntries(db, [{ action: 'sign-in.done', outcome: 'done', level: level.replace('+', '-') }]);
      return { ok: true, cookie };
    });
  } finally {
    forgetPerson(secret);
  }
}

const write = (installation: StaffInstallation, entries: AuditEntry[]) =>
  installation.scoped({ kind: 'door' }, (db) => appendEntries(db, entries));

const proofPlace = { table: 'sign-in', row: 'passkey', column: 'proof', epoch: 1 };
const proofKey = (installation: Pick<StaffInstallation, 'pepper'>) =>
  derive(Buffer.from(installation.pepper), 'passkey-proof');
const proofMinutes = 5;

/**
 * What says, between the two pages, that the passkey was right. Sealed by the installation; worth nothing without the
 * password.
 */
function newProof(installation: Pick<StaffInstallation, 'pepper'>, personId: string, loginName: string): string {
  const key = proofKey(installation);
  try {
    const until = Date.now() + proofMinutes * 60_000;
    return sealDocument(key, proofPlace, { personId, loginName, until }).toString('base64url');
  } finally {
    forget(key);
  }
}

function readProof(
  installation: Pick<StaffInstallation, 'pepper'>,
  proof: string,
): { personId: string; loginName: string } | null {
  const key = proofKey(installation);
  try {
    const { personId, loginName, until } = openDocument(key, proofPlace, Buffer.from(proof, 'base64url')) as {
      personId: string;
      loginName: string;
      until: number;
    };
    return until < Date.now() ? null : { personId, loginName };
  } catch {
    return null;
  } finally {
    forget(key);
  }
}
