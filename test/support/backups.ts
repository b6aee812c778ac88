import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { loginRoles } from '#app/platform/database/index.ts';
import { installationSecretOf, newId, randomBytes } from '#app/platform/vault/index.ts';
import type { TestInstallation } from './test-installation.ts';

/** A pair of age, made for a test. */
export async function agePair(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A key that ends things, as the keys folder holds it: the seed, and what every process may know. */
export function endingsPair(): { seed: Buffer; endings: Buffer } {
  const seed = randomBytes(32);
  return { seed, endings: installationSecretOf(seed).root.signPublic };
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
  const { seed, endings } = endingsPair();
  secrets['endings-key'] = seed.toString('base64');
  secrets['endings-key.pub'] = endings.toString('base64');
  for (const [name, text] of Object.entries(secrets)) await writeFile(join(keysFolder, name), text, { mode: 0o600 });
  return id;
}
