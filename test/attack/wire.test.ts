import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

/** What no `fetch` sends: the bytes themselves, to both sides as their processes serve them. */
let attack: AttackWorld;
let sides: { name: string; host: string; port: number; close(): Promise<void> }[];
beforeAll(async () => {
  attack = await attackWorld();
  sides = [
    { name: 'staff', host: 'localhost:3001', ...(await served(attack.staff[0])) },
    { name: 'public', host: '127.0.0.1:3000', ...(await served(attack.publicApp)) },
  ];
});
afterAll(async () => {
  for (const side of sides ?? []) await side.close();
  await attack?.close();
});

async function served(app: Hono): Promise<{ port: number; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return { port: address.port, close: () => new Promise((done) => server.close(() => done())) };
}

/** Sends bytes and gives everything that comes back until the other side hangs up, or for a moment. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const end = () => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(800, end);
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

describe('requests that no browser makes', () => {
  it('T1 T5 does not echo a request back (TRACE, TRACK, CONNECT), and stays up', async () => {
    for (const { name, host, port } of sides) {
      for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'get', 'GET\tX', 'M-SEARCH']) {
        const answer = await exchange(
          port,
          `${method} /clients HTTP/1.1\r\nHost: ${host}\r\nX-Canary: Kanarie\r\nConnection: close\r\n\r\n`,
        );
        expect(answer, `${name} ${method}`).not.toContain('Kanarie');
        expect([0, 400, 403, 404, 405, 501], `${name} ${method} ${answer.slice(0, 60)}`).toContain(statusOf(answer));
      }
      const after = await exchange(
        port,
        `GET /${name === 'staff' ? 'sign-in' : 'start'} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      expect(statusOf(after), name).toBe(200);
    }
    expect(attack.failures).toEqual([]);
  });

  it('T1 answers no other name than its own, whatever stands in the request line or beside the host', async () => {
    for (const { name, host, port } of sides) {
      const requests = [
        'GET / HTTP/1.1\r\nHost: evil.example\r\n',
        `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\n`,
        `GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: ${host}\r\n`,
        `GET / HTTP/1.1\r\nHost: ${host}@evil.example\r\n`,
        `GET / HTTP/1.1\r\nHost: ${host}.evil.example\r\n`,
        'GET / HTTP/1.1\r\nHost:\r\n',
        'GET / HTTP/1.1\r\n',
      ];
      for (const request of requests) {
        const answer = await exchange(port, `${request}Connection: close\r\n\r\n`);
        const status = statusOf(answer);
        expect([0, 400, 421, 301, 302, 303, 308], `${name} ${request} ${status}`).toContain(status);
        expect(answer.split('\r\n\r\n')[0], `${name} ${request}`).not.toMatch(/location:.*evil/i);
      }
    }
    expect(attack.failures).toEqual([]);
  });

  it('T45 takes no form in two pieces: a body longer or shorter than it says has no effect', async () => {
    const bram = await attack.freshVisitor('bram');
    const [{ host, port } = { host: '', port: 0 }] = sides;
    const head =
      `POST /clients/${attack.cases.own.reference}/notes HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}` +
      `\r\nCookie: __Host-s=${bram.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    const body = `_csrf=${bram.token}&_key=${crypto.randomUUID()}&way=visit&happenedOn=1-2-2026&said=half`;
    const before = await fingerprint(attack.admin);
    const smuggled = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
    for (const request of [
      `${head}Content-Length: ${body.length + 50}\r\n\r\n${body}`,
      `${head}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
      `${head}Content-Length: 0\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n0\r\n\r\n`,
      `${head}Transfer-Encoding: xchunked\r\n\r\n${body}`,
    ]) {
      const answer = await exchange(port, request);
      expect(answer.match(/HTTP\/1\.1 (2|3)\d\d/), request.slice(-80)).toBeNull();
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(statusOf(await exchange(port, `${smuggled}`)), 'the whole form').toBe(303);
  });
});
