import { join } from 'node:path';
import pg from 'pg';
import { folderFlags, type Settings } from '#app/operations/config.ts';
import { accountFor } from '#app/platform/confinement/index.ts';
import { EmbeddedPostgresError, type RunningPostgres, startPostgres } from '#app/platform/postgres/index.ts';
import { type Children, startChildren } from './children.ts';
import { checkEveryRole } from './database-check.ts';
import { databaseAnswers, watchDatabase } from './database-watch.ts';
import { makeDemoWorld } from './demo.ts';
import { readDemoPeople } from './demo-people.ts';
import { handOverToUnits } from './hand-over.ts';
import { type Installation, prepareInstallation, whyNoDatabase } from './installation.ts';
import { checkJournal } from './journal.ts';
import { pinsFile } from './keys.ts';
import { takeLock } from './lock.ts';
import { watchLog } from './log-watching.ts';
import type { Voice } from './one-side.ts';
import { lookAtOwnServer } from './own-server-check.ts';
import { checkPackedFolder } from './packed-folder.ts';
import { removePins } from './pins.ts';
import { prepareDatabase } from './prepare-database.ts';
import { publicWalls } from './public-walls.ts';
import { checkProcess } from './self-check.ts';
import { newSetUpToken, removeSetUpToken } from './set-up-token.ts';
import { shareFiles } from './shared-files.ts';
import { connectionOf, type Premises } from './start-messages.ts';
import { startJobs } from './worker.ts';

export interface OpenInstallation {
  /** To be shown at this start only; null once the installation is claimed. */
  setUpToken: string | null;
  /** Resolves when the installation cannot or should not go on as it is. */
  ended: Promise<'look-around' | 'database-lost'>;
  /** Closes in order: the processes finish their answers, then the jobs, then the database. */
  close(): Promise<void>;
}

/** Looks after the machine while the service runs. */
export type LookAfter = (premises: Premises) => { stop(): Promise<void> };

const patienceWithStep = 60_000;

export type OpenResult = { ok: true; installation: OpenInstallation } | { ok: false; reasons: string[] };

/** Opens the whole service: folders, database, migrations, self-check, jobs, processes. Undoes all on a refusal. */
export async function openService(settings: Settings, voice: Voice, lookAfter: LookAfter): Promise<OpenResult> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) {
      await endInTime(step).catch((error: unknown) => voice.err(sentenceOf(error)));
    }
  };
  try {
    const result = await openInOrder({ settings, voice, lookAfter, closing });
    if (!result.ok) {
      await close();
      return result;
    }
    return { ok: true, installation: { ...result.opened, close } };
  } catch (error) {
    await close();
    return refused(sentenceOf(error));
  }
}

/** What does not end in time is left: it would keep the database from being stopped, and the service from starting again. */
async function endInTime(step: () => Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, patienceWithStep);
  await Promise.race([step(), late.promise]).finally(() => clearTimeout(timer));
}

type Opened = Omit<OpenInstallation, 'close'>;

interface Opening {
  settings: Settings;
  voice: Voice;
  lookAfter: LookAfter;
  /** What undoes each step that was taken. */
  closing: (() => Promise<void>)[];
}
type Refused = { ok: false; reasons: string[] };

async function openInOrder(opening: Opening): Promise<{ ok: true; opened: Opened } | Refused> {
  const { settings, voice, closing } = opening;
  const checked = await checkedInstallation(settings);
  if (!checked.ok) return checked;
  const { installation } = checked;
  const letGo = await takeLock(settings.dataFolder);
  if (letGo === null) {
    return refused(
      `The service already runs on ${settings.dataFolder}. A second staff process: serve --only staff --port N.`,
    );
  }
  closing.push(letGo);

  const server = installation.ownServer === null ? await builtInServer(settings, installation) : null;
  if (server !== null) {
    closing.push(() => server.stop());
  }
  const { isClaimed, restoredTo } = await (server === null
    ? lookAtOwnServer(installation)
    : prepareDatabase(settings, installation, server));
  if (restoredTo !== null) {
    return refused(lockedSince(restoredTo, settings));
  }
  const token = await setUpToken(settings, installation, isClaimed);
  const premises = await premisesOf(settings, installation, { server, tokenMac: token?.tokenMac ?? null });
  const wrong = await checkEveryRole(premises);
  if (wrong.length > 0) {
    return refused(...wrong.map(({ sentence }) => sentence));
  }
  if (settings.demo) {
    premises.demoPeople = (await readDemoPeople(settings.keysFolder)) ?? (await makeDemoWorld(premises, voice.out));
  }
  return startAll(opening, premises, { server, setUpToken: token?.token ?? null });
}

/** What is known before anything is started: the program is whole, and folders, keys and journal are as they must be. */
async function checkedInstallation(settings: Settings): Promise<{ ok: true; installation: Installation } | Refused> {
  const changed = await checkPackedFolder();
  if (changed.length > 0) {
    return refused(...changed.map(({ sentence }) => sentence));
  }
  const prepared = await prepareInstallation(settings);
  const objections = [...checkProcess(), ...checkJournal(settings), ...(prepared.ok ? [] : prepared.objections)];
  if (!prepared.ok || objections.length > 0) {
    return refused(...objections.map(({ sentence }) => sentence));
  }
  const { installation } = prepared;
  const gone = whyNoDatabase(settings, installation);
  return gone === null ? { ok: true, installation } : refused(gone);
}

async function premisesOf(
  settings: Settings,
  installation: Installation,
  { server, tokenMac }: { server: RunningPostgres | null; tokenMac: Premises['setUpTokenMac'] },
): Promise<Premises> {
  const database = server && { host: server.socketFolder, port: server.port };
  const walls = () => publicWalls(installation.id, connectionOf({ installation, database }, 'public'));
  return {
    settings,
    installation,
    database,
    setUpTokenMac: tokenMac,
    demoPeople: [],
    publicWalls: settings.units === null ? await walls() : null,
  };
}

/** Jobs, processes and watches, over a database that is ready. */
async function startAll(
  { settings, voice: { err }, lookAfter, closing }: Opening,
  premises: Premises,
  { server, setUpToken: token }: { server: RunningPostgres | null; setUpToken: string | null },
): Promise<{ ok: true; opened: Opened } | Refused> {
  const watching = await watchLog(premises, err, { asks: true });
  closing.push(() => watching.stop());
  const jobs = await startJobs(premises, err, watching);
  closing.push(() => jobs.stop());
  const asked = Promise.withResolvers<'look-around'>();
  const mayLookAround = token !== null && settings.public.origin.startsWith('http:');
  const onLookAround = () => asked.resolve('look-around');
  const children = await startSides(premises, { err, ...(mayLookAround ? { onLookAround } : {}) });
  closing.push(() => children.stop());
  const why = await children.started;
  if (why !== null) {
    return refused(why);
  }
  const looking = lookAfter(premises);
  closing.push(() => looking.stop());
  // A server of one's own is not ours to start again, however long it is away.
  const longest = server === null ? { longest: Number.POSITIVE_INFINITY } : {};
  const watch = watchDatabase(() => databaseAnswers(connectionOf(premises, 'jobs')), err, longest);
  closing.push(async () => watch.stop());
  // And one that restarts is met again by the next request.
  const lost = server === null ? [] : [server.ended, watch.lost].map((end) => end.then(() => 'database-lost' as const));
  return { ok: true, opened: { setUpToken: token, ended: Promise.race([asked.promise, ...lost]) } };
}

/** Under systemd each side is a unit of its own, and asks. */
async function startSides(premises: Premises, ears: Parameters<typeof startChildren>[1]): Promise<Children> {
  const { settings } = premises;
  if (settings.units === null) return startChildren(premises, ears);
  await shareFiles(settings);
  return handOverToUnits(premises, settings.units, ears);
}

function lockedSince(moment: Date, settings: Settings): string {
  const folders = folderFlags(settings);
  return (
    `This installation was put back to ${moment.toISOString()} without its journal, so nobody knows who left ` +
    'since. Ask the project leader, then: ' +
    `naast reopen --left NAME ${folders} (--left once for each sign-in name), or naast reopen --nobody-left ${folders}`
  );
}

async function builtInServer({ dataFolder, units }: Settings, { keys, id }: Installation): Promise<RunningPostgres> {
  const { superuserPassword } = keys;
  // In a folder of the group of our roles, never in that of the data.
  if (units !== null)
    return startPostgres({ dataFolder, superuserPassword, socketFolder: join(units, 'db'), shared: true });
  const guest = (await accountFor(id))?.gid ?? null;
  return startPostgres({ dataFolder, superuserPassword, guest });
}

async function setUpToken({ demo, keysFolder }: Settings, { keys }: Installation, claimed: boolean) {
  if (!claimed) {
    await removePins(pinsFile(keysFolder));
  }
  if (demo || claimed) {
    await removeSetUpToken(keysFolder);
    return null;
  }
  return newSetUpToken(keysFolder, keys.pepper);
}

/** Plain errors of ours (migrations, the database's start) are sentences; what others throw may quote a row. */
function sentenceOf(error: unknown): string {
  if (error instanceof EmbeddedPostgresError || (error instanceof Error && error.constructor === Error)) {
    return error.message;
  }
  const code = error instanceof pg.DatabaseError ? ` (database code ${error.code})` : '';
  return `The service could not start: an unexpected ${error instanceof Error ? error.constructor.name : 'value'}${code}.`;
}

function refused(...reasons: string[]): Refused {
  return { ok: false, reasons };
}
