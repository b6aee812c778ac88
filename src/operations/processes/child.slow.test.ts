import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '#test/people-at-work.ts';
import { type Child, keepRunning } from './child.ts';
import { nodeCommand } from './program.ts';
import type { StartMessage } from './secrets.ts';

const port = await freePorts();

const address = `http://127.0.0.1:${port}`;
const said: string[] = [];
let child: Child | undefined;

const entry = fileURLToPath(new URL('../../../test/support/child-entry.ts', import.meta.url));
const side = { origin: address, port, addresses: ['127.0.0.1', '192.0.2.1'] };
const startMessage: StartMessage = {
  kind: 'public',
  demo: true,
  serviceName: 'Naast',
  exitTo: 'https://www.example.org/',
  public: side,
  staff: side,
  proxies: [],
  database: { host: '/nowhere', port: 5432, database: 'none', user: 'nobody', password: 'secret-of-the-role' },
  contextKey: Buffer.alloc(32, 7).toString('base64'),
  receiptKey: Buffer.alloc(32, 8).toString('base64'),
  listening: null,
  rootPublic: null,
};

function start(): Child {
  child = keepRunning({
    name: 'test',
    command: nodeCommand(entry),
    startMessage: async () => startMessage,
    err: (line) => said.push(line),
  });
  return child;
}

async function pid(): Promise<number> {
  const { pid } = (await (await fetch(`${address}/start`)).json()) as { pid: number };
  return pid;
}

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 60) {
        throw error;
      }
      await pause(100);
    }
  }
}

afterEach(async () => {
  await child?.stop();
  child = undefined;
});

describe('a process that the supervisor keeps running', () => {
  it('gets its secrets on a descriptor, and none in its environment or on its command line', async () => {
    expect(await start().started).toBeNull();
    const told = (await (await fetch(`${address}/start`)).json()) as Record<string, unknown>;
    expect(told).toMatchObject({ database: { password: 'secret-of-the-role' } });
    expect(JSON.stringify([told.environment, told.arguments])).not.toContain('secret-of-the-role');
  });

  it('finishes the answer under way before it stops, and takes no new one', async () => {
    await start().started;
    const slow = fetch(`${address}/slow`).then((answer) => answer.text());
    await pause(200);
    const stopped = child?.stop();
    await pause(200);
    await expect(fetch(`${address}/start`)).rejects.toThrow();
    expect(await slow).toBe('finished');
    await stopped;
  });

  it('is started again after a crash, and nothing of what it held is printed', async () => {
    await start().started;
    const first = await pid();
    await fetch(`${address}/crash`);
    await pause(100);
    expect(await eventually(pid)).not.toBe(first);
    expect(said).toEqual(['The test process ended unexpectedly and is started again.']);
  });

  it('is renewed on the same port', async () => {
    await start().started;
    const first = await pid();
    await child?.renew();
    expect(await pid()).not.toBe(first);
  });

  it('says in a sentence that its port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    expect(await start().started).toBe(`Port ${port} is in use by another program; choose another with --port.`);
    other.close();
  });

  it('ends and holds no port when its supervisor died while it was still starting', async () => {
    const orphan = spawn(process.execPath, [entry], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'ipc'] });
    (orphan.stdio[3] as Writable).end(JSON.stringify(startMessage));
    orphan.disconnect();
    expect(await once(orphan, 'exit')).toEqual([0, null]);
    await expect(fetch(`${address}/start`)).rejects.toThrow();
  });

  it('cuts off a caller who does not finish his headers', async () => {
    await start().started;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    const answer = await new Promise<string>((done) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 408/);
  });

  it('refuses headers beyond 16 kB', async () => {
    await start().started;
    const answer = await fetch(`${address}/start`, { headers: { 'x-long': 'a'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });
});
