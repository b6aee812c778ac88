import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { type RunningPostgres, runningPostgres, startPostgres, superuser } from './index.ts';
import { findRunning, stopRunning } from './orphan.ts';
import { unprivilegedUser } from './system-user.ts';

const superuserPassword = 'only-for-this-test';
let dataFolder: string;
let servers: RunningPostgres[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'naast-embedded-'));
  await chmod(dataFolder, 0o700);
});

afterEach(async () => {
  await Promise.allSettled(servers.map((server) => server.stop()));
  servers = [];
  await rm(dataFolder, { recursive: true, force: true });
});

async function start({ durable = false } = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataFolder, superuserPassword, durable });
  servers.push(server);
  return server;
}

async function ask(server: RunningPostgres, question: string, password = superuserPassword): Promise<unknown> {
  const client = new Client({
    host: server.socketFolder,
    port: server.port,
    user: superuser,
    database: 'postgres',
    password,
  });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(question);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the built-in PostgreSQL', () => {
  it('starts in a folder that only we may enter, on a socket that only we may enter', async () => {
    const server = await start();
    expect(await ask(server, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(server, 'SHOW data_checksums')).toBe('on');
    expect(await ask(server, 'SHOW listen_addresses')).toBe('');
    expect((await stat(server.socketFolder)).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(join(server.socketFolder, '.s.PGSQL.5432'))).toBeLessThan(107);
    await expect(ask(server, 'SELECT 1', 'a guess')).rejects.toThrow(/password authentication failed/);
  });

  it('counts days as the Netherlands do: half past midnight there is tomorrow, in world time it is not yet', async () => {
    const server = await start();
    expect(await ask(server, "select timestamptz '2026-11-25 23:30Z'::date::text")).toBe('2026-11-26');
    expect(await ask(server, "select timestamptz '2026-07-01 22:30Z'::date::text")).toBe('2026-07-02');
  });

  it('keeps what was committed over a stop and a start', async () => {
    const first = await start();
    await ask(first, "CREATE TABLE kept AS SELECT 'still here' AS word");
    await first.stop();
    expect(await runningPostgres(dataFolder)).toBeNull();
    expect(await ask(await start(), 'SELECT word FROM kept')).toBe('still here');
  });

  it('stops the orphan that a killed supervisor left behind, and starts anew', async () => {
    const orphan = await start();
    await ask(orphan, "CREATE TABLE kept AS SELECT 'still here' AS word");
    const server = await start();
    expect(server.pid).not.toBe(orphan.pid);
    expect(await ask(server, 'SELECT word FROM kept')).toBe('still here');
    expect(await runningPostgres(dataFolder)).toEqual({ socketFolder: server.socketFolder, port: server.port });
  });

  it('is not misled by a pid file whose number now belongs to another process', async () => {
    await (await start()).stop();
    const file = join(dataFolder, 'postgres', 'postmaster.pid');
    await writeFile(file, `${process.pid}\n${dataFolder}\n1\n5432\n/nowhere\n\n\nready\n`);
    expect(await ask(await start(), 'SELECT 1')).toBe(1);
  });

  it('recovers when the server itself was killed', async () => {
    const first = await start({ durable: true });
    await ask(first, "CREATE TABLE kept AS SELECT 'still here' AS word");
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    expect(await ask(await start(), 'SELECT word FROM kept')).toBe('still here');
  });

  it('stops a server that hears nothing any more, and finds what was committed', async () => {
    const deaf = await start({ durable: true });
    await ask(deaf, "CREATE TABLE kept AS SELECT 'still here' AS word");
    process.kill(deaf.pid, 'SIGSTOP');
    const folder = join(dataFolder, 'postgres');
    const running = (await findRunning(folder)) ?? expect.unreachable();
    const [binaries, user] = await Promise.all([findBinaries(), unprivilegedUser()]);
    await stopRunning(folder, running, binaries, user, 200);
    await deaf.ended;
    expect(await ask(await start(), 'SELECT word FROM kept')).toBe('still here');
  });

  it('writes no row, statement or parameter into its log when a constraint is violated', async () => {
    const server = await start();
    await ask(server, "CREATE TABLE rule (name text CHECK (name <> 'Aurelia Canary'))");
    await expect(ask(server, "INSERT INTO rule VALUES ('Aurelia Canary')")).rejects.toThrow();
    await expect(ask(server, "SELECT 'Aurelia Canary'::uuid")).rejects.toThrow();
    const log = await readFile(join(dataFolder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('Aurelia');
  });
});
