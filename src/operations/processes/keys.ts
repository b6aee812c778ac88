import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoginRole, loginRoles } from '#app/platform/database/index.ts';
import { forgetInstallation, installationSecretOf, newKey, randomBytes } from '#app/platform/vault/index.ts';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';
import type { Objection } from './self-check.ts';

/** What is in the keys folder, apart from the data (design question 6). */
export interface InstallationKeys {
  pepper: Buffer;
  receiptKey: Buffer;
  contextKeys: Record<LoginRole, Buffer>;
  passwords: Record<LoginRole, string>;
  superuserPassword: string;
  /** The seed of the key that ends things after a restore, and nothing else; no web process is given it. */
  endingsKey: Buffer | null;
}

/** A file for each secret, so that a process or a backup can be given one without the others. */
const files = {
  pepper: 'pepper',
  receiptKey: 'receipt-key',
  contextKey: (role: LoginRole) => `context-key-${role}`,
  password: (role: LoginRole) => `password-${role}`,
  superuserPassword: 'password-superuser',
  endingsKey: 'endings-key',
};

/** Secrets of the public process, beside its way into the database: its context key and the receipt key. */
export const publicKeyFiles = [files.contextKey('public'), files.receiptKey];

/** The public half of the key that ends things; every process may know it. */
export const endingsPublicName = 'endings-key.pub';

/** Where set-up pins the public keys of root and recovery. */
export function pinsFile(keysFolder: string): string {
  return join(keysFolder, 'root.pub');
}

/** Makes all secrets and `stamp` at once: a folder that was half made when the power went never looks finished. */
export async function makeKeys(keysFolder: string, stamp: { name: string; text: string }): Promise<void> {
  const unfinished = `${keysFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await makePrivateFolder(unfinished);
  const secretFiles: [string, string][] = [
    [files.pepper, newKey().toString('base64')],
    [files.receiptKey, newKey().toString('base64')],
    [files.superuserPassword, randomBytes(24).toString('base64url')],
    ...newEndingsKey(),
    ...loginRoles.flatMap(secretsOfRole),
    [stamp.name, stamp.text],
  ];
  for (const [name, text] of secretFiles) {
    await writePrivateFile(join(unfinished, name), text);
  }
  await rename(unfinished, keysFolder);
}

/** Roles that an installation of an earlier version did not have. */
const newRoles: LoginRole[] = ['backup'];

/** Makes the secrets that came after these keys; the others can only be put back. */
export async function addKeysOfNewRoles(keysFolder: string): Promise<void> {
  for (const role of newRoles) {
    const secrets = secretsOfRole(role).map(([name, text]) => [join(keysFolder, name), text] as const);
    if (!existsSync(keysFolder) || secrets.some(([path]) => existsSync(path))) continue;
    for (const [path, text] of secrets) await writePrivateFile(path, text);
  }
  if (!existsSync(keysFolder) || existsSync(join(keysFolder, files.endingsKey))) return;
  for (const [name, text] of newEndingsKey()) await writePrivateFile(join(keysFolder, name), text);
}

/** The public half first: without the other it is of no use, and made anew with it. */
function newEndingsKey(): [string, string][] {
  const seed = newKey();
  const secret = installationSecretOf(seed);
  const made: [string, string][] = [
    [endingsPublicName, secret.root.signPublic.toString('base64')],
    [files.endingsKey, seed.toString('base64')],
  ];
  forgetInstallation(secret);
  return made;
}

function secretsOfRole(role: LoginRole): [string, string][] {
  return [
    [files.contextKey(role), newKey().toString('base64')],
    [files.password(role), randomBytes(24).toString('base64url')],
  ];
}

/** Reads all secrets; says by name which one is missing or is not a key. */
export async function readKeys(keysFolder: string): Promise<{ keys: InstallationKeys } | { objections: Objection[] }> {
  const objections: Objection[] = [];
  const readText = async (name: string) => {
    const text = (await readFile(join(keysFolder, name), 'utf8').catch(() => '')).trim();
    if (text === '') {
      objections.push(missing(keysFolder, name));
    }
    return text;
  };
  const readKey = async (name: string) => {
    const key = Buffer.from(await readText(name), 'base64');
    if (key.length !== 32 && key.length !== 0) {
      objections.push({ check: `broken ${name}`, sentence: `The file ${join(keysFolder, name)} does not hold a key.` });
    }
    return key;
  };
  const keys: InstallationKeys = {
    pepper: await readKey(files.pepper),
    receiptKey: await readKey(files.receiptKey),
    contextKeys: await forEachRole((role) => readKey(files.contextKey(role))),
    passwords: await forEachRole((role) => readText(files.password(role))),
    superuserPassword: await readText(files.superuserPassword),
    endingsKey: existsSync(join(keysFolder, files.endingsKey)) ? await readKey(files.endingsKey) : null,
  };
  return objections.length === 0 ? { keys } : { objections };
}

function missing(keysFolder: string, name: string): Objection {
  const words = name === files.pepper ? 'The pepper is missing' : `The secret ${name} is missing`;
  return {
    check: `missing ${name}`,
    sentence: `${words}: put the file ${join(keysFolder, name)} back from your copy of the keys. Nothing was changed.`,
  };
}

async function forEachRole<T>(make: (role: LoginRole) => Promise<T>): Promise<Record<LoginRole, T>> {
  const entries = await Promise.all(loginRoles.map(async (role) => [role, await make(role)] as const));
  return Object.fromEntries(entries) as Record<LoginRole, T>;
}
