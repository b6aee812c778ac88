import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { giveTo, runAs, type SystemUser, spawnAs, unprivilegedUser } from '#app/platform/postgres/system-user.ts';
import { isAlive } from '../launch/started-service.ts';
import { freePorts } from './people-at-work.ts';

/** PostgreSQL as Debian packages it, with its own settings: a server of one's own, on loopback. */
export interface DebianServer {
  host: string;
  port: number;
  /** To look at what no role may see. */
  superuser: { user: string; password: string };
  /** Makes roles and databases, and is no superuser. */
  administrator: { user: string; password: string };
  /** What `docs/operating.md` tells an administrator to put into its settings. */
  quietLog(): Promise<void>;
  /** As the superuser, in a database. */
  ask(database: string, statement: string): Promise<unknown[]>;
  /** Encrypts with this certificate from the next connection on; null: it does not. */
  encrypt(certificate: { cert: string; key: string } | null): Promise<void>;
  /** Commits without waiting for the disk (`synchronous_commit`), and from here on writes nothing to it by itself. */
  holdBack(): Promise<void>;
  /** Ends as a loss of power ends it, and starts again: what it held back is lost. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** The settings of the log that Naast asks of a server of one's own; each kept value would be content. */
const quietLog = {
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** Starts it from the Debian package, or from the folder of other programs; throws when that is not installed. */
export async function startDebianServer(given?: { programs: string }): Promise<DebianServer> {
  const programs = given?.programs ?? (await debianPrograms());
  const folder = await mkdtemp(join(tmpdir(), 'naast-debian-'));
  const user = await unprivilegedUser();
  await giveTo(user, folder);
  const data = join(folder, 'data');
  const superuser = { user: 'postgres', password: randomBytes(12).toString('hex') };
  const administrator = { user: 'db_administrator', password: randomBytes(12).toString('hex') };
  await writeFile(join(folder, 'password'), superuser.password);
  await giveTo(user, join(folder, 'password'));
  await runAs(user, join(programs, 'initdb'), [
    ...['-D', data, '-U', superuser.user, '--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`],
    ...['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
  ]);
  const port = await freePorts();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 200,
  };
  await appendFile(
    join(data, 'postgresql.conf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = '${value}'\n`)
      .join(''),
  );
  let { server, ended } = await startPrograms(user, programs, folder);
  const place = { host: '127.0.0.1', port };
  const ask = async (database: string, statement: string) => {
    const client = new pg.Client({ ...place, ...superuser, database });
    client.on('error', () => undefined);
    await client.connect();
    return client
      .query(statement)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end());
  };
  const untilUp = async () => {
    for (const end = Date.now() + 60_000; ; await pause(100)) {
      const isUp = await ask('postgres', 'select 1').then(
        () => true,
        () => false,
      );
      if (isUp) return;
      if (Date.now() > end || server.exitCode !== null) throw new Error('Debian’s PostgreSQL did not start.');
    }
  };
  await untilUp();
  /** Settings that hold for the next connection. */
  const set = async (settings: Readonly<Record<string, string>>) => {
    const loaded = () => ask('postgres', 'select pg_conf_load_time()::text as at');
    const [before] = await loaded();
    for (const [name, value] of Object.entries(settings))
      await ask('postgres', `alter system set ${name} = '${value}'`);
    await ask('postgres', 'select pg_reload_conf()');
    for (const end = Date.now() + 60_000; JSON.stringify((await loaded())[0]) === JSON.stringify(before); ) {
      if (Date.now() > end) throw new Error('Debian’s PostgreSQL does not take its settings.');
      await pause(20);
    }
  };
  await ask(
    'postgres',
    `create role ${administrator.user} login createrole createdb password '${administrator.password}'`,
  );
  return {
    ...place,
    superuser,
    administrator,
    ask,
    quietLog: () => set(quietLog),
    async encrypt(certificate) {
      if (certificate === null) return set({ ssl: 'off' });
      for (const name of ['cert', 'key'] as const) {
        await writeFile(join(data, `server.${name}`), certificate[name], { mode: 0o600 });
        await giveTo(user, join(data, `server.${name}`));
      }
      return set({ ssl: 'on', ssl_cert_file: 'server.cert', ssl_key_file: 'server.key' });
    },
    async holdBack() {
      await set({ synchronous_commit: 'off' });
      await ask('postgres', 'checkpoint');
      const writers = ['walwriter', 'background writer', 'checkpointer', 'autovacuum launcher'];
      const listed = writers.map((one) => `'${one}'`).join();
      const found = await ask('postgres', `select pid from pg_stat_activity where backend_type in (${listed})`);
      if (found.length !== writers.length) throw new Error('What writes to the disk there was not found.');
      for (const { pid } of found as { pid: number }[]) signal(pid, 'SIGSTOP');
    },
    async crash() {
      const all = [server.pid ?? 0, ...(await childrenOf(server.pid ?? 0))];
      for (const pid of all) signal(pid, 'SIGKILL');
      await ended;
      // Whoever still holds its memory keeps it from starting.
      while (all.some(isAlive)) await pause(20);
      ({ server, ended } = await startPrograms(user, programs, folder));
      await untilUp();
    },
    async stop() {
      for (const pid of await childrenOf(server.pid ?? 0)) signal(pid, 'SIGCONT');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its log lies beside its data, as the built-in one writes it: what it holds is looked at too (T107). */
async function startPrograms(user: SystemUser | null, programs: string, folder: string) {
  const log = await open(join(folder, 'postgres.log'), 'a', 0o600);
  const server: ChildProcess = spawnAs(user, join(programs, 'postgres'), ['-D', join(folder, 'data')], {
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
  });
  await log.close();
  return { server, ended: once(server, 'exit') };
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) === parent ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

/** One that ended by itself meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Those of Debian's package, or of another version: TEST_SERVER_PROGRAMS names the folder that holds initdb and postgres. */
async function debianPrograms(): Promise<string> {
  const named = process.env.TEST_SERVER_PROGRAMS;
  if (named !== undefined) return named;
  const all = '/usr/lib/postgresql';
  const versions = existsSync(all) ? (await readdir(all)).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(all, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found === undefined) throw new Error('Debian’s PostgreSQL is not installed: apt-get install postgresql');
  return found;
}
