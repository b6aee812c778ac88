import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomBytes } from '#app/platform/vault/index.ts';
import { openInstallation, prepareInstallation } from './installation.ts';
import { pinsFile } from './keys.ts';
import { pinKeys, readPins } from './pins.ts';

let parent: string;
let place: { demo: boolean; dataFolder: string; keysFolder: string };

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'naast-installation-'));
  place = { demo: false, dataFolder: join(parent, 'data'), keysFolder: join(parent, 'keys') };
});
afterEach(() => rm(parent, { recursive: true }));

async function objections(change: Partial<typeof place> = {}): Promise<string[]> {
  const result = await prepareInstallation({ ...place, ...change });
  return result.ok ? [] : result.objections.map(({ check }) => check);
}

async function everything(): Promise<Record<string, string>> {
  const names = await readdir(parent, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(file, 'base64')])));
}

describe('the folders of an installation', () => {
  it('are made for our eyes only, and give the same secrets at the next start', async () => {
    const first = await prepareInstallation(place);
    const second = await openInstallation(place);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect((await stat(place.keysFolder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(place.keysFolder)) {
      expect((await stat(join(place.keysFolder, name))).mode & 0o777, name).toBe(0o600);
    }
  });

  it('hold different secrets for each process', async () => {
    const result = await prepareInstallation(place);
    const { keys } = result.ok ? result.installation : expect.unreachable();
    const secrets = [
      keys.pepper.toString('hex'),
      keys.receiptKey.toString('hex'),
      ...Object.values(keys.contextKeys).map((key) => key.toString('hex')),
      ...Object.values(keys.passwords),
      keys.superuserPassword,
    ];
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it('T94 refuse to open without the pepper, name it, and change nothing', async () => {
    await objections();
    await rm(join(place.keysFolder, 'pepper'));
    const before = await everything();
    expect(await objections()).toEqual(['missing pepper']);
    expect(await everything()).toEqual(before);
  });

  it('T94 refuse to open with a wrong pepper, and change nothing', async () => {
    await objections();
    await writeFile(join(place.keysFolder, 'pepper'), randomBytes(32).toString('base64'));
    const before = await everything();
    expect(await objections()).toEqual(['wrong pepper']);
    expect(await everything()).toEqual(before);
  });

  it('get the secrets of a role that came with a newer version, and only where the keys are theirs', async () => {
    await prepareInstallation(place);
    const before = await everything();
    const newer = ['context-key-backup', 'password-backup'].map((name) => join(place.keysFolder, name));
    for (const file of newer) await rm(file);
    expect(await objections()).toEqual([]);
    const after = await everything();
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const [file, text] of Object.entries(before)) expect(after[file] === text, file).toBe(!newer.includes(file));

    const other = { ...place, dataFolder: join(parent, 'other'), keysFolder: join(parent, 'other-keys') };
    await prepareInstallation(other);
    for (const name of ['context-key-backup', 'password-backup']) await rm(join(other.keysFolder, name));
    const untouched = await everything();
    expect(await objections({ keysFolder: other.keysFolder })).not.toEqual([]);
    expect(await everything()).toEqual(untouched);
  });

  it('T94 refuse to open without any keys: new ones would lock everybody out', async () => {
    await objections();
    await rm(place.keysFolder, { recursive: true });
    expect(await objections()).toContain('missing pepper');
    expect(await readdir(parent)).toEqual(['data']);
  });

  it('refuse the keys of another installation', async () => {
    await objections();
    const other = { ...place, dataFolder: join(parent, 'other'), keysFolder: join(parent, 'other-keys') };
    await prepareInstallation(other);
    expect(await objections({ keysFolder: other.keysFolder })).toEqual(['keys of another installation']);
  });

  it('never turn a real installation into a made-up one, nor the other way round', async () => {
    await objections();
    expect(await objections({ demo: true })).toEqual(['other kind of world']);
    const demo = { demo: true, dataFolder: join(parent, 'demo'), keysFolder: join(parent, 'demo-keys') };
    expect(await objections(demo)).toEqual([]);
    expect(await objections({ ...demo, demo: false })).toEqual(['other kind of world']);
  });

  it('do not settle in a folder that holds something else', async () => {
    await mkdir(place.dataFolder);
    await writeFile(join(place.dataFolder, 'holiday.txt'), 'sea');
    expect(await objections()).toEqual(['folder in use']);
  });

  it('go on where a start was killed between keys and data', async () => {
    await objections();
    await rm(place.dataFolder, { recursive: true });
    expect(await objections()).toEqual([]);
  });

  it('refuse new data beside the keys of an installation that was in use', async () => {
    await objections();
    await pinKeys(pinsFile(place.keysFolder), { root: randomBytes(32), recovery: randomBytes(32) });
    await cp(place.dataFolder, join(parent, 'away'), { recursive: true });
    await rm(place.dataFolder, { recursive: true });
    expect(await objections()).toEqual(['data are gone']);
  });

  it('never throw a real house’s keys away for a made-up world that was told to use them', async () => {
    await objections();
    await pinKeys(pinsFile(place.keysFolder), { root: randomBytes(32), recovery: randomBytes(32) });
    const before = await everything();
    // NAAST_KEYS of the server still set, and "naast demo" typed to look around.
    const demo = { demo: true, dataFolder: join(parent, 'demo') };
    expect(await objections(demo)).toEqual(['other kind of world']);
    expect(await everything()).toEqual(before);
  });

  it('begin a made-up world anew when its data were thrown away', async () => {
    const demo = { demo: true, dataFolder: join(parent, 'demo'), keysFolder: join(parent, 'demo-keys') };
    await prepareInstallation(demo);
    await pinKeys(pinsFile(demo.keysFolder), { root: randomBytes(32), recovery: randomBytes(32) });
    await rm(demo.dataFolder, { recursive: true });
    expect(await objections(demo)).toEqual([]);
    expect(await readPins(pinsFile(demo.keysFolder))).toBeNull();
  });

  it('keep the pinned keys as they were given, and none while nothing is set up', async () => {
    await objections();
    const file = pinsFile(place.keysFolder);
    expect(await readPins(file)).toBeNull();
    const pins = { root: randomBytes(32), recovery: randomBytes(32) };
    await pinKeys(file, pins);
    // Beside them stands the key that ends things after a restore.
    expect(await readPins(file)).toEqual({ ...pins, endings: expect.any(Buffer) });
  });
});
