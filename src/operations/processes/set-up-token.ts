import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mac, newOneTimeCode, readOneTimeCode } from '#app/platform/vault/index.ts';
import { writePrivateFile } from './private-files.ts';

/**
 * The code without which nobody can claim a new installation (design question 13). It is shown once, at the terminal; only
 * its MAC is kept, and each start before the claim makes a new one.
 */
export async function newSetUpToken(keysFolder: string, pepper: Buffer): Promise<{ token: string; tokenMac: Buffer }> {
  const token = newOneTimeCode();
  const tokenMac = setUpTokenMac(pepper, token);
  await writePrivateFile(tokenFile(keysFolder), `${tokenMac.toString('base64')}\n`);
  return { token, tokenMac };
}

/** The MAC of the token that is open now, or null: for a second staff process. */
export async function readSetUpTokenMac(keysFolder: string): Promise<Buffer | null> {
  const text = await readFile(tokenFile(keysFolder), 'utf8').catch(() => null);
  return text === null ? null : Buffer.from(text, 'base64');
}

/** Once the installation is claimed no token opens it. */
export async function removeSetUpToken(keysFolder: string): Promise<void> {
  await rm(tokenFile(keysFolder), { force: true });
}

/** What a token looks like to the one who checks it, however it was typed (spaces, dashes, small letters). */
export function setUpTokenMac(pepper: Buffer, typed: string): Buffer {
  return mac(pepper, 'naast set-up token', readOneTimeCode(typed) ?? '');
}

function tokenFile(keysFolder: string): string {
  return join(keysFolder, 'setup-token.hash');
}
