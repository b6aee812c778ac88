import sodium from 'sodium-native';
import { VaultRefusal } from './refusal.ts';

/** 32 secret bytes in locked memory: never swapped, never in a core dump. End its life with `forget`. */
export type Key = Buffer;

export const KEY_BYTES = 32;

// One memory page less the canary that libsodium puts in front. A page of its own for each key would cost three
// system calls a key; a list page opens fifty. Space is handed out once and never again, so that a stale
// reference to a forgotten key can never read a newer one.
const SHARE_BYTES = 4096 - 16;
const SLOT_BYTES = 16;
let sheet: Buffer | undefined;
let used = 0;

/** `length` bytes of locked memory, zeroed. Freed (and zeroed once more) when nothing refers to it. */
export function lockedMemory(length: number): Buffer {
  if (length > SHARE_BYTES) return zeroed(sodium.sodium_malloc(length));
  if (sheet === undefined || used + length > SHARE_BYTES) {
    sheet = zeroed(sodium.sodium_malloc(SHARE_BYTES));
    used = 0;
  }
  const piece = sheet.subarray(used, used + length);
  used += Math.ceil(length / SLOT_BYTES) * SLOT_BYTES;
  return piece;
}

/** A fresh random key. */
export function newKey(): Key {
  const key = lockedMemory(KEY_BYTES);
  sodium.randombytes_buf(key);
  return key;
}

/** Overwrites secrets with zeros; call it in `finally`. A forgotten key seals and opens nothing any more. */
export function forget(...secrets: (Uint8Array | null | undefined)[]): void {
  for (const secret of secrets) {
    if (secret && secret.length > 0) sodium.sodium_memzero(view(secret));
  }
}

/** A key that was kept as bytes, in locked memory; the bytes are wiped. Throws when it is none. */
export function keyOf(bytes: Buffer): Key {
  const key = lockedCopy(liveKey(bytes));
  forget(bytes);
  return key;
}

/** Copies a secret into locked memory. The original stays: forget it if it was one. */
export function lockedCopy(secret: Uint8Array): Buffer {
  const copy = lockedMemory(secret.length);
  copy.set(secret);
  return copy;
}

/** `length` random bytes that are not secret by themselves: nonces, salts, look-up ids. */
export function randomBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  sodium.randombytes_buf(bytes);
  return bytes;
}

/** The same bytes as a Buffer, not a copy: the library's types ask for one. */
export function view(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const FORGOTTEN = Buffer.alloc(KEY_BYTES);

/** A key that can be used. Zeros mean that it was forgotten: sealing with it would seal for everybody. */
export function liveKey(key: Uint8Array): Buffer {
  const bytes = view(key);
  if (bytes.length !== KEY_BYTES || bytes.equals(FORGOTTEN)) throw new VaultRefusal();
  return bytes;
}

function zeroed(memory: Buffer): Buffer {
  return memory.fill(0);
}
