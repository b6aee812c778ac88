import { sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import type { Doubt } from './intake.ts';

/**
 * Flood control without a puzzle (T83). Nothing is thrown away and everybody gets a code; what a flood brings waits in
 * "check", and each of the two queues has room of its own. Why a registration that comes from here waits. Counts it.
 */
export async function floodDoubts(desk: PublicDesk, db: ScopedDb, address: string): Promise<Doubt[]> {
  const fits = (name: 'form' | 'form-busy' | 'form-when-busy' | 'form-through') =>
    fitsLimit(db, desk.receiptKey, name, { address });
  // What one network is held back for makes it busy for nobody else, and takes nothing from what the others may send.
  if (!(await fits('form'))) return ['many-from-network'];
  const isFirstOfNetwork = await fits('form-when-busy');
  const isQuiet = await fits('form-busy');
  if (!isQuiet && !isFirstOfNetwork) return ['many-from-network'];
  return (await fits('form-through')) ? [] : ['many-at-once'];
}

/** Did so many begin a form from here that this one waits to be looked at? Counts it; nobody is turned away. */
export async function isCrowd(desk: PublicDesk, db: ScopedDb, address: string): Promise<boolean> {
  return !(await fitsLimit(db, desk.receiptKey, 'form-begun', { address }));
}

/** How many may wait: new ones, those to be looked at, and of these so many before a network has no more than its share. */
const room = { new: 3_000, check: 20_000, unshared: 10_000 } as const;

/**
 * The queue in which there is room, for one that came from here: registration is closed only when nothing more can be taken
 * down, and one network does not take the room of all (S8). Null when there is none.
 */
export async function queueWithRoom(
  desk: PublicDesk,
  db: ScopedDb,
  address: string,
  wanted: 'new' | 'check',
): Promise<'new' | 'check' | null> {
  if (wanted === 'new' && (await waitingIn(db, 'new')) < room.new) return 'new';
  const waiting = await waitingIn(db, 'check');
  if (waiting >= room.check) return null;
  const isOfItsShare = await fitsLimit(db, desk.receiptKey, 'form-waiting', { address });
  return waiting < room.unshared || isOfItsShare ? 'check' : null;
}

async function waitingIn(db: ScopedDb, status: 'new' | 'check'): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select naast.intake_waiting(${status}) as waiting`.execute(db);
  return rows[0]?.waiting ?? Number.POSITIVE_INFINITY;
}
