import type { ScopedDb } from '#app/platform/database/index.ts';

/** Was there a sign-in from a device that this person never used, and that the person has not confirmed yet? */
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
