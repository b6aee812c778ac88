import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpLimits, limitedServer, soundLimits } from '#app/operations/processes/http-limits.ts';
import { deskWith, pagesApp, someFacts } from '#app/service/public-pages/testing.ts';
import { type SlowVisitor, type SlowWay, slowVisitor, slowWays } from '../support/slow-visitors.ts';

/** The limits of the real server, made short; every test says which one it is about. */
const short: HttpLimits = {
  ...soundLimits,
  headersTimeout: 800,
  requestTimeout: 1_200,
  keepAliveTimeout: 400,
  silence: 800,
  lookEvery: 100,
  connectionsPerAddress: 500,
};
const large = Buffer.alloc(24_000_000, 'a');

let server: Server | undefined;
const visitors: SlowVisitor[] = [];
afterEach(() => {
  for (const { socket } of visitors.splice(0)) socket.destroy();
  server?.close();
  server?.closeAllConnections();
});

/** Our own public pages behind the limits, and a file that fills any pipe. */
async function serving(changed: Partial<HttpLimits> = {}, proxies: string[] = []): Promise<number> {
  let pages = pagesApp(deskWith(someFacts).desk);
  server = limitedServer({
    fetch: (request, environment) =>
      request.url.endsWith('/large') ? new Response(large) : pages.fetch(request, environment),
    limits: { ...short, ...changed },
    proxies,
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  pages = pagesApp(deskWith(someFacts).desk, { origin: `http://127.0.0.1:${port}` });
  return port;
}

async function crowd(port: number, number: number, way: SlowWay, from?: string): Promise<SlowVisitor[]> {
  const path = way === 'reading' ? '/large' : way === 'body' ? '/zoek' : '/stappen';
  const come = await Promise.all(Array.from({ length: number }, () => slowVisitor(port, way, path, from)));
  visitors.push(...come);
  return come;
}

/**
 * How many are still held; those who do not read do not hear that they were let go, so it is the server that is asked.
 */
const held = () => new Promise<number>((done) => server?.getConnections((_, count) => done(count)));

async function mostHeld(): Promise<number> {
  let most = 0;
  for (let turn = 0; turn < 20; turn += 1, await pause(10)) most = Math.max(most, await held());
  return most;
}

async function allLetGo(patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(20)) if ((await held()) === 0) return true;
  return false;
}

const page = (port: number) => fetch(`http://127.0.0.1:${port}/stappen`, { headers: { connection: 'close' } });

describe('T79 slow visitors', () => {
  it('are let go of, each kind at its limit, and a normal one is answered meanwhile', async () => {
    const port = await serving({ longestAnswer: 3_000 });
    const all = (await Promise.all(slowWays.map((way) => crowd(port, way === 'reading' ? 10 : 100, way)))).flat();
    // On a busy machine the first are let go of before the last have come; most are there together.
    expect(await mostHeld()).toBeGreaterThan(all.length / 4);
    for (let turn = 0; turn < 5; turn += 1) expect((await page(port)).status).toBe(200);
    expect(await allLetGo(15_000)).toBe(true);
    const headers = all.slice(0, 100).map((visitor) => visitor.heard());
    expect(headers.filter((text) => !/^HTTP\/1\.1 408/.test(text))).toEqual([]);
    expect((await page(port)).status).toBe(200);
  });

  it.each([
    ['headers', { headersTimeout: 60_000, requestTimeout: 60_000, silence: 60_000 }],
    ['body', { headersTimeout: 600, requestTimeout: 60_000, silence: 60_000 }],
    ['reading', { silence: 60_000 }],
  ] as const)('would stay without the limit for %s', async (way, changed) => {
    const port = await serving(changed);
    await crowd(port, 3, way);
    await pause(1_500);
    expect(await held()).toBe(3);
  });

  it('are let go of too when they read a little now and then', async () => {
    const port = await serving({ longestAnswer: 1_500 });
    const readers = await crowd(port, 3, 'reading');
    // Enough that the line is never still for long; far too little to be done in time.
    const sips = setInterval(() => {
      for (const { socket } of readers) socket.read(100_000);
    }, 100);
    expect(await allLetGo(8_000)).toBe(true);
    clearInterval(sips);
  });

  it('are not those with a slow line who do read: they get all of it', async () => {
    const port = await serving({ longestAnswer: 8_000 });
    const answer = await fetch(`http://127.0.0.1:${port}/large`);
    let bytes = 0;
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      if (bytes % 1_000_000 < chunk.length) await pause(40);
    }
    expect(bytes).toBe(large.length);
  });
});

describe('T80 one address', () => {
  it('holds so many connections and no more; others are answered, and so is it when it lets go', async () => {
    const port = await serving({
      connectionsPerAddress: 20,
      headersTimeout: 60_000,
      requestTimeout: 60_000,
      silence: 60_000,
    });
    const come = await crowd(port, 25, 'silence', '127.0.0.2');
    await pause(200);
    expect(come.filter((visitor) => visitor.isLetGo())).toHaveLength(5);
    expect((await page(port)).status).toBe(200);
    for (const { socket } of come) socket.destroy();
    await pause(200);
    const again = await crowd(port, 20, 'silence', '127.0.0.2');
    await pause(100);
    expect(again.filter((visitor) => visitor.isLetGo())).toEqual([]);
  });

  it('is not counted when it is our own proxy', async () => {
    const port = await serving(
      { connectionsPerAddress: 5, headersTimeout: 60_000, requestTimeout: 60_000, silence: 60_000 },
      ['127.0.0.2'],
    );
    const through = await crowd(port, 40, 'silence', '127.0.0.2');
    await pause(200);
    expect(through.filter((visitor) => visitor.isLetGo())).toEqual([]);
  });
});

it('T79 the limits of the real server are those of people, not of programs', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, silence, longestAnswer, lookEvery } = soundLimits;
  expect(headersTimeout).toBeLessThanOrEqual(15_000);
  expect(requestTimeout).toBeLessThanOrEqual(60_000);
  expect(keepAliveTimeout).toBeLessThanOrEqual(15_000);
  expect(silence).toBeLessThanOrEqual(120_000);
  expect(longestAnswer).toBeLessThanOrEqual(1_800_000);
  expect(lookEvery).toBeLessThanOrEqual(5_000);
});
