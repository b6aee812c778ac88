import pg from 'pg';
import { inject } from 'vitest';
import { type DatabaseNames, databaseNames, type LoginRole } from '#app/platform/database/index.ts';
import { type DatabaseHandle, openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import { randomBytes } from '#app/platform/vault/index.ts';
import { copyDatabase } from './copied-database.ts';
import { templateDatabase } from './global-setup.ts';
import { readTestSecrets } from './test-secrets.ts';

/** A fresh migrated database with the means to enter it as each role. */
export interface TestInstallation {
  names: DatabaseNames;
  /** Connection, password and context key of a role, as `openDatabase` takes them. */
  settings(role: LoginRole): PoolSettings;
  /** The scoped database of a process kind; opened once, closed with the installation. */
  installation(role: LoginRole): DatabaseHandle;
  /** A raw connection as a role, for attacks below the application; closed with the installation. */
  raw(role: LoginRole): Promise<pg.Client>;
  /** A raw connection as the superuser, to prepare and to look at what no role may see. */
  administrator(): Promise<pg.Client>;
  pepper: Buffer;
  receiptKey: Buffer;
  /** Closes every connection; the database stays, to be copied. */
  leave(): Promise<void>;
  /** Closes every connection and drops the database. */
  close(): Promise<void>;
}

/** What a copy has in common with the world that it was copied from. */
export interface CopiedFrom {
  template: string;
  pepper: Buffer;
  receiptKey: Buffer;
}

const empty = (): CopiedFrom => ({
  template: templateDatabase,
  pepper: randomBytes(32),
  receiptKey: randomBytes(32),
});

/** Makes a database for one test file, in about 50 ms: an empty one, or a copy. Call `close` in `afterAll`. */
export async function testInstallation(
  { template, pepper, receiptKey }: CopiedFrom = empty(),
): Promise<TestInstallation> {
  const { administrator, secrets, broken } = inject('testServer');
  if (broken !== undefined) {
    throw new Error(`The migrations do not run: ${broken}`);
  }
  const { passwords, contextKeys } = readTestSecrets(secrets);
  const names = databaseNames('naast_test', `naast_test_${randomBytes(6).toString('hex')}`);
  const houses = new Map<LoginRole, DatabaseHandle>();
  const clients: pg.Client[] = [];

  const place = { host: administrator.host, port: administrator.port, database: names.database };
  const settings = (role: LoginRole): PoolSettings => ({
    ...place,
    user: names[role],
    password: passwords[role],
    contextKey: contextKeys[role],
    connections: 4,
  });
  const connect = async (connection: pg.ClientConfig) => {
    const client = new pg.Client(connection);
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };

  await asAdministrator((client) => copyDatabase(client, template, names));
  const leave = async () => {
    await Promise.allSettled([...clients.map((client) => client.end()), ...[...houses.values()].map((h) => h.close())]);
  };
  return {
    names,
    settings,
    installation(role) {
      const installation = houses.get(role) ?? openDatabase(settings(role));
      houses.set(role, installation);
      return installation;
    },
    raw: (role) => connect({ ...place, user: names[role], password: passwords[role] }),
    administrator: () => connect({ ...administrator, database: names.database }),
    pepper,
    receiptKey,
    leave,
    async close() {
      await leave();
      await asAdministrator((client) => client.query(`drop database if exists ${names.database} with (force)`));
    },
  };
}

/** A short visit as the superuser to the database of the run, not of one test file. */
export async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...inject('testServer').administrator, database: 'postgres' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
