import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

interface Place {
  folder: string;
  port: number;
  /** The example with the addresses of our three backends in it: public, staff, second staff. */
  example: string;
}

interface ProxyExample {
  /** Debian's package, and its example in docs/proxy. */
  debian: string;
  file: string;
  /** Writes the example, its names' certificates and ports replaced, and gives the command that runs it. */
  prepare: (place: Place) => Promise<[string, ...string[]]>;
  /** What the backend is told of who asks, when the visitor sent 203.0.113.9; the last is what the proxy itself saw. */
  forwarded: string;
  /** The lines of the access log. */
  logged: (folder: string, said: string) => Promise<string>;
}

/** One certificate of nobody for both names: nginx reads one, where Caddy makes its own. */
async function certificate(folder: string): Promise<void> {
  const names = 'subjectAltName=DNS:help.example.org,DNS:team.example.org';
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.org'];
  await run('openssl', [...made, '-addext', names, ...files]);
}

const caddyExample: ProxyExample = {
  debian: 'caddy',
  file: 'docs/proxy/Caddyfile',
  async prepare({ folder, port, example }) {
    const local = `admin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\thttps_port ${port}`;
    await writeFile(join(folder, 'Caddyfile'), example.replace('admin off', local));
    return [join(folder, 'usr/bin/caddy'), 'run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  },
  forwarded: '127.0.0.1',
  logged: async (_, said) => said,
};

const nginxExample: ProxyExample = {
  debian: 'nginx',
  file: 'docs/proxy/nginx.conf',
  async prepare({ folder, port, example }) {
    await certificate(folder);
    const own = example
      .replaceAll(/\/etc\/letsencrypt\/live\/[^/]+/g, folder)
      .replaceAll('/var/log/nginx', folder)
      .replaceAll(/^ *listen \[::\]:.*\n/gm, '')
      .replaceAll('listen 443 ', `listen 127.0.0.1:${port} `)
      .replaceAll('listen 80;', `listen unix:${join(folder, 'plain')};`);
    await mkdir(join(folder, 'temporary'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'scgi', 'uwsgi'].map(
      (what) => `${what}_temp_path ${join(folder, 'temporary', what)};`,
    );
    await writeFile(join(folder, 'naast.conf'), own);
    const whole = join(folder, 'nginx.conf');
    await writeFile(
      whole,
      `daemon off; pid ${folder}/pid; events {} http { ${temporary.join(' ')} include ${folder}/naast.conf; }`,
    );
    const nginx = join(folder, 'usr/sbin/nginx');
    // The check that an administrator does before every reload; it fails the test with nginx's own words.
    await run(nginx, ['-t', '-q', '-c', whole]);
    return [nginx, '-c', whole];
  },
  forwarded: '203.0.113.9, 127.0.0.1',
  logged: (folder) => readFile(join(folder, 'naast.log'), 'utf8'),
};

/** The examples of docs/proxy with Debian's programs, two names and two backends for the staff side. */
describe.each([caddyExample, nginxExample])('the example for $debian', (proxy) => {
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
  let running: ReturnType<typeof spawn>;
  let said = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `naast-${proxy.debian}-`));
    await run('apt-get', ['download', proxy.debian], { cwd: folder });
    const [deb = ''] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    await run('dpkg-deb', ['-x', join(folder, deb), folder]);
    for (const one of backends) await once(one.listen(0, '127.0.0.1'), 'listening');
    const at = backends.map((one) => `127.0.0.1:${(one.address() as AddressInfo).port}`);
    port = await freePorts();
    const example = (await readFile(join(programFolder, proxy.file), 'utf8'))
      .replaceAll('127.0.0.1:3000', at[0] ?? '')
      .replaceAll('127.0.0.1:3001', at[1] ?? '')
      .replaceAll('127.0.0.1:3011', at[2] ?? '');
    const [program, ...options] = await proxy.prepare({ folder, port, example });
    running = spawn(program, options, {
      env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [running.stdout, running.stderr]) stream?.on('data', (part) => (said += String(part)));
    await vi.waitFor(() => ask('help.example.org', '/'), { timeout: 60_000, interval: 500 });
  }, 180_000);
  afterAll(async () => {
    running?.kill();
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
    expect([headers?.host, headers?.['x-forwarded-for']]).toEqual(['help.example.org', proxy.forwarded]);
    expect(['1', '2']).toContain((await ask('team.example.org', '/')).backend);
  });

  it('gives all work to the second backend while the first is away', async () => {
    backends[1]?.closeAllConnections();
    await new Promise((done) => backends[1]?.close(done));
    for (let at = 0; at < 6; at += 1) expect(await ask('team.example.org', '/')).toEqual({ status: 200, backend: '2' });
  });

  it('logs neither what follows a question mark, nor cookies', async () => {
    await ask('team.example.org', '/calendar?key=secret-key');
    await expect.poll(() => proxy.logged(folder, said), { timeout: 60_000 }).toContain('/calendar');
    expect(`${said}${await proxy.logged(folder, said)}`).not.toMatch(/secret-key|secret-cookie/);
  });
});
