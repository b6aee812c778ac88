/**
 * A box that was taken over: it starts under the same walls as the real one, but instead of reading its file it
 * tries to get out, and tells how far it came. The file it is given carries its instructions as JSON.
 */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import fs from 'node:fs';
import inspector from 'node:inspector';
import net from 'node:net';
import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { disarm } from '../sandbox/wall/disarm.ts';
import { FRAME, frame, type LineDescription, pageFrame } from '../sandbox/wall/protocol.ts';

export interface HostilePlan {
  /** A port on this machine where somebody listens. */
  port: number;
  /** A file outside that the box must not read, and folders that it must not write to. */
  secret: string;
  folders: string[];
  /** The parent's process id. */
  parent: number;
}

type Attempt = (plan: HostilePlan) => unknown;

const ATTEMPTS: Record<string, Attempt> = {
  'read a secret': ({ secret }) => fs.readFileSync(secret),
  'read a secret through a link of its own': ({ secret, folders }) => {
    fs.symlinkSync(secret, `${folders[0]}/link`);
    return fs.readFileSync(`${folders[0]}/link`);
  },
  'read the accounts of the machine': () => fs.readFileSync('/etc/passwd'),
  'read the environment of its parent': ({ parent }) => fs.readFileSync(`/proc/${parent}/environ`),
  'list the root': () => fs.readdirSync('/'),
  'list the program folder': ({ folders }) => fs.readdirSync(folders[1] ?? ''),
  'write a file': ({ folders }) => folders.map((folder) => fs.writeFileSync(`${folder}/out`, 'out')),
  'write next to itself': () => fs.writeFileSync(`${import.meta.dirname}/out`, 'out'),
  'make a folder': ({ folders }) => fs.mkdirSync(`${folders[0]}/made`),
  'remove the secret': ({ secret }) => fs.rmSync(secret),
  'open a socket': ({ port }) => connected(net.connect(port, '127.0.0.1')),
  'fetch a page': ({ port }) => fetch(`http://127.0.0.1:${port}/`),
  'listen on a port': () => listening(net.createServer().listen(0, '127.0.0.1')),
  'send a datagram': ({ port }) => sent(port),
  'look up a name': () => dns.lookup('example.org'),
  'start a program': () => childProcess.execFileSync('/bin/true'),
  'start itself again': () => childProcess.fork(import.meta.filename),
  'start a thread': () => new Worker('0', { eval: true }),
  'open the debugger': () => inspector.open(0),
  'load native code': () => process.dlopen({ exports: {} }, '/nothing.node'),
  'signal its parent': ({ parent }) => process.kill(parent, 'SIGWINCH'),
  'run code from text': () => new Function('return 1')(),
  'see an environment': () => {
    const names = Object.keys(process.env).filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name));
    if (names.length === 0) throw new Error('empty');
    return names;
  },
};

async function main(): Promise<void> {
  disarm();
  process.stdout.write(frame(FRAME.ready));
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const plan = readPlan(Buffer.concat(parts));
  const lines: LineDescription[] = [];
  for (const [name, attempt] of Object.entries(ATTEMPTS))
    lines.push([`${name}: ${await outcome(attempt, plan)}`, 0, 0, 0, 0]);
  const page = { number: 1, width: 1, height: 1, pixelWidth: 1, pixelHeight: 1, channels: 1 as const };
  process.stdout.write(
    pageFrame({ ...page, lines, readBy: 'layer', notes: [], certainty: null }, deflateSync(Buffer.from([0, 255]))),
  );
  process.stdout.write(frame(FRAME.done));
}

async function outcome(attempt: Attempt, plan: HostilePlan): Promise<string> {
  try {
    await Promise.race([attempt(plan), denied()]);
    return 'GOT THROUGH';
  } catch {
    return 'stopped';
  }
}

/** Some refusals come as an event that nobody can wait for. */
function denied(): Promise<never> {
  return new Promise((_resolve, reject) => {
    process.once('uncaughtException', reject);
    setTimeout(reject, 300, new Error('nothing happened'));
  });
}

function readPlan(request: Buffer): HostilePlan {
  const text = request.toString('utf8');
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as HostilePlan;
}

function connected(socket: net.Socket): Promise<void> {
  return new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
}

function listening(server: net.Server): Promise<void> {
  return new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
}

function sent(port: number): Promise<void> {
  const socket = dgram.createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.send('out', port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  });
}

await main();
