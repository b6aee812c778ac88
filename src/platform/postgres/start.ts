import type { ChildProcess } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, findBinaries } from './binaries.ts';
import { configure, makeClusterIfMissing } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { clearEarlierRun, findRunning, type OrphanPostgres, stopRunning } from './orphan.ts';
import { isSocketFolderOfOurs, makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { type SystemUser, spawnAs, unprivilegedUser } from './system-user.ts';

export interface PostgresOptions {
  /** The installation's data folder; the cluster is its `postgres` folder. */
  dataFolder: string;
  /** Where to put the socket; without it a new short folder that is removed at the end. */
  socketFolder?: string;
  superuserPassword: string;
  /** Other accounts may enter the folder of the socket that was given. */
  shared?: boolean;
  /** As root: the group of an account that may come to the socket too. */
  guest?: number | null;
  /** False for tests only: a crash may then lose data. */
  durable?: boolean;
}

export interface RunningPostgres {
  /** Give this as `host` to `pg`: the folder of the socket, on Windows the loopback address. */
  socketFolder: string;
  port: number;
  pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
  /** Cuts the sessions that are left and stops; everything committed is on the disk. */
  stop(): Promise<void>;
}

const socketPort = 5432;

/**
 * Starts the built-in PostgreSQL, first making the data folder when it is new. An orphan of a killed supervisor is
 * stopped: it may run with old settings, or with programs that an update has replaced.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const durable = options.durable ?? true;
  const folder = clusterFolder(options.dataFolder);
  await mkdir(resolve(options.dataFolder), { recursive: true, mode: 0o700 });
  const [binaries, user] = await Promise.all([findBinaries(), unprivilegedUser()]);
  await tidyUp(folder, binaries, user);
  await makeClusterIfMissing({ folder, binaries, user, superuserPassword: options.superuserPassword, durable });

  const socketFolder =
    process.platform === 'win32'
      ? null
      : (options.socketFolder ?? (await makeSocketFolder(user, options.guest ?? null)));
  const port = socketFolder === null ? await freePort() : socketPort;
  const guests = options.shared === true || typeof options.guest === 'number';
  await configure(folder, user, { socketFolder, port, guests }, durable);
  const logFile = join(resolve(options.dataFolder), 'postgres.log');
  const { running, ended } = await launchUntilReady({ folder, binaries, user, logFile });

  return {
    socketFolder: socketFolder ?? '127.0.0.1',
    port,
    pid: running.pid,
    ended,
    async stop() {
      await stopRunning(folder, running, binaries, user);
      if (socketFolder !== null && options.socketFolder === undefined) {
        await removeSocketFolder(socketFolder);
      }
    },
  };
}

/** Where the server of this data folder can be reached now, or null: for a second process beside the supervisor. */
export async function runningPostgres(dataFolder: string): Promise<{ socketFolder: string; port: number } | null> {
  const running = await findRunning(clusterFolder(dataFolder));
  return running?.ready ? { socketFolder: running.socketFolder ?? '127.0.0.1', port: running.port } : null;
}

/** Stops a server that was left running there, before somebody removes the folder under it. */
export async function stopLeftOver(dataFolder: string): Promise<void> {
  const [binaries, user] = await Promise.all([findBinaries(), unprivilegedUser()]);
  await tidyUp(clusterFolder(dataFolder), binaries, user);
}

function clusterFolder(dataFolder: string): string {
  return join(resolve(dataFolder), 'postgres');
}

async function tidyUp(folder: string, binaries: Binaries, user: SystemUser | null): Promise<void> {
  const socketFolder = await clearEarlierRun(folder, binaries, user);
  if (socketFolder !== null && isSocketFolderOfOurs(socketFolder)) {
    await removeSocketFolder(socketFolder);
  }
}

interface Launch {
  folder: string;
  binaries: Binaries;
  user: SystemUser | null;
  logFile: string;
}

interface Launched {
  child: ChildProcess;
  ended: Promise<void>;
}

/**
 * Detached: a Ctrl-C in the terminal must reach the supervisor alone, which drains the application first. Its end is
 * listened for from here on: a server may end in the moment in which it is found ready, and says so only once.
 */
async function launch({ folder, binaries, user, logFile }: Launch): Promise<Launched> {
  const log = await open(logFile, 'w', 0o600);
  const child = spawnAs(user, binaries.postgres, ['-D', folder], {
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
  });
  const ended = new Promise<void>((done) => {
    for (const end of ['exit', 'error']) child.once(end, () => done());
  });
  await log.close();
  return { child, ended };
}

/**
 * More than one try: after a server was killed its sessions hold the shared memory for a moment, and a server that a
 * killed start had just launched may show itself only now.
 */
async function launchUntilReady(options: Launch): Promise<{ running: OrphanPostgres; ended: Promise<void> }> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { child, ended } = await launch(options);
    const running = await readyServer(child, options.folder);
    if (running !== null) {
      return { running, ended };
    }
    await pause(1_000);
    await clearEarlierRun(options.folder, options.binaries, options.user);
  }
  throw new EmbeddedPostgresError(`PostgreSQL did not start; ${options.logFile} says why.`);
}

async function readyServer(child: ChildProcess, folder: string): Promise<OrphanPostgres | null> {
  const isUp = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  for (const end = Date.now() + 60_000; Date.now() < end && isUp(); ) {
    const running = await findRunning(folder);
    if (running?.ready && running.pid === child.pid) {
      return running;
    }
    await pause(10);
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
