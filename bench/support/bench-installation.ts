import { deserialize, serialize } from 'node:v8';
import pg from 'pg';
import { buildBenchRegion } from '#app/operations/demo/bench-region.ts';
import { databaseNames, type LoginRole } from '#app/platform/database/index.ts';
import { type AdministratorConnection, migrate } from '#app/platform/migration/index.ts';
import { type DatabaseHandle, openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import { superuser } from '#app/platform/postgres/index.ts';
import { randomBytes } from '#app/platform/vault/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { copyDatabase } from '../../test/support/copied-database.ts';
import { startPassingServer } from '../../test/support/passing-server.ts';
import { smallWorld, type TestWorld } from '../../test/support/small-world.ts';
import { newTestSecrets, readTestSecrets } from '../../test/support/test-secrets.ts';
import { doorsOf, type WorldState } from '../../test/support/world-doors.ts';

export interface BenchInstallation {
  world: TestWorld;
  settings(role: LoginRole): PoolSettings;
  /** The same database, to be measured without our program. */
  installation: DatabaseHandle;
  /** With the highest rights, to fill what nobody opens. */
  administrator: AdministratorConnection & { database: string };
  /** References of the cases; the first two have a volunteer, Bram. */
  references: readonly string[];
  close(): Promise<void>;
}

const prefix = 'naast_bench';

/** The small world with some cases in one region, as written down: what of it is not in its database. */
interface Built {
  database: string;
  pepper: Buffer;
  receiptKey: Buffer;
  known: Buffer;
  references: readonly string[];
}

type Known = Omit<TestWorld, 'test' | 'close' | 'installation' | 'as' | 'signedIn'> & { state: WorldState };

/** One server for all rows of a run; it ends with the run. Building a region takes longer than most rows: each once. */
let server: ReturnType<typeof startServer> | undefined;
const built = new Map<number, Promise<Built>>();
let copies = 0;

/**
 * The small world and `cases` cases in one region, in a database of its own, on a throw-away PostgreSQL (durable, as in
 * real life). Rows with as many cases get copies of one.
 */
export async function benchInstallation(cases: number): Promise<BenchInstallation> {
  const { administrator, settingsOf } = await serverOfRun();
  const making = built.get(cases) ?? build(cases);
  built.set(cases, making);
  const { database: template, pepper, receiptKey, known, references } = await making;
  copies += 1;
  const names = databaseNames(prefix, `${prefix}_copy_${copies}`);
  await asAdministrator((client) => copyDatabase(client, template, names));
  const { database } = names;
  const settings = settingsOf(database);
  const filler = keptClient({ ...administrator, database });
  const installation = openDatabase(settings('staff'));
  const test = testOf({ names, settings, installation, filler, pepper, receiptKey });
  const { state, ...rest } = deserialize(known) as Known;
  const world = { ...rest, ...doorsOf(test, state), test, close: test.close };
  return {
    world,
    administrator: { ...administrator, database },
    references,
    settings,
    installation,
    async close() {
      await filler.end();
      await installation.close();
      await asAdministrator((client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

function serverOfRun(): ReturnType<typeof startServer> {
  server ??= startServer();
  return server;
}

async function startServer() {
  const secrets = newTestSecrets();
  const { socketFolder, port } = await startPassingServer('bench', { superuserPassword: secrets.superuser });
  const place = { host: socketFolder, port };
  const { passwords, contextKeys } = readTestSecrets(secrets);
  const administrator = { ...place, user: superuser, password: secrets.superuser };
  const names = databaseNames(prefix);
  await migrate({ administrator, names, passwords, contextKeys, kind: 'made-up' });
  const settingsOf =
    (database: string) =>
    (role: LoginRole): PoolSettings => ({
      ...place,
      database,
      user: names[role],
      password: passwords[role],
      contextKey: contextKeys[role],
    });
  return { administrator, settingsOf };
}

/** Fills a copy of the empty database, from which rows take theirs. */
async function build(cases: number): Promise<Built> {
  const { administrator, settingsOf } = await serverOfRun();
  const names = databaseNames(prefix, `${prefix}_of_${cases}`);
  const { database } = names;
  await asAdministrator((client) => copyDatabase(client, prefix, names));
  const settings = settingsOf(database);
  const [pepper, receiptKey] = [randomBytes(32), randomBytes(32)];
  const filler = keptClient({ ...administrator, database });
  const installation = openDatabase(settings('staff'));
  try {
    const world = await smallWorld(testOf({ names, settings, installation, filler, pepper, receiptKey }));
    const { joke, bram } = world.people;
    const references = await buildBenchRegion({ as: (work) => world.as(joke, work) }, { cases });
    await world.as(joke, async (visit) => {
      for (const reference of references.slice(0, 2)) await assignVolunteerTo(visit, reference, bram.id);
    });
    const { state, pins, regions, teams, people, sheets } = world;
    const known: Known = { state, pins, regions, teams, people, sheets };
    // What the server does by itself within a minute of such a load; else a row would be measured before it or after it.
    await asAdministrator((client) => client.query('vacuum analyze'), database);
    return { database, pepper, receiptKey, known: serialize(known), references };
  } finally {
    // A database that somebody is in cannot be copied.
    await filler.end();
    await installation.close();
  }
}

interface Entered extends Pick<TestWorld['test'], 'names' | 'settings' | 'pepper' | 'receiptKey'> {
  installation: DatabaseHandle;
  filler: ReturnType<typeof keptClient>;
}

const testOf = ({ installation, filler, ...rest }: Entered): TestWorld['test'] => ({
  ...rest,
  installation: () => installation,
  raw: () => Promise.reject(new Error('not in the bench')),
  administrator: () => filler.get(),
  leave: async () => undefined,
  close: async () => undefined,
});

/** One connection with the highest rights, opened when it is asked for. */
function keptClient(connection: BenchInstallation['administrator']) {
  let opened: Promise<pg.Client> | undefined;
  const open = async () => {
    const client = new pg.Client(connection);
    await client.connect();
    return client;
  };
  return {
    get(): Promise<pg.Client> {
      opened ??= open();
      return opened;
    },
    end: async () => (await opened)?.end(),
  };
}

/** A short visit with the highest rights, by itself to no database of a row. */
async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> {
  const client = new pg.Client({ ...(await serverOfRun()).administrator, database });
  await client.connect();
  return work(client).finally(() => client.end());
}
