import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type pg from 'pg';
import { inject } from 'vitest';
import { asAdministrator, type TestInstallation, testInstallation } from './test-installation.ts';

/** A copy of a world for one test file: its database, its folder of sealed files, and what the tests know of it. */
export interface KeptWorld<State> {
  test: TestInstallation;
  state: State;
  folder: string;
}

/** What is written down of a world beside its database. */
interface Noted<State> {
  database: string;
  pepper: Buffer;
  receiptKey: Buffer;
  state: State;
}

/** One maker at a time, whichever worker comes first. */
const lock = 'select pg_advisory_lock(4213)';
const table = 'create table if not exists kept_world (name text primary key, noted bytea not null)';

/**
 * Gives a copy of a world that is made once in a test run: making it takes seconds, copying its database a tenth of
 * one. `make` gets an empty installation and a folder for files, and gives what the tests must know (plain data).
 */
export async function keptWorld<State>(
  name: string,
  make: (test: TestInstallation, folder: string) => Promise<State>,
): Promise<KeptWorld<State>> {
  const original = join(inject('testServer').folder, name);
  const noted = await asAdministrator(async (client) => {
    await client.query(lock);
    await client.query(table);
    return (await readNoted<State>(client, name)) ?? (await makeAndNote(client, name, original, make));
  });
  const { pepper, receiptKey } = noted;
  const test = await testInstallation({ template: noted.database, pepper, receiptKey });
  const folder = await mkdtemp(join(tmpdir(), 'naast-world-'));
  await cp(original, folder, { recursive: true });
  return { test, state: noted.state, folder };
}

async function readNoted<State>(client: pg.Client, name: string): Promise<Noted<State> | null> {
  const { rows } = await client.query<{ noted: Buffer }>('select noted from kept_world where name = $1', [name]);
  return rows[0] === undefined ? null : (deserialize(rows[0].noted) as Noted<State>);
}

async function makeAndNote<State>(
  client: pg.Client,
  name: string,
  folder: string,
  make: (test: TestInstallation, folder: string) => Promise<State>,
): Promise<Noted<State>> {
  await mkdir(folder, { recursive: true });
  const test = await testInstallation();
  try {
    const state = await make(test, folder);
    const { pepper, receiptKey } = test;
    const noted = { database: test.names.database, pepper, receiptKey, state };
    await client.query('insert into kept_world values ($1, $2)', [name, serialize(noted)]);
    // Read back, so that the first file knows no more of its world than the others do.
    return (await readNoted<State>(client, name)) ?? noted;
  } finally {
    // A database that somebody is in cannot be copied.
    await test.leave();
  }
}
