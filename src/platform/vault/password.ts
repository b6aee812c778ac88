import { argon2id } from './argon2id.ts';
import { expand, mac } from './hashes.ts';
import { forget, type Key, lockedMemory } from './memory.ts';
import { line } from './place.ts';
import { VaultRefusal } from './refusal.ts';
import { oneAtATime } from './turns.ts';

/** Cost of one password check (Argon2id). */
export interface PasswordCost {
  memoryKiB: number;
  passes: number;
  lanes: number;
}

/** 64 MiB, 3 passes, 1 lane: about a tenth of a second. */
export const PASSWORD_COST: PasswordCost = Object.freeze({ memoryKiB: 65_536, passes: 3, lanes: 1 });

/** For invented people and tests only: protects nothing. */
export const CHEAP_PASSWORD_COST: PasswordCost = Object.freeze({ memoryKiB: 64, passes: 1, lanes: 1 });

export const SALT_BYTES = 16;
const PEPPER_BYTES = 32;
const OUTPUT_BYTES = 32;

/** What a password opens: the key of the slot, and what is compared before that key is tried. */
export interface PasswordKeys {
  kek: Key;
  verifier: Key;
}

/** HKDF(Argon2id(password, salt) ‖ pepper), bound to `bound`; waits its turn. */
export async function stretch(input: {
  password: string;
  pepper: Uint8Array;
  salt: Uint8Array;
  cost: PasswordCost;
  bound: string;
}): Promise<PasswordKeys> {
  const { password, pepper, salt, cost, bound } = input;
  if (!isPepper(pepper) || !isReasonable(cost)) throw new VaultRefusal();
  const output = await oneAtATime(() => stretched(password, salt, cost));
  const secret = lockedMemory(OUTPUT_BYTES + pepper.length);
  try {
    secret.set(output);
    secret.set(pepper, OUTPUT_BYTES);
    const about = line(bound, cost.memoryKiB, cost.passes, cost.lanes);
    return {
      kek: expand(secret, line('naast slot key 1', about)),
      verifier: expand(secret, line('naast slot verifier 1', about)),
    };
  } finally {
    forget(output, secret);
  }
}

/**
 * The same work for a login name that nobody has, so that the time of the answer does not tell names apart.
 * Use the cost that real people have here; one that no slot may have is not used. Always without result.
 */
export async function dummyPasswordWork(input: {
  loginName: string;
  pepper: Uint8Array;
  password: string;
  cost?: PasswordCost;
}): Promise<void> {
  const { loginName, pepper, password, cost = PASSWORD_COST } = input;
  const salt = mac(expand(pepper, 'naast dummy salt 1'), 'dummy-salt', loginName).subarray(0, SALT_BYTES);
  const usual = isReasonable(cost) ? cost : PASSWORD_COST;
  const keys = await stretch({ password, pepper, salt, cost: usual, bound: 'dummy' });
  forget(keys.kek, keys.verifier);
}

/** A missing pepper must stop everything: with zeros for it, a stolen database could be guessed at (T94). */
export function isPepper(pepper: Uint8Array): boolean {
  return pepper.length >= PEPPER_BYTES && pepper.some((byte) => byte !== 0);
}

/** Costs come from the database: a row that asks for 100 GiB must not take the machine down. */
function isReasonable({ memoryKiB, passes, lanes }: PasswordCost): boolean {
  const whole = [memoryKiB, passes, lanes].every((figure) => Number.isInteger(figure) && figure >= 1);
  return whole && memoryKiB >= 8 * lanes && memoryKiB <= 262_144 && passes <= 16 && lanes <= 4;
}

function stretched(password: string, salt: Uint8Array, cost: PasswordCost): Promise<Uint8Array> {
  // NFC: the same password typed on another keyboard or telephone must be the same bytes.
  const message = Buffer.from(password.normalize('NFC'));
  const { memoryKiB: memory, passes, lanes: parallelism } = cost;
  const asked = { message, nonce: salt, memory, passes, parallelism, tagLength: OUTPUT_BYTES };
  return argon2id(asked).finally(() => forget(message));
}
