import { Secret, TOTP } from 'otpauth';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import {
  derive,
  forget,
  type Key,
  openBytes,
  type PersonSecret,
  randomBytes,
  sealBytes,
} from '#app/platform/vault/index.ts';

const period = 30;

function totpOf(secret: Uint8Array, label = 'Naast'): TOTP {
  return new TOTP({
    issuer: 'Naast',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

/** A fresh secret for an authenticator app: its bytes, the text to type, and the address for a QR code. */
export function newTotp(loginName?: string): { secret: Buffer; typed: string; address: string } {
  const secret = randomBytes(20);
  return { secret, typed: typedSecret(secret), address: totpAddress(secret, loginName) };
}

/** The secret as people type it into an app: groups of four letters. */
export function typedSecret(secret: Uint8Array): string {
  return (totpOf(secret).secret.base32.match(/.{1,4}/g) ?? []).join(' ');
}

/** The address for an app, which shows whose codes they are: the name to sign in with, where it is known. */
export function totpAddress(secret: Uint8Array, loginName?: string): string {
  return totpOf(secret, loginName).toString();
}

/** The code that an app shows at `now` (milliseconds); used by the demo and by tests. */
export function totpCode(secret: Uint8Array, now = Date.now()): string {
  return totpOf(secret).generate({ timestamp: now });
}

/**
 * The time step a typed code belongs to: the current one or the one before, nothing ahead; null when it fits neither.
 * Deviation from 30 seconds (ASVS 6.5.5) on purpose: slow typing on a phone.
 */
export function stepOfCode(secret: Uint8Array, typed: string, now = Date.now()): number | null {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null || delta > 0 ? null : Math.floor(now / 1000 / period) + delta;
}

const sealingKey = (secret: PersonSecret): Key => derive(secret.boxSecret, 'totp');
const place = (id: string) => ({ table: 'authenticator', row: id, column: 'secret_sealed', epoch: 1 });

/** The TOTP secret is sealed under the person's own secret: neither the database nor the pepper opens it. */
export function sealTotp(person: PersonSecret, authenticatorId: string, secret: Uint8Array): Buffer {
  const key = sealingKey(person);
  try {
    return sealBytes(key, place(authenticatorId), secret);
  } finally {
    forget(key);
  }
}

/**
 * Ten minutes: a step that lies further ahead was taken while a clock was wrong, and must not keep its owner out until
 * then (T120).
 */
const mostAhead = 20;

/**
 * Accepts a code once: the step must be newer than the last one accepted, decided by the database so that of twenty at
 * the same time one wins (T25, T26). Runs as the person in question.
 */
export async function acceptTotp(
  db: ScopedDb,
  person: { id: string; secret: PersonSecret },
  typed: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('authenticator')
    .select(['id', 'secret_sealed'])
    .where('person_id', '=', person.id)
    .where('kind', '=', 'totp')
    .executeTakeFirst();
  if (!row) return false;
  const key = sealingKey(person.secret);
  const secret = openBytes(key, place(row.id), row.secret_sealed);
  const step = stepOfCode(secret, typed, databaseNow().getTime());
  forget(key, secret);
  if (step === null) return false;
  const accepted = await db
    .updateTable('authenticator')
    .set({ last_step: step })
    .where('id', '=', row.id)
    .where((eb) => eb.or([eb('last_step', '<', step), eb('last_step', '>', step + mostAhead)]))
    .executeTakeFirst();
  return accepted.numUpdatedRows === 1n;
}
