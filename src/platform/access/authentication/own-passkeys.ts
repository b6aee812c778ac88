import { z } from 'zod';
import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { makePasskeySlot, newId } from '#app/platform/vault/index.ts';
import { type Device, openDevice, sealDevice } from './devices.ts';
import { base64url, library, parsed, type Site, siteId, takeChallenge } from './passkey-challenges.ts';
import { lookupOf, type PasskeyAnswer } from './passkeys.ts';

const attestation = z.strictObject({ id: base64url, clientData: base64url, attestation: base64url });

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
