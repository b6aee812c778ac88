import { expand } from './hashes.ts';
import { forget, type Key, randomBytes } from './memory.ts';
import { PASSWORD_COST, type PasswordCost, SALT_BYTES, stretch } from './password.ts';

/** A fresh salt for `codeKey`, kept beside what the key seals. */
export function newCodeSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/**
 * The key that a code on paper gives: 53 bits are few enough to be gone through by whoever steals table and pepper, so
 * each try costs as much as one of a password. `purpose` keeps codes of one kind from opening another's. Waits its turn.
 */
export async function codeKey(
  code: string,
  { pepper, salt, purpose, cost = PASSWORD_COST }: CodeKeyInput,
): Promise<Key> {
  const keys = await stretch({ password: code, pepper, salt, cost, bound: `code|${purpose}` });
  forget(keys.verifier);
  return keys.kek;
}

/** The key that a one-time code of eighty bits gives: it binds what is shown with it, and opens nothing. */
export function bindingKey(code: string): Key {
  return expand(Buffer.from(code), 'naast one-time code 1');
}

interface CodeKeyInput {
  pepper: Uint8Array;
  salt: Uint8Array;
  purpose: string;
  cost?: PasswordCost;
}
