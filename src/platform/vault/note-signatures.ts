import sodium from 'sodium-native';
import { forget, KEY_BYTES, type Key, lockedMemory, view } from './memory.ts';

/**
 * Plain Ed25519 over bytes, as other programs check it (signed notes of C2SP). What we sign for ourselves has a domain
 * and goes by `sign`. Wipes the secret half that it makes of the seed.
 */
export function signNote(seed: Key, bytes: Uint8Array): Buffer {
  const { secret } = pairOf(seed);
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, view(bytes), secret);
  forget(secret);
  return signature;
}

/** The public half of a seed. */
export function notePublic(seed: Key): Buffer {
  const { open, secret } = pairOf(seed);
  forget(secret);
  return open;
}

/** Did this key sign exactly these bytes? */
export function verifyNote(open: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (open.length !== KEY_BYTES || signature.length !== sodium.crypto_sign_BYTES) return false;
  return sodium.crypto_sign_verify_detached(view(signature), view(bytes), view(open));
}

function pairOf(seed: Key): { open: Buffer; secret: Buffer } {
  const open = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secret = lockedMemory(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_seed_keypair(open, secret, view(seed));
  return { open, secret };
}
