import type { Duplex } from 'node:stream';
import pg from 'pg';
import { readSealedFile } from '#app/platform/files/index.ts';
import { type PutEntry, writeArchive } from './archive.ts';
import { type BackupAbout, entryNames, type Manifest, manifestMark, RunningHash } from './manifest.ts';
import type { WholeBackup } from './read-backup.ts';
import { BackupRefusal } from './refusal.ts';
import { copyOut, tablesInOrder } from './tables.ts';

/** The installation of which a backup is made. */
export interface BackedUp {
  installation: string;
  kind: 'real' | 'made-up';
  pepperMark: string;
  pepper: Uint8Array;
  filesFolder: string;
}

/**
 * Writes a backup of the data: every table as it stood at one moment, and the sealed files that its rows know. The
 * connection is the backup's own role; the installation goes on working meanwhile.
 */
export async function writeBackup(
  connection: pg.ClientConfig,
  installation: BackedUp,
  to: string,
  recipients: readonly string[],
): Promise<WholeBackup> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const written: { whole?: WholeBackup } = {};
    await writeArchive(to, recipients, async (put) => {
      written.whole = await writeInstallation(client, installation, put);
    });
    if (written.whole === undefined) throw new Error('A backup was written without being begun.');
    return written.whole;
  } finally {
    // Cut rather than ended: the rest of a copy that was broken off would still be waited for.
    (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy();
  }
}

const plainText = ["datestyle = 'ISO'", "timezone = 'UTC'", "intervalstyle = 'postgres'", 'extra_float_digits = 3'];

async function writeInstallation(client: pg.Client, installation: BackedUp, put: PutEntry): Promise<WholeBackup> {
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local idle_in_transaction_session_timeout = 0');
  // Values are written in one way, whatever this server prefers.
  for (const setting of plainText) await client.query(`set local ${setting}`);
  const about = await aboutOf(client, installation);
  const aboutText = Buffer.from(JSON.stringify(about));
  await put(entryNames.about, aboutText);
  const tables = await writeTables(client, about, put);
  if (tables.find(({ name }) => name === 'installation')?.rows !== 1)
    // A role that no policy knows copies nothing, and is told nothing: that must not pass for a backup.
    throw new BackupRefusal('The backup role sees no rows in this database. Start the service once, then try again.');
  const { rows: names } = await client.query<{ name: string }>(
    'select storage_name as name from naast.file_object order by storage_name',
  );
  // Files need no snapshot: one is there before its row does.
  await client.query('commit');
  const files = await writeFiles(
    installation.filesFolder,
    names.map(({ name }) => name),
    put,
  );
  const manifest = { about: hashOf(aboutText), tables, ...files };
  const text = Buffer.from(JSON.stringify(manifest));
  await put(entryNames.manifest, text);
  await put(entryNames.mark, manifestMark(installation.pepper, text));
  return { about, manifest };
}

async function writeTables(client: pg.Client, about: BackupAbout, put: PutEntry): Promise<Manifest['tables']> {
  const tables: Manifest['tables'] = [];
  for (const table of about.tables) {
    const hash = new RunningHash();
    let part = 0;
    const rows = await copyOut(client, table, async (bytes) => {
      part += 1;
      hash.add(bytes);
      await put(`tables/${table.name}/${String(part).padStart(6, '0')}`, bytes);
    });
    tables.push({ name: table.name, rows, hash: hash.toString() });
  }
  return tables;
}

async function writeFiles(
  folder: string,
  names: readonly string[],
  put: PutEntry,
): Promise<Pick<Manifest, 'files' | 'missing'>> {
  const hash = new RunningHash();
  const missing: string[] = [];
  for (const name of names) {
    const bytes = await readSealedFile(folder, name);
    if (bytes === null) {
      missing.push(name);
      continue;
    }
    hash.add(name, bytes);
    await put(`files/${name}`, bytes);
  }
  return { files: { count: names.length - missing.length, hash: hash.toString() }, missing };
}

async function aboutOf(client: pg.ClientBase, { installation, kind, pepperMark }: BackedUp): Promise<BackupAbout> {
  const { rows } = await client.query<{ at: Date }>('select now() as at');
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    "select name, encode(checksum, 'hex') as checksum from migrations.applied order by name",
  );
  const madeAt = (rows[0]?.at ?? new Date()).toISOString();
  return { format: 1, installation, kind, pepperMark, madeAt, migrations, tables: await tablesInOrder(client) };
}

function hashOf(bytes: Uint8Array): string {
  const hash = new RunningHash();
  hash.add(bytes);
  return hash.toString();
}
