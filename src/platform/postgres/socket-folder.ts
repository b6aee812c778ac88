import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo, type SystemUser } from './system-user.ts';

/** A socket address has room for 107 bytes on Linux and 103 on macOS. */
const longestFolder = 103 - '/.s.PGSQL.65535'.length;

/**
 * A new folder with a short, unguessable name that only PostgreSQL's user (and root) can enter; and, as root, whoever is of
 * the group `guest`.
 */
export async function makeSocketFolder(user: SystemUser | null, guest: number | null): Promise<string> {
  const parent = [user === null ? process.env.XDG_RUNTIME_DIR : undefined, tmpdir(), '/tmp'].find(
    (folder) => folder !== undefined && Buffer.byteLength(join(folder, 'naast-XXXXXX')) <= longestFolder,
  );
  const folder = await mkdtemp(join(parent ?? '/tmp', 'naast-'));
  await giveTo(user, folder);
  if (user !== null && guest !== null) {
    await chown(folder, user.uid, guest);
    await chmod(folder, 0o710);
  }
  return folder;
}

/** Whether a folder that an earlier run noted is one that we made and may therefore remove. */
export function isSocketFolderOfOurs(folder: string): boolean {
  return /\/naast-[A-Za-z0-9]{6}$/.test(folder);
}

/** Removes a socket folder of ours; a folder that was given by the caller stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
