import { createHash, createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { forget, KEY_BYTES, type Key, liveKey, lockedCopy } from './memory.ts';

/** SHA-256 of the parts one after the other (strings as UTF-8). Parts of open length: hash a `canonical` instead. */
export function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const [only = '', ...more] = parts;
  // At one stroke, which is half the price: a list of fifty asks it twice for each of its rows.
  if (more.length === 0) return hash('sha256', only, 'buffer');
  if (parts.every((part) => typeof part === 'string')) return hash('sha256', parts.join(''), 'buffer');
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
}

/** Plain HMAC-SHA-256 of a text, for what another program checks (the database's context). Ours use `mac`. */
export function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', liveKey(key)).update(text).digest();
}

/**
 * HMAC-SHA-256 over `domain`, a zero byte, and each part with its length in front (4 bytes, big endian: `int4send`
 * in PostgreSQL). One key may serve several domains; parts cannot be shifted into each other.
 */
export function mac(key: Uint8Array, domain: string, ...parts: (Uint8Array | string)[]): Buffer {
  if (domain.includes('\0')) throw new TypeError('A domain has no zero byte');
  const hmac = createHmac('sha256', liveKey(key)).update(`${domain}\0`);
  for (const part of parts) hmac.update(lengthOf(part)).update(part);
  return hmac.digest();
}

/** A key for one purpose out of another key: HKDF-SHA-256 with the purpose as its label. */
export function derive(key: Key, label: string): Key {
  return expand(liveKey(key), `naast derive 1|${label}`);
}

/** HKDF-SHA-256 without salt, into locked memory. */
export function expand(secret: Uint8Array, info: string): Key {
  const output = new Uint8Array(hkdfSync('sha256', secret, '', info, KEY_BYTES));
  const key = lockedCopy(output);
  forget(output);
  return key;
}

/** Compares in constant time; only the lengths may be learned. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function lengthOf(part: Uint8Array | string): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(typeof part === 'string' ? Buffer.byteLength(part) : part.length);
  return length;
}
