import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { openPasskeySlot, type PersonSecret, sha256 } from '#app/platform/vault/index.ts';
import { base64url, library, type Purpose, parsed, type Site, siteId, takeChallenge } from './passkey-challenges.ts';

const assertion = z.strictObject({
  id: base64url,
  clientData: base64url,
  authenticatorData: base64url,
  signature: base64url,
  userHandle: base64url.nullable(),
});
/** The secret of the authenticator as the browser sends it: 32 bytes, or nothing where it has none. */
export function readPrf(typed: string): Buffer | null {
  const bytes = Buffer.from(typed, 'base64url');
  return bytes.length === 32 ? bytes : null;
}

/** A passkey as the door finds it. */
export interface PasskeyMaterial {
  person_id: string;
  login_name: string;
  passkey_id: string;
  credential: Buffer;
  public_key: Buffer;
  counter: string;
  slot_id: string | null;
  pepper_version: number;
  verifier: Buffer;
  slot_public: Buffer;
  slot_secret_sealed: Buffer;
  secret_sealed: Buffer;
}

/** An answer of an authenticator: the ticket of its challenge, and what it signed, as the page's script sends it. */
export interface PasskeyAnswer {
  ticket: string;
  answer: string;
}

export type Judged =
  | { ok: true; found: PasskeyMaterial; counter: number; staleCounter: boolean }
  | { ok: false; reason: 'stale' | 'wrong'; found: PasskeyMaterial | null };

/**
 * Judges an answer: its challenge once, then origin, site, signature, and that the person was verified by the
 * authenticator. A counter that does not grow is a signal and no proof: it is told, and the caller asks for more (T29).
 */
export async function judgePasskey(
  installation: StaffInstallation,
  site: Site,
  purpose: Purpose,
  { ticket, answer }: PasskeyAnswer,
): Promise<Judged> {
  const challenge = await takeChallenge(installation, purpose, ticket);
  if (challenge === null) return { ok: false, reason: 'stale', found: null };
  const given = parsed(assertion, answer);
  const found = given && (await passkeyMaterial(installation, Buffer.from(given.id, 'base64url')));
  if (!given || !found) return { ok: false, reason: 'wrong', found: null };
  const isHers =
    given.userHandle === null || Buffer.from(given.userHandle, 'base64url').equals(handleOf(found.person_id));
  const { verifyAuthenticationResponse } = await library();
  const verified = await verifyAuthenticationResponse({
    response: {
      id: given.id,
      rawId: given.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: given.clientData,
        authenticatorData: given.authenticatorData,
        signature: given.signature,
      },
    },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: siteId(site),
    requireUserVerification: true,
    // Counters are judged below: the library refuses what is only a signal.
    credential: { id: given.id, publicKey: new Uint8Array(found.public_key), counter: 0 },
  }).catch(() => null);
  if (!isHers || verified?.verified !== true) return { ok: false, reason: 'wrong', found };
  const counter = verified.authenticationInfo.newCounter;
  const before = Number(found.counter);
  return { ok: true, found, counter, staleCounter: (counter > 0 || before > 0) && counter <= before };
}

/** The id of a person as an authenticator keeps it: random bytes that say nothing. */
export const handleOf = (personId: string): Buffer => Buffer.from(personId.replaceAll('-', ''), 'hex');

/** Under what a credential is found at the door. */
export const lookupOf = (credential: Uint8Array) => sha256('naast passkey\0', credential);

async function passkeyMaterial(installation: StaffInstallation, credential: Buffer): Promise<PasskeyMaterial | null> {
  const { rows } = await installation.scoped({ kind: 'door' }, (db) =>
    sql<PasskeyMaterial>`select * from naast.passkey_material(${lookupOf(credential)})`.execute(db),
  );
  return rows[0] ?? null;
}

/**
 * The person's secret, by the secret of the authenticator; null where it gave none, or another. Throws VaultRefusal on
 * a broken slot.
 */
export function unlockWithPasskey(
  installation: Pick<StaffInstallation, 'pepper'>,
  found: PasskeyMaterial,
  prf: Buffer | null,
): PersonSecret | null {
  if (prf === null || found.slot_id === null) return null;
  return openPasskeySlot({
    prf,
    pepper: installation.pepper,
    personId: found.person_id,
    slotId: found.slot_id,
    slot: {
      pepperVersion: found.pepper_version,
      verifier: found.verifier,
      slotPublic: found.slot_public,
      slotSecretSealed: found.slot_secret_sealed,
      secretSealed: found.secret_sealed,
    },
  });
}

/** Remembers that a passkey was used; as its owner. */
export async function notePasskeyUse(db: ScopedDb, { found, counter }: { found: PasskeyMaterial; counter: number }) {
  await db
    .updateTable('passkey')
    .set({ counter, used_day: sql<string>`current_date` })
    .where('id', '=', found.passkey_id)
    .execute();
}

/** The alarm of a counter that did not grow: perhaps a copy of the authenticator. */
export const counterAlarm = (found: PasskeyMaterial): AuditEntry => ({
  action: 'alarm.passkey-counter',
  objectId: found.person_id,
  reason: 'counter',
});

/** Step-up by passkey: an answer of the person's own passkey, to a challenge that was made for that person. */
export async function proveByPasskey(
  installation: StaffInstallation,
  site: Site,
  who: { person: string; session: string },
  answer: PasskeyAnswer,
): Promise<boolean> {
  const judged = await judgePasskey(installation, site, `prove|${who.person}`, answer);
  const isHers = judged.ok && judged.found.person_id === who.person && !judged.staleCounter;
  await installation.scoped({ kind: 'person', person: who.person, session: who.session }, async (db) => {
    const entries: AuditEntry[] = [];
    if (judged.ok && judged.staleCounter) entries.push(counterAlarm(judged.found));
    if (isHers) await notePasskeyUse(db, judged);
    entries.push(
      isHers
        ? { action: 'step-up.done', outcome: 'done', level: 'passkey' }
        : { action: 'step-up.failed', outcome: 'refused', reason: 'passkey' },
    );
    await appendEntries(db, entries);
  });
  return isHers;
}
