import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./debian-machine.sh', import.meta.url));

/** A unit that was started by its command line. */
export interface StartedUnit {
  said(): string;
  /** Null while it runs. */
  ended(): number | null;
  stop(): Promise<void>;
}

/** A Debian machine of its own on which nothing runs, systemd neither: its disk and processes apart from ours, its network ours. */
export interface PlainMachine {
  /** A folder of ours that the machine sees as /srv/shared. */
  shared: string;
  /** Its root, as we see it. */
  root: string;
  run(...words: string[]): Promise<{ code: number; said: string }>;
  /** Starts a unit of the package by its own words, as its accounts, with its settings; its sockets at these places. */
  start(unit: string, settings: Record<string, string>, sockets?: readonly string[]): Promise<StartedUnit>;
  stop(): Promise<void>;
}

/** Starts it; or says why this machine cannot. */
export async function startPlainMachine(): Promise<PlainMachine | { why: string }> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { why: 'we are not root on Linux' };
  if (!existsSync('/usr/bin/systemd-socket-activate')) return { why: 'there is no systemd-socket-activate' };
  const place = await mkdtemp(join(tmpdir(), 'naast-plain-'));
  for (const name of ['machine', 'shared']) await mkdir(join(place, name));
  const apart = ['--fork', '--pid', '--mount', '--uts', '--ipc', '--mount-proc', '--kill-child'];
  const child = spawn('unshare', [...apart, script, place, 'plain'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const first = await firstProcess(child);
  if (first !== null) return machineOf(child, first, place);
  child.kill('SIGKILL');
  await rm(place, { recursive: true, force: true });
  return { why: `it did not start: ${said.trim().split('\n').at(-1) ?? ''}` };
}

/** The first process of the machine, once it only waits. */
async function firstProcess(child: ChildProcess): Promise<number | null> {
  for (const end = Date.now() + 30_000; Date.now() < end && child.exitCode === null; await pause(50)) {
    const list = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '');
    const pid = list.split(' ')[0] ?? '';
    if (pid !== '' && (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')) === 'tail\n') return Number(pid);
  }
  return null;
}

const bare = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive'];

function machineOf(child: ChildProcess, first: number, place: string): PlainMachine {
  const inside = ['nsenter', '--target', String(first), '--mount', '--uts', '--ipc', '--pid'];
  const run = (...words: string[]) =>
    new Promise<{ code: number; said: string }>((done) => {
      const [file = '', ...args] = [...inside, ...bare, ...words];
      execFile(file, args, { maxBuffer: 64 * 1024 * 1024, timeout: 240_000 }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code ?? -1), said: out + err }),
      );
    });
  return {
    shared: join(place, 'shared'),
    root: `/proc/${first}/root`,
    run,
    async start(unit, settings, sockets = []) {
      const { said, code } = await run('cat', `/usr/lib/systemd/system/${unit}.service`);
      if (code !== 0) throw new Error(said);
      return started(inside, wordsOf(said, settings, sockets));
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await gone;
      // Its first process went with it, and everything of its disk with that.
      for (const end = Date.now() + 10_000; Date.now() < end && existsSync(`/proc/${first}`); ) await pause(50);
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** What systemd would start for the file of a unit, as which account, with which environment; without its walls. */
function wordsOf(unit: string, settings: Record<string, string>, sockets: readonly string[]): string[] {
  const valuesOf = (name: string) =>
    [...unit.replaceAll('\\\n', ' ').matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) =>
      value.trim(),
    );
  const last = (name: string) => valuesOf(name).at(-1) ?? '';
  const groups = [last('Group'), ...valuesOf('SupplementaryGroups').flatMap((names) => names.split(' '))].join(',');
  const account = [`--reuid=${last('User')}`, `--regid=${last('Group')}`, `--groups=${groups}`, '--no-new-privs'];
  const own = valuesOf('Environment').flatMap((line) => line.split(' '));
  const variables = [...own, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)];
  const command = last('ExecStart').split(/\s+/);
  const ports = sockets.flatMap((at) => ['-l', at]);
  const passed = [...variables, 'PATH=/usr/bin:/bin'].flatMap((one) => ['-E', one]);
  // Opened as root, as systemd opens it; who comes in there is the account.
  const opened = ports.length === 0 ? [] : ['systemd-socket-activate', ...ports, ...passed];
  return [
    ...opened,
    'setpriv',
    ...account,
    '--',
    'env',
    '-i',
    ...variables,
    'PATH=/usr/bin:/bin',
    ...keptSockets(ports),
    ...command,
  ];
}

/** Which sockets were opened is told in the environment, which was just emptied. */
const keptSockets = (ports: readonly string[]) =>
  ports.length === 0 ? [] : ['sh', '-c', `LISTEN_PID=$$ LISTEN_FDS=${ports.length / 2} exec "$@"`, 'sh'];

function started(inside: readonly string[], words: readonly string[]): StartedUnit {
  const [file = '', ...args] = [...inside, ...words];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const gone = new Promise((done) => child.once('exit', done));
  return {
    said: () => text,
    ended: () => child.exitCode,
    async stop() {
      // What stands before it enters the machine and passes no signal on.
      const list = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '');
      for (const pid of list.trim().split(' ').filter(Boolean)) process.kill(Number(pid), 'SIGTERM');
      await gone;
    },
  };
}
