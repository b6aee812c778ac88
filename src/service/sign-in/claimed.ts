import type { StaffHouse } from '#app/platform/access/visit/index.ts';

/** Has somebody set this house up? The database says so, for another process may have done it a moment ago. */
export function isClaimed(house: Pick<StaffHouse, 'scoped'>): Promise<boolean> {
  return house.scoped({ kind: 'door' }, async (db) => {
    const row = await db.selectFrom('installation').select('claimed_at').executeTakeFirst();
    return row?.claimed_at != null;
  });
}
