import type { ScopedDb } from '#app/platform/database/index.ts';

/** Did somebody sign in as her from a device that she never used, and has she not said yet that it was she? */
export async function hasNewDevice(db: ScopedDb, personId: string, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_device')
    .select('at')
    .where('person_id', '=', personId)
    .where('known_at', 'is', null)
    .where('session_id', '<>', sessionId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
