import { EmbeddedPostgresError, runningPostgres, startPostgres } from '#app/database/embedded/index.ts';
import type { LoginRole } from '#app/database/names.ts';
import type { PoolSettings } from '#app/database/pool.ts';
import type { Settings } from '../config.ts';
import { openInstallation } from './installation.ts';
import { takeLock } from './lock.ts';
import { namesOf } from './start-messages.ts';

export type VisitResult<T> = { ok: true; value: T } | { ok: false; reasons: string[] };

/**
 * For a command: enters the database as one role, through the running service or, when it does not run, by starting
 * the database for as long as `work` takes.
 */
export async function visitDatabase<T>(
  settings: Settings,
  role: LoginRole,
  work: (connection: PoolSettings) => Promise<T>,
): Promise<VisitResult<T>> {
  const opened = await openInstallation(settings);
  if (!opened.ok) {
    return refused(opened.objections.map(({ sentence }) => sentence));
  }
  const { installation } = opened;
  const names = namesOf(installation);
  const connection = (at: { socketFolder: string; port: number }): PoolSettings => ({
    host: at.socketFolder,
    port: at.port,
    database: names.database,
    user: names[role],
    password: installation.keys.passwords[role],
    contextKey: installation.keys.contextKeys[role],
  });

  const letGo = await takeLock(settings.dataFolder);
  if (letGo === null) {
    const running = await runningPostgres(settings.dataFolder);
    return running === null
      ? refused(['The service is just starting or stopping; try again in a moment.'])
      : { ok: true, value: await work(connection(running)) };
  }
  try {
    const { superuserPassword } = installation.keys;
    const server = await startPostgres({ dataFolder: settings.dataFolder, superuserPassword });
    return { ok: true, value: await work(connection(server)).finally(() => server.stop()) };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) {
      return refused([error.message]);
    }
    throw error;
  } finally {
    await letGo();
  }
}

function refused(reasons: string[]): { ok: false; reasons: string[] } {
  return { ok: false, reasons };
}
