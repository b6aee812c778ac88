import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '../support/people-at-work.ts';

const run = promisify(execFile);

/** Debian's Caddy with the example of docs/proxy, its names and ports replaced; certificates of its own authority. */
describe('the example for Caddy', () => {
  let folder: string;
  let port: number;
  const met: IncomingMessage[] = [];
  const backends = [0, 1, 2].map((number) =>
    createServer((asked, answer) => {
      met.push(asked);
      answer.setHeader('x-backend', String(number));
      answer.end('here');
    }),
  );
  let caddy: ReturnType<typeof spawn>;
  let said = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-caddy-'));
    await run('apt-get', ['download', 'caddy'], { cwd: folder });
    const [deb = ''] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    await run('dpkg-deb', ['-x', join(folder, deb), folder]);
    for (const one of backends) await once(one.listen(0, '127.0.0.1'), 'listening');
    const at = backends.map((one) => `127.0.0.1:${(one.address() as AddressInfo).port}`);
    port = await freePorts();
    const example = await readFile(join(programFolder, 'docs/proxy/Caddyfile'), 'utf8');
    const own = example
      .replace(
        'admin off',
        `admin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\thttps_port ${port}`,
      )
      .replaceAll('127.0.0.1:3000', at[0] ?? '')
      .replaceAll('127.0.0.1:3001', at[1] ?? '')
      .replaceAll('127.0.0.1:3011', at[2] ?? '');
    await writeFile(join(folder, 'Caddyfile'), own);
    caddy = spawn(
      join(folder, 'usr/bin/caddy'),
      ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'],
      {
        env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [caddy.stdout, caddy.stderr]) stream?.on('data', (part) => (said += String(part)));
    await vi.waitFor(() => ask('help.example.org', '/'), { timeout: 60_000, interval: 500 });
  }, 180_000);
  afterAll(async () => {
    caddy?.kill();
    for (const one of backends) one.close();
    await rm(folder, { recursive: true, force: true });
  });

  function ask(host: string, path: string): Promise<{ status: number; backend: string }> {
    return new Promise((done, fail) => {
      const headers = { host, cookie: '__Host-s=secret-cookie', 'x-forwarded-for': '203.0.113.9' };
      const asked = request(
        { host: '127.0.0.1', port, path, servername: host, headers, rejectUnauthorized: false },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            done({ status: answer.statusCode ?? 0, backend: String(answer.headers['x-backend']) }),
          );
        },
      );
      asked.on('error', fail).end();
    });
  }

  it('leads each name to its side, with the host and the address of who asks, whatever the visitor claims', async () => {
    expect((await ask('help.example.org', '/')).backend).toBe('0');
    const headers = met.at(-1)?.headers;
    expect([headers?.host, headers?.['x-forwarded-for']]).toEqual(['help.example.org', '127.0.0.1']);
    expect(['1', '2']).toContain((await ask('team.example.org', '/')).backend);
  });

  it('gives all work to the second backend while the first is away', async () => {
    backends[1]?.closeAllConnections();
    await new Promise((done) => backends[1]?.close(done));
    for (let at = 0; at < 6; at += 1) expect(await ask('team.example.org', '/')).toEqual({ status: 200, backend: '2' });
  });

  it('logs neither what follows a question mark, nor cookies', async () => {
    await ask('team.example.org', '/calendar?key=secret-key');
    await expect.poll(() => said.includes('/calendar'), { timeout: 10_000 }).toBe(true);
    expect(said).not.toMatch(/secret-key|secret-cookie/);
  });
});
