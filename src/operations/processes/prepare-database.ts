import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { Settings } from '#app/operations/config.ts';
import { type AdministratorConnection, migrate } from '#app/platform/migration/index.ts';
import { type RunningPostgres, superuser } from '#app/platform/postgres/index.ts';
import { readDemoPeople } from './demo-people.ts';
import type { Installation } from './installation.ts';
import { filesFolder, namesOf } from './start-messages.ts';

/**
 * Makes roles, database and schema, or brings them up to date; says whether somebody has set the installation up, and
 * to which moment it was restored if it is still locked.
 */
export async function prepareDatabase(
  settings: Settings,
  installation: Installation,
  server: RunningPostgres,
): Promise<{ isClaimed: boolean; restoredTo: Date | null }> {
  const { passwords, contextKeys, superuserPassword } = installation.keys;
  const names = namesOf(installation);
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
  if (settings.demo && (await readDemoPeople(settings.keysFolder)) === null) {
    // A killed start may have left half a world; it is begun anew.
    await ask(administrator, 'postgres', `drop database if exists ${names.database} with (force)`);
    await rm(filesFolder(settings), { recursive: true, force: true });
  }
  await migrate({ administrator, names, passwords, contextKeys, kind: settings.demo ? 'made-up' : 'real' });
  const question = 'select claimed_at, restored_to from naast.installation';
  const [handle] = await ask<{ claimed_at: Date | null; restored_to: Date | null }>(
    administrator,
    names.database,
    question,
  );
  return { isClaimed: handle?.claimed_at != null, restoredTo: handle?.restored_to ?? null };
}

async function ask<Row extends pg.QueryResultRow>(
  administrator: AdministratorConnection,
  database: string,
  question: string,
): Promise<Row[]> {
  const client = new pg.Client({ ...administrator, database });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(question);
    return rows;
  } finally {
    await client.end();
  }
}
