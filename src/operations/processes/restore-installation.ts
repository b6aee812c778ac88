import pg from 'pg';
import { z } from 'zod';
import {
  type BackupAbout,
  BackupRefusal,
  type JournalEntry,
  loadBackup,
  readBackup,
  readJournal,
  replay,
  type WholeBackup,
} from '#app/operations/backup/index.ts';
import { anySet } from '#app/platform/access/rotation/index.ts';
import { endByInstallation, type InstallationEnding } from '#app/platform/access/statements/index.ts';
import {
  type AuditEntry,
  appendEntries,
  type ChainResult,
  type LogHead,
  verifyLog,
} from '#app/platform/audit/index.ts';
import { databaseNames, type ScopedDb } from '#app/platform/database/index.ts';
import { createSealedStore } from '#app/platform/files/index.ts';
import {
  type AdministratorConnection,
  beginLayingDown,
  databaseExists,
  type Migration,
  migrate,
} from '#app/platform/migration/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { EmbeddedPostgresError, startPostgres, superuser } from '#app/platform/postgres/index.ts';
import { stampData } from './installation.ts';
import { beginLogAnew } from './log-beginning.ts';
import { keepOwnServer, urlsOfRoles } from './own-server.ts';
import { refuseStranger } from './refuse-stranger.ts';
import { type Folders, openSite, type RestoreSite, type SealedFile } from './restore-folders.ts';
import { filesFolder } from './start-messages.ts';

export interface Restore extends Folders {
  data: SealedFile;
  /** Null: the keys are in their folder already. */
  keys: SealedFile | null;
  /** The journal of what ended since; without it the installation stays locked until somebody says who left. */
  journal: string | null;
  /** Whoever makes the database on a server of one's own; null: the built-in one. */
  administrator: OwnAdministrator | null;
}

/** An administrator, and the address under which the roles will find the server. */
export interface OwnAdministrator extends AdministratorConnection {
  url: string;
}

export interface Restored extends WholeBackup {
  book: ChainResult;
  /** The newest head of the log that was seen before; null where none was. */
  before: LogHead | null;
  /** What was done again, and when the last of it was; null without a journal. */
  journal: { entries: number; last: string | null; cutOff: boolean } | null;
}

export type RestoreResult = { ok: true; restored: Restored } | { ok: false; reason: string };

/**
 * Puts a backup back into new folders. All of it happens beside them; only a copy whose audit log is whole takes
 * their names. After any refusal there is nothing more than before.
 */
export async function restoreInstallation(restore: Restore): Promise<RestoreResult> {
  try {
    const site = await openSite(restore, restore.keys, restore.administrator !== null);
    try {
      const whole = await putTogether(site, restore);
      // An older log came back: it begins anew, and says under its key where it was before.
      const { entries: seq, head: hash } = whole.book;
      const before = await beginLogAnew(site.keysFolder, site.stamp.id, { seq, hash });
      const restored = { ...whole, before };
      await stampData(site.dataFolder, site.stamp, site.keys.pepper);
      if (restore.administrator !== null) await keepUrls(site, restore.administrator);
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

function keepUrls({ keysFolder, stamp, keys }: RestoreSite, { url }: OwnAdministrator): Promise<void> {
  return keepOwnServer(keysFolder, urlsOfRoles(url, databaseNames(stamp.prefix), keys.passwords));
}

/** Reads the backup twice: whether it is whole and ours is known before anything is made of it. */
async function putTogether(
  site: RestoreSite,
  { data, journal, administrator }: Restore,
): Promise<Omit<Restored, 'before'>> {
  const source = { ...data, pepper: site.keys.pepper };
  const { about } = await readBackup(source, { about: async (about) => refuseStranger(about, site) });
  const owner = { installation: site.stamp.id, pepper: site.keys.pepper };
  const read = journal === null ? null : await readJournal(journal, data.identities, owner);
  const made = await newDatabase(site, about, administrator);
  try {
    const whole = await loadBackup(source, { client: made.client, filesFolder: filesFolder(site) });
    const since =
      read?.entries.filter(({ at }) => Date.parse(at) > Date.parse(about.madeAt) - longestTransaction) ?? null;
    const replayed = await finish(made, site, about, since);
    const summary = read && { entries: since?.length ?? 0, last: since?.at(-1)?.at ?? null, cutOff: read.cutOff };
    return { ...whole, book: await lookThrough(made, site, replayed), journal: summary };
  } finally {
    await made.stop();
  }
}

interface NewDatabase {
  /** In the transaction in which everything is loaded. */
  client: pg.Client;
  migration: Migration;
  /** Ends that transaction. */
  commit(): Promise<void>;
  /** Closes it, and takes it away where it is not part of the folders. */
  stop(): Promise<void>;
}

/**
 * A database with the tables as they were when the backup was made, empty: the built-in one, or one on a server of
 * one's own.
 */
async function newDatabase(site: RestoreSite, about: BackupAbout, own: OwnAdministrator | null): Promise<NewDatabase> {
  const { stamp, keys } = site;
  const names = databaseNames(stamp.prefix);
  const { administrator, close } =
    own === null ? await builtIn(site) : { administrator: own, close: async () => undefined };
  const migration = { administrator, names, ...keys, kind: about.kind };
  const client = new pg.Client({ ...administrator, database: names.database });
  client.on('error', () => undefined);
  const stop = async () => {
    await client.end().catch(() => undefined);
    await close();
  };
  try {
    if (own !== null && (await databaseExists(own, names)))
      throw new BackupRefusal(
        `The server holds a database ${names.database} already; nothing was touched. Remove it there first.`,
      );
    await migrate({ ...migration, only: new Set(about.migrations.map(({ name }) => name)) });
    await client.connect();
    await client.query('begin');
    const layDown = await beginLayingDown(client);
    const tables = about.tables.map(({ name }) => `naast.${client.escapeIdentifier(name)}`);
    await client.query(`truncate ${[...tables, 'naast.session', 'naast.throttle'].join(', ')}`);
    const commit = async () => {
      await layDown();
      await client.query('commit');
    };
    return { client, migration, commit, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function builtIn({ dataFolder, keys }: RestoreSite) {
  const { superuserPassword: password } = keys;
  const server = await startPostgres({ dataFolder, superuserPassword: password });
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password };
  return { administrator, close: () => server.stop() };
}

/**
 * What was noted before the moment of the backup, but committed after it, is done again too; done twice it changes
 * nothing.
 */
const longestTransaction = 5 * 60_000;

/**
 * Up to the program's own version, and then what happened since the backup: in this order, for the journal knows the
 * tables of the program. Without a journal the installation stays locked.
 */
async function finish(
  { client, migration, commit }: NewDatabase,
  site: RestoreSite,
  about: BackupAbout,
  journal: readonly JournalEntry[] | null,
): Promise<JournalEntry[]> {
  await commit();
  await migrate(migration);
  await client.query('begin');
  const layDown = await beginLayingDown(client);
  const { done, files } = await replay(client, journal ?? []);
  if (journal === null) await client.query('update naast.installation set restored_to = $1', [about.madeAt]);
  await layDown();
  await client.query('commit');
  const store = createSealedStore({ folder: filesFolder(site) });
  for (const name of files) await store.remove(name);
  return done;
}

/** The audit log says what was done, and is looked through before anybody may come in. */
async function lookThrough(
  { migration }: NewDatabase,
  { keys }: RestoreSite,
  replayed: JournalEntry[],
): Promise<ChainResult> {
  const { administrator, names } = migration;
  const as = (role: 'jobs' | 'auditor') =>
    openDatabase({
      host: administrator.host,
      port: administrator.port,
      ssl: administrator.ssl,
      database: names.database,
      user: names[role],
      password: keys.passwords[role],
      contextKey: keys.contextKeys[role],
      connections: 1,
    });
  const [jobs, auditor] = [as('jobs'), as('auditor')];
  try {
    const renewed = await auditor.scoped({ kind: 'auditor' }, sharesRenewed);
    const restored: AuditEntry = { action: 'house.restored', count: replayed.length };
    const entries = [restored, ...replayed.flatMap(entriesOf)];
    await jobs.scoped({ kind: 'jobs' }, async (db) => {
      await appendEntries(db, entries);
      await endByInstallation(db, keys.endingsKey, replayed.flatMap(endingsOf), 'restored');
    });
    // In this order, each in its own transaction: the reminder counts when it came after the sheets.
    if (renewed) {
      await jobs.scoped({ kind: 'jobs' }, (db) => letAnySheetsCount(db, keys.endingsKey));
      await jobs.scoped({ kind: 'jobs' }, (db) => appendEntries(db, [keeperGone]));
    }
    const book = await auditor.scoped({ kind: 'auditor' }, verifyLog);
    if (book.ok) return book;
    throw new BackupRefusal(
      `The access book in this backup is broken at entry ${book.firstBad}. Nothing was put back.`,
    );
  } finally {
    await Promise.all([jobs.close(), auditor.close()]);
  }
}

/**
 * The audit log that came back may name recovery shares that were shredded since, and does not know those on paper now:
 * any set counts again, and the leader is reminded to make new ones.
 */
async function letAnySheetsCount(db: ScopedDb, endingsKey: Buffer | null): Promise<void> {
  const any = [{ kind: 'recovery.sheets-renewed' as const, subject: anySet }];
  await endByInstallation(db, endingsKey, any, 'restored');
}

/** Then the leader is reminded to make new ones. */
const keeperGone: AuditEntry = { action: 'recovery.keeper-gone', reason: 'restored' };

/** Were the shares of the first day ever replaced? Where they were not, any set counts already. */
async function sharesRenewed(db: ScopedDb): Promise<boolean> {
  const renewed = db.selectFrom('audit_entry').select('seq').where('action', '=', 'recovery.sheets-renewed').limit(1);
  return (await renewed.executeTakeFirst()) !== undefined;
}

/** What the log says again of the days since the backup; what was signed comes with its signature (`endingsOf`). */
function entriesOf({ relation, act, key, change }: JournalEntry): AuditEntry[] {
  const id = z.uuid().safeParse(key.id).data;
  if (act !== 'ended' || id === undefined) return [];
  // Who begins anew, or must choose a new password, has not left: the audit log would keep that colleague out for good.
  if (relation === 'person' && change?.status === 'ended') return [];
  if (relation === 'person' && change?.status === 'invited')
    return [{ action: 'person.started-anew', objectId: id, reason: 'restored' }];
  if (relation === 'person') return [{ action: 'password.change-demanded', objectId: id, reason: 'restored' }];
  return [];
}

/**
 * What takes access away for good is signed again by the key that ends things: what was signed since the backup was
 * lost with it.
 */
function endingsOf({ relation, act, key, change }: JournalEntry): InstallationEnding[] {
  const subject = z.uuid().safeParse(key.id).data;
  if (act !== 'ended' || subject === undefined) return [];
  if (relation === 'person' && change?.status === 'ended') return [{ kind: 'person.ended', subject }];
  if (relation === 'certificate') return [{ kind: 'certificate.revoked', subject }];
  return relation === 'case_grant' ? [{ kind: 'grant.ended', subject }] : [];
}
