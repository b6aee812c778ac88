import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './error.ts';
import { runAs, type SystemUser } from './system-user.ts';

/** What PostgreSQL wrote down about itself in `postmaster.pid`. */
export interface OrphanPostgres {
  pid: number;
  port: number;
  socketFolder: string | null;
  ready: boolean;
}

/** The server that runs on this cluster, or null. A pid file left by a crash or a reboot does not count. */
export async function findRunning(folder: string): Promise<OrphanPostgres | null> {
  const noted = await readPidFile(folder);
  return noted !== null && (await isOurPostgres(noted.pid, folder)) ? noted : null;
}

/**
 * Stops what is left of an earlier run and says where its socket was. The pid file of a server that died stays for
 * PostgreSQL to judge (it knows whether old sessions still hold the memory); only when its number now belongs to
 * another process, which PostgreSQL would take for a live server, is it removed.
 */
export async function clearEarlierRun(
  folder: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<string | null> {
  const noted = await readPidFile(folder);
  if (noted === null) {
    return null;
  }
  if (await isOurPostgres(noted.pid, folder)) {
    await stopRunning(folder, noted, binaries, user);
  } else if (isAlive(noted.pid)) {
    await rm(join(folder, 'postmaster.pid'), { force: true });
  }
  return noted.socketFolder;
}

/** After either the next start repairs; the last is for one that hears nothing any more. Its sessions see that it is gone. */
const lastResorts = [
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** Stops a server: sessions are cut, everything committed is on the disk; after `patience` without recovery files. */
export async function stopRunning(
  folder: string,
  running: OrphanPostgres,
  binaries: Binaries,
  user: SystemUser | null,
  patience = 30_000,
): Promise<void> {
  if (process.platform === 'win32') {
    await runAs(user, binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w']);
    return;
  }
  for (const [name, time] of [['SIGINT', patience], ...lastResorts] as const) {
    signal(running.pid, name);
    if (await goneWithin(folder, time)) return;
  }
  throw new EmbeddedPostgresError(`PostgreSQL (process ${running.pid}) does not stop; stop it by hand.`);
}

async function readPidFile(folder: string): Promise<OrphanPostgres | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = text.split('\n').map((line) => line.trim());
  return /^\d+$/.test(pid)
    ? { pid: Number(pid), port: Number(port), socketFolder: socketFolder || null, ready: status === 'ready' }
    : null;
}

async function goneWithin(folder: string, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(20)) {
    if ((await findRunning(folder)) === null) {
      return true;
    }
  }
  return false;
}

async function isOurPostgres(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) {
    return false;
  }
  if (process.platform === 'win32') {
    return true;
  }
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']);
    return stdout.includes('postgres');
  }
  // A reused process number is not our server: PostgreSQL always works inside its own data folder.
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return workingFolder !== null && workingFolder === (await realpath(folder).catch(() => folder));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It went between our look and our signal.
  }
}
