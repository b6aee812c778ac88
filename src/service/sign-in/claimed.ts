import type { StaffInstallation } from '#app/platform/access/visit/index.ts';

/** Has somebody set this installation up? The database says so, for another process may have done it a moment ago. */
export function isClaimed(installation: Pick<StaffInstallation, 'scoped'>): Promise<boolean> {
  return installation.scoped({ kind: 'door' }, async (db) => {
    const row = await db.selectFrom('installation').select('claimed_at').executeTakeFirst();
    return row?.claimed_at != null;
  });
}
