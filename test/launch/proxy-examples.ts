import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '../support/people-at-work.ts';

const run = promisify(execFile);

interface Place {
  folder: string;
  port: number;
  /** The example with the addresses of our three backends in it: public, staff, second staff. */
  example: string;
}

export interface ProxyExample {
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

/** Caddy makes the certificates itself, by an authority of its own. */
export const caddyExample: ProxyExample = {
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

/** nginx reads one of nobody, and its configuration is checked as before every reload. */
export const nginxExample: ProxyExample = {
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

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface RunningProxy {
  folder: string;
  /** Everything it wrote about what it did, the access log included. */
  logged: () => Promise<string>;
  ask: (host: string, path: string, more?: Partial<Sent>) => Promise<Answer>;
  stop: () => Promise<void>;
}

interface Sent {
  headers: Record<string, string>;
  form: Record<string, string>;
}

/** Debian's program with the example of docs/proxy before three backends: public, staff, second staff. */
export async function startProxy(
  proxy: ProxyExample,
  backends: readonly [string, string, string],
): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), `naast-${proxy.debian}-`));
  let running: ChildProcess | null = null;
  const stop = async () => {
    running?.kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await run('apt-get', ['download', proxy.debian], { cwd: folder });
    const [deb = ''] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    await run('dpkg-deb', ['-x', join(folder, deb), folder]);
    const port = await freePorts();
    const example = ['127.0.0.1:3000', '127.0.0.1:3001', '127.0.0.1:3011'].reduce(
      (text, address, at) => text.replaceAll(address, backends[at] ?? ''),
      await readFile(join(programFolder, proxy.file), 'utf8'),
    );
    const [program, ...options] = await proxy.prepare({ folder, port, example });
    const env = { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const child = spawn(program, options, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    const logged = async () => `${said}${await proxy.logged(folder, said)}`;
    const ask: RunningProxy['ask'] = (host, path, more) => askOver(port, host, path, more);
    return { folder, logged, ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function askOver(
  port: number,
  host: string,
  path: string,
  { headers = {}, form }: Partial<Sent> = {},
): Promise<Answer> {
  const body = form === undefined ? null : new URLSearchParams(form).toString();
  const typed = body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${host}` };
  const options = { host: '127.0.0.1', port, path, servername: host, rejectUnauthorized: false };
  return new Promise((done, fail) => {
    const asked = request(
      { ...options, method: body === null ? 'GET' : 'POST', headers: { host, ...typed, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part) => (text += String(part)));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    asked.on('error', fail).end(body ?? undefined);
  });
}
