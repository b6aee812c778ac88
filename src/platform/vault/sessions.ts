import { openSecret, sealSecret } from './envelope.ts';
import { sha256 } from './hashes.ts';
import { forget, type Key, lockedCopy, randomBytes } from './memory.ts';
import { type PersonSecret, packPersonSecret, unpackPersonSecret } from './person.ts';
import { line } from './place.ts';

const LOOKUP_BYTES = 16;
const KEY_BYTES = 32;
const COOKIE = /^[A-Za-z0-9_-]{64}$/;

/** The two halves of a session cookie: what finds the row, and what opens it. */
export interface SessionCookie {
  /** SHA-256 of the look-up half: a thief of the table cannot make the cookie. */
  lookup: Buffer;
  key: Key;
}

/** Whose session a sealed secret is for. */
export interface SessionOwner {
  sessionId: string;
  personId: string;
}

/** A fresh cookie of 64 characters. Its key is stored nowhere else. */
export function newSessionCookie(): SessionCookie & { value: string } {
  const bytes = randomBytes(LOOKUP_BYTES + KEY_BYTES);
  const value = bytes.toString('base64url');
  return { value, ...halves(bytes) };
}

/** The halves of a cookie as it came in, or null when it cannot be one of ours. */
export function readSessionCookie(value: string): SessionCookie | null {
  const cookie = COOKIE.test(value) ? halves(Buffer.from(value, 'base64url')) : null;
  // Nobody is given a key of zeros: it is what is left of a key that was forgotten, and opens nothing.
  return cookie?.key.some((byte) => byte !== 0) ? cookie : null;
}

/** Seals a person's secret under the cookie's key, for the row of this session. */
export function sealSession(key: Key, owner: SessionOwner, secret: PersonSecret): Buffer {
  const packed = packPersonSecret(secret);
  try {
    return sealSecret(key, bound(owner), 0, packed);
  } finally {
    forget(packed);
  }
}

/** Opens the secret of this session; throws VaultRefusal for another cookie, session or person. */
export function openSession(key: Key, owner: SessionOwner, sealed: Uint8Array): PersonSecret {
  const packed = openSecret(key, bound(owner), 0, sealed);
  try {
    return unpackPersonSecret(packed);
  } finally {
    forget(packed);
  }
}

function bound({ sessionId, personId }: SessionOwner): string {
  return line('session', sessionId, personId);
}

function halves(bytes: Buffer): SessionCookie {
  const lookup = sha256(bytes.subarray(0, LOOKUP_BYTES));
  const key = lockedCopy(bytes.subarray(LOOKUP_BYTES));
  forget(bytes);
  return { lookup, key };
}
