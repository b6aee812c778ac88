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

/** May another form be begun from here? */
export function mayBegin(desk: PublicDesk, db: ScopedDb, address: string): Promise<boolean> {
  return fitsLimit(db, desk.receiptKey, 'form-begun', { address });
}

/** Is there room in this queue? */
export async function hasRoom(db: ScopedDb, status: 'new' | 'check'): Promise<boolean> {
  const { rows } = await sql<{ room: boolean }>`select naast.intake_has_room(${status}) as room`.execute(db);
  return rows[0]?.room ?? false;
}
