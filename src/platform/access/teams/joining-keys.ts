import { sql } from 'kysely';
import type { Role, ScopedDb } from '#app/platform/database/index.ts';
import {
  checkDigits,
  equal,
  type Json,
  mac,
  type PersonSecret,
  sign,
  verifySignature,
} from '#app/platform/vault/index.ts';

/** Keys that nobody vouched for yet, and as whose they are shown: a colleague's row, or what a session opened. */
export interface JoiningKeys {
  id: string;
  roles: readonly Role[];
  region_id: string | null;
  box_public: Uint8Array;
  sign_public: Uint8Array;
}

const domain = 'naast-joining-1';

function statementOf({ id, roles, region_id, box_public, sign_public }: JoiningKeys): { [name: string]: Json } {
  return {
    person: id,
    roles: [...roles].sort(),
    region: region_id,
    box: Buffer.from(box_public).toString('hex'),
    sign: Buffer.from(sign_public).toString('hex'),
  };
}

/** The digits by which two people compare keys, role and region over the telephone before one vouches for the other. */
export function keyCheck(keys: JoiningKeys): Promise<string> {
  return checkDigits(domain, statementOf(keys));
}

/** Says with the signing half that both keys are of one hand, and whose: a planted public half cannot. */
export function proofOfKeys(keys: JoiningKeys, signSecret: Uint8Array): Buffer {
  return sign(signSecret, domain, statementOf(keys));
}

/** Was this proof made with the signing half of these very keys, for this person, role and region? */
export function isProvedBy(keys: JoiningKeys, proof: Uint8Array): boolean {
  return verifySignature(keys.sign_public, domain, statementOf(keys), proof);
}

/** Binds these keys to the key that the one-time code gives: who does not know the code makes no other. */
export function macOfKeys(invitationKey: Uint8Array, keys: JoiningKeys): Buffer {
  const { person, roles, region, box, sign } = statementOf(keys);
  return mac(invitationKey, domain, JSON.stringify([person, roles, region, box, sign]));
}

/** Were these keys made by somebody who knew the code that gives this key? */
export function isBoundBy(invitationKey: Uint8Array, keys: JoiningKeys, tag: Uint8Array): boolean {
  return equal(macOfKeys(invitationKey, keys), tag);
}

/**
 * Proves the keys of somebody who joined before proofs were asked for, at the next sign-in. Nothing when they are proved,
 * or when the row shows other keys than those that the password opened.
 */
export async function proveWaitingKeys(db: ScopedDb, personId: string, secret: PersonSecret): Promise<void> {
  const waiting = await db
    .selectFrom('person')
    .select(['id', 'roles', 'region_id', 'box_public', 'sign_public'])
    .where('id', '=', personId)
    .where('status', '=', 'awaiting')
    .where('keys_proof', 'is', null)
    .executeTakeFirst();
  if (!waiting?.box_public || !waiting.sign_public) return;
  const keys = { ...waiting, box_public: waiting.box_public, sign_public: waiting.sign_public };
  if (!equal(keys.box_public, secret.boxPublic) || !equal(keys.sign_public, secret.signPublic)) return;
  await sql`select naast.prove_keys(${proofOfKeys(keys, secret.signSecret)})`.execute(db);
}
