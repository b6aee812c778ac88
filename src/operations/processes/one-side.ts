import type { Settings } from '#app/operations/config.ts';
import { runningPostgres } from '#app/platform/postgres/index.ts';
import { startChildren, startPublicSide } from './children.ts';
import { checkEveryRole, checkPublicRole } from './database-check.ts';
import { readDemoPeople } from './demo-people.ts';
import { openInstallation } from './installation.ts';
import { watchLog } from './log-watching.ts';
import { checkPackedFolder } from './packed-folder.ts';
import { type PublicOnly, readPublicKeys } from './public-only.ts';
import { publicWalls } from './public-walls.ts';
import { checkProcess, type Objection } from './self-check.ts';
import { readSetUpTokenMac } from './set-up-token.ts';
import { connectionOf, type Premises } from './start-messages.ts';

export interface Voice {
  out: (line: string) => void;
  err: (line: string) => void;
}

const lookEvery = 2_000;

/** One more process of one kind, on the database of a running supervisor; it ends when that database does. */
export async function serveBeside(
  settings: Settings,
  { out, err }: Voice,
  stopSignal: Promise<'stop'>,
): Promise<0 | 1> {
  const alone = settings.only === 'public' ? await readPublicKeys(settings.keysFolder) : null;
  if (alone !== null) return servePublicAlone(alone, settings, { out, err }, stopSignal);
  const found = await findPremises(settings);
  if ('reasons' in found) {
    found.reasons.forEach(err);
    return 1;
  }
  const watching = await watchLog(found.premises, err, { asks: false });
  const children = startChildren(found.premises, { err });
  const why = await children.started;
  if (why !== null) {
    err(why);
    await children.stop();
    await watching.stop();
    return 1;
  }
  const side = settings.only === 'staff' ? settings.staff : settings.public;
  out(`One more ${settings.only} process answers on ${side.origin}`);
  const lost = databaseLost(settings.dataFolder, found.premises.database);
  const end = await Promise.race([stopSignal, lost.happened]);
  lost.forget();
  await children.stop();
  await watching.stop();
  if (end === 'lost') {
    err('The service stopped, and this process with it.');
  }
  return end === 'lost' ? 1 : 0;
}

/** The public side on a machine of its own: a server of one's own elsewhere, and no secret but its own here. */
async function servePublicAlone(
  read: { keys: PublicOnly } | { objections: Objection[] },
  settings: Settings,
  { out, err }: Voice,
  stopSignal: Promise<'stop'>,
): Promise<0 | 1> {
  const wrong = [...checkProcess(), ...(await checkPackedFolder()), ...('objections' in read ? read.objections : [])];
  const found = 'keys' in read && wrong.length === 0 ? await checkPublicRole(read.keys.connection) : [];
  sentences([...wrong, ...found]).forEach(err);
  if (!('keys' in read) || wrong.length + found.length > 0) return 1;
  const { id, ...own } = read.keys;
  const side = { settings, ...own, walls: await publicWalls(id, own.connection) };
  const children = startPublicSide(side, { err });
  const why = await children.started;
  if (why !== null) err(why);
  else {
    out(`The public side answers on ${settings.public.origin}`);
    await stopSignal;
  }
  await children.stop();
  return why === null ? 0 : 1;
}

async function findPremises(settings: Settings): Promise<{ premises: Premises } | { reasons: string[] }> {
  const opened = await openInstallation(settings);
  const own = [...checkProcess(), ...(await checkPackedFolder())];
  if (!opened.ok || own.length > 0) {
    return { reasons: sentences([...own, ...(opened.ok ? [] : opened.objections)]) };
  }
  const { ownServer } = opened.installation;
  const running = ownServer === null ? await runningPostgres(settings.dataFolder) : null;
  if (ownServer === null && running === null) {
    return { reasons: ['The service does not run there; start it first, without --only.'] };
  }
  const { installation } = opened;
  const database = running && { host: running.socketFolder, port: running.port };
  const premises: Premises = {
    settings,
    installation,
    database,
    setUpTokenMac: await readSetUpTokenMac(settings.keysFolder),
    demoPeople: (await readDemoPeople(settings.keysFolder)) ?? [],
    publicWalls:
      settings.only === 'public'
        ? await publicWalls(installation.id, connectionOf({ installation, database }, 'public'))
        : null,
  };
  const objections = await checkEveryRole(premises);
  return objections.length > 0 ? { reasons: sentences(objections) } : { premises };
}

/** A database that was started anew has another socket: what we hold leads nowhere then. */
function databaseLost(
  dataFolder: string,
  database: Premises['database'],
): { happened: Promise<'lost'>; forget: () => void } {
  if (database === null) return { happened: new Promise(() => undefined), forget: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  const happened = new Promise<'lost'>((done) => {
    timer = setInterval(async () => {
      const running = await runningPostgres(dataFolder);
      if (running?.socketFolder !== database.host) {
        done('lost');
      }
    }, lookEvery);
  });
  return { happened, forget: () => clearInterval(timer) };
}

function sentences(objections: Objection[]): string[] {
  return objections.map(({ sentence }) => sentence);
}
