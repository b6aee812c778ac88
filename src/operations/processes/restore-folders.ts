import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefusal, readKeysBackup } from '#app/operations/backup/index.ts';
import { stopLeftOver } from '#app/platform/postgres/index.ts';
import { type KeysStamp, keysStamp, readStamp, stampName } from './installation.ts';
import { addKeysOfNewRoles, type InstallationKeys, readKeys } from './keys.ts';
import { takeLock } from './lock.ts';
import { isOwnServerFile } from './own-server.ts';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';
import { checkFolders } from './self-check.ts';

/** A file, and the secret keys of age that may open it. */
export interface SealedFile {
  from: string;
  identities: readonly string[];
}

export interface Folders {
  dataFolder: string;
  keysFolder: string;
}

/** Folders beside the real ones, in which an installation is put together again. */
export interface RestoreSite extends Folders {
  stamp: KeysStamp;
  keys: InstallationKeys;
  /** Gives what was put together its real names. */
  moveIn(): Promise<void>;
  /** Takes away what did not move in. */
  clear(): Promise<void>;
}

/**
 * Opens the site: nothing may lie where the data go, and keys that are in their folder already must be those of this
 * installation; they stay as they are. Throws a refusal, and then nothing was touched.
 */
export async function openSite(
  real: Folders,
  keysBackup: SealedFile | null,
  onOwnServer: boolean,
): Promise<RestoreSite> {
  refuseFirst((await checkFolders(real)).map(({ sentence }) => sentence));
  if ((await namesIn(real.dataFolder)).length > 0)
    throw new BackupRefusal(
      `The folder ${real.dataFolder} holds data already; nothing was touched. Restore into a new folder.`,
    );
  const dataFolder = `${real.dataFolder}.restoring`;
  const keysFolder = `${real.keysFolder}.restoring`;
  await makePrivateFolder(dataFolder);
  const letGo = await takeLock(dataFolder);
  if (letGo === null) throw new BackupRefusal(`Another restore into ${real.dataFolder} is under way.`);
  const clear = async () => {
    for (const folder of [keysFolder, dataFolder]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await removeLeftovers(dataFolder, keysFolder);
    if (keysBackup !== null) await layKeys(keysFolder, keysBackup);
    const there = (await namesIn(real.keysFolder)).length > 0;
    const { stamp, keys } = await keysOfInstallation(real.keysFolder, there, keysBackup === null ? null : keysFolder);
    if (there && !onOwnServer && (await namesIn(real.keysFolder)).some(isOwnServerFile))
      throw new BackupRefusal(
        'This installation lived on a server of its own: give --administrator, or move the files database-url-… out ' +
          `of ${real.keysFolder} to put it into the built-in database. Nothing was touched.`,
      );
    const moveIn = async () => {
      await letGo();
      // Keys first: cut off in between, the same restore can be asked again.
      if (!there) await takePlace(keysFolder, real.keysFolder);
      await takePlace(dataFolder, real.dataFolder);
    };
    return { dataFolder, keysFolder: there ? real.keysFolder : keysFolder, stamp, keys, moveIn, clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function keysOfInstallation(
  real: string,
  there: boolean,
  laid: string | null,
): Promise<{ stamp: KeysStamp; keys: InstallationKeys }> {
  const backedUp = laid === null ? null : await readStamp(laid, keysStamp);
  const lying = there ? await readStamp(real, keysStamp) : null;
  if (there && (lying === null || (backedUp !== null && backedUp.id !== lying.id)))
    throw new BackupRefusal(
      `The folder ${real} holds something else than the keys of this installation; nothing was touched.`,
    );
  const stamp = lying ?? backedUp;
  if (stamp === null)
    throw new BackupRefusal(`There are no keys in ${real}; give their backup with --keys-from and --keys-identity.`);
  // Keys of an earlier version have no key that ends things; it is made, as at a start.
  await addKeysOfNewRoles(there ? real : (laid ?? real));
  const read = await readKeys(there ? real : (laid ?? real));
  if ('objections' in read) throw new BackupRefusal(read.objections.map(({ sentence }) => sentence).join('\n'));
  return { stamp, keys: read.keys };
}

async function layKeys(folder: string, { from, identities }: SealedFile): Promise<void> {
  const secrets = await readKeysBackup(from, identities);
  if (!secrets.has(stampName)) throw new BackupRefusal(`${from} is no backup of the keys.`);
  await makePrivateFolder(folder);
  for (const [name, bytes] of [...secrets].filter(([name]) => !isOwnServerFile(name)))
    await writePrivateFile(join(folder, name), bytes.toString('utf8'));
}

async function removeLeftovers(dataFolder: string, keysFolder: string): Promise<void> {
  await stopLeftOver(dataFolder);
  await rm(keysFolder, { recursive: true, force: true });
  for (const name of await namesIn(dataFolder))
    if (name !== 'supervisor.pid') await rm(join(dataFolder, name), { recursive: true, force: true });
}

async function takePlace(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true }); // an empty folder: looked at before
  await rename(from, to);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function refuseFirst([sentence]: string[]): void {
  if (sentence !== undefined) throw new BackupRefusal(sentence);
}
