import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { encryptedSheet, typedRecipient } from './age-file.ts';

describe('a file for the receiver', () => {
  test('opens with the key that was compared, and with no other', async () => {
    const [theirs, another] = [await generateX25519Identity(), await generateX25519Identity()];
    const read = typedRecipient(`  ${(await identityToRecipient(theirs)).replace(/(.{8})/g, '$1 ')}`);
    if (!read.ok) throw new Error(read.reason);
    const file = await encryptedSheet(read.key, [{ part: 'name', label: 'Naam', text: 'Selam' }]);
    expect(Buffer.from(file).includes('Selam')).toBe(false);
    const opened = async (identity: string) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return decrypter.decrypt(file, 'text');
    };
    expect(await opened(theirs)).toContain('Selam');
    await expect(opened(another)).rejects.toThrow();
  });

  test('is not made for a key with one sign that differs: its checksum says so, whichever sign it is', async () => {
    const key = await identityToRecipient(await generateX25519Identity());
    for (let at = 4; at < key.length; at += 1) {
      const other = key[at] === 'q' ? 'p' : 'q';
      expect(typedRecipient(key.slice(0, at) + other + key.slice(at + 1))).toEqual({ ok: false, reason: 'wrong' });
    }
    expect(typedRecipient(key.slice(0, -1))).toEqual({ ok: false, reason: 'wrong' });
  });

  test('is not made for what is no such key: words, a secret one, nothing', async () => {
    for (const odd of ['', 'hallo', await generateX25519Identity(), 'ssh-ed25519 AAAA'])
      expect(typedRecipient(odd)).toEqual({ ok: false, reason: 'none' });
  });
});
