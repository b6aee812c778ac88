import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Key, openBytes, type Place, randomBytes, sealBytes } from '#app/platform/vault/index.ts';

export interface SealedStore {
  /** Seals and keeps bytes, durably, and gives the random name under which they lie. */
  put(bytes: Uint8Array, key: Key, place: Place): Promise<string>;
  /** The bytes, or null when there is no such file. Throws VaultRefusal for another key, place or a changed byte. */
  get(name: string, key: Key, place: Place): Promise<Buffer | null>;
  /** Removes a file; true when it was there. */
  remove(name: string): Promise<boolean>;
  /** Removes what no row knows and what writing left half done, if older; gives how many. */
  sweep(knownNames: ReadonlySet<string>, olderThan: Temporal.Instant): Promise<number>;
}

/** Sixteen random bytes: names tell nothing, never clash, and hold no path (T66). */
const NAME = /^[0-9a-f]{32}$/;
const UNFINISHED = /^[0-9a-f]{32}\.new$/;
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;
/** Where two accounts of ours write and read: the staff side, and the manager that sweeps and backs up. */
const GROUP_TOO = { folder: 0o770, file: 0o660 } as const;

/** Files on the disk of this machine. Sealing comes first: the disk sees ciphertext only, temporary files too (T78). */
export function createSealedStore({ folder, shared = false }: { folder: string; shared?: boolean }): SealedStore {
  const rights = shared ? GROUP_TOO : OWNER_ONLY;
  return {
    async put(bytes, key, place) {
      const sealed = sealBytes(key, place, bytes);
      const name = randomBytes(16).toString('hex');
      await writeDurably(folder, pathOf(folder, name), sealed, rights);
      return name;
    },
    async get(name, key, place) {
      if (!NAME.test(name)) return null;
      const sealed = await readFile(pathOf(folder, name)).catch(nullWhenMissing);
      return sealed && openBytes(key, place, sealed);
    },
    async remove(name) {
      return NAME.test(name) && removeFile(pathOf(folder, name));
    },
    sweep: (knownNames, olderThan) => sweep(folder, knownNames, olderThan),
  };
}

/** For a backup: the bytes of a file as they are there, sealed; null when there is none of that name. */
export async function readSealedFile(folder: string, name: string): Promise<Buffer | null> {
  return NAME.test(name) ? readFile(pathOf(folder, name)).catch(nullWhenMissing) : null;
}

/** For a restore: lays a sealed file back under its name, durably; false when that is no name of ours. */
export async function keepSealedFile(folder: string, name: string, sealed: Buffer): Promise<boolean> {
  if (!NAME.test(name)) return false;
  await writeDurably(folder, pathOf(folder, name), sealed);
  return true;
}

function pathOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name.slice(2, 4), name);
}

/** After a power cut there is the whole file or none: written beside, flushed, renamed, the folders flushed. */
async function writeDurably(
  root: string,
  path: string,
  content: Buffer,
  rights: typeof OWNER_ONLY | typeof GROUP_TOO = OWNER_ONLY,
): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: rights.folder });
  const unfinished = `${path}.new`;
  try {
    const file = await open(unfinished, 'wx', rights.file);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushFolder(folder);
  if (made) await Promise.all([dirname(folder), root].map(flushFolder));
}

/** Windows cannot flush a folder and does not need to. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeFile(path: string): Promise<boolean> {
  const removed = await rm(path).then(() => true, nullWhenMissing);
  if (removed) await flushFolder(dirname(path));
  return removed === true;
}

async function sweep(folder: string, known: ReadonlySet<string>, olderThan: Temporal.Instant): Promise<number> {
  let removed = 0;
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(nullWhenMissing)) ?? [];
  for (const entry of entries) {
    const ours = entry.isFile() && (NAME.test(entry.name) || UNFINISHED.test(entry.name));
    if (!ours || known.has(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const status = await stat(path).catch(nullWhenMissing);
    if (!status || status.mtimeMs >= olderThan.epochMilliseconds) continue;
    if (await removeFile(path)) removed++;
  }
  return removed;
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
