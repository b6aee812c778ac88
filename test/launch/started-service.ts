import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { programFolder } from '#app/operations/processes/program.ts';

export interface StartedService {
  publicAddress: string;
  staffAddress: string;
  /** Everything it said on the terminal so far. */
  said(): string;
  /** The process numbers, found the way an intruder on the machine would. */
  processes(): Promise<{ manager: number; public: number; staff: number; postgres: number }>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  launcher: ChildProcess;
}

export interface StartOptions {
  data: string;
  port: number;
  flags?: string[];
  environment?: NodeJS.ProcessEnv;
  /** Where the program is; another clone in the test of a bare clone. */
  program?: string;
  /** The command of a packed folder, where it is not a clone that starts. */
  command?: string;
  /** Words before all else: surroundings in which it starts. */
  around?: readonly string[];
}

/** Far longer than a start takes on a busy machine; what hangs must say how far it came. */
const patienceMs = 240_000;

/** Starts the service through the real door, as a person does, and waits until it has printed its addresses. */
export async function startService(options: StartOptions): Promise<StartedService> {
  const { launcher, said } = launch(options);
  const hasAnnounced = () => /Stop with Ctrl-C|One more \w+ process answers/.test(said());
  const began = Date.now();
  while (!hasAnnounced()) {
    if (launcher.exitCode !== null) throw new Error(`The service did not start: ${said()}`);
    if (Date.now() - began > patienceMs) {
      launcher.kill('SIGTERM');
      throw new Error(`The service said nothing of its addresses for four minutes: ${said()}`);
    }
    await pause(20);
  }
  return {
    publicAddress: `http://127.0.0.1:${options.port}`,
    staffAddress: `http://localhost:${options.port + 1}`,
    said,
    processes: () => findProcesses(options.data),
    async stop(signal = 'SIGTERM') {
      if (launcher.exitCode === null && launcher.signalCode === null) {
        launcher.kill(signal);
        await once(launcher, 'exit');
      }
      return launcher.exitCode;
    },
    launcher,
  };
}

/** Starts it where it is expected to refuse; gives its exit code and what it said. */
export async function refusedStart(options: StartOptions): Promise<{ code: number | null; said: string }> {
  const { launcher, said } = launch(options);
  const patience = setTimeout(() => launcher.kill('SIGTERM'), 30_000);
  await once(launcher, 'exit');
  clearTimeout(patience);
  return { code: launcher.exitCode, said: said() };
}

/** Whether a process still runs. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function launch({
  data,
  port,
  flags = [],
  environment = {},
  program = programFolder,
  command,
  around = [],
}: StartOptions) {
  const args = ['serve', '--port', String(port), '--data', data, ...flags];
  const [file, more] = command
    ? [command, args]
    : [process.execPath, [join(program, 'bin/launch.mjs'), 'naast', ...args]];
  const [first = file, ...rest] = [...around, file, ...more];
  const launcher = spawn(first, rest, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  }
  return { launcher, said: () => text };
}

async function findProcesses(data: string) {
  const [manager = ''] = (await readFile(join(data, 'supervisor.pid'), 'utf8')).split(' ');
  const [postgres = ''] = (await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  const all = await allProcesses();
  const below = (pid: number): Listed[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  const children = below(Number(manager));
  // What stands around a process names it too; the process itself is the innermost.
  const named = (entry: string) => children.findLast(({ command }) => command.includes(`/${entry}.js`))?.pid ?? 0;
  return { manager: Number(manager), postgres: Number(postgres), public: named('public'), staff: named('staff') };
}

interface Listed {
  pid: number;
  parent: number;
  command: string;
}

async function allProcesses(): Promise<Listed[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(pid), parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]), command };
    }),
  );
}
