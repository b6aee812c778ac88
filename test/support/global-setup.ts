import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, superuser } from '#app/platform/database/embedded/index.ts';
import type { AdministratorConnection } from '#app/platform/database/migrate.ts';
import { houseNames } from '#app/platform/database/names.ts';
import { newTestSecrets, readTestSecrets, type TestSecrets } from './test-secrets.ts';

export interface TestServer {
  administrator: AdministratorConnection;
  secrets: TestSecrets;
  /** Why the migrations did not run: tests that need no database go on, the others say this. */
  broken?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Roles are shared by a test run; every test file gets a copy of this migrated database (`testHouse`). */
export const templateDatabase = 'naast_test_template';

/** One PostgreSQL for the whole run, in a throw-away folder, migrated once; the built-in one, or Debian's. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const secrets = newTestSecrets();
  const server = await (process.env.TEST_SERVER === 'debian' ? debianServer() : builtInServer(secrets.superuser));
  const names = houseNames('naast_test', templateDatabase);
  const { administrator } = server;
  const broken = await import('#app/platform/database/migrate.ts')
    .then(({ migrate }) =>
      migrate({ administrator: server.migrator, names, ...readTestSecrets(secrets), kind: 'made-up' }),
    )
    .then(() => undefined, String);
  project.provide('testServer', { administrator, secrets, ...(broken === undefined ? {} : { broken }) });
  return server.stop;
}

interface ServerOfRun {
  /** With the highest rights, to prepare and to look. */
  administrator: AdministratorConnection;
  /** Whoever runs the migrations. */
  migrator: AdministratorConnection;
  stop(): Promise<void>;
}

async function builtInServer(superuserPassword: string): Promise<ServerOfRun> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'naast-tests-'));
  const server = await startPostgres({ dataFolder, superuserPassword, durable: false });
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
  const stop = async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { administrator, migrator: administrator, stop };
}

/** `launch.mjs test --own-server`: Debian's PostgreSQL, and migrations by an administrator who is no superuser. */
async function debianServer(): Promise<ServerOfRun> {
  const { startDebianServer } = await import('./debian-server.ts');
  const server = await startDebianServer();
  await server.quietLog();
  const { host, port } = server;
  return {
    administrator: { host, port, ...server.superuser },
    migrator: { host, port, ...server.administrator },
    stop: () => server.stop(),
  };
}
