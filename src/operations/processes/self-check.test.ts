import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../../../test/support/test-installation.ts';
import { checkBuiltInServer, checkDatabase, checkFolders, checkProcess } from './self-check.ts';

describe('T131 the self-check of a process', () => {
  it.each([
    [['--inspect=0.0.0.0:9229'], {}],
    [[], { NODE_OPTIONS: '--max-old-space-size=500 --inspect-brk' }],
    [['--heapsnapshot-signal=SIGUSR2'], {}],
    [['--report-on-signal'], {}],
    [['--cpu-prof'], {}],
  ])('objects to %j %j: others could look into its memory', (execArgv, environment) => {
    expect(checkProcess(execArgv, environment, 1)).toMatchObject([{ check: 'debug mode' }]);
  });

  it('objects when nobody listens to SIGUSR1', () => {
    expect(checkProcess([], {}, 0)).toMatchObject([{ check: 'SIGUSR1 unguarded' }]);
  });

  it('has nothing against a process as the supervisor starts it', () => {
    expect(checkProcess(['--disable-sigusr1', '--permission'], {}, 1)).toEqual([]);
  });
});

describe('T131 the self-check of the folders', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-check-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  async function place(data: string, keys: string, modes: { data?: number; keys?: number } = {}) {
    const folders = { dataFolder: join(parent, data), keysFolder: join(parent, keys) };
    for (const [folder, mode] of [
      [folders.dataFolder, modes.data],
      [folders.keysFolder, modes.keys],
    ] as const) {
      await mkdir(folder, { recursive: true });
      await chmod(folder, mode ?? 0o700);
    }
    return (await checkFolders(folders)).map(({ check }) => check);
  }

  it('objects to keys that others may read', async () => {
    expect(await place('data', 'keys', { keys: 0o750 })).toEqual(['keys readable by others']);
  });

  it('objects to keys inside the data and to data inside the keys', async () => {
    expect(await place('data', 'data/keys')).toEqual(['keys inside data']);
    expect(await place('keys/data', 'keys')).toEqual(['data inside keys']);
    expect(await place('same', 'same')).toEqual(['keys inside data', 'data inside keys']);
  });

  it('has nothing against two folders of our own side by side, or not there yet', async () => {
    expect(await place('data', 'data-keys')).toEqual([]);
    expect(await checkFolders({ dataFolder: join(parent, 'new'), keysFolder: join(parent, 'new-keys') })).toEqual([]);
  });
});

describe('T131 the self-check of the database', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation.close());

  it('has nothing against the roles and tables as they are migrated', async () => {
    for (const role of ['staff', 'public', 'jobs', 'auditor'] as const) {
      expect(await checkDatabase(await installation.raw(role))).toEqual([]);
      expect(await checkBuiltInServer(await installation.raw(role))).toEqual([]);
    }
  });

  it('objects to a built-in server that others could reach', async () => {
    const listening = { query: async () => ({ rows: [{ setting: '*' }] }) } as unknown as pg.ClientBase;
    expect(await checkBuiltInServer(listening)).toMatchObject([{ check: 'reachable database' }]);
  });

  it('objects to running as the superuser', async () => {
    expect(await checkDatabase(await installation.administrator())).toMatchObject([
      { check: 'role with too many rights', sentence: expect.stringContaining('superuser') },
    ]);
  });

  it.each([
    ['bypassrls', 'bypass row-level security'],
    ['createrole', 'make roles'],
  ])('objects to a role with %s', async (right, words) => {
    const administrator = await installation.administrator();
    const role = `${installation.names.database}_${right}`;
    await administrator.query(`create role ${role} ${right}`);
    try {
      await administrator.query(`set role ${role}`);
      const found = await checkDatabase(administrator);
      expect(found).toMatchObject([{ check: 'role with too many rights', sentence: expect.stringContaining(words) }]);
    } finally {
      await administrator.query('reset role');
      await administrator.query(`drop role ${role}`);
    }
  });

  it('objects to the role that owns the tables', async () => {
    const administrator = await installation.administrator();
    await administrator.query(`set role ${installation.names.owner}`);
    expect(await checkDatabase(administrator)).toMatchObject([{ sentence: expect.stringContaining('owns tables') }]);
  });

  it('objects to one table whose row-level security is off, or not forced on its owner', async () => {
    const administrator = await installation.administrator();
    await administrator.query('alter table naast.contact_setting no force row level security');
    expect(await checkDatabase(await installation.raw('staff'))).toMatchObject([
      { check: 'row-level security off', sentence: expect.stringContaining('contact_setting') },
    ]);
    await administrator.query('alter table naast.contact_setting force row level security');
  });

  it('objects to a module of the server that would log statements with what is in them', async () => {
    const administrator = await installation.administrator();
    const set = (what: string) => administrator.query(`alter database ${installation.names.database} ${what}`);
    await set("set session_preload_libraries = 'auto_explain'");
    await set("set auto_explain.log_min_duration = '0'");
    try {
      expect(await checkDatabase(await installation.raw('staff'))).toMatchObject([
        { check: 'verbose database log', sentence: expect.stringContaining('auto_explain.log_min_duration is 0') },
      ]);
    } finally {
      await set('reset session_preload_libraries');
      await set('reset auto_explain.log_min_duration');
    }
  });

  it.each([
    ['log_min_messages', 'error'],
    ['log_min_error_statement', 'error'],
    ['log_statement', 'all'],
    ['log_error_verbosity', 'default'],
    ['log_parameter_max_length_on_error', '-1'],
  ])('objects to a log that would hold content: %s = %s', async (name, value) => {
    const administrator = await installation.administrator();
    await administrator.query(`alter database ${installation.names.database} set ${name} = '${value}'`);
    try {
      expect(await checkDatabase(await installation.raw('staff'))).toMatchObject([
        { check: 'verbose database log', sentence: expect.stringContaining(name) },
      ]);
    } finally {
      await administrator.query(`alter database ${installation.names.database} reset ${name}`);
    }
  });
});
