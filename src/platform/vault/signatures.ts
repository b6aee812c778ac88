import sodium from 'sodium-native';
import { canonical, type Json } from './canonical.ts';
import { view } from './memory.ts';
import { VaultRefusal } from './refusal.ts';

const SIGNATURE_BYTES = 64;
const PUBLIC_BYTES = 32;
const SECRET_BYTES = 64;

/** Ed25519 signature of a statement. The domain says what the statement is; no other domain accepts it. */
export function sign(signSecret: Uint8Array, domain: string, statement: Json): Buffer {
  const secret = view(signSecret);
  // The second half is the public key, so a forgotten secret is seen by its first half being zero.
  if (secret.length !== SECRET_BYTES || secret.subarray(0, 32).every((byte) => byte === 0)) throw new VaultRefusal();
  const signature = Buffer.alloc(SIGNATURE_BYTES);
  sodium.crypto_sign_detached(signature, message(domain, statement), secret);
  return signature;
}

/** True when this public key signed exactly this statement in this domain. */
export function verifySignature(
  signPublic: Uint8Array,
  domain: string,
  statement: Json,
  signature: Uint8Array,
): boolean {
  if (signPublic.length !== PUBLIC_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  return sodium.crypto_sign_verify_detached(view(signature), message(domain, statement), view(signPublic));
}

function message(domain: string, statement: Json): Buffer {
  if (domain.includes('\0')) throw new TypeError('A domain has no zero byte');
  return Buffer.from(`naast signature 1\0${domain}\0${canonical(statement)}`);
}
