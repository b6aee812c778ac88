import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePorts } from '../support/people-at-work.ts';
import { caddyExample, nginxExample, type RunningProxy, startProxy } from './proxy-examples.ts';
import { type StartedService, startService } from './started-service.ts';

const ticketOf = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** The examples of docs/proxy with Debian's programs, two names and two backends for the staff side. */
describe.each([caddyExample, nginxExample])('the example for $debian', (example) => {
  let proxy: RunningProxy;
  const met: IncomingMessage[] = [];
  const backends = [0, 1, 2].map((number) =>
    createServer((asked, answer) => {
      met.push(asked);
      answer.setHeader('x-backend', String(number));
      answer.end('here');
    }),
  );
  beforeAll(async () => {
    for (const one of backends) await once(one.listen(0, '127.0.0.1'), 'listening');
    const at = backends.map((one) => `127.0.0.1:${(one.address() as AddressInfo).port}`);
    proxy = await startProxy(example, at as [string, string, string]);
    await vi.waitFor(() => ask('help.example.org', '/'), { timeout: 60_000, interval: 500 });
  }, 180_000);
  afterAll(async () => {
    await proxy?.stop();
    for (const one of backends) one.close();
  });

  async function ask(host: string, path: string): Promise<{ status: number; backend: string }> {
    const headers = { cookie: '__Host-s=secret-cookie', 'x-forwarded-for': '203.0.113.9' };
    const answer = await proxy.ask(host, path, { headers });
    return { status: answer.status, backend: String(answer.headers['x-backend']) };
  }

  it('leads each name to its side, with the host and the address of who asks, whatever the visitor claims', async () => {
    expect((await ask('help.example.org', '/')).backend).toBe('0');
    const headers = met.at(-1)?.headers;
    expect([headers?.host, headers?.['x-forwarded-for']]).toEqual(['help.example.org', example.forwarded]);
    expect(['1', '2']).toContain((await ask('team.example.org', '/')).backend);
  });

  it('gives all work to the second backend while the first is away', async () => {
    backends[1]?.closeAllConnections();
    await new Promise((done) => backends[1]?.close(done));
    for (let at = 0; at < 6; at += 1) expect(await ask('team.example.org', '/')).toEqual({ status: 200, backend: '2' });
  });

  it('logs neither what follows a question mark, nor cookies', async () => {
    await ask('team.example.org', '/calendar?key=secret-key');
    await expect.poll(proxy.logged, { timeout: 60_000 }).toContain('/calendar');
    expect(await proxy.logged()).not.toMatch(/secret-key|secret-cookie/);
  });
});

describe('a running service with two staff processes behind these proxies', () => {
  let parent: string;
  let service: StartedService;
  let second: StartedService;
  let ports: [string, string, string];
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-two-'));
    const data = join(parent, 'data');
    const port = await freePorts();
    const other = await freePorts();
    const environment = {
      NAAST_PUBLIC_URL: 'https://help.example.org',
      NAAST_STAFF_URL: 'https://team.example.org',
      NAAST_LISTEN: '127.0.0.1',
    };
    service = await startService({ data, port, environment });
    second = await startService({ data, port: other, environment, flags: ['--only', 'staff'] });
    ports = [`127.0.0.1:${port}`, `127.0.0.1:${port + 1}`, `127.0.0.1:${other}`];
  }, 300_000);
  afterAll(async () => {
    await second?.stop();
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it.each([caddyExample, nginxExample])(
    'is one service to whoever comes by $debian',
    { timeout: 180_000 },
    async (one) => {
      const proxy = await startProxy(one, ports);
      try {
        const page = () => proxy.ask('team.example.org', '/set-up');
        const first = await vi.waitFor(page, { timeout: 60_000, interval: 500 });
        expect([first.status, (await proxy.ask('help.example.org', '/')).status]).toEqual([200, 200]);
        // A page of one process is answered by the other: it reads the sealed ticket, and says that the token is wrong.
        const ticket = ticketOf(first.body);
        const password = 'de trein naar Assen rijdt vandaag door';
        const who = { name: 'Petra', login: 'petra', password, again: password, code: '000000' };
        const form = { ticket, token: 'AAAA-BBBB-CCCC-DDDD', use: 'for-colleagues', ...who };
        for (let time = 0; time < 8; time += 1) {
          const answer = await proxy.ask('team.example.org', '/set-up', { form });
          expect([answer.status, ticketOf(answer.body)]).toEqual([422, ticket]);
        }
      } finally {
        await proxy.stop();
      }
    },
  );

  it.each([caddyExample, nginxExample])(
    'goes on by $debian while the second process is away',
    { timeout: 180_000 },
    async (one) => {
      await second.stop();
      const proxy = await startProxy(one, ports);
      try {
        const page = () => proxy.ask('team.example.org', '/set-up');
        await vi.waitFor(page, { timeout: 60_000, interval: 500 });
        for (let time = 0; time < 6; time += 1) expect((await page()).status).toBe(200);
      } finally {
        await proxy.stop();
      }
    },
  );
});
