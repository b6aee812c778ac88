import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, superuser } from '#app/database/embedded/index.ts';
import type { AdministratorConnection } from '#app/database/migrate.ts';
import { houseNames } from '#app/database/names.ts';
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

/** One PostgreSQL for the whole run, in a throw-away folder, migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'naast-tests-'));
  const secrets = newTestSecrets();
  const server = await startPostgres({ dataFolder, superuserPassword: secrets.superuser, durable: false });
  const administrator = {
    host: server.socketFolder,
    port: server.port,
    user: superuser,
    password: secrets.superuser,
  };
  const names = houseNames('naast_test', templateDatabase);
  const broken = await import('#app/database/migrate.ts')
    .then(({ migrate }) => migrate({ administrator, names, ...readTestSecrets(secrets), kind: 'made-up' }))
    .then(() => undefined, String);
  project.provide('testServer', { administrator, secrets, ...(broken === undefined ? {} : { broken }) });

  return async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
