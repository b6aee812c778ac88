import { combine, split } from 'shamir-secret-sharing';
import { equal, sha256 } from './hashes.ts';
import { forget, lockedCopy, lockedMemory, randomBytes } from './memory.ts';
import { VaultRefusal } from './refusal.ts';

/*
 * A share: version (1) | set (4) | threshold (1) | share. What is shared is: SHA-256 check (8) | secret.
 * Shamir alone gives nonsense for a wrong share; the check turns nonsense into a refusal.
 */
const VERSION = 1;
const SET_BYTES = 4;
const BEFORE_SHARE = 1 + SET_BYTES + 1;
const CHECK_BYTES = 8;

/** Splits a secret so that any `threshold` of the shares give it back and fewer say nothing about it. */
export async function splitSecret(
  secret: Uint8Array,
  { shares, threshold }: { shares: number; threshold: number },
): Promise<Buffer[]> {
  const checked = lockedMemory(CHECK_BYTES + secret.length);
  try {
    checked.set(check(secret));
    checked.set(secret, CHECK_BYTES);
    const start = Buffer.concat([Buffer.of(VERSION), randomBytes(SET_BYTES), Buffer.of(threshold)]);
    const parts = await split(plainArray(checked), shares, threshold);
    return parts.map((part) => {
      const share = lockedMemory(BEFORE_SHARE + part.length);
      share.set(start);
      share.set(part, BEFORE_SHARE);
      forget(part);
      return share;
    });
  } finally {
    forget(checked);
  }
}

/** Which splitting a share comes from: no secret. Shares of two splittings of one secret give nothing together. */
export function setOfShare(share: Uint8Array): string {
  return Buffer.from(share.subarray(1, 1 + SET_BYTES)).toString('hex');
}

/** The secret, in locked memory. Throws VaultRefusal for too few shares, a wrong one, or shares of different sets. */
export async function joinShares(shares: Uint8Array[]): Promise<Buffer> {
  const [first] = shares;
  if (!first || !shares.every((share) => belongsWith(first, share))) throw new VaultRefusal();
  if (shares.length < (first[BEFORE_SHARE - 1] ?? 0) || shares.length < 2) throw new VaultRefusal();
  const checked = await combined(shares);
  const secret = lockedCopy(checked.subarray(CHECK_BYTES));
  const whole = equal(check(secret), checked.subarray(0, CHECK_BYTES));
  forget(checked);
  if (whole) return secret;
  forget(secret);
  throw new VaultRefusal();
}

function belongsWith(first: Uint8Array, share: Uint8Array): boolean {
  const start = share.subarray(0, BEFORE_SHARE);
  return (
    share.length > BEFORE_SHARE + CHECK_BYTES && share[0] === VERSION && equal(start, first.subarray(0, BEFORE_SHARE))
  );
}

async function combined(shares: Uint8Array[]): Promise<Uint8Array> {
  try {
    return await combine(shares.map((share) => plainArray(share.subarray(BEFORE_SHARE))));
  } catch {
    throw new VaultRefusal();
  }
}

function check(secret: Uint8Array): Buffer {
  return sha256('naast share 1\0', secret).subarray(0, CHECK_BYTES);
}

/** The same memory as a plain Uint8Array: the library refuses a Buffer. */
function plainArray(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
