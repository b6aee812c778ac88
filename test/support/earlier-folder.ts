import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadBackup, readBackup, readKeysBackup } from '#app/operations/backup/index.ts';
import { readSettings, type Settings } from '#app/operations/config.ts';
import { keysStamp, prepareInstallation, readStamp, stampData } from '#app/operations/processes/installation.ts';
import { readKeys } from '#app/operations/processes/keys.ts';
import { prepareDatabase } from '#app/operations/processes/prepare-database.ts';
import type { SealedFile } from '#app/operations/processes/restore-folders.ts';
import { filesFolder } from '#app/operations/processes/start-messages.ts';
import { type Update, type UpdateResult, updateInstallation } from '#app/operations/update/update-installation.ts';
import { databaseNames } from '#app/platform/database/index.ts';
import { beginLayingDown, migrate, programMigrations } from '#app/platform/migration/index.ts';
import { type RunningPostgres, startPostgres, superuser } from '#app/platform/postgres/index.ts';

/**
 * The folders of an installation as an earlier release left them when it was stopped: its keys, and its database with the
 * tables of that time. A restore would bring them up to date.
 */
export async function layEarlierFolders(
  { data, keys }: { data: SealedFile; keys: SealedFile },
  dataFolder: string,
): Promise<void> {
  const keysFolder = `${dataFolder}-keys`;
  await mkdir(keysFolder, { mode: 0o700 });
  for (const [name, bytes] of await readKeysBackup(keys.from, keys.identities))
    await writeFile(join(keysFolder, name), bytes, { mode: 0o600 });
  const [stamp, read] = [await readStamp(keysFolder, keysStamp), await readKeys(keysFolder)];
  if (stamp === null || 'objections' in read) throw new Error('The fixture holds no whole keys.');
  const source = { ...data, pepper: read.keys.pepper };
  const { about } = await readBackup(source, {});
  const { superuserPassword: password } = read.keys;
  const server = await startPostgres({ dataFolder, superuserPassword: password, durable: false });
  try {
    const administrator = { host: server.socketFolder, port: server.port, user: superuser, password };
    const names = databaseNames(stamp.prefix);
    const only = new Set(about.migrations.map(({ name }) => name));
    await migrate({ administrator, names, ...read.keys, kind: stamp.kind, only });
    const client = new pg.Client({ ...administrator, database: names.database });
    await client.connect();
    await client.query('begin');
    const layDown = await beginLayingDown(client);
    const tables = about.tables.map(({ name }) => `naast.${name}`);
    await client.query(`truncate ${[...tables, 'naast.session', 'naast.throttle'].join(', ')}`);
    await loadBackup(source, { client, filesFolder: filesFolder({ dataFolder }) });
    await layDown();
    await client.query('commit');
    await client.end();
    await stampData(dataFolder, stamp, read.keys.pepper);
  } finally {
    await server.stop();
  }
}

/** A disk that is too full, and a service that still runs on the old program while the new one was laid over it. */
export async function refusedUpdates(place: Update, dataFolder: string): Promise<string[]> {
  const reason = (result: UpdateResult) => (result.ok ? 'not refused' : result.reasons.join());
  const full = reason(await updateInstallation({ ...place, room: 1e6 }));
  // Held by a process that lives: the one that runs the tests.
  await writeFile(join(dataFolder, 'supervisor.pid'), await noteOf(process.ppid));
  const running = reason(await updateInstallation(place));
  await rm(join(dataFolder, 'supervisor.pid'));
  if (existsSync(place.data.to)) throw new Error('A refused update wrote a backup.');
  return [full, running];
}

/** As the lock notes a holder: its number, and when it began. */
async function noteOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return `${pid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '0'}\n`;
}

/** The settings of these flags and nothing else. */
export function settingsOf(...flags: string[]): Settings {
  const read = readSettings(flags, {});
  if (!read.ok) throw new Error(read.reason);
  return read.settings;
}

/** The pepper of an installation. */
export async function pepperOf({ keysFolder }: Settings): Promise<Buffer> {
  const read = await readKeys(keysFolder);
  if (!('keys' in read)) throw new Error('There are no keys.');
  return read.keys.pepper;
}

/**
 * An update on a disk that fills up while the last migration runs (the server says so as it would), and a start of the new
 * program without any backup. Gives what was said, and whether the earlier program would still know every migration.
 */
export async function brokenUpdates(place: Update, to: string): Promise<{ said: string[]; isAsBefore: boolean }> {
  const { settings } = place;
  const prepared = await prepareInstallation(settings);
  if (!prepared.ok) throw new Error('There is no installation.');
  const { installation } = prepared;
  const names = databaseNames(installation.prefix);
  const visit = async <T>(work: (server: RunningPostgres, client: pg.Client) => Promise<T>): Promise<T> => {
    const { superuserPassword: password } = installation.keys;
    const server = await startPostgres({
      dataFolder: settings.dataFolder,
      superuserPassword: password,
      durable: false,
    });
    const at = { host: server.socketFolder, port: server.port, user: superuser, password, database: names.database };
    const client = new pg.Client(at);
    await client.connect();
    return work(server, client).finally(async () => {
      await client.end();
      await server.stop();
    });
  };
  const applied = async (client: pg.Client) =>
    (await client.query('select name from migrations.applied order by name')).rows.map(({ name }) => String(name));
  const last = [...programMigrations().keys()].at(-2) ?? '';
  const [before, unready] = await visit(async (server, client) => {
    const known = await applied(client);
    const refused = await prepareDatabase(settings, installation, server).catch((error: Error) => error.message);
    await client.query(`create function public.fill() returns trigger language plpgsql as
      $$ begin if new.name = '${last}' then raise exception 'no space left on device' using errcode = '53100'; end if; return new; end $$`);
    await client.query(
      'create trigger fill before insert on migrations.applied for each row execute function public.fill()',
    );
    return [known, String(refused)] as const;
  });
  const full = await updateInstallation({ ...place, data: { ...place.data, to } });
  const after = await visit(async (_, client) => {
    await client.query('drop trigger fill on migrations.applied');
    await client.query('drop function public.fill');
    return applied(client);
  });
  return { said: [unready, full.ok ? 'not refused' : full.reasons.join()], isAsBefore: `${before}` === `${after}` };
}
