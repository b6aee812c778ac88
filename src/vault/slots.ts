import { openSecret, sealSecret } from './envelope.ts';
import { equal } from './hashes.ts';
import { forget, randomBytes } from './memory.ts';
import { PASSWORD_COST, type PasswordCost, type PasswordKeys, SALT_BYTES, stretch } from './password.ts';
import { forgetPerson, isWholePerson, type PersonSecret, packPersonSecret, unpackPersonSecret } from './person.ts';
import { line } from './place.ts';
import { VaultRefusal } from './refusal.ts';
import { newBoxPair, unwrapKey, wrapKey } from './wrap.ts';

/** A way to unlock: the password opens the slot's pair, the slot's pair opens the person's secret. */
export interface PasswordSlot {
  kdf: PasswordCost;
  salt: Buffer;
  pepperVersion: number;
  /** Compared in constant time before anything is unwrapped; says nothing without the pepper. */
  verifier: Buffer;
  slotPublic: Buffer;
  slotSecretSealed: Buffer;
  secretSealed: Buffer;
}

/** Whose slot it is; bound into every part, so that a slot moved to another person opens nothing. */
export interface SlotOwner {
  personId: string;
  slotId: string;
}

/** Makes a slot for this password. Throws VaultBusy when too many passwords are being worked on. */
export async function makePasswordSlot(
  input: SlotOwner & {
    password: string;
    pepper: Uint8Array;
    secret: PersonSecret;
    pepperVersion?: number;
    /** Leave it out for real people: 64 MiB, 3 passes, 1 lane. */
    kdf?: PasswordCost;
  },
): Promise<PasswordSlot> {
  const { password, pepper, secret, pepperVersion = 1, kdf = PASSWORD_COST } = input;
  const salt = randomBytes(SALT_BYTES);
  const keys = await stretch({ password, pepper, salt, cost: kdf, bound: bound(input, pepperVersion) });
  const pair = newBoxPair();
  const packed = packPersonSecret(secret);
  try {
    return {
      kdf: { ...kdf },
      salt,
      pepperVersion,
      verifier: Buffer.from(keys.verifier),
      slotPublic: pair.boxPublic,
      slotSecretSealed: sealSecret(keys.kek, pairBound(input, pair.boxPublic), 0, pair.boxSecret),
      secretSealed: wrapKey(pair.boxPublic, secretBound(input), packed),
    };
  } finally {
    forget(keys.kek, keys.verifier, pair.boxSecret, packed);
  }
}

/**
 * The person's secret, or null when the password or the pepper is not the right one. Throws VaultBusy, and
 * VaultRefusal when the password fits but the slot was tampered with. Compare the public halves with the certificate.
 */
export async function openPasswordSlot(
  input: SlotOwner & { password: string; pepper: Uint8Array; slot: PasswordSlot },
): Promise<PersonSecret | null> {
  const { password, pepper, slot } = input;
  const about = bound(input, slot.pepperVersion);
  const keys = await stretch({ password, pepper, salt: slot.salt, cost: slot.kdf, bound: about });
  try {
    return equal(keys.verifier, slot.verifier) ? unlock(input, slot, keys) : null;
  } finally {
    forget(keys.kek, keys.verifier);
  }
}

function unlock(owner: SlotOwner, slot: PasswordSlot, { kek }: PasswordKeys): PersonSecret {
  const boxSecret = openSecret(kek, pairBound(owner, slot.slotPublic), 0, slot.slotSecretSealed);
  try {
    const packed = unwrapKey({ boxPublic: slot.slotPublic, boxSecret }, secretBound(owner), slot.secretSealed);
    const secret = unpackPersonSecret(packed);
    forget(packed);
    if (isWholePerson(secret)) return secret;
    forgetPerson(secret);
    throw new VaultRefusal();
  } finally {
    forget(boxSecret);
  }
}

function bound({ personId, slotId }: SlotOwner, pepperVersion: number): string {
  return line('password slot', personId, slotId, pepperVersion);
}

function pairBound({ personId, slotId }: SlotOwner, slotPublic: Uint8Array): string {
  return line('slot pair', personId, slotId, Buffer.from(slotPublic).toString('base64url'));
}

function secretBound({ personId, slotId }: SlotOwner): string {
  return line('slot secret', personId, slotId);
}
