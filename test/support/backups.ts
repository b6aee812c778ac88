import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { loginRoles } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import type { TestInstallation } from './test-installation.ts';

/** A pair of age, made for a test. */
export async function agePair(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

type KeyedInstallation = Pick<TestInstallation, 'names' | 'settings' | 'pepper' | 'receiptKey'>;

/** Writes the keys folder that belongs to a test installation, as a real one is there. Gives its id. */
export async function keysOfTestInstallation(
  test: KeyedInstallation,
  keysFolder: string,
  id = newId(),
): Promise<string> {
  await mkdir(keysFolder, { mode: 0o700 });
  const secrets: Record<string, string> = {
    pepper: test.pepper.toString('base64'),
    'receipt-key': test.receiptKey.toString('base64'),
    'password-superuser': 'only-for-this-test',
    'installation.json': JSON.stringify({ id, kind: 'made-up', prefix: test.names.owner.replace(/_owner$/, '') }),
  };
  for (const role of loginRoles) {
    const { password, contextKey } = test.settings(role);
    secrets[`password-${role}`] = password;
    secrets[`context-key-${role}`] = Buffer.from(contextKey).toString('base64');
  }
  for (const [name, text] of Object.entries(secrets)) await writeFile(join(keysFolder, name), text, { mode: 0o600 });
  return id;
}
