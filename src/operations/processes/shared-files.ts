import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import { filesFolder } from './start-messages.ts';

const [folderRights, fileRights] = [0o770, 0o660];

/**
 * Lets the account of the staff side to the sealed files, by their group, and to nothing else of the data. What a restore
 * laid there, or the plain way of running before, becomes so at the next start.
 */
export async function shareFiles({ dataFolder }: Pick<Settings, 'dataFolder'>): Promise<void> {
  const files = filesFolder({ dataFolder });
  await chmod(dataFolder, 0o710);
  await mkdir(files, { recursive: true });
  if (((await stat(files)).mode & 0o777) === folderRights) return;
  const entries = await readdir(files, { recursive: true, withFileTypes: true });
  for (const entry of entries)
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? folderRights : fileRights);
  // Last: a start that is cut off here begins anew.
  await chmod(files, folderRights);
}
