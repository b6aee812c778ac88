import { cp, rename } from 'node:fs/promises';
import type pg from 'pg';
import {
  appendToJournal,
  type BackupAbout,
  BackupRefusal,
  type JournalEntry,
  readBackup,
  readJournal,
  recipientOfIdentity,
} from '#app/operations/backup/index.ts';
import type { Settings } from '#app/operations/config.ts';
import { type Installation, isOfInstallation } from '#app/operations/processes/installation.ts';
import { takeLock } from '#app/operations/processes/lock.ts';
import { beginLogAnew } from '#app/operations/processes/log-beginning.ts';
import type { SealedFile } from '#app/operations/processes/restore-folders.ts';
import { asRole, visitInstallation } from '#app/operations/processes/visit.ts';
import { newId } from '#app/platform/vault/index.ts';
import { asBackup } from './update-installation.ts';
import { type WrittenSince, writtenSince } from './written-since.ts';

export interface GoingBack {
  settings: Settings;
  backup: SealedFile;
  /** The journal beside the backups; null where none was kept: then what the database itself noted is taken. */
  journal: string | null;
}

/** What going back would cost, and what it would do again. */
export interface WayBack {
  about: BackupAbout;
  since: WrittenSince;
  /** What ended or was deleted since; all of it will be ended and deleted again. */
  endings: JournalEntry[];
  installation: Installation;
}

export type WayBackResult = { ok: true; way: WayBack } | { ok: false; reasons: string[] };

/** What stands in the way of whom the next start would meet: nothing is changed here. */
export async function lookBack({ settings, backup, journal }: GoingBack): Promise<WayBackResult> {
  const visited = await visitInstallation(settings, async (place) => {
    if (place.isRunning) throw new BackupRefusal('The service runs: stop it first. Nothing was changed.');
    const { installation } = place;
    const { pepper } = installation.keys;
    const whole = await readBackup(
      { ...backup, pepper },
      { about: async (about) => refuseOther(about, settings, installation) },
    );
    const { contextKey: _, ...connection } = asRole(place, 'backup');
    const owner = { installation: installation.id, pepper };
    const written = journal === null ? [] : (await readJournal(journal, backup.identities, owner)).entries;
    const [since, noted] = await asBackup(connection, async (client) => [
      await writtenSince(client, whole),
      await notedIn(client, installation.id),
    ]);
    // A password that was chosen since stands in the journal alone: what is written there is given up in the database.
    const all = new Map([...noted, ...written].map((entry) => [entry.id, entry]));
    const endings = [...all.values()]
      .filter((entry) => isSince(entry, whole.about) && isKnown(entry, whole.about))
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    return { about: whole.about, since, endings, installation };
  }).catch((error: unknown) => {
    if (error instanceof BackupRefusal) return { ok: false as const, reasons: [error.message] };
    throw error;
  });
  return visited.ok ? { ok: true, way: visited.value } : visited;
}

export interface SetAside {
  data: string;
  keys: string;
  /** What ended since, for the restore by the earlier program. */
  journal: string;
}

/**
 * Keeps today's folders aside: the data are moved, the keys are copied, for the earlier program goes on with them. What
 * ended since is written for its restore, in the format and with the tables that it knows.
 */
export async function setFoldersAside(
  { settings, backup }: GoingBack,
  { since, endings, installation }: WayBack,
  now = new Date(),
): Promise<SetAside> {
  const { dataFolder, keysFolder } = settings;
  const letGo = await takeLock(dataFolder);
  if (letGo === null) throw new BackupRefusal('The service runs: stop it first. Nothing was changed.');
  const mark = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const aside = { data: `${dataFolder}.aside-${mark}`, keys: `${keysFolder}.aside-${mark}` };
  const journal = `${dataFolder}.ended-since-${mark}`;
  try {
    const recipients = await Promise.all(backup.identities.map(recipientOfIdentity));
    const { pepper } = installation.keys;
    await appendToJournal(journal, recipients, pepper, [...endings, upTo(installation.id, now)]);
    await cp(keysFolder, aside.keys, { recursive: true, errorOnExist: true, force: false });
    // The access book that comes back is shorter: that is said under its key, and no alarm.
    if (since.head !== null) await beginLogAnew(keysFolder, installation.id, since.head);
  } finally {
    await letGo();
  }
  await rename(dataFolder, aside.data);
  return { ...aside, journal };
}

/** Ends nothing: it says up to when this journal goes, also where nothing ended since. */
function upTo(installation: string, now: Date): JournalEntry {
  return {
    installation,
    id: newId(),
    at: now.toISOString(),
    relation: 'passkey_role',
    act: 'added',
    key: {},
    change: null,
  };
}

async function notedIn(client: pg.ClientBase, installation: string): Promise<JournalEntry[]> {
  const { rows } = await client.query<
    Omit<JournalEntry, 'installation' | 'key' | 'at'> & { at: Date; row_key: JournalEntry['key'] }
  >('select id, at, relation, act, row_key, change from naast.revocation');
  return rows.map(({ row_key: key, at, ...row }) => ({ ...row, installation, at: at.toISOString(), key }));
}

const longestTransaction = 5 * 60_000;
const isSince = ({ at }: JournalEntry, { madeAt }: BackupAbout) =>
  Date.parse(at) > Date.parse(madeAt) - longestTransaction;

/** Of a table that came with a later version the earlier one has nothing to end. */
const isKnown = ({ relation }: JournalEntry, { tables }: BackupAbout) => tables.some(({ name }) => name === relation);

function refuseOther(about: BackupAbout, { demo }: Settings, { id, keys }: Installation): void {
  if (!isOfInstallation(about, { id, kind: demo ? 'made-up' : 'real' }, keys.pepper))
    throw new BackupRefusal('This is a backup of another installation. Nothing was touched.');
}
