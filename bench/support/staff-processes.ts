import { fork } from 'node:child_process';
import { Agent, type RequestOptions, request } from 'node:http';
import { join } from 'node:path';
import { newId, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import type { BenchInstallation } from './bench-installation.ts';
import { hammer } from './hammer.ts';

export interface Fetched {
  ms: number;
  status: number;
  text: string;
}

/** Between the parts of a form with a file. */
const edge = 'naast-bench-edge';

export interface StaffProcesses {
  /** Fetches a page as the holder of the cookie from one of the processes in turn; milliseconds, status and size. */
  get(path: string, cookie: string): Promise<Fetched>;
  /** The same for a form, with the token of this session. */
  post(path: string, cookie: string, fields: Readonly<Record<string, string>>): Promise<Fetched>;
  /** Sends a file with the form at this path, to one of the processes in turn, as the script of the page does. */
  upload(path: string, cookie: string, file: Uint8Array): Promise<Fetched>;
  /** Pages a second of all processes together, each asked by eight who want the next as soon as they have one. */
  saturated(path: string, cookie: string, seconds: number): Promise<number>;
  close(): Promise<void>;
}

/** Starts `count` staff processes against one database, as on a real machine; with `files` they also open letters. */
export async function staffProcesses(
  { world, settings }: BenchInstallation,
  count: number,
  files?: { programFolder: string; entry: string; folder: string },
): Promise<StaffProcesses> {
  const entry = join(process.env.NAAST_BENCH_FOLDER ?? '', 'staff-server.js');
  const pool = settings('staff');
  const given = {
    pool: { ...pool, contextKey: Buffer.from(pool.contextKey).toString('base64') },
    pepper: Buffer.from(world.installation.pepper).toString('base64'),
    receiptKey: Buffer.from(world.installation.receiptKey).toString('base64'),
    root: world.pins.root.toString('base64'),
    recovery: world.pins.recovery.toString('base64'),
    files,
  };
  const started = await Promise.all(
    Array.from({ length: count }, async () => {
      const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      child.send(given);
      const port = await new Promise<number>((done, fail) => {
        child.once('message', (message: { port: number }) => done(message.port));
        child.once('exit', (code) => fail(new Error(`A staff process ended with ${code}.`)));
      });
      return { child, port };
    }),
  );
  const colleagues = new Agent({ keepAlive: true, maxSockets: 64 });
  // Strangers have connections of their own: they must not stand before a colleague on this side already.
  const strangers = new Agent({ keepAlive: true });
  let turn = 0;
  const fetch = (path: string, cookie: string, body?: string): Promise<Fetched> => {
    turn += 1;
    const { port } = started[turn % started.length] ?? { port: 0 };
    const agent = cookie === '' ? strangers : colleagues;
    const place = { agent, host: '127.0.0.1', port, path };
    const headers = { host: `localhost:${port}`, cookie: `__Host-s=${cookie}` };
    const form = {
      origin: `http://localhost:${port}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body ?? ''),
    };
    const options =
      body === undefined ? { ...place, headers } : { ...place, method: 'POST', headers: { ...headers, ...form } };
    return send(options, body === undefined ? [] : [Buffer.from(body)]);
  };
  let uploads = 0;
  /** In pieces as they are there: what it costs to send a file is not to be measured as the page of somebody else. */
  const upload = (path: string, cookie: string, file: Uint8Array): Promise<Fetched> => {
    uploads += 1;
    const { port } = started[uploads % started.length] ?? { port: 0 };
    const key = readSessionCookie(cookie)?.key;
    const field = (name: string, more = '') => `--${edge}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n`;
    const fields = `${field('_csrf')}\r\n${key ? csrfToken(key) : ''}\r\n${field('_key')}\r\n${newId()}\r\n`;
    const pieces = [
      Buffer.from(`${fields}${field('file', '; filename="foto.jpg"')}Content-Type: image/jpeg\r\n\r\n`),
      file,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ];
    const headers = {
      host: `localhost:${port}`,
      cookie: `__Host-s=${cookie}`,
      origin: `http://localhost:${port}`,
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${edge}`,
      'content-length': pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
    };
    return send({ host: '127.0.0.1', port, path, method: 'POST', headers }, pieces);
  };
  return {
    upload,
    get: (path, cookie) => fetch(path, cookie),
    post(path, cookie, fields) {
      const key = readSessionCookie(cookie)?.key;
      return fetch(path, cookie, String(new URLSearchParams({ _csrf: key ? csrfToken(key) : '', ...fields })));
    },
    async saturated(path, cookie, seconds) {
      const rates = started.map(({ port }) =>
        hammer(port, {
          path,
          headers: { host: `localhost:${port}`, cookie: `__Host-s=${cookie}` },
          clients: 8,
          seconds,
        }),
      );
      return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
    },
    async close() {
      colleagues.destroy();
      strangers.destroy();
      await Promise.all(
        started.map(
          ({ child }) =>
            new Promise((done) => {
              child.once('exit', done);
              child.kill('SIGTERM');
            }),
        ),
      );
    },
  };
}

function send(options: RequestOptions, pieces: readonly Uint8Array[]): Promise<Fetched> {
  const begun = performance.now();
  return new Promise((done, fail) => {
    const asked = request(options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => done({ ms: performance.now() - begun, status: answer.statusCode ?? 0, text }));
    });
    // A connection that was idle for five seconds may be closed by the server just as we use it again.
    asked.on('error', (error) => (asked.reusedSocket ? done(send(options, pieces)) : fail(error)));
    for (const piece of pieces) asked.write(piece);
    asked.end();
  });
}

/** 20 people, each one request every two seconds: an open loop, timed from the moment the request was due. */
export async function twentyUsers(get: () => Promise<unknown>, seconds: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  const total = seconds * 10;
  const begun = performance.now();
  for (let at = 0; at < total; at += 1) {
    const due = begun + at * 100;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    times.push(get().then(() => performance.now() - due));
  }
  return Promise.all(times);
}
