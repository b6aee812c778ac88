import sodium from 'sodium-native';
import { equal } from './hashes.ts';
import { forget, lockedMemory, view } from './memory.ts';
import { VaultRefusal } from './refusal.ts';

/** What a person has while signed in: X25519 to open what was sealed to that person, Ed25519 to sign. */
export interface PersonSecret {
  boxPublic: Buffer;
  boxSecret: Buffer;
  signPublic: Buffer;
  signSecret: Buffer;
}

const VERSION = 1;
const PACKED_BYTES = 1 + 32 + 32 + 32 + 64;

/** Fresh keys of a person, in locked memory. */
export function newPersonSecret(): PersonSecret {
  const secret = laidOut(lockedMemory(PACKED_BYTES));
  sodium.crypto_box_keypair(secret.boxPublic, secret.boxSecret);
  sodium.crypto_sign_keypair(secret.signPublic, secret.signSecret);
  return secret;
}

/** One secret of 161 bytes in locked memory, fit for `wrapKey`. Forget it after use. */
export function packPersonSecret(secret: PersonSecret): Buffer {
  const packed = lockedMemory(PACKED_BYTES);
  packed[0] = VERSION;
  const room = laidOut(packed);
  room.boxPublic.set(secret.boxPublic);
  room.boxSecret.set(secret.boxSecret);
  room.signPublic.set(secret.signPublic);
  room.signSecret.set(secret.signSecret);
  return packed;
}

/** A copy in locked memory; the packed bytes may be forgotten afterwards. */
export function unpackPersonSecret(packed: Uint8Array): PersonSecret {
  if (packed.length !== PACKED_BYTES || packed[0] !== VERSION) throw new VaultRefusal();
  const memory = lockedMemory(PACKED_BYTES);
  memory.set(packed);
  return laidOut(memory);
}

/** Overwrites the secret halves. */
export function forgetPerson(...secrets: (PersonSecret | null | undefined)[]): void {
  for (const secret of secrets) forget(secret?.boxSecret, secret?.signSecret);
}

/** True when the public halves really belong to the secret ones: a planted pair of two people's halves does not. */
export function isWholePerson(secret: PersonSecret): boolean {
  const own = laidOut(lockedMemory(PACKED_BYTES));
  try {
    sodium.crypto_scalarmult_base(own.boxPublic, secret.boxSecret);
    sodium.crypto_sign_seed_keypair(own.signPublic, own.signSecret, secret.signSecret.subarray(0, 32));
    const box = equal(own.boxPublic, secret.boxPublic);
    return equal(own.signPublic, secret.signPublic) && equal(own.signSecret, secret.signSecret) && box;
  } finally {
    forgetPerson(own);
  }
}

function laidOut(packed: Uint8Array): PersonSecret {
  const bytes = view(packed);
  return {
    boxPublic: bytes.subarray(1, 33),
    boxSecret: bytes.subarray(33, 65),
    signPublic: bytes.subarray(65, 97),
    signSecret: bytes.subarray(97, PACKED_BYTES),
  };
}
