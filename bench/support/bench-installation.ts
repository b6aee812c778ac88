import pg from 'pg';
import { buildBenchRegion } from '#app/operations/demo/bench-region.ts';
import { databaseNames, type LoginRole } from '#app/platform/database/index.ts';
import { type AdministratorConnection, migrate } from '#app/platform/migration/index.ts';
import { type DatabaseHandle, openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import { superuser } from '#app/platform/postgres/index.ts';
import { randomBytes } from '#app/platform/vault/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { startPassingServer } from '../../test/support/passing-server.ts';
import { smallWorld, type TestWorld } from '../../test/support/small-world.ts';
import { newTestSecrets, readTestSecrets } from '../../test/support/test-secrets.ts';

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

/** A throw-away PostgreSQL (durable, as in real life) with the small world and `cases` cases in one region. */
export async function benchInstallation(cases: number): Promise<BenchInstallation> {
  const secrets = newTestSecrets();
  const server = await startPassingServer('bench', { superuserPassword: secrets.superuser });
  const place = { host: server.socketFolder, port: server.port };
  const names = databaseNames('naast_bench');
  const { passwords, contextKeys } = readTestSecrets(secrets);
  const administrator = { ...place, user: superuser, password: secrets.superuser };
  await migrate({ administrator, names, passwords, contextKeys, kind: 'made-up' });
  const settings = (role: LoginRole): PoolSettings => ({
    ...place,
    database: names.database,
    user: names[role],
    password: passwords[role],
    contextKey: contextKeys[role],
  });
  const filler = keptClient({ ...administrator, database: names.database });
  const installation = openDatabase(settings('staff'));
  const world = await smallWorld({
    names,
    settings,
    installation: () => installation,
    pepper: randomBytes(32),
    receiptKey: randomBytes(32),
    raw: () => Promise.reject(new Error('not in the bench')),
    administrator: () => filler.get(),
    leave: async () => undefined,
    close: async () => undefined,
  });
  const { joke, bram } = world.people;
  const references = await buildBenchRegion({ as: (work) => world.as(joke, work) }, { cases });
  await world.as(joke, async (visit) => {
    for (const reference of references.slice(0, 2)) await assignVolunteerTo(visit, reference, bram.id);
  });
  await gatherStatistics({ ...administrator, database: names.database });
  return {
    world,
    administrator: { ...administrator, database: names.database },
    references,
    settings,
    installation,
    async close() {
      await filler.end();
      await installation.close();
      await server.stop();
    },
  };
}

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

/** What the server does by itself within a minute of such a load; else a row would be measured before it or after it, by chance. */
async function gatherStatistics(connection: BenchInstallation['administrator']): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('vacuum analyze').finally(() => client.end());
}
