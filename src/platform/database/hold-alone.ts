import { sql } from 'kysely';
import type { ScopedDb } from './scoped.ts';

/**
 * Waits until no other transaction holds this name, and holds it until this one ends: for the first of something, where
 * there is no row yet that could be locked.
 */
export async function holdAlone(db: ScopedDb, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
}
