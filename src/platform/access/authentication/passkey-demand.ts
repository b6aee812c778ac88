import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Role, ScopedDb } from '#app/platform/database/index.ts';

/** Must this person sign in with a passkey, and is there one? As that person. */
export async function passkeyDemand(db: ScopedDb, personId: string): Promise<{ demanded: boolean; hasOne: boolean }> {
  const { rows } = await sql<{
    demanded: boolean;
    has_one: boolean;
  }>`select * from naast.passkey_demand(${personId})`.execute(db);
  return { demanded: rows[0]?.demanded ?? false, hasOne: rows[0]?.has_one ?? false };
}

/** Roles whose people must sign in with a passkey. */
export async function demandedRoles(db: ScopedDb): Promise<Role[]> {
  const rows = await db.selectFrom('passkey_role').select('kind').orderBy('kind').execute();
  return rows.map(({ kind }) => kind);
}

/** Demands passkeys of these roles and of no others. Whoever has none yet is led to adding one before anything else. */
export async function demandPasskeys(visit: Visit, roles: readonly Role[]): Promise<void> {
  await visit.db.deleteFrom('passkey_role').execute();
  for (const kind of new Set(roles)) await visit.db.insertInto('passkey_role').values({ kind }).execute();
  visit.journal.note({ action: 'sign-in.demand-changed', count: roles.length });
}
