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

/** The same as they travel between our processes. */
export const pinnedText = z.strictObject({
  root: z.base64(),
  recovery: z.base64(),
  endings: z.base64().nullable().default(null),
});
export type PinnedText = z.infer<typeof pinnedText>;

/** Pinned keys as they travel. */
export function textOfPins({ root, recovery, endings }: PinnedKeys): PinnedText {
  return { root: text(root), recovery: text(recovery), endings: endings ? text(endings) : null };
}

/** Pinned keys as they came. Throws when one of them is none. */
export function pinsOfText({ root, recovery, endings }: PinnedText): PinnedKeys {
  const keys = pinnedKeys.parse({ root, recovery });
  return { ...keys, ...(endings === null ? {} : { endings: publicKey.parse(endings) }) };
}

function text(key: Uint8Array): string {
  return Buffer.from(key).toString('base64');
}

/** Pins the keys at set-up. The caller has won the claim: of two who claim at once the database lets one through. */
export async function pinKeys(
  file: string,
  { root, recovery }: { root: Uint8Array; recovery: Uint8Array },
): Promise<void> {
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
