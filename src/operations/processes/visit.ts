import type { Settings } from '#app/operations/config.ts';
import type { LoginRole } from '#app/platform/database/index.ts';
import type { PoolSettings } from '#app/platform/pool/index.ts';
import { EmbeddedPostgresError, runningPostgres, startPostgres } from '#app/platform/postgres/index.ts';
import { openInstallation } from './installation.ts';
import type { InstallationKeys } from './keys.ts';
import { takeLock } from './lock.ts';
import { connectionOf } from './start-messages.ts';

export type VisitResult<T> = { ok: true; value: T } | { ok: false; reasons: string[] };

/**
 * For a command: enters the database as one role, through the running service or, when it does not run, by starting
 * the database for as long as `work` takes.
 */
export async function visitDatabase<T>(
  settings: Settings,
  role: LoginRole,
  work: (connection: PoolSettings, keys: InstallationKeys) => Promise<T>,
): Promise<VisitResult<T>> {
  const opened = await openInstallation(settings);
  if (!opened.ok) {
    return refused(opened.objections.map(({ sentence }) => sentence));
  }
  const { installation } = opened;
  const contextKey = installation.keys.contextKeys[role];
  if (installation.ownServer !== null) {
    return { ok: true, value: await work({ ...installation.ownServer[role], contextKey }, installation.keys) };
  }
  const connection = ({ socketFolder: host, port }: { socketFolder: string; port: number }): PoolSettings => ({
    ...connectionOf({ installation, database: { host, port } }, role),
    contextKey,
  });

  const letGo = await takeLock(settings.dataFolder);
  if (letGo === null) {
    const running = await runningPostgres(settings.dataFolder);
    return running === null
      ? refused(['The service is just starting or stopping; try again in a moment.'])
      : { ok: true, value: await work(connection(running), installation.keys) };
  }
  try {
    const { superuserPassword } = installation.keys;
    const server = await startPostgres({ dataFolder: settings.dataFolder, superuserPassword });
    return { ok: true, value: await work(connection(server), installation.keys).finally(() => server.stop()) };
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
