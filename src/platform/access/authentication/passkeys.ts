import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import {
  derive,
  forget,
  mac,
  makePasskeySlot,
  newId,
  openDocument,
  openPasskeySlot,
  type PersonSecret,
  randomBytes,
  sealDocument,
  sha256,
} from '#app/platform/vault/index.ts';
import { type Device, openDevice, sealDevice } from './devices.ts';

/** Where the service is reached: what an authenticator binds its answers to. */
export interface Site {
  origin: string;
}

const siteId = ({ origin }: Site) => new URL(origin).hostname;

/** Loaded when the first passkey comes: the public side never needs it, and a start does not wait for it. */
const library = () => import('@simplewebauthn/server');

/** What a challenge is for. An answer to one of another purpose, or of another person, is foreign (T28). */
export type Purpose = 'sign-in' | `prove|${string}` | `add|${string}`;

const minutes = 5;
const place = (purpose: Purpose) => ({ table: 'challenge', row: purpose, column: 'ticket', epoch: 1 });
const ticketKey = (installation: Pick<StaffInstallation, 'pepper'>) =>
  derive(Buffer.from(installation.pepper), 'passkey-challenge');

/**
 * What a page's script needs to ask the authenticator. The input of its secret is the same for all: its output never
 * is.
 */
export interface Challenge {
  challenge: string;
  ticket: string;
  site: string;
  salt: string;
}

/** A fresh challenge; nothing is kept of it until it is answered. */
export function newChallenge(installation: Pick<StaffInstallation, 'pepper'>, site: Site, purpose: Purpose): Challenge {
  const challenge = randomBytes(32).toString('base64url');
  const key = ticketKey(installation);
  const sealed = sealDocument(key, place(purpose), { challenge, until: Date.now() + minutes * 60_000 });
  forget(key);
  const salt = sha256('naast passkey secret 1').toString('base64url');
  return { challenge, ticket: sealed.toString('base64url'), site: siteId(site), salt };
}

/**
 * The challenge in a ticket, once: asked for again it is null, as when it is too old, of another purpose, or not ours.
 */
async function takeChallenge(
  installation: StaffInstallation,
  purpose: Purpose,
  ticket: string,
): Promise<string | null> {
  const key = ticketKey(installation);
  try {
    const { challenge, until } = openDocument(key, place(purpose), Buffer.from(ticket, 'base64url')) as {
      challenge: string;
      until: number;
    };
    const mark = mac(installation.pepper, 'passkey-challenge', challenge);
    const { rows } = await installation.scoped({ kind: 'door' }, (db) =>
      sql<{ first: boolean }>`select naast.use_challenge(${mark}, ${new Date(until)}) as first`.execute(db),
    );
    return rows[0]?.first ? challenge : null;
  } catch {
    return null;
  } finally {
    forget(key);
  }
}

const base64url = z.string().regex(/^[\w-]{1,4000}$/);
const assertion = z.strictObject({
  id: base64url,
  clientData: base64url,
  authenticatorData: base64url,
  signature: base64url,
  userHandle: base64url.nullable(),
});
const attestation = z.strictObject({ id: base64url, clientData: base64url, attestation: base64url });

function parsed<Shape>(schema: z.ZodType<Shape>, json: string): Shape | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

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

const lookupOf = (credential: Uint8Array) => sha256('naast passkey\0', credential);

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

export interface NewPasskey extends PasskeyAnswer {
  prf: Buffer | null;
  device: Device;
}

/**
 * Adds a passkey to a person's account; with the authenticator's secret it unlocks as well. False when it was not made
 * here and now.
 */
export async function addPasskey(
  visit: Visit,
  installation: StaffInstallation,
  site: Site,
  made: NewPasskey,
): Promise<boolean> {
  const personId = visit.person.id;
  const challenge = await takeChallenge(installation, `add|${personId}`, made.ticket);
  const given = parsed(attestation, made.answer);
  if (challenge === null || !given) return false;
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response: {
      id: given.id,
      rawId: given.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: given.clientData, attestationObject: given.attestation },
    },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: siteId(site),
    requireUserVerification: true,
  }).catch(() => null);
  if (verified?.verified !== true) return false;
  const { credential } = verified.registrationInfo;
  const id = newId();
  const raw = Buffer.from(credential.id, 'base64url');
  const inserted = await visit.db
    .insertInto('passkey')
    .values({
      id,
      person_id: personId,
      lookup: lookupOf(raw),
      credential: raw,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      device_sealed: sealDevice(visit.keys.secret, id, made.device),
    })
    .onConflict((conflict) => conflict.column('lookup').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  if (made.prf !== null) await putPasskeySlot(visit, installation, id, made.prf);
  visit.journal.note({
    action: 'passkey.added',
    objectId: personId,
    reason: made.prf === null ? 'unlocks-not' : 'unlocks',
  });
  return true;
}

async function putPasskeySlot(
  visit: Visit,
  installation: StaffInstallation,
  passkeyId: string,
  prf: Buffer,
): Promise<void> {
  const slotId = newId();
  const owner = { personId: visit.person.id, slotId };
  const slot = makePasskeySlot({ ...owner, prf, pepper: installation.pepper, secret: visit.keys.secret });
  await visit.db
    .insertInto('unlock_slot')
    .values({
      id: slotId,
      person_id: visit.person.id,
      kind: 'passkey',
      passkey_id: passkeyId,
      kdf: '{}',
      salt: Buffer.alloc(0),
      pepper_version: slot.pepperVersion,
      verifier: slot.verifier,
      slot_public: slot.slotPublic,
      slot_secret_sealed: slot.slotSecretSealed,
      secret_sealed: slot.secretSealed,
    })
    .execute();
}

export interface OwnPasskey {
  id: string;
  device: Device | null;
  createdDay: string;
  usedDay: string | null;
  /** Does it unlock alone, or does it want the password too? */
  unlocks: boolean;
}

/** A person's passkeys, the newest first. */
export async function ownPasskeys(visit: Visit): Promise<OwnPasskey[]> {
  const rows = await visit.db
    .selectFrom('passkey')
    .leftJoin('unlock_slot', 'unlock_slot.passkey_id', 'passkey.id')
    .select(['passkey.id', 'device_sealed', 'created_day', 'used_day', 'unlock_slot.id as slot'])
    .where('passkey.person_id', '=', visit.person.id)
    .orderBy('created_day', 'desc')
    .orderBy('passkey.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: openDevice(visit.keys.secret, row.id, row.device_sealed),
    createdDay: row.created_day,
    usedDay: row.used_day,
    unlocks: row.slot !== null,
  }));
}

/** The ids of a person's passkeys, as authenticators know them. */
export async function knownCredentials(visit: Visit): Promise<string[]> {
  const rows = await visit.db
    .selectFrom('passkey')
    .select('credential')
    .where('person_id', '=', visit.person.id)
    .execute();
  return rows.map(({ credential }) => credential.toString('base64url'));
}

/** Removes a passkey, and what it unlocked; false when it is not this person's. */
export async function removePasskey(visit: Visit, id: string): Promise<boolean> {
  const gone = await visit.db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', visit.person.id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  visit.journal.note({ action: 'passkey.removed', objectId: visit.person.id });
  return true;
}
