import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Settings } from '#app/operations/config.ts';
import { type Installation, keysStamp } from './installation.ts';
import { pinsFile, publicKeyFiles } from './keys.ts';
import { type RoleConnection, readAuthority, readUrl, urlFileOf } from './own-server.ts';
import { writePrivateFile } from './private-files.ts';
import { checkFolders, type Objection } from './self-check.ts';

const stampName = 'public-only.json';
const authorityName = 'database-ca.crt';
const lastSeenName = 'last-seen.json';

/** What the public side needs on a machine of its own: its own secrets, and what it believes. */
export interface PublicOnly {
  id: string;
  connection: RoleConnection;
  contextKey: Buffer;
  receiptKey: Buffer;
}

/** Why such a folder cannot be written, as a sentence for whoever runs the machine. */
export class PublicKeysRefusal extends Error {}

/**
 * Writes the small folder for the machine of the public side: its database URL, its context key, the receipt key, the pinned
 * root, and the authority of the server's certificate. No pepper, and no secret of another role. `server` is where the
 * database is for that machine.
 */
export async function writePublicKeys(
  { keysFolder }: Pick<Settings, 'keysFolder'>,
  { id, ownServer, prefix }: Installation,
  { to, server }: { to: string; server: string | null },
): Promise<string[]> {
  if (ownServer === null)
    throw new PublicKeysRefusal('The built-in database serves this machine alone: move to a server of your own first.');
  const pins = await readFile(pinsFile(keysFolder), 'utf8').catch(() => null);
  if (pins === null) throw new PublicKeysRefusal('Nobody has set this installation up yet: do that first.');
  const folder = resolve(to);
  await refuseFull(folder);
  const url = new URL((await readFile(urlFileOf(keysFolder, 'public'), 'utf8')).trim());
  if (server !== null) url.host = server;
  else if (ownServer.public.ssl === undefined)
    throw new PublicKeysRefusal('Name the server as that machine reaches it: --server HOST:PORT.');
  const authority = url.searchParams.get('sslrootcert');
  if (authority !== null) url.searchParams.set('sslrootcert', authorityName);

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signer = authority === null ? null : await readAuthority(authority, keysFolder);
  if (signer !== null) await writePrivateFile(join(folder, authorityName), signer);
  await writePrivateFile(urlFileOf(folder, 'public'), `${url.href}\n`);
  for (const name of publicKeyFiles) await copyPrivate(keysFolder, folder, name);
  await writePrivateFile(pinsFile(folder), pins);
  await copyPrivate(keysFolder, folder, lastSeenName).catch(() => undefined);
  await writePrivateFile(join(folder, stampName), `${JSON.stringify({ id, kind: 'real', prefix })}\n`);
  return (await readdir(folder)).sort();
}

/** Such a folder read; null where the keys folder is a whole one. */
export async function readPublicKeys(
  keysFolder: string,
): Promise<{ keys: PublicOnly } | { objections: Objection[] } | null> {
  const stamp = await readFile(join(keysFolder, stampName), 'utf8').catch(() => null);
  if (stamp === null) return null;
  const wrong = await checkFolders({ keysFolder, dataFolder: join(keysFolder, '..', 'no-data') });
  if (wrong.length > 0) return { objections: wrong };
  const text = await readFile(urlFileOf(keysFolder, 'public'), 'utf8').catch(() => '');
  const connection = await readUrl(text, keysFolder);
  const [contextKey, receiptKey] = await Promise.all(publicKeyFiles.map((name) => readKey(join(keysFolder, name))));
  const known = keysStamp.safeParse(JSON.parse(stamp));
  if (connection === null || !contextKey || !receiptKey || !known.success)
    return {
      objections: [
        {
          check: 'broken public keys',
          sentence: `The folder ${keysFolder} is not whole: write it anew with naast public-keys on the other machine.`,
        },
      ],
    };
  return { keys: { id: known.data.id, connection, contextKey, receiptKey } };
}

const key = z.base64().transform((text) => Buffer.from(text, 'base64'));

async function readKey(path: string): Promise<Buffer | null> {
  const read = key.safeParse((await readFile(path, 'utf8').catch(() => '')).trim());
  return read.success && read.data.length === 32 ? read.data : null;
}

async function copyPrivate(from: string, to: string, name: string): Promise<void> {
  await writePrivateFile(join(to, name), await readFile(join(from, name), 'utf8'));
}

async function refuseFull(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => []);
  if (found.length > 0) throw new PublicKeysRefusal(`${folder} is not empty: name a new folder. Nothing was changed.`);
}
