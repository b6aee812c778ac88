import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { programFolder } from '#app/operations/processes/program.ts';
import { databaseNames } from '#app/platform/database/index.ts';
import type { AdministratorConnection } from '#app/platform/migration/index.ts';
import { superuser } from '#app/platform/postgres/index.ts';
import { startPassingServer } from './passing-server.ts';
import { treeSeed } from './sample.ts';
import { newTestSecrets, readTestSecrets, type TestSecrets } from './test-secrets.ts';

export interface TestServer {
  administrator: AdministratorConnection;
  secrets: TestSecrets;
  /** For files that are kept as long as the run; gone with it. */
  folder: string;
  /** Why the migrations did not run: tests that need no database go on, the others say this. */
  broken?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
    /** Of every sample that this run takes. */
    seed: string;
    /** How much is tried: what CI takes, everything, or everything with thousands of rounds. */
    scale: 'ci' | 'full' | 'soak';
    /** Why the program could not be built; empty when it was, or when nobody needs it. */
    build: string;
  }
}

/** Roles are shared by a test run; every test file gets a copy of this migrated database (`testInstallation`). */
export const templateDatabase = 'naast_test_template';

/**
 * What a whole run shares: one PostgreSQL, the built program, and the seed of its samples, which is printed so that a run
 * can be repeated.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_SERVER: server = 'built-in', TEST_SCALE: scale = 'full' } = process.env;
  const seed = treeSeed(programFolder);
  process.stdout.write(`Seed of samples: ${seed} (TEST_SEED=${seed} repeats them)\n`);
  project.provide('seed', seed);
  project.provide('scale', scale === 'ci' || scale === 'soak' ? scale : 'full');
  // A module by itself needs no built program; whoever asked for more has it built before.
  project.provide('build', process.env.TEST_BUILD ?? '');
  return serveTests(project, server);
}

/** One PostgreSQL for a run or a lane, in a throw-away folder, migrated once; the built-in one, or Debian's. */
export async function serveTests(project: TestProject, kind: string): Promise<() => Promise<void>> {
  const secrets = newTestSecrets();
  const server = await (kind === 'debian' ? debianServer() : builtInServer(secrets.superuser));
  const names = databaseNames('naast_test', templateDatabase);
  const { administrator } = server;
  const broken = await import('#app/platform/migration/index.ts')
    .then(({ migrate }) =>
      migrate({ administrator: server.migrator, names, ...readTestSecrets(secrets), kind: 'made-up' }),
    )
    .then(() => undefined, String);
  const folder = await mkdtemp(join(tmpdir(), 'naast-kept-'));
  project.provide('testServer', { administrator, secrets, folder, ...(broken === undefined ? {} : { broken }) });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

interface ServerOfRun {
  /** With the highest rights, to prepare and to look. */
  administrator: AdministratorConnection;
  /** Whoever runs the migrations. */
  migrator: AdministratorConnection;
  stop(): Promise<void>;
}

async function builtInServer(superuserPassword: string): Promise<ServerOfRun> {
  const server = await startPassingServer('tests', { superuserPassword, durable: false });
  const administrator = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
  return { administrator, migrator: administrator, stop: () => server.stop() };
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
