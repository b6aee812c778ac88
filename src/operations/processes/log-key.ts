import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteKeyOf, writeNoteKey } from '#app/platform/audit/index.ts';
import { type Key, keyOf, newKey } from '#app/platform/vault/index.ts';
import { writePrivateFile } from './private-files.ts';

const fileName = 'log-key';

/** The key with which the log signs what it shows its witnesses; made at the first call. It opens and ends nothing. */
export async function logKey(keysFolder: string): Promise<Key> {
  const file = join(keysFolder, fileName);
  if (!existsSync(file)) await writePrivateFile(file, newKey().toString('base64'));
  return keyOf(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64'));
}

/** The name of the log. One that began anew has a number behind it: to a witness it is another log of the same key. */
export function originOf(installation: string, beginning = 1): string {
  const name = `naast/${installation}`;
  return beginning === 1 ? name : `${name}/${beginning}`;
}

/** The line that a witness must be given to know this log. */
export async function logKeyLine(keysFolder: string, installation: string): Promise<string> {
  return writeNoteKey(noteKeyOf(await logKey(keysFolder), originOf(installation), 'note'));
}
