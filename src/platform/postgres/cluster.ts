import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Binaries, majorVersion } from './binaries.ts';
import { accessConfiguration, type Listening, serverConfiguration } from './configuration.ts';
import { EmbeddedPostgresError } from './error.ts';
import { giveTo, runAs, type SystemUser } from './system-user.ts';

export const superuser = 'postgres';

interface NewCluster {
  folder: string;
  binaries: Binaries;
  user: SystemUser | null;
  superuserPassword: string;
  durable: boolean;
}

/** Makes the cluster when there is none. A start that was killed half-way leaves nothing that looks finished. */
export async function makeClusterIfMissing(cluster: NewCluster): Promise<void> {
  const { folder, binaries } = cluster;
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    await removeUnfinished(folder);
    const unfinished = await mkdtemp(`${folder}.unfinished-`);
    await giveTo(cluster.user, unfinished);
    await initialise({ ...cluster, folder: unfinished });
    await rename(unfinished, folder);
    return;
  }
  const [found, ours] = await Promise.all([readFile(join(folder, 'PG_VERSION'), 'utf8'), majorVersion(binaries)]);
  if (found.trim() !== ours) {
    throw new EmbeddedPostgresError(
      `The data in ${folder} were written by PostgreSQL ${found.trim()}, this program brings ${ours}: restore a backup into a new folder.`,
    );
  }
}

/** Writes the settings of this start. */
export async function configure(
  folder: string,
  user: SystemUser | null,
  listening: Listening,
  durable: boolean,
): Promise<void> {
  await writeOwned(join(folder, 'postgresql.conf'), serverConfiguration(listening, durable), user);
  await writeOwned(join(folder, 'pg_hba.conf'), accessConfiguration(listening), user);
}

async function initialise({ folder, binaries, user, superuserPassword, durable }: NewCluster): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    '--auth=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ];
  // The password goes in through a pipe: a file for `initdb` would outlive a start that is killed here.
  const setPassword = `alter role ${superuser} password '${superuserPassword.replaceAll("'", "''")}'\n`;
  try {
    await runAs(user, binaries.initdb, args);
    await runAs(user, binaries.postgres, ['--single', '-D', folder, 'postgres'], setPassword);
  } catch {
    throw new EmbeddedPostgresError(
      `PostgreSQL could not make its data folder ${folder}; check that there is room and that the folder may be written.`,
    );
  }
}

/** Each attempt has a folder of its own: `initdb` may outlive a killed start, and empties its folder when it fails. */
async function removeUnfinished(folder: string): Promise<void> {
  const beside = await readdir(dirname(folder));
  const unfinished = beside.filter((name) => name.startsWith(`${basename(folder)}.unfinished-`));
  const patient = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
  await Promise.all(unfinished.map((name) => rm(join(dirname(folder), name), patient)));
}

async function writeOwned(path: string, text: string, user: SystemUser | null): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
  await giveTo(user, path);
}
