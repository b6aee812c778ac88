import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './private-files.ts';

const made = z.object({ at: z.iso.datetime(), bytes: z.int().min(0), to: z.string() });
const schema = z.object({ data: made.nullable().default(null), keys: made.nullable().default(null) });

/** When the last backups were made on this machine, how large they are and where they went: of the data and of the keys. */
export type LastBackups = z.output<typeof schema>;

/** In the keys folder: a copy of the data that is put back must not say of itself that it is the newest backup. */
const fileName = 'last-backup.json';

/** All that a page is told of it: not where it went. */
export const newestBackup = z.object({
  at: z.iso.datetime(),
  bytes: z.int().min(0),
  /** Of the keys, which go apart; null when they were never backed up. */
  keysBytes: z.int().min(0).nullable(),
});

export function newestOf({ data, keys }: LastBackups): z.output<typeof newestBackup> | null {
  return data && { at: data.at, bytes: data.bytes, keysBytes: keys?.bytes ?? null };
}

export const backupsFile = (keysFolder: string) => join(keysFolder, fileName);

/** Nothing where none was made, or where nobody can say any more. */
export async function readLastBackups(keysFolder: string): Promise<LastBackups> {
  const text = await readFile(join(keysFolder, fileName), 'utf8').catch(() => '{}');
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return { data: null, keys: null };
  }
}

/** Notes a backup, which holds what there was at `began`, beside what is known of the other kind. */
export async function noteBackup(
  keysFolder: string,
  kind: keyof LastBackups,
  to: string,
  began = new Date(),
): Promise<void> {
  const { size: bytes } = await stat(to);
  const known = await readLastBackups(keysFolder);
  const note = { ...known, [kind]: { at: began.toISOString(), bytes, to: resolve(to) } };
  await writePrivateFile(join(keysFolder, fileName), `${JSON.stringify(note)}\n`);
}
