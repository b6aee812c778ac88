import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackedUp, writeBackup, writeKeysBackup } from '#app/backup/index.ts';
import { runningPostgres, startPostgres, superuser } from '#app/database/embedded/index.ts';
import { keepSealedFile } from '#app/files/index.ts';
import { newId, randomBytes } from '#app/vault/index.ts';
import { fingerprint, one } from '../../test/support/attack-database.ts';
import { agePair, keysOfTestHouse } from '../../test/support/backups.ts';
import { type TestWorld, testWorld } from '../../test/support/test-world.ts';
import { pepperMark } from './installation.ts';
import { restoreHouse } from './restore-house.ts';

let folder: string;
let world: TestWorld;
let admin: pg.Client;
let house: BackedUp;
const data = { identity: '', recipient: '' };
const keys = { identity: '', recipient: '' };
const at = (name: string) => join(folder, name);
const sealedName = randomBytes(16).toString('hex');
const sealedBytes = randomBytes(100_000);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-backup-'));
  world = await testWorld();
  admin = await world.test.administrator();
  Object.assign(data, await agePair());
  Object.assign(keys, await agePair());
  const installation = await keysOfTestHouse(world.test, at('keys'));
  const { pepper } = world.test;
  house = { installation, kind: 'made-up', pepperMark: pepperMark(pepper), pepper, filesFolder: at('files') };
  await caseWithFile();
  await backUp('data.age');
  await writeKeysBackup(at('keys'), at('keys.age'), [keys.recipient]);
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file that a row knows; what is sealed in it nobody opens here. */
async function caseWithFile(): Promise<void> {
  await keepSealedFile(at('files'), sealedName, sealedBytes);
  const caseId = newId();
  await admin.query("insert into naast.case_file (id, reference, region_id) values ($1, 'ABCDEFGH', $2)", [
    caseId,
    world.regions.utrecht,
  ]);
  await admin.query(
    "insert into naast.file_object (id, case_id, compartment, epoch, storage_name, sealed) values ($1, $2, 'core', 1, $3, '\\x00')",
    [newId(), caseId, sealedName],
  );
}

async function backUp(to: string, of: BackedUp = house): Promise<void> {
  const { contextKey: _, ...connection } = world.test.settings('backup');
  await writeBackup(connection, of, at(to), [data.recipient]);
}

const restore = (into: string, from: Partial<Record<'data' | 'keys', string>> = {}) =>
  restoreHouse({
    data: { from: at(from.data ?? 'data.age'), identities: [data.identity] },
    keys: { from: at(from.keys ?? 'keys.age'), identities: [keys.identity] },
    dataFolder: at(into),
    keysFolder: at(`${into}-keys`),
  });

/** Refused with these words, and nothing is there that was not there before. */
async function refused(into: string, words: string | RegExp, from = {}): Promise<void> {
  const before = await readdir(folder);
  expect(await restore(into, from)).toEqual({ ok: false, reason: expect.stringMatching(words) });
  expect(await readdir(folder)).toEqual(before);
}

describe('a backup that is put back', () => {
  it('T124 is the same house: every row of every table, every file, and an access book that is whole', async () => {
    const result = await restore('restored');
    if (!result.ok) return expect.unreachable(result.reason);
    const { manifest, book } = result.restored;
    expect(book).toMatchObject({ ok: true, entries: await one<number>(admin, 'select seq + 1 from naast.audit_head') });
    expect(manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(10);
    expect(manifest.files.count).toBe(1);

    const server = await startPostgres({ dataFolder: at('restored'), superuserPassword: 'only-for-this-test' });
    const client = new pg.Client({
      host: server.socketFolder,
      port: server.port,
      user: superuser,
      password: 'only-for-this-test',
      database: 'naast_test',
    });
    try {
      await client.connect();
      expect(await fingerprint(client)).toEqual(await fingerprint(admin));
      // Nobody is signed in there, and its keys are made anew from the keys folder.
      expect(await one(client, 'select count(*)::int from naast.session')).toBe(0);
      expect(await one(client, 'select count(*)::int from naast.context_key')).toBe(5);
    } finally {
      await client.end();
      await server.stop();
    }
    const kept = join(at('restored'), 'files', sealedName.slice(0, 2), sealedName.slice(2, 4), sealedName);
    expect(await readFile(kept)).toEqual(sealedBytes);
    expect((await readdir(at('restored-keys'))).sort()).toEqual((await readdir(at('keys'))).sort());
    expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);
    expect(await runningPostgres(at('restored'))).toBeNull();
  });

  it('T104 shows nothing of what is in it: no table, no sign-in name, no key', async () => {
    const text = `${await readFile(at('data.age'), 'latin1')}${await readFile(at('keys.age'), 'latin1')}`;
    expect(text.startsWith('age-encryption.org/v1')).toBe(true);
    for (const word of ['case_grant', 'installation', world.people.joke.loginName, 'pepper', 'password', 'Utrecht'])
      expect(text.includes(word), word).toBe(false);
  });
});

describe('a restore is refused, and nothing is touched,', () => {
  it('into a folder that holds something already', async () => {
    await mkdir(at('full'));
    await writeFile(join(at('full'), 'something'), '');
    await refused('full', 'holds data already');
  });

  it('of a backup that was cut in half, wherever the cut is', async () => {
    const whole = await readFile(at('data.age'));
    for (const length of [100, Math.floor(whole.length / 2), whole.length - 1]) {
      await writeFile(at('half.age'), whole);
      await truncate(at('half.age'), length);
      await refused('from-half', 'cut off or damaged', { data: 'half.age' });
    }
  });

  it('of a backup with one changed byte', async () => {
    const bytes = await readFile(at('data.age'));
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
    await writeFile(at('changed.age'), bytes);
    await refused('from-changed', 'cut off or damaged', { data: 'changed.age' });
  });

  it('with the keys of another installation', async () => {
    await keysOfTestHouse(world.test, at('other-keys'));
    await writeKeysBackup(at('other-keys'), at('other-keys.age'), [keys.recipient]);
    await refused('with-others', 'belong to another installation', { keys: 'other-keys.age' });
    // The same when such keys lie where these should go.
    await keysOfTestHouse(world.test, at('beside-keys'));
    await refused('beside', 'something else than the keys of this installation');
  });

  it('without the pepper', async () => {
    await keysOfTestHouse(world.test, at('no-pepper'), house.installation);
    await rm(join(at('no-pepper'), 'pepper'));
    await writeKeysBackup(at('no-pepper'), at('no-pepper.age'), [keys.recipient]);
    await refused('without-pepper', 'The pepper is missing', { keys: 'no-pepper.age' });
  });

  it('of what somebody else encrypted to the same recipient', async () => {
    const pepper = randomBytes(32);
    await backUp('forged.age', { ...house, pepper });
    await refused('from-forged', 'was not made with these keys', { data: 'forged.age' });
  });

  it('of a backup that a newer program made', async () => {
    await admin.query("insert into migrations.applied (name, checksum) values ('999-later', '\\x00')");
    await backUp('newer.age');
    await admin.query("delete from migrations.applied where name = '999-later'");
    await refused('from-newer', 'newer version of the program', { data: 'newer.age' });
  });

  it('with the secret key of another, with the two files in each other’s place, and where there is no file', async () => {
    const other = await agePair();
    const folders = { dataFolder: at('wrong'), keysFolder: at('wrong-keys') };
    const sealed = (from: string, identity: string) => ({ from: at(from), identities: [identity] });
    const reason = async (from: ReturnType<typeof sealed>, keysFrom = sealed('keys.age', keys.identity)) =>
      (await restoreHouse({ data: from, keys: keysFrom, ...folders })) as { reason?: string };
    expect((await reason(sealed('data.age', other.identity))).reason).toContain('made for another recipient');
    expect((await reason(sealed('keys.age', keys.identity))).reason).toContain('is no backup of the data');
    expect((await reason(sealed('data.age', data.identity), sealed('data.age', data.identity))).reason).toContain(
      'is no backup of the keys',
    );
    expect((await reason(sealed('nowhere.age', data.identity))).reason).toContain('There is no file');
    expect(await readdir(folder)).not.toContain('wrong');
  });
});

describe('a backup that cannot be made', () => {
  it('says so when its folder is not there', async () => {
    await expect(backUp('nowhere/x.age')).rejects.toThrow('cannot be written');
  });

  it('is refused when the role sees no rows, instead of being empty', async () => {
    await admin.query('alter policy backup_reads on naast.installation using (false)');
    try {
      await expect(backUp('empty.age')).rejects.toThrow('sees no rows');
      expect(await readdir(folder)).not.toContain('empty.age');
    } finally {
      await admin.query('alter policy backup_reads on naast.installation using (true)');
    }
  });
});
