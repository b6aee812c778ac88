import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadBackup, readBackup, readKeysBackup } from '#app/operations/backup/index.ts';
import { readSettings, type Settings } from '#app/operations/config.ts';
import { keysStamp, readStamp, stampData } from '#app/operations/processes/installation.ts';
import { readKeys } from '#app/operations/processes/keys.ts';
import type { SealedFile } from '#app/operations/processes/restore-folders.ts';
import { filesFolder } from '#app/operations/processes/start-messages.ts';
import { type Update, type UpdateResult, updateInstallation } from '#app/operations/update/update-installation.ts';
import { databaseNames } from '#app/platform/database/index.ts';
import { beginLayingDown, migrate } from '#app/platform/migration/index.ts';
import { startPostgres, superuser } from '#app/platform/postgres/index.ts';

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
