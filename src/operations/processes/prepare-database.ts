import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { Settings } from '#app/operations/config.ts';
import type { DatabaseNames } from '#app/platform/database/index.ts';
import {
  type AdministratorConnection,
  databaseExists,
  migrate,
  programMigrations,
} from '#app/platform/migration/index.ts';
import { type RunningPostgres, superuser } from '#app/platform/postgres/index.ts';
import { readDemoPeople } from './demo-people.ts';
import type { Installation } from './installation.ts';
import { readLastBackups } from './last-backup.ts';
import { databaseNamesOf, filesFolder } from './start-messages.ts';

/**
 * Makes roles, database and schema, or brings them up to date; says whether somebody has set the installation up, and
 * to which moment it was restored if it is still locked. Throws, before it changes anything, where people's data are of an
 * earlier version and no backup holds them as they are (docs/decisions/0082-no-migration-without-a-backup.md).
 */
export async function prepareDatabase(
  settings: Settings,
  installation: Installation,
  server: RunningPostgres,
): Promise<{ isClaimed: boolean; restoredTo: Date | null }> {
  const { passwords, contextKeys, superuserPassword } = installation.keys;
  const names = databaseNamesOf(installation);
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
  if (settings.demo && (await readDemoPeople(settings.keysFolder)) === null) {
    // A killed start may have left half a world; it is begun anew.
    await ask(administrator, 'postgres', `drop database if exists ${names.database} with (force)`);
    await rm(filesFolder(settings), { recursive: true, force: true });
  }
  if (!settings.demo) await refuseWithoutBackup(settings, administrator, names);
  await migrate({ administrator, names, passwords, contextKeys, kind: settings.demo ? 'made-up' : 'real' });
  const question = 'select claimed_at, restored_to from naast.installation';
  const [handle] = await ask<{ claimed_at: Date | null; restored_to: Date | null }>(
    administrator,
    names.database,
    question,
  );
  return { isClaimed: handle?.claimed_at != null, restoredTo: handle?.restored_to ?? null };
}

async function refuseWithoutBackup(
  { keysFolder }: Settings,
  administrator: AdministratorConnection,
  names: DatabaseNames,
): Promise<void> {
  if (!(await databaseExists(administrator, names))) return;
  const unwritten = await ask<{ wanting: boolean }>(
    administrator,
    names.database,
    "select to_regclass('migrations.applied') is null or to_regclass('naast.installation') is null as wanting",
  );
  if (unwritten[0]?.wanting === true) return;
  const applied = await ask<{ name: string }>(administrator, names.database, 'select name from migrations.applied');
  const known = new Set(applied.map(({ name }) => name));
  const pending = [...programMigrations().keys()].filter((name) => !known.has(name)).length;
  const [there] = await ask<{ claimed_at: Date | null; newest: Date | null }>(
    administrator,
    names.database,
    'select claimed_at, (select max(at) from naast.audit_entry) as newest from naast.installation',
  );
  if (pending === 0 || there?.claimed_at == null) return;
  const { data } = await readLastBackups(keysFolder);
  if (data !== null && there.newest !== null && new Date(data.at) > there.newest) return;
  throw new Error(
    `The data are of an earlier version (${pending} migrations), and no backup holds them as they are now. Nothing was changed. ` +
      'With the service stopped: naast update --to FILE --recipient age1…; it makes the backup and then migrates.',
  );
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
