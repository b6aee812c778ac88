import type { Settings } from '#app/operations/config.ts';
import type { LoginRole } from '#app/platform/database/index.ts';
import type { PoolSettings } from '#app/platform/pool/index.ts';
import { EmbeddedPostgresError, runningPostgres, startPostgres } from '#app/platform/postgres/index.ts';
import { openInstallation, whyNoDatabase } from './installation.ts';
import type { InstallationKeys } from './keys.ts';
import { takeLock } from './lock.ts';
import { connectionOf, type Premises } from './start-messages.ts';

export type VisitResult<T> = { ok: true; value: T } | { ok: false; reasons: string[] };

/** An installation with its database at hand. */
export type Visited = Pick<Premises, 'installation' | 'database'> & {
  /** Whether the service runs on it now. */
  isRunning: boolean;
};

/** For a command: enters the database as one role (`visitInstallation`). */
export function visitDatabase<T>(
  settings: Settings,
  role: LoginRole,
  work: (connection: PoolSettings, keys: InstallationKeys) => Promise<T>,
): Promise<VisitResult<T>> {
  return visitInstallation(settings, (visited) => work(asRole(visited, role), visited.installation.keys));
}

/** How a role enters, with its key. */
export function asRole(visited: Visited, role: LoginRole): PoolSettings {
  return { ...connectionOf(visited, role), contextKey: visited.installation.keys.contextKeys[role] };
}

/**
 * For a command: the installation with its database, that of the running service or, when it does not run, one that is
 * started for as long as `work` takes.
 */
export async function visitInstallation<T>(
  settings: Settings,
  work: (visited: Visited) => Promise<T>,
): Promise<VisitResult<T>> {
  const opened = await openInstallation(settings);
  if (!opened.ok) {
    return refused(opened.objections.map(({ sentence }) => sentence));
  }
  const { installation } = opened;
  const gone = whyNoDatabase(settings, installation);
  if (gone !== null) {
    return refused([gone]);
  }
  if (installation.ownServer !== null) {
    const free = await takeLock(settings.dataFolder);
    await free?.();
    return { ok: true, value: await work({ installation, database: null, isRunning: free === null }) };
  }
  const letGo = await takeLock(settings.dataFolder);
  if (letGo === null) {
    const running = await runningPostgres(settings.dataFolder);
    return running === null
      ? refused(['The service is just starting or stopping; try again in a moment.'])
      : { ok: true, value: await work({ installation, database: placeOf(running), isRunning: true }) };
  }
  try {
    const { superuserPassword } = installation.keys;
    const server = await startPostgres({ dataFolder: settings.dataFolder, superuserPassword });
    const visited = { installation, database: placeOf(server), isRunning: false };
    return { ok: true, value: await work(visited).finally(() => server.stop()) };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) {
      return refused([error.message]);
    }
    throw error;
  } finally {
    await letGo();
  }
}

function placeOf({ socketFolder: host, port }: { socketFolder: string; port: number }) {
  return { host, port };
}

function refused(reasons: string[]): { ok: false; reasons: string[] } {
  return { ok: false, reasons };
}
