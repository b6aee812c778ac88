import { sql } from 'kysely';
import { withinLimit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import type { Doubt } from './intake.ts';

/**
 * Flood control without a puzzle (T83). Nothing is thrown away and everybody gets a code; what a flood brings waits in
 * "check", and each of the two queues has room of its own. Counted is a keyed hash of block and day, never an address.
 */
const limits = {
  /** On an ordinary day ten women of one shelter may write in an hour. */
  network: { most: 10, seconds: 3600 },
  /** From this many in ten minutes on, from everywhere together, something is going on. */
  busy: { most: 40, seconds: 600 },
  /** Then one from each network goes through and the others wait to be checked. */
  networkWhenBusy: { most: 1, seconds: 3600 },
  /** A flood from very many networks: what is more than this in an hour waits too. */
  everybody: { most: 200, seconds: 3600 },
  /** Forms begun; a telephone company has thousands of telephones behind one block. */
  begun: { most: 300, seconds: 3600 },
} as const;

/** Why a registration that comes from here waits in "check". Counts it. */
export async function floodDoubts(desk: PublicDesk, db: ScopedDb, network: string): Promise<Doubt[]> {
  const block = wide(network);
  const isQuiet = await counted(desk, db, { what: 'form-busy', who: 'everybody', ...limits.busy });
  const fitsUsually = await counted(desk, db, { what: 'form-network', who: block, ...limits.network });
  const fitsWhenBusy = await counted(desk, db, { what: 'form-network-busy', who: block, ...limits.networkWhenBusy });
  if (!fitsUsually || (!isQuiet && !fitsWhenBusy)) return ['many-from-network'];
  // Counted are only those that go through: a flood that is held back does not hold back the others.
  return (await counted(desk, db, { what: 'form', who: 'everybody', ...limits.everybody })) ? [] : ['many-at-once'];
}

/** May another form be begun from here? */
export function mayBegin(desk: PublicDesk, db: ScopedDb, network: string): Promise<boolean> {
  return counted(desk, db, { what: 'form-begun', who: wide(network), ...limits.begun });
}

/** Is there room in this queue? */
export async function hasRoom(db: ScopedDb, status: 'new' | 'check'): Promise<boolean> {
  const { rows } = await sql<{ room: boolean }>`select naast.intake_has_room(${status}) as room`.execute(db);
  return rows[0]?.room ?? false;
}

interface Counted {
  what: string;
  who: string;
  most: number;
  seconds: number;
}

/** Counts one; false when there were too many. The public process has no pepper; its receipt key hides the counted names as well. */
export function counted(desk: PublicDesk, db: ScopedDb, { what, who, most, seconds }: Counted): Promise<boolean> {
  return withinLimit(db, { pepper: desk.receiptKey }, what, `${who}|${today()}`, most, seconds);
}

/** An IPv6 block of a whole house (/48): whoever floods from such an address has many smaller ones. */
function wide(network: string): string {
  return network.includes('.') ? network : network.split(':').slice(0, 3).join(':');
}
