import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { giveTo, runAs, spawnAs, unprivilegedUser } from '#app/platform/postgres/system-user.ts';
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
  // Beside its data, as the built-in one writes it: what its log holds is looked at too (T107).
  const log = await open(join(folder, 'postgres.log'), 'w', 0o600);
  const server = spawnAs(user, join(programs, 'postgres'), ['-D', data], {
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
  });
  await log.close();
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
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
  for (const end = Date.now() + 60_000; ; await pause(100)) {
    const isUp = await ask('postgres', 'select 1').then(
      () => true,
      () => false,
    );
    if (isUp) break;
    if (Date.now() > end || server.exitCode !== null) throw new Error('Debian’s PostgreSQL did not start.');
  }
  await ask(
    'postgres',
    `create role ${administrator.user} login createrole createdb password '${administrator.password}'`,
  );
  return {
    ...place,
    superuser,
    administrator,
    ask,
    async quietLog() {
      for (const [name, value] of Object.entries(quietLog))
        await ask('postgres', `alter system set ${name} = '${value}'`);
      await ask('postgres', 'select pg_reload_conf()');
    },
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
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
