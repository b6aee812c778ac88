import { sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { mac } from '#app/platform/vault/index.ts';
import { countedBlocks } from './address.ts';
import { type CountedOf, type LimiterName, type LimiterStep, limiters } from './limiters.ts';

type Need<Of> = Of extends 'address' | 'network'
  ? 'address'
  : Of extends 'name-here'
    ? 'address' | 'name'
    : Of extends 'everybody'
      ? never
      : Of;

/** What a limiter must know of whoever asks: the address of the visitor, a name that was typed, the id of a person. */
export type LimiterAsker<Name extends LimiterName> = Record<Need<(typeof limiters)[Name][number]['of']>, string>;

type CountResult = { fits: true } | { fits: false; refusedBy: CountedOf; isFirst: boolean };

/**
 * Counts a try at one step after the other, and no further than where it is refused. Counted is a keyed hash, never an
 * address or a name; of an address one for each day. `secret` is the installation's: the pepper, or the receipt key in the
 * public process, which has no pepper.
 */
export async function countTry<Name extends LimiterName>(
  db: ScopedDb,
  secret: Uint8Array,
  name: Name,
  asking: LimiterAsker<Name>,
): Promise<CountResult> {
  for (const step of limiters[name] as readonly LimiterStep[]) {
    const tries = await countOne(db, keyOf(secret, step, asking), step.seconds);
    if (tries > step.most) return { fits: false, refusedBy: step.of, isFirst: tries === step.most + 1 };
  }
  return { fits: true };
}

/** Counts a try; false when there were too many. */
export async function fitsLimit<Name extends LimiterName>(
  db: ScopedDb,
  secret: Uint8Array,
  name: Name,
  asking: LimiterAsker<Name>,
): Promise<boolean> {
  return (await countTry(db, secret, name, asking)).fits;
}

/**
 * Takes back a try that turned out right, at every step where it counted: it was no guess. Only for somebody who is signed
 * in; of a window that is over nothing is left to take back.
 */
export async function uncountTry<Name extends LimiterName>(
  db: ScopedDb,
  secret: Uint8Array,
  name: Name,
  asking: LimiterAsker<Name>,
): Promise<void> {
  for (const step of limiters[name] as readonly LimiterStep[])
    await sql`select naast.uncount_try(${keyOf(secret, step, asking)}, ${step.seconds})`.execute(db);
}

function keyOf(secret: Uint8Array, { of, what }: LimiterStep, asking: Partial<Record<string, string>>): Buffer {
  const { address = '', name = '' } = asking;
  const { own, network } = countedBlocks(address);
  const today = new Date().toISOString().slice(0, 10);
  switch (of) {
    case 'address':
      return mac(secret, 'throttle', what, `${own}|${today}`);
    case 'network':
      return mac(secret, 'throttle', what, `${network}|${today}`);
    case 'name-here':
      return mac(secret, 'throttle', what, `${network}|${today}|${name}`);
    case 'everybody':
      return mac(secret, 'throttle', what, 'everybody');
    default:
      return mac(secret, 'throttle', what, asking[of] ?? '');
  }
}

async function countOne(db: ScopedDb, key: Buffer, seconds: number): Promise<number> {
  const { rows } = await sql<{ tries: number }>`select naast.count_try(${key}, ${seconds}) as tries`.execute(db);
  return rows[0]?.tries ?? Number.POSITIVE_INFINITY;
}
