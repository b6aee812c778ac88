import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-stopped-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

/** Databases whose data is in this folder. */
const databases = () =>
  readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && /postgres\0-D\0/.test(commandOf(name)) && commandOf(name).includes(folder),
  );

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(100);
}

const startBench = (): ChildProcess =>
  spawn(process.execPath, [join(programFolder, 'bin/launch.mjs'), 'bench', '--smoke', '--only', 'access-book'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: 'ignore',
  });

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a bench that ends by %s leaves no database', async (signal) => {
  const bench = startBench();
  await until(() => databases().length > 0);
  bench.kill(signal);
  await until(() => databases().length === 0);
  await until(async () => (await readdir(folder)).length === 0);
  expect(databases()).toEqual([]);
});
