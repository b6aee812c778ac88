import sodium from 'sodium-native';
import { forget, KEY_BYTES, type Key, liveKey, lockedMemory, randomBytes, view } from './memory.ts';
import { unwrapKeyAnew as unwrapBox } from './wrap.ts';

/*
 * Opening a sealed box costs fifty times what opening a secretbox does, and a list opens fifty. A key that was unwrapped
 * in this process stays here, sealed under a key that is derived from its recipient's private half: between that
 * recipient's requests nothing here can be read, no more than the row it came from.
 */
interface Before {
  wrapped: Buffer;
  /** Nonce and secretbox of the key, bound to the bytes that it was unwrapped from. */
  sealed: Buffer;
}

const NONCE_BYTES = 24;
const TAG_BYTES = 16;
/** Half an hour: what nobody opened for so long is dropped in the half hour after it. */
const generationMs = 30 * 60_000;
const most = 20_000;
let [young, old] = [new Map<string, Before>(), new Map<string, Before>()];
let turnedAt = Date.now();

/**
 * Opens a wrapped key into locked memory; throws VaultRefusal for any other recipient, context or byte. With `again`,
 * derived from the recipient's private half, it is quick where this process has unwrapped the same bytes for the same
 * recipient and context before.
 */
export function unwrapKey(
  recipient: { boxPublic: Uint8Array; boxSecret: Uint8Array },
  context: string,
  wrapped: Buffer,
  again?: Key,
): Key {
  if (!again) return unwrapBox(recipient, context, wrapped);
  turn();
  const place = `${view(recipient.boxPublic).toString('latin1')}${context}`;
  const before = young.get(place) ?? old.get(place);
  const known = before?.wrapped.equals(wrapped) ? openBefore(again, before) : null;
  if (known) {
    if (before) young.set(place, before);
    return known;
  }
  const key = unwrapBox(recipient, context, wrapped);
  if (key.length === KEY_BYTES) young.set(place, { wrapped: Buffer.from(wrapped), sealed: seal(again, wrapped, key) });
  return key;
}

function turn(): void {
  const now = Date.now();
  if (young.size < most && Math.abs(now - turnedAt) < generationMs) return;
  [young, old] = [new Map(), young];
  turnedAt = now;
}

function seal(again: Key, wrapped: Buffer, key: Key): Buffer {
  const sealed = Buffer.allocUnsafeSlow(NONCE_BYTES + KEY_BYTES + TAG_BYTES);
  const nonce = sealed.subarray(0, NONCE_BYTES);
  randomBytes(NONCE_BYTES).copy(nonce);
  const box = sealed.subarray(NONCE_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(box, key, wrapped, null, nonce, liveKey(again));
  return sealed;
}

/** Null when it was sealed under another key: the recipient has other keys since. */
function openBefore(again: Key, { wrapped, sealed }: Before): Key | null {
  const key = lockedMemory(KEY_BYTES);
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    const box = sealed.subarray(NONCE_BYTES);
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(key, null, box, wrapped, nonce, liveKey(again));
    return key;
  } catch {
    forget(key);
    return null;
  }
}
