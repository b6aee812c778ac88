import pg from 'pg';
import { programMigrations } from '#app/platform/migration/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import type { Installation } from './installation.ts';
import { type RoleConnection, whyNotEncrypted } from './own-server.ts';

/**
 * What a server of one's own holds, as the staff's role sees it. Throws an error of ours, a sentence, when it cannot be
 * reached or was written by another version: only an administrator changes it (`naast migrate`).
 */
export async function lookAtOwnServer({
  ownServer,
  keys,
}: Installation): Promise<{ isClaimed: boolean; restoredTo: Date | null }> {
  if (ownServer === null) throw new Error('There is no server of one’s own.');
  refuseOtherVersion(await appliedThere(ownServer.staff));
  const pool = openDatabase({ ...ownServer.staff, contextKey: keys.contextKeys.staff, connections: 1 });
  const row = await pool
    .scoped({ kind: 'door' }, (db) =>
      db.selectFrom('installation').select(['claimed_at', 'restored_to', 'kind']).executeTakeFirst(),
    )
    .finally(() => pool.close());
  // Without the right context key row-level security shows nothing at all.
  if (row === undefined)
    throw new Error('The database does not know these context keys: run naast migrate with an administrator’s URL.');
  return { isClaimed: row.claimed_at !== null, restoredTo: row.restored_to };
}

async function appliedThere(connection: RoleConnection): Promise<string[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, encode(checksum, 'hex') as checksum from migrations.applied",
    );
    return rows.map(({ name, checksum }) => `${name} ${checksum}`);
  } catch (error) {
    throw new Error(whyNot(error, connection));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseOtherVersion(there: readonly string[]): void {
  const ours = new Set([...programMigrations()].map(([name, checksum]) => `${name} ${checksum}`));
  const newer = there.find((migration) => !ours.has(migration));
  if (newer !== undefined)
    throw new Error(
      `This database was written by a newer version of the program (migration ${newer.split(' ')[0]}). ` +
        'Start that version, or a newer one; nothing was changed.',
    );
  const missing = [...ours].filter((migration) => !there.includes(migration)).length;
  if (missing > 0)
    throw new Error(
      `The database lacks ${missing} migrations of this version: run naast migrate with an administrator’s URL.`,
    );
}

/** What a server says when it does not let us in, without what it quotes. */
function whyNot(error: unknown, connection: RoleConnection): string {
  const { host, port, user } = connection;
  const inClear = whyNotEncrypted(error, connection);
  if (inClear !== null) return inClear;
  const code = (error as { code?: string }).code ?? '';
  if (code === '28P01' || code === '28000')
    return `The database server does not let the role ${user} in: run naast migrate again, or look into its pg_hba.conf.`;
  if (code === '3D000' || code === '42P01' || code === '3F000' || code === '42501')
    return 'The database is not there, or not made by naast migrate: run it with an administrator’s URL.';
  return `The database server at ${host}:${port} cannot be reached${code === '' ? '' : ` (${code})`}.`;
}
