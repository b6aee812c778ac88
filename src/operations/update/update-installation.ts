import { statfs } from 'node:fs/promises';
import pg from 'pg';
import { BackupRefusal, writeBackup, writeKeysBackup } from '#app/operations/backup/index.ts';
import type { Settings } from '#app/operations/config.ts';
import { backedUpInstallation } from '#app/operations/processes/backed-up-installation.ts';
import {
  type Installation,
  prepareInstallation,
  whyNoDatabase,
  whyNoInstallation,
} from '#app/operations/processes/installation.ts';
import { noteBackup } from '#app/operations/processes/last-backup.ts';
import { takeLock } from '#app/operations/processes/lock.ts';
import { checkPackedFolder } from '#app/operations/processes/packed-folder.ts';
import { connectionOf, databaseNamesOf } from '#app/operations/processes/start-messages.ts';
import { type ChainResult, verifyLog } from '#app/platform/audit/index.ts';
import { type AdministratorConnection, migrate } from '#app/platform/migration/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { EmbeddedPostgresError, startPostgres, superuser } from '#app/platform/postgres/index.ts';
import { type Comparison, compare, whyNot } from './compare.ts';

export interface Update {
  settings: Settings;
  /** Where the backup of before goes, and for whom; of the keys too, where that is asked. */
  data: { to: string; recipients: string[] };
  keys: { to: string; recipients: string[] } | null;
  /** Whoever changes a database on a server of one's own; null: the built-in one. */
  administrator: AdministratorConnection | null;
  /** For tests: other room on the disk of the data. */
  room?: number;
}

export interface Updated {
  applied: string[];
  before: Comparison;
  book: ChainResult;
}

export type UpdateResult = { ok: true; updated: Updated } | { ok: false; reasons: string[] };

/**
 * Brings the data of an earlier version to this one, while the service is stopped: looks, backs up, and only with a whole
 * backup migrates. Every refusal before that touches nothing; each migration is done whole or not at all.
 */
export async function updateInstallation(update: Update): Promise<UpdateResult> {
  const { settings } = update;
  const changed = await checkPackedFolder();
  if (changed.length > 0) return refused(...changed.map(({ sentence }) => sentence));
  const none = await whyNoInstallation(settings);
  if (none !== null) return refused(none);
  const letGo = await takeLock(settings.dataFolder);
  if (letGo === null) return refused('The service runs: stop it first. Nothing was changed.');
  try {
    // As at a start: keys that this version has in addition are made.
    const prepared = await prepareInstallation(settings);
    if (!prepared.ok) return refused(...prepared.objections.map(({ sentence }) => sentence));
    const gone = whyNoDatabase(settings, prepared.installation);
    if (gone !== null) return refused(gone);
    return await withDatabase(update, prepared.installation, (place) => inOrder(update, prepared.installation, place));
  } catch (error) {
    if (error instanceof BackupRefusal || error instanceof EmbeddedPostgresError) return refused(error.message);
    throw error;
  } finally {
    await letGo();
  }
}

interface Place {
  database: { host: string; port: number } | null;
  administrator: AdministratorConnection;
}

async function withDatabase(
  { settings: { dataFolder }, administrator }: Update,
  { ownServer, keys }: Installation,
  work: (place: Place) => Promise<UpdateResult>,
): Promise<UpdateResult> {
  if (ownServer !== null) {
    if (administrator !== null) return work({ database: null, administrator });
    return refused('The database is on a server of your own: give --administrator URL. Nothing was changed.');
  }
  const server = await startPostgres({ dataFolder, superuserPassword: keys.superuserPassword });
  const database = { host: server.socketFolder, port: server.port };
  const own = { ...database, user: superuser, password: keys.superuserPassword };
  return work({ database, administrator: own }).finally(() => server.stop());
}

async function inOrder(update: Update, installation: Installation, place: Place): Promise<UpdateResult> {
  const { settings } = update;
  const backupRole = connectionOf({ installation, database: place.database }, 'backup');
  const before = await asBackup(backupRole, compare);
  const why = whyNot(before) ?? (await tooLittleRoom(update, before));
  if (why !== null) return refused(why);
  const backedUp = await backedUpInstallation(settings);
  if (!backedUp.ok) return refused(...backedUp.reasons);
  await writeBackup(backupRole, backedUp.value, update.data.to, update.data.recipients);
  await noteBackup(settings.keysFolder, 'data', update.data.to);
  if (update.keys !== null) {
    await writeKeysBackup(settings.keysFolder, update.keys.to, update.keys.recipients);
    await noteBackup(settings.keysFolder, 'keys', update.keys.to);
  }
  const { administrator } = place;
  const { applied } = await migrate({
    ...{ administrator, names: databaseNamesOf(installation), ...installation.keys },
    kind: settings.demo ? 'made-up' : 'real',
  }).catch((error: unknown) => {
    throw new BackupRefusal(notMigrated(error, update.data.to));
  });
  const pool = openDatabase({
    ...connectionOf({ installation, database: place.database }, 'auditor'),
    ...{ contextKey: installation.keys.contextKeys.auditor, connections: 1 },
  });
  const book = await pool.scoped({ kind: 'auditor' }, verifyLog).finally(() => pool.close());
  return { ok: true, updated: { applied, before, book } };
}

/** Enters as the backup's role, which reads everything and changes nothing. */
export async function asBackup<T>(
  connection: pg.ClientConfig,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A migration may write a table anew, beside the old one. */
const leastRoom = 300e6;

async function tooLittleRoom({ settings, room }: Update, { size }: Comparison): Promise<string | null> {
  const { bavail, bsize } = await statfs(settings.dataFolder);
  const [free, needed] = [room ?? bavail * bsize, Math.max(leastRoom, size * 1.2)];
  if (free >= needed) return null;
  const inMegabytes = (bytes: number) => Math.round(bytes / 1e6);
  return `The disk of ${settings.dataFolder} has ${inMegabytes(free)} MB left, and the update wants ${inMegabytes(needed)} MB. Make room; nothing was changed.`;
}

/** Of a server only the code is told. */
function notMigrated(error: unknown, backup: string): string {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  const cause =
    code === '53100'
      ? 'the disk is full'
      : code === undefined
        ? sentenceOf(error)
        : `the database refused (code ${code})`;
  return (
    `The data could not be brought up to date: ${cause}. Nothing was changed, and the earlier version still runs on them. ` +
    `Solve that and run the same command again. The backup is ${backup}.`
  );
}

function sentenceOf(error: unknown): string {
  return error instanceof Error && error.constructor === Error ? error.message : 'the database does not answer';
}

function refused(...reasons: string[]): { ok: false; reasons: string[] } {
  return { ok: false, reasons };
}
