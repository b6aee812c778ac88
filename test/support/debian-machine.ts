import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./debian-machine.sh', import.meta.url));
const mounts = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'];

/** A Debian machine of its own under a real systemd: processes, mounts, network and control groups apart from ours. */
export interface DebianMachine {
  /** A folder of ours that the machine sees as /srv/shared. */
  shared: string;
  /** Its root, as we see it. */
  root: string;
  /** Runs a command there as root. Gives its exit code and all that it said. */
  run(...words: string[]): Promise<{ code: number; said: string }>;
  /** Process numbers as we see them, with the words of their commands, by the account that they run as. */
  processes(uid: number): Promise<{ pid: number; inside: number; words: string[] }[]>;
  /** Opens the same port here, and leads whoever comes to that machine's own. */
  reach(port: number): Promise<void>;
  /** The other way round: whoever comes to that port there is led to a port of ours. */
  offer(port: number, here: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, in about a second; or says why this machine cannot. */
export async function startMachine(): Promise<DebianMachine | { why: string }> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { why: 'we are not root on Linux' };
  if (!existsSync('/lib/systemd/systemd')) return { why: 'there is no systemd' };
  const place = await mkdtemp(join(tmpdir(), 'naast-machine-'));
  await mkdir(join(place, 'machine'));
  await mkdir(join(place, 'shared'));
  const group = await newGroup();
  const clear = async () => {
    if (group !== null) await endGroup(group);
    await rm(place, { recursive: true, force: true });
  };
  if (group === null) {
    await clear();
    return { why: 'there are no control groups of version 2 to make one in' };
  }
  // In the group first, so that everything of the machine is; then it becomes a machine.
  const enter = 'echo $$ >"$1/cgroup.procs"; shift; exec "$@"';
  const apart = ['unshare', '--fork', '--pid', '--mount', '--uts', '--ipc', '--net', '--cgroup', '--mount-proc'];
  const child = spawn('sh', ['-c', enter, 'sh', group, ...apart, '--kill-child', script, place], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const init = await firstProcess(child);
  const machine = init === null ? null : machineOf(init, place, clear);
  const isUp = machine !== null && (await untilRunning(machine));
  if (machine !== null && isUp) return machine;
  await (machine?.stop() ?? clear());
  return { why: `it did not start: ${said.trim().split('\n').at(-1) ?? ''}` };
}

async function untilRunning(machine: DebianMachine): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
    const { said } = await machine.run('systemctl', 'is-system-running');
    if (/running|degraded/.test(said)) return true;
  }
  return false;
}

/** The first process of the machine: it becomes systemd. */
async function firstProcess(child: ChildProcess): Promise<number | null> {
  for (const end = Date.now() + 30_000; Date.now() < end && child.exitCode === null; await pause(50)) {
    const [pid = ''] = (await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '')).split(
      ' ',
    );
    if (pid !== '' && (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).startsWith('systemd'))
      return Number(pid);
  }
  return null;
}

function machineOf(init: number, place: string, clear: () => Promise<void>): DebianMachine {
  const shared = join(place, 'shared');
  const inside = ['nsenter', '--target', String(init), '--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup'];
  const bare = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive'];
  const servers: Server[] = [];
  const run = (...words: string[]) =>
    new Promise<{ code: number; said: string }>((done) => {
      const [file = '', ...args] = [...inside, ...bare, ...words];
      execFile(file, args, { maxBuffer: 64 * 1024 * 1024, timeout: 240_000 }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code ?? -1), said: out + err }),
      );
    });
  /** Socket files in the folder that both see lead through the wall between the networks. */
  const lead = async (name: string, listen: string, to: string) => {
    const lines =
      'const net=require("net");net.createServer((c)=>{const t=net.connect(JSON.parse(process.argv[2]));' +
      'c.on("error",()=>t.destroy());t.on("error",()=>c.destroy());c.pipe(t).pipe(c)}).listen(JSON.parse(process.argv[1]))';
    const unit = ['systemd-run', '--quiet', `--unit=lead-${name}`, '/usr/lib/naast/bin/node', '-e', lines, listen, to];
    const { code, said } = await run(...unit);
    if (code !== 0) throw new Error(said);
  };
  const listening = (server: Server, at: { host: string; port: number } | { path: string }) =>
    new Promise<void>((done, fail) => {
      servers.push(server);
      server.once('error', fail).listen(at, done);
    });
  const leading = (to: () => ReturnType<typeof connect>) =>
    createServer((socket) => {
      const other = to();
      socket.on('error', () => other.destroy());
      other.on('error', () => socket.destroy());
      socket.pipe(other).pipe(socket);
    });
  return {
    shared,
    root: `/proc/${init}/root`,
    run,
    processes: (uid) => processesOf(init, uid),
    async reach(port) {
      const path = join(shared, `${port}.sock`);
      await lead(`${port}`, `{"path":"/srv/shared/${port}.sock"}`, `{"port":${port},"host":"127.0.0.1"}`);
      for (const end = Date.now() + 20_000; Date.now() < end && !existsSync(path); ) await pause(50);
      await listening(
        leading(() => connect(path)),
        { host: '127.0.0.1', port },
      );
    },
    async offer(port, here) {
      await listening(
        leading(() => connect(here, '127.0.0.1')),
        { path: join(shared, `${port}.sock`) },
      );
      await lead(`${port}`, `{"port":${port},"host":"127.0.0.1"}`, `{"path":"/srv/shared/${port}.sock"}`);
    },
    async stop() {
      for (const server of servers) server.close();
      await clear();
    },
  };
}

async function processesOf(init: number, uid: number) {
  const found: { pid: number; inside: number; words: string[] }[] = [];
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    const [, owner] = /^Uid:\s+\d+\s+(\d+)/m.exec(status) ?? [];
    if (Number(owner) !== uid || /^State:\s+Z/m.test(status) || !(await isBelow(Number(name), init))) continue;
    const numbers = (/^NSpid:\s+(.*)$/m.exec(status)?.[1] ?? '').split(/\s+/).map(Number);
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
    found.push({ pid: Number(name), inside: numbers[1] ?? 0, words });
  }
  return found;
}

async function isBelow(pid: number, ancestor: number): Promise<boolean> {
  for (let at = pid; at > 1; ) {
    if (at === ancestor) return true;
    const status = await readFile(`/proc/${at}/status`, 'utf8').catch(() => '');
    at = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0);
  }
  return false;
}

/** A group of its own below ours, in which systemd makes those of its units; null where none can be made. */
async function newGroup(): Promise<string | null> {
  const lines = await readFile('/proc/self/mounts', 'utf8');
  const top = mounts.find((mount) => lines.includes(` ${mount} cgroup2 `));
  if (top === undefined) return null;
  const group = join(top, `naast-machine-${process.pid}-${Date.now()}`);
  const isMade = await mkdir(group).then(
    () => true,
    () => false,
  );
  return isMade ? group : null;
}

/** Ends everything in it, whatever that is busy with, and takes the groups away from below. */
async function endGroup(group: string): Promise<void> {
  await writeFile(join(group, 'cgroup.kill'), '1').catch(() => undefined);
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(50)) {
    if (/^populated 0$/m.test(await readFile(join(group, 'cgroup.events'), 'utf8').catch(() => 'populated 0'))) break;
  }
  await removeGroups(group);
}

async function removeGroups(group: string): Promise<void> {
  const entries = await readdir(group, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeGroups(join(group, entry.name));
  await rmdir(group).catch(() => undefined);
}
