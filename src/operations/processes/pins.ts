import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { endingsPublicName } from './keys.ts';
import { writePrivateFile } from './private-files.ts';

/** The public keys that every process believes without a database: of the root, and of recovery. */
export interface PinnedKeys {
  root: Buffer;
  recovery: Buffer;
  /** Of the key that ends things after a restore; null in a folder of an earlier version. */
  endings?: Buffer | null;
}

const publicKey = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32);
const pinnedKeys = z.strictObject({ root: publicKey, recovery: publicKey });

/** Pins the keys at set-up. The caller has won the claim: of two who claim at once the database lets one through. */
export async function pinKeys(
  file: string,
  { root, recovery }: { root: Uint8Array; recovery: Uint8Array },
): Promise<void> {
  const text = (key: Uint8Array) => Buffer.from(key).toString('base64');
  await writePrivateFile(file, `${JSON.stringify({ root: text(root), recovery: text(recovery) })}\n`);
}

/** The pinned keys, or null while nothing is set up. Throws when the file was damaged. */
export async function readPins(file: string): Promise<PinnedKeys | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const endings = await readFile(join(dirname(file), endingsPublicName), 'utf8').catch(() => null);
  return {
    ...pinnedKeys.parse(JSON.parse(text)),
    ...(endings === null ? {} : { endings: publicKey.parse(endings.trim()) }),
  };
}

/** Forgets keys whose claim was cut off before the database had it. */
export async function removePins(file: string): Promise<void> {
  await rm(file, { force: true });
}
