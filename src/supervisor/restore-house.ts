import pg from 'pg';
import { appendEntries, type ChainVerdict, verifyBook } from '#app/audit/index.ts';
import { type About, BackupRefusal, loadBackup, readBackup, type WholeBackup } from '#app/backup/index.ts';
import { EmbeddedPostgresError, startPostgres, superuser } from '#app/database/embedded/index.ts';
import { type Migration, migrate, programMigrations } from '#app/database/migrate.ts';
import { houseNames } from '#app/database/names.ts';
import { openHouse } from '#app/database/pool.ts';
import { pepperMark, stampData } from './installation.ts';
import { type Folders, openSite, type SealedFile, type Site } from './restore-folders.ts';
import { filesFolder } from './start-messages.ts';

export interface Restore extends Folders {
  data: SealedFile;
  /** Null: the keys lie in their folder already. */
  keys: SealedFile | null;
}

export interface Restored extends WholeBackup {
  book: ChainVerdict;
}

export type RestoreResult = { ok: true; restored: Restored } | { ok: false; reason: string };

/**
 * Puts a backup back into new folders. All of it happens beside them; only a copy whose access book is whole takes their
 * names. After any refusal there is nothing more than before.
 */
export async function restoreHouse(restore: Restore): Promise<RestoreResult> {
  try {
    const site = await openSite(restore, restore.keys);
    try {
      const restored = await putTogether(site, restore.data);
      await stampData(site.dataFolder, site.stamp, site.keys.pepper);
      await site.moveIn();
      return { ok: true, restored };
    } finally {
      await site.clear();
    }
  } catch (error) {
    if (error instanceof BackupRefusal || error instanceof EmbeddedPostgresError)
      return { ok: false, reason: error.message };
    throw error;
  }
}

/** Reads the backup twice: whether it is whole and ours is known before anything is made of it. */
async function putTogether(site: Site, data: SealedFile): Promise<Restored> {
  const source = { ...data, pepper: site.keys.pepper };
  const { about } = await readBackup(source, { about: async (about) => refuseStranger(about, site) });
  const cluster = await newCluster(site, about);
  try {
    const whole = await loadBackup(source, { client: cluster.client, filesFolder: filesFolder(site) });
    return { ...whole, book: await finish(cluster, site) };
  } finally {
    await cluster.stop();
  }
}

interface NewCluster {
  /** In the transaction in which everything is loaded. */
  client: pg.Client;
  migration: Migration;
  stop(): Promise<void>;
}

/** A database of its own with the tables as they were when the backup was made, empty. */
async function newCluster({ dataFolder, stamp, keys }: Site, about: About): Promise<NewCluster> {
  const { passwords, contextKeys, superuserPassword } = keys;
  const server = await startPostgres({ dataFolder, superuserPassword });
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
  const names = houseNames(stamp.prefix);
  const migration = { administrator, names, passwords, contextKeys, kind: about.kind };
  const client = new pg.Client({ ...administrator, database: names.database });
  client.on('error', () => undefined);
  const stop = async () => {
    await client.end().catch(() => undefined);
    await server.stop();
  };
  try {
    await migrate({ ...migration, only: new Set(about.migrations.map(({ name }) => name)) });
    await client.connect();
    await client.query('begin');
    // What comes was whole where it came from, and its hashes are checked: rows are laid down without asking again.
    await client.query("set local session_replication_role = 'replica'");
    const tables = about.tables.map(({ name }) => `naast.${client.escapeIdentifier(name)}`);
    await client.query(`truncate ${[...tables, 'naast.session', 'naast.throttle'].join(', ')}`);
    return { client, migration, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Up to the program's own version, and looked through before anybody may come in. */
async function finish({ client, migration }: NewCluster, { keys }: Site): Promise<ChainVerdict> {
  await client.query('commit');
  await migrate(migration);
  const { administrator, names } = migration;
  const as = (role: 'jobs' | 'auditor') =>
    openHouse({
      host: administrator.host,
      port: administrator.port,
      database: names.database,
      user: names[role],
      password: keys.passwords[role],
      contextKey: keys.contextKeys[role],
      connections: 1,
    });
  const jobs = as('jobs');
  const entry = { action: 'house.restored' as const };
  await jobs.scoped({ kind: 'jobs' }, (db) => appendEntries(db, [entry])).finally(() => jobs.close());
  const auditor = as('auditor');
  const book = await auditor.scoped({ kind: 'auditor' }, verifyBook).finally(() => auditor.close());
  if (!book.ok)
    throw new BackupRefusal(
      `The access book in this backup is broken at entry ${book.firstBad}. Nothing was put back.`,
    );
  return book;
}

/** A backup of another house, with other keys, or of a newer program: known before anything is made. */
function refuseStranger(about: About, { stamp, keys }: Site): void {
  if (about.installation !== stamp.id || about.kind !== stamp.kind || about.pepperMark !== pepperMark(keys.pepper))
    throw new BackupRefusal(
      'These keys belong to another installation than the data in the backup. Nothing was touched.',
    );
  const ours = programMigrations();
  const newer = about.migrations.find(({ name }) => !ours.has(name));
  if (newer !== undefined)
    throw new BackupRefusal(
      `This backup was made by a newer version of the program (migration ${newer.name}): restore it with that version, or a newer one. Nothing was touched.`,
    );
  const changed = about.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (changed !== undefined)
    throw new BackupRefusal(
      `This backup was made by another version of the program (migration ${changed.name} differs): restore it with that version. Nothing was touched.`,
    );
}
