import { openSecret, sealSecret } from './envelope.ts';
import { equal, expand } from './hashes.ts';
import { forget, lockedMemory, randomBytes } from './memory.ts';
import { isPepper, PASSWORD_COST, type PasswordCost, type PasswordKeys, SALT_BYTES, stretch } from './password.ts';
import { forgetPerson, isWholePerson, type PersonSecret, packPersonSecret, unpackPersonSecret } from './person.ts';
import { line } from './place.ts';
import { VaultRefusal } from './refusal.ts';
import { newBoxPair, unwrapKeyAnew, wrapKey } from './wrap.ts';

/** A way to unlock: a secret of the person opens the slot's pair, the slot's pair opens the person's secret. */
export interface PasskeySlot {
  pepperVersion: number;
  /** Compared in constant time before anything is unwrapped; says nothing without the pepper. */
  verifier: Buffer;
  slotPublic: Buffer;
  slotSecretSealed: Buffer;
  secretSealed: Buffer;
}

/** The same with a password, which is stretched first. */
export interface PasswordSlot extends PasskeySlot {
  kdf: PasswordCost;
  salt: Buffer;
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
  const { password, pepper, pepperVersion = 1, kdf = PASSWORD_COST } = input;
  const salt = randomBytes(SALT_BYTES);
  const keys = await stretch({
    password,
    pepper,
    salt,
    cost: kdf,
    bound: bound('password slot', input, pepperVersion),
  });
  return { kdf: { ...kdf }, salt, ...sealed(input, pepperVersion, keys) };
}

/**
 * Makes a slot for the secret that an authenticator gives to our site alone (PRF, 32 bytes); strong, so nothing is
 * stretched.
 */
export function makePasskeySlot(
  input: SlotOwner & { prf: Uint8Array; pepper: Uint8Array; secret: PersonSecret; pepperVersion?: number },
): PasskeySlot {
  const { pepperVersion = 1 } = input;
  return sealed(input, pepperVersion, passkeyKeys(input, pepperVersion));
}

/**
 * The person's secret, or null when the authenticator's secret or the pepper is not the right one. Throws VaultRefusal
 * on a broken slot.
 */
export function openPasskeySlot(
  input: SlotOwner & { prf: Uint8Array; pepper: Uint8Array; slot: PasskeySlot },
): PersonSecret | null {
  const { slot } = input;
  const keys = passkeyKeys(input, slot.pepperVersion);
  try {
    return equal(keys.verifier, slot.verifier) ? unlock(input, slot, keys) : null;
  } finally {
    forget(keys.kek, keys.verifier);
  }
}

const PRF_BYTES = 32;

/** HKDF(PRF ‖ pepper): without the pepper a stolen table says nothing about an authenticator either. */
function passkeyKeys(input: SlotOwner & { prf: Uint8Array; pepper: Uint8Array }, pepperVersion: number): PasswordKeys {
  const { prf, pepper } = input;
  if (!isPepper(pepper) || prf.length !== PRF_BYTES || prf.every((byte) => byte === 0)) throw new VaultRefusal();
  const secret = lockedMemory(PRF_BYTES + pepper.length);
  try {
    secret.set(prf);
    secret.set(pepper, PRF_BYTES);
    const about = bound('passkey slot', input, pepperVersion);
    return {
      kek: expand(secret, line('naast slot key 1', about)),
      verifier: expand(secret, line('naast slot verifier 1', about)),
    };
  } finally {
    forget(secret);
  }
}

/** The parts of a slot that are the same for each kind; forgets the keys. */
function sealed(owner: SlotOwner & { secret: PersonSecret }, pepperVersion: number, keys: PasswordKeys): PasskeySlot {
  const pair = newBoxPair();
  const packed = packPersonSecret(owner.secret);
  try {
    return {
      pepperVersion,
      verifier: Buffer.from(keys.verifier),
      slotPublic: pair.boxPublic,
      slotSecretSealed: sealSecret(keys.kek, pairBound(owner, pair.boxPublic), 0, pair.boxSecret),
      secretSealed: wrapKey(pair.boxPublic, secretBound(owner), packed),
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
  const about = bound('password slot', input, slot.pepperVersion);
  const keys = await stretch({ password, pepper, salt: slot.salt, cost: slot.kdf, bound: about });
  try {
    return equal(keys.verifier, slot.verifier) ? unlock(input, slot, keys) : null;
  } finally {
    forget(keys.kek, keys.verifier);
  }
}

function unlock(owner: SlotOwner, slot: PasskeySlot, { kek }: PasswordKeys): PersonSecret {
  const boxSecret = openSecret(kek, pairBound(owner, slot.slotPublic), 0, slot.slotSecretSealed);
  try {
    const packed = unwrapKeyAnew({ boxPublic: slot.slotPublic, boxSecret }, secretBound(owner), slot.secretSealed);
    const secret = unpackPersonSecret(packed);
    forget(packed);
    if (isWholePerson(secret)) return secret;
    forgetPerson(secret);
    throw new VaultRefusal();
  } finally {
    forget(boxSecret);
  }
}

function bound(kind: 'password slot' | 'passkey slot', { personId, slotId }: SlotOwner, pepperVersion: number): string {
  return line(kind, personId, slotId, pepperVersion);
}

function pairBound({ personId, slotId }: SlotOwner, slotPublic: Uint8Array): string {
  return line('slot pair', personId, slotId, Buffer.from(slotPublic).toString('base64url'));
}

function secretBound({ personId, slotId }: SlotOwner): string {
  return line('slot secret', personId, slotId);
}
