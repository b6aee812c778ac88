import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newKey, randomBytes, VaultRefusal } from '#app/platform/vault/index.ts';
import { createSealedStore, type SealedStore } from './index.ts';

const CANARY = 'Amina woont aan de Kanariestraat 12';
const place = { table: 'file', row: 'f1', column: 'content', caseId: 'c1', epoch: 1 };
const key = newKey();
const LATER = () => Temporal.Now.instant().add({ hours: 1 });

let folder: string;
let store: SealedStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-store-'));
  store = createSealedStore({ folder: join(folder, 'files') });
});
afterEach(() => rm(folder, { recursive: true }));

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('the sealed store', () => {
  test('gives back what was put in', async () => {
    for (const bytes of [Buffer.from(CANARY), Buffer.alloc(0), randomBytes(3_000_000)]) {
      const name = await store.put(bytes, key, place);
      expect((await store.get(name, key, place))?.equals(bytes)).toBe(true);
    }
  });

  test('T78 the disk holds ciphertext under random names, readable by the owner alone', async () => {
    const names = await Promise.all(Array.from({ length: 20 }, () => store.put(Buffer.from(CANARY), key, place)));
    expect(new Set(names).size).toBe(20);
    for (const path of await filesOnDisk()) {
      const content = await readFile(path);
      expect(content.includes('Kanariestraat')).toBe(false);
      expect(path).toMatch(/files[/\\][0-9a-f]{2}[/\\][0-9a-f]{2}[/\\][0-9a-f]{32}$/);
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });

  test('a file does not open with another key, in another place or with a changed byte', async () => {
    const name = await store.put(Buffer.from(CANARY), key, place);
    await expect(store.get(name, newKey(), place)).rejects.toThrow(VaultRefusal);
    await expect(store.get(name, key, { ...place, row: 'f2' })).rejects.toThrow(VaultRefusal);
    const [path = ''] = await filesOnDisk();
    const sealed = await readFile(path);
    sealed.writeUInt8(sealed.readUInt8(60) ^ 1, 60);
    await writeFile(path, sealed);
    await expect(store.get(name, key, place)).rejects.toThrow(VaultRefusal);
  });

  test('what is removed is gone, and removing it twice is no error', async () => {
    const name = await store.put(Buffer.from(CANARY), key, place);
    expect(await store.remove(name)).toBe(true);
    expect(await store.remove(name)).toBe(false);
    expect(await store.get(name, key, place)).toBeNull();
    expect(await filesOnDisk()).toEqual([]);
  });

  test('T66 names that are no names of ours reach nothing', async () => {
    await writeFile(join(folder, 'outside'), 'outside');
    const tricks = [
      '../outside',
      '..',
      '',
      '/etc/passwd',
      'a\0b',
      '..\\outside',
      'ＡＢ/..',
      `${'a'.repeat(32)}/..`,
      'CON',
    ];
    for (const name of tricks) {
      expect(await store.get(name, key, place)).toBeNull();
      expect(await store.remove(name)).toBe(false);
    }
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('outside');
  });

  test('a write that fails leaves nothing behind', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const broken = createSealedStore({ folder: blocked });
    await expect(broken.put(Buffer.from(CANARY), key, place)).rejects.toThrow();
    expect(await filesOnDisk()).toEqual([blocked]);
  });
});

describe('sweeping', () => {
  test('removes what no row knows and what was left half written, once it is old', async () => {
    const known = await store.put(Buffer.from('known'), key, place);
    const orphan = await store.put(Buffer.from('orphan'), key, place);
    const path = (await filesOnDisk()).find((one) => one.endsWith(known)) ?? '';
    await writeFile(`${path}.new`, 'half');
    expect(await store.sweep(new Set([known]), LATER())).toBe(2);
    expect(await store.get(orphan, key, place)).toBeNull();
    expect(await filesOnDisk()).toEqual([path]);
  });

  test('leaves alone what is young, since its row may still be coming', async () => {
    await store.put(Buffer.from('just written'), key, place);
    const hourAgo = Temporal.Now.instant().subtract({ hours: 1 });
    expect(await store.sweep(new Set(), hourAgo)).toBe(0);
    const [path = ''] = await filesOnDisk();
    await utimes(path, 0, 0);
    expect(await store.sweep(new Set(), hourAgo)).toBe(1);
  });

  test('leaves alone what is not ours, and an empty store', async () => {
    expect(await store.sweep(new Set(), LATER())).toBe(0);
    await store.put(Buffer.from('x'), key, place);
    await writeFile(join(folder, 'files', 'README'), 'of somebody else');
    expect(await store.sweep(new Set(), LATER())).toBe(1);
    expect(await filesOnDisk()).toEqual([join(folder, 'files', 'README')]);
  });
});
