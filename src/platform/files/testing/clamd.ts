import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PROGRAM = '/usr/sbin/clamd';
/** In CI nothing may be left out: there a missing `clamd` makes tests fail (design question 37). */
const isCi = process.env.CI !== undefined && process.env.CI !== '';
/** Tests that start `clamd` are left out when this is true, and say so in one line. */
export const leavesClamdOut = !existsSync(PROGRAM) && !isCi;
if (leavesClamdOut) process.stderr.write('clamd is not installed: the real virus scanner is not tried here.\n');

/** The harmless file that every scanner takes for a virus; never in one piece on a disk, or scanners would find us. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''),
);

export interface RunningClamd {
  socket: string;
  /** Where it may put what it scans. */
  temporary: string;
  stop(): Promise<void>;
}

/** Debian's ClamAV daemon with one signature of our own: none can be fetched where tests run. */
export async function startClamd(): Promise<RunningClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'naast-clamd-'));
  const [socket, database, temporary] = ['clamd.ctl', 'database', 'temporary'].map((name) => join(folder, name));
  if (!socket || !database || !temporary) throw new Error('unreachable');
  await mkdir(database);
  await mkdir(temporary);
  await writeFile(join(database, 'naast.ndb'), `Naast.Eicar:0:*:${eicar.toString('hex')}\n`);
  const settings = {
    LocalSocket: socket,
    DatabaseDirectory: database,
    TemporaryDirectory: temporary,
    Foreground: 'yes',
    MaxThreads: '2',
    StreamMaxLength: '25M',
    ConcurrentDatabaseReload: 'no',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(join(folder, 'clamd.conf'), lines.join(''));
  const child = spawn(PROGRAM, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await listens(socket)) return { socket, temporary, stop };
    if (child.exitCode !== null) break;
    await pause(100);
  }
  await stop();
  throw new Error('clamd does not start');
}

function listens(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket);
    line.once('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.once('error', () => resolve(false));
  });
}
