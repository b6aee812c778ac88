import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupAbout } from '#app/operations/backup/index.ts';
import { mac, newId, randomBytes } from '#app/platform/vault/index.ts';
import { addKeysOfNewRoles, type InstallationKeys, makeKeys, pinsFile, readKeys } from './keys.ts';
import { type OwnServer, readOwnServer } from './own-server.ts';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';
import { checkFolders, type Objection } from './self-check.ts';

interface Place {
  demo: boolean;
  dataFolder: string;
  keysFolder: string;
}

export interface Installation {
  keys: InstallationKeys;
  /** What names of roles and of the database begin with. */
  prefix: string;
  /** By which data and keys know each other. */
  id: string;
  /** A connection a role to a server of one's own; null: the built-in one. */
  ownServer: OwnServer | null;
}

export type InstallationResult = { ok: true; installation: Installation } | { ok: false; objections: Objection[] };

export const stampName = 'installation.json';
const kind = z.enum(['real', 'made-up']);
export const keysStamp = z.object({ id: z.uuid(), kind, prefix: z.string() });
const dataStamp = z.object({ id: z.uuid(), kind, pepperMark: z.string() });
export type KeysStamp = z.infer<typeof keysStamp>;

/**
 * The data folder and the keys folder of an installation, made when both are new. They belong together by an id,
 * and a folder made for the invented world can never become a real one, nor the other way round.
 */
export async function prepareInstallation(place: Place): Promise<InstallationResult> {
  const wrong = await checkFolders(place);
  if (wrong.length > 0) {
    return { ok: false, objections: wrong };
  }
  const data = await readStamp(place.dataFolder, dataStamp);
  if (data === null) {
    const objection = await makeInstallation(place);
    if (objection !== null) {
      return { ok: false, objections: [objection] };
    }
  }
  const [found, keys] = [await readStamp(place.dataFolder, dataStamp), await readStamp(place.keysFolder, keysStamp)];
  if (found !== null && found.id === keys?.id) {
    await addKeysOfNewRoles(place.keysFolder);
  }
  return openInstallation(place);
}

/** The same for folders that must be there already. Changes nothing. */
export async function openInstallation(place: Place): Promise<InstallationResult> {
  const wrong = await checkFolders(place);
  const data = await readStamp(place.dataFolder, dataStamp);
  if (data === null) {
    return refused('no installation', noInstallation(place));
  }
  const read = await readKeys(place.keysFolder);
  if (wrong.length > 0 || 'objections' in read) {
    return { ok: false, objections: [...wrong, ...('objections' in read ? read.objections : [])] };
  }
  const keys = await readStamp(place.keysFolder, keysStamp);
  if (keys === null || keys.id !== data.id) {
    return refused(
      'keys of another installation',
      `The keys in ${place.keysFolder} are not those of the data in ${place.dataFolder}.`,
    );
  }
  if (data.kind !== kindOf(place)) {
    return refused('other kind of world', mismatch(place, data.kind));
  }
  if (data.pepperMark !== pepperMark(read.keys.pepper)) {
    return refused(
      'wrong pepper',
      `The pepper in ${place.keysFolder} is not the one that these data were made with; nobody could sign in. Nothing was changed.`,
    );
  }
  const ownServer = await readOwnServer(place.keysFolder);
  if (ownServer === 'broken') {
    return refused(
      'broken database URL',
      `One of the files database-url-… in ${place.keysFolder} does not hold the address of a database: run naast migrate again.`,
    );
  }
  return { ok: true, installation: { keys: read.keys, prefix: keys.prefix, id: keys.id, ownServer } };
}

/** Why a command finds nothing to work on there; null when there is an installation. */
export async function whyNoInstallation(place: Pick<Place, 'dataFolder'>): Promise<string | null> {
  return (await readStamp(place.dataFolder, dataStamp)) === null ? noInstallation(place) : null;
}

function noInstallation({ dataFolder }: Pick<Place, 'dataFolder'>): string {
  return `There is no installation in ${dataFolder}. Yours is elsewhere? Name its folder with --data. Nothing was made.`;
}

/**
 * Why the built-in database of an installation that was in use is not started: its folder is gone, and an empty one in its
 * place would be a second installation. Null where there is nothing to say.
 */
export function whyNoDatabase({ dataFolder, keysFolder }: Place, { ownServer }: Installation): string | null {
  if (ownServer !== null || !existsSync(pinsFile(keysFolder))) return null;
  if (existsSync(join(dataFolder, 'postgres', 'PG_VERSION'))) return null;
  return (
    `The database is not in ${join(dataFolder, 'postgres')}, though this installation was in use. Mount its disk, put it back, ` +
    'or restore a backup into a new folder. Nothing was made.'
  );
}

/** Keys first, then the stamp on the data: killed in between, the next start goes on from there. */
async function makeInstallation(place: Place): Promise<Objection | null> {
  const { dataFolder, keysFolder } = place;
  const found = await readdir(dataFolder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : null,
  );
  if (found === null || found.length > 0) {
    return {
      check: 'folder in use',
      sentence: `The folder ${dataFolder} holds something that is not ours; choose another.`,
    };
  }
  const known = await readStamp(keysFolder, keysStamp);
  // Only keys that were made for invented people may go: those of a real installation are lost for good with its
  // pepper.
  const isSpent = place.demo && known?.kind === 'made-up' && existsSync(pinsFile(keysFolder));
  if (isSpent) {
    await rm(keysFolder, { recursive: true });
  }
  const stamp = (isSpent ? null : known) ?? (await makeKeysAndStamp(place));
  if (stamp === null) {
    return {
      check: 'folder in use',
      sentence: `The folder ${keysFolder} holds something that is not ours; choose another.`,
    };
  }
  if (stamp.kind !== kindOf(place)) {
    return { check: 'other kind of world', sentence: mismatch(place, stamp.kind) };
  }
  if (existsSync(pinsFile(keysFolder))) {
    return {
      check: 'data are gone',
      sentence:
        `The keys in ${keysFolder} belong to an installation whose data are not in ${dataFolder}. Put them ` +
        'back or restore them; to begin anew, move the keys folder away.',
    };
  }
  const read = await readKeys(keysFolder);
  if ('objections' in read) {
    return read.objections[0] ?? null;
  }
  await stampData(dataFolder, stamp, read.keys.pepper);
  return null;
}

/** Makes a folder the data folder of these keys. */
export async function stampData(dataFolder: string, { id, kind }: KeysStamp, pepper: Buffer): Promise<void> {
  await makePrivateFolder(dataFolder);
  const text = { id, kind, pepperMark: pepperMark(pepper) };
  await writePrivateFile(join(dataFolder, stampName), `${JSON.stringify(text)}\n`);
}

async function makeKeysAndStamp(place: Place): Promise<KeysStamp | null> {
  const found = await readdir(place.keysFolder).catch(() => []);
  if (found.length > 0) {
    return null;
  }
  const stamp = { id: newId(), kind: kindOf(place), prefix: `naast_${randomBytes(4).toString('hex')}` };
  await makeKeys(place.keysFolder, { name: stampName, text: `${JSON.stringify(stamp)}\n` });
  return stamp;
}

/** By which a folder is known; null where there is none, or none of ours. */
export async function readStamp<T>(folder: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(join(folder, stampName), 'utf8').catch(() => null);
  try {
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Is this a backup of the installation that these keys are of? */
export function isOfInstallation(
  about: BackupAbout,
  { id, kind }: Pick<KeysStamp, 'id' | 'kind'>,
  pepper: Buffer,
): boolean {
  return about.installation === id && about.kind === kind && about.pepperMark === pepperMark(pepper);
}

/** Tells a wrong pepper from the right one without saying anything about either. */
export function pepperMark(pepper: Buffer): string {
  return mac(pepper, 'naast pepper mark').toString('base64');
}

function kindOf({ demo }: Place): 'real' | 'made-up' {
  return demo ? 'made-up' : 'real';
}

function mismatch({ dataFolder }: Place, found: 'real' | 'made-up'): string {
  return found === 'real'
    ? `${dataFolder} is a real installation; the demo never opens one. Leave out --demo or choose another folder.`
    : `${dataFolder} is a made-up world and stays one. Start it with --demo or choose another folder.`;
}

function refused(check: string, sentence: string): { ok: false; objections: Objection[] } {
  return { ok: false, objections: [{ check, sentence }] };
}
