import sodium from 'sodium-native';
import { forget, type Key, lockedMemory, view } from './memory.ts';
import { VaultRefusal } from './refusal.ts';

/*
 * suite (1) | sealed box of: version (1) | suite (1) | SHA-256 of the context (32) | key
 *
 * A sealed box has no associated data, so the context travels inside; it does not say who sealed it, so grants and
 * certificates are signed as well. The suite byte leaves room for HPKE or a post-quantum hybrid.
 */
const VERSION = 1;
const SUITE_SEALED_BOX = 1;
const CONTEXT_BYTES = 32;
const BEFORE_KEY = 2 + CONTEXT_BYTES;
const BOX_BYTES = 48;
const BOX_KEY_BYTES = 32;
const LONGEST_KEY = 1024;

/** A recipient of wrapped keys: a person, a group, a slot. */
export interface BoxPair {
  boxPublic: Buffer;
  boxSecret: Buffer;
}

/** A fresh X25519 pair, the secret half in locked memory. */
export function newBoxPair(): BoxPair {
  const pair = { boxPublic: Buffer.alloc(BOX_KEY_BYTES), boxSecret: lockedMemory(BOX_KEY_BYTES) };
  sodium.crypto_box_keypair(pair.boxPublic, pair.boxSecret);
  return pair;
}

/** Seals a key (1 byte to 1 KiB) to a public key, for one context only. */
export function wrapKey(recipientBoxPublic: Uint8Array, context: string, key: Uint8Array): Buffer {
  if (recipientBoxPublic.length !== BOX_KEY_BYTES || !wrappable(key)) throw new VaultRefusal();
  const payload = DESK.subarray(0, BEFORE_KEY + key.length);
  const wrapped = Buffer.allocUnsafeSlow(1 + payload.length + BOX_BYTES);
  try {
    writePrefix(payload, context);
    payload.set(key, BEFORE_KEY);
    wrapped[0] = SUITE_SEALED_BOX;
    sodium.crypto_box_seal(wrapped.subarray(1), payload, view(recipientBoxPublic));
  } catch {
    throw new VaultRefusal();
  } finally {
    forget(payload);
  }
  return wrapped;
}

/** Opens a wrapped key into locked memory; throws VaultRefusal for any other recipient, context or byte. */
export function unwrapKeyAnew(
  recipient: { boxPublic: Uint8Array; boxSecret: Uint8Array },
  context: string,
  wrapped: Uint8Array,
): Key {
  const length = wrapped.length - 1 - BOX_BYTES - BEFORE_KEY;
  if (length < 1 || length > LONGEST_KEY || !hasBothHalves(recipient)) throw new VaultRefusal();
  const payload = DESK.subarray(0, BEFORE_KEY + length);
  try {
    const { boxPublic, boxSecret } = recipient;
    const box = view(wrapped).subarray(1);
    const opened = sodium.crypto_box_seal_open(payload, box, view(boxPublic), view(boxSecret));
    const prefix = writePrefix(EXPECTED, context);
    const expected = payload.compare(prefix, 0, BEFORE_KEY, 0, BEFORE_KEY) === 0;
    if (!opened || !expected || wrapped[0] !== SUITE_SEALED_BOX) throw new VaultRefusal();
    const key = lockedMemory(length);
    payload.copy(key, 0, BEFORE_KEY);
    return key;
  } finally {
    forget(payload);
  }
}

// Work space of one synchronous call, so that opening fifty grants does not ask for locked memory a hundred times.
const DESK = lockedMemory(BEFORE_KEY + LONGEST_KEY);
const EXPECTED = Buffer.alloc(BEFORE_KEY);

function writePrefix(target: Buffer, context: string): Buffer {
  target[0] = VERSION;
  target[1] = SUITE_SEALED_BOX;
  sodium.crypto_hash_sha256(target.subarray(2, BEFORE_KEY), Buffer.from(`naast wrap 1\0${context}`));
  return target;
}

/** Zeros are a forgotten key: wrapped, it would hand out a lock that everybody can open. */
function wrappable(key: Uint8Array): boolean {
  return key.length >= 1 && key.length <= LONGEST_KEY && key.some((byte) => byte !== 0);
}

function hasBothHalves(recipient: { boxPublic: Uint8Array; boxSecret: Uint8Array }): boolean {
  return recipient.boxPublic.length === BOX_KEY_BYTES && recipient.boxSecret.length === BOX_KEY_BYTES;
}

/** True when the two halves belong together: a private half that somebody planted beside a certified public one does not. */
export function isPair({ boxPublic, boxSecret }: BoxPair): boolean {
  const computed = Buffer.alloc(sodium.crypto_scalarmult_BYTES);
  sodium.crypto_scalarmult_base(computed, boxSecret);
  return computed.equals(boxPublic);
}
