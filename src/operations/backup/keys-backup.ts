import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive, writeArchive } from './archive.ts';
import { BackupRefusal } from './refusal.ts';

/** Longer than any secret of ours. */
const longestSecret = 64 * 1024;
/** Notes of this machine that lie with the keys, and are none. */
const notes = ['last-backup.json', 'machine.json'];
const secretName = /^[a-z0-9][a-z0-9.-]{0,60}$/;

/**
 * Writes the secrets of an installation, to a recipient who is not the one of the data. Gives how many files there
 * were.
 */
export async function writeKeysBackup(keysFolder: string, to: string, recipients: readonly string[]): Promise<number> {
  const entries = await readdir(keysFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isSecret(entry.name)).map(({ name }) => name);
  const secrets = names.filter((name) => !notes.includes(name)).sort();
  await writeArchive(to, recipients, async (put) => {
    for (const name of secrets) await put(`keys/${name}`, await readFile(join(keysFolder, name)));
  });
  return secrets.length;
}

/** The secrets in such a file, by the name of their file. They are few and small: in memory, not on the disk. */
export async function readKeysBackup(from: string, identities: readonly string[]): Promise<Map<string, Buffer>> {
  const secrets = new Map<string, Buffer>();
  for await (const { name, bytes } of readArchive(from, identities)) {
    const [folder, file = ''] = name.split('/');
    if (folder !== 'keys' || !isSecret(file) || bytes.length > longestSecret)
      throw new BackupRefusal(`${from} is no backup of the keys.`);
    secrets.set(file, bytes);
  }
  return secrets;
}

function isSecret(name: string): boolean {
  return secretName.test(name) && !/\.(unfinished|lock)$/.test(name);
}
