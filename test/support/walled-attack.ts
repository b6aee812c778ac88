import { spawn } from 'node:child_process';

/** What code in the public process tries; each is the name of the attack and what it does. */
export interface AttackPlan {
  /** Files that it must not read. */
  secrets: string[];
  /** Folders in which it must not write. */
  folders: string[];
  /** Processes that it must not signal, nor look into. */
  others: number[];
  /** Native code of a development package. */
  addon: string;
  /** Ports of this machine that are none of its business. */
  ports: number[];
  /** Sockets of others, by their paths. */
  sockets?: string[];
}

/** Runs inside the process, the plan is its last word; prints one line of JSON: what was done, by name. */
export const attackScript = `
const fs = require('node:fs'), net = require('node:net');
const plan = JSON.parse(process.argv.at(-1));
const done = {};
const tries = async (name, work) => {
  try { done[name] = await work() } catch (error) { done[name] = 'stopped: ' + (error.code ?? error.message) }
};
const grip = (pid) => ['environ', 'mem', 'root/etc/passwd', 'fd'].map((name) => {
  try {
    const path = '/proc/' + pid + '/' + name;
    if (name === 'fd') return fs.readdirSync(path).length > 0;
    const opened = fs.openSync(path, 'r');
    return fs.readSync(opened, Buffer.alloc(1), 0, 1, name === 'mem' ? 4096 : 0) >= 0;
  } catch (error) { return error.code === 'EIO' }
}).includes(true);
const connects = (place) => new Promise((done, fail) => {
  const socket = net.connect(place, () => { socket.destroy(); done('DONE') });
  socket.on('error', fail);
});
(async () => {
  for (const path of plan.secrets) {
    await tries('read ' + path, () => fs.readFileSync(path).length > 0 ? 'DONE' : 'empty');
    await tries('grant oneself ' + path, () => { fs.chmodSync(path, 0o644); return 'DONE' });
  }
  for (const folder of plan.folders) {
    const path = folder + '/s4-' + process.pid;
    await tries('write in ' + folder, () => {
      fs.writeFileSync(path, 'x');
      return fs.readFileSync(path).length > 0 ? 'DONE' : 'empty';
    });
    try { fs.unlinkSync(path) } catch {}
  }
  for (const pid of plan.others) {
    await tries('signal ' + pid, () => { process.kill(pid, 0); return 'DONE' });
    await tries('look into ' + pid, () => grip(pid) ? 'DONE' : 'nothing');
  }
  for (const port of plan.ports) await tries('connect to ' + port, () => connects({ port, host: '127.0.0.1' }));
  for (const path of plan.sockets ?? []) await tries('connect to ' + path, () => connects({ path }));
  await tries('dlopen', () => { process.dlopen({ exports: {} }, plan.addon); return 'DONE' });
  await tries('sqlite', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    new DatabaseSync(plan.folders[0] + '/s4.db').exec('create table t (x)');
    return 'DONE';
  });
  await tries('inspector', async () => { (await import('node:inspector')).open(0); return 'DONE' });
  await tries('child', () => {
    const read = 'process.stdout.write(String(require("node:fs").readFileSync(process.argv[1]).length))';
    const child = require('node:child_process').spawnSync(process.execPath, ['-e', read, plan.secrets[0]]);
    return Number(String(child.stdout ?? '')) > 0 ? 'DONE' : 'nothing';
  });
  await tries('worker', () => new Promise((done, fail) => {
    const { Worker } = require('node:worker_threads');
    const read = 'require("node:worker_threads").parentPort.postMessage(require("node:fs").readFileSync(' +
      JSON.stringify(plan.secrets[0]) + ').length)';
    const worker = new Worker(read, { eval: true, execArgv: [] });
    worker.on('message', (length) => done(length > 0 ? 'DONE' : 'empty'));
    worker.on('error', fail);
  }));
  process.stdout.write(JSON.stringify({ ...done, uid: process.getuid() }) + '\\n', () => process.exit(0));
})();
`;

/** Names of what was done, and the account it ran as. */
export interface Outcome {
  done: string[];
  uid: number;
  all: Record<string, unknown>;
}

/**
 * Runs the attack in place of the public process: `before` are the words up to Node's own (walls and flags), to which the
 * script comes instead of the program.
 */
export async function attackWith([file = '', ...before]: readonly string[], plan: AttackPlan): Promise<Outcome> {
  const child = spawn(file, [...before, '-e', attackScript, '--', JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', TZ: 'UTC' },
    cwd: '/',
    detached: true,
  });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    complained += String(chunk);
  });
  await new Promise((ended) => child.once('close', ended));
  return outcomeOf(said, complained);
}

/** What came of an attack, from the line that it printed. */
export function outcomeOf(said: string, complained = said): Outcome {
  if (!said.startsWith('{')) throw new Error(`The attack did not run: ${complained}`);
  const all = JSON.parse(said) as Record<string, unknown>;
  const done = Object.keys(all).filter((name) => all[name] === 'DONE');
  return { done, uid: Number(all.uid), all };
}
