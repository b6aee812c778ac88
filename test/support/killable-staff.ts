import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, keepRunning } from '#app/operations/processes/child.ts';
import { pinKeys } from '#app/operations/processes/pins.ts';
import { entry, nodeCommand, programFolder } from '#app/operations/processes/program.ts';
import type { StartMessage } from '#app/operations/processes/secrets.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import type { ValidForm } from './attack-form.ts';
import { encoded, multipart } from './attack-visitor.ts';
import type { AttackWorld, Someone } from './attack-world.ts';

/** What came back: a status and where it leads, or nothing, since nobody was there (any more). */
interface Reply {
  status: number;
  location: string | null;
  cookies: readonly string[];
  body: string;
}

export interface KillableStaff {
  /** As the supervisor keeps it: started again whenever it ends. */
  child: Child;
  origin: string;
  /** Sends a form as a browser does; null when no whole answer came. */
  send(form: ValidForm, cookie?: string): Promise<Reply | null>;
  /** Signs in with password and code; gives the cookie. */
  signIn(name: string, password: string, code: string): Promise<string>;
  get(who: Exclude<Someone, 'nobody'>, path: string, cookie?: string): Promise<Reply | null>;
  untilAnswering(): Promise<void>;
  close(): Promise<void>;
}

/** Eight ports of this test process, below those that the system gives away by itself while one of ours is just starting again. */
export const quietPorts = () => 21_000 + (process.pid % 1_000) * 8;

/** The real staff process before the database of a test, started and kept running by the supervisor's own code. */
export async function killableStaff(
  attack: AttackWorld,
  port: number,
  { restartAfter, opensFiles = true }: { restartAfter?: number; opensFiles?: boolean } = {},
): Promise<KillableStaff> {
  const folder = await mkdtemp(join(tmpdir(), 'naast-killable-'));
  const pinsFile = join(folder, 'root.pub');
  const { world } = attack;
  await pinKeys(pinsFile, world.pins);
  const { contextKey, connections: _, ...place } = world.test.settings('staff');
  const origin = `http://localhost:${port}`;
  const message: StartMessage = {
    kind: 'staff',
    demo: true,
    serviceName: 'naast',
    exitTo: 'https://example.org/',
    public: { origin: 'http://127.0.0.1:3000', port: 3000, addresses: ['127.0.0.1'] },
    staff: { origin, port, addresses: ['127.0.0.1'] },
    proxies: ['127.0.0.1'],
    database: place,
    contextKey: Buffer.from(contextKey).toString('base64'),
    receiptKey: Buffer.from(world.installation.receiptKey).toString('base64'),
    pepper: Buffer.from(world.installation.pepper).toString('base64'),
    // Without the processes that open files a start takes a third.
    programFolder: opensFiles ? programFolder : folder,
    filesFolder: attack.filesFolder,
    pinsFile,
    setUpTokenMac: null,
    scannerSocket: null,
    demoPeople: [],
    publicWalls: true,
    sendsMail: false,
  };
  const child = keepRunning({
    name: 'staff',
    command: nodeCommand(entry('staff')),
    startMessage: async () => message,
    err: () => undefined,
    ...(restartAfter === undefined ? {} : { restartAfter }),
  });
  const cookies = new Map<string, string>();
  const cookieOf = async (who: Exclude<Someone, 'nobody'>) => {
    const cookie = cookies.get(who) ?? (await world.signedIn(attack.person(who)));
    cookies.set(who, cookie);
    return cookie;
  };
  const ask = async (method: string, path: string, cookie: string | null, body?: BodyInit): Promise<Reply | null> => {
    const sent = new Response(body ?? null);
    const bytes = Buffer.from(await sent.arrayBuffer());
    return new Promise((done) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          agent: false,
          timeout: 60_000,
          headers: {
            host: `localhost:${port}`,
            origin,
            'accept-language': 'nl',
            'content-length': bytes.length,
            ...(cookie === null ? {} : { cookie: `__Host-s=${cookie}` }),
            ...(body === undefined ? {} : { 'content-type': sent.headers.get('content-type') ?? '' }),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('error', () => done(null));
          answer.on('aborted', () => done(null));
          answer.on('end', () =>
            done({
              status: answer.statusCode ?? 0,
              location: answer.headers.location ?? null,
              cookies: answer.headers['set-cookie'] ?? [],
              body: text,
            }),
          );
        },
      );
      asked.on('error', () => done(null));
      asked.on('timeout', () => asked.destroy());
      asked.end(bytes);
    });
  };
  const untilAnswering = async () => {
    for (const end = Date.now() + 60_000; ; await pause(40)) {
      if ((await ask('GET', '/sign-in', null)) !== null) return;
      if (Date.now() > end) throw new Error('The staff process does not come back.');
    }
  };
  return {
    child,
    origin,
    async send({ who, path, fields, file }, given) {
      if (who === 'nobody') throw new Error('Only colleagues here.');
      const cookie = given ?? (await cookieOf(who));
      const key = readSessionCookie(cookie)?.key;
      const all = { ...fields, _csrf: key ? csrfToken(key) : '' };
      return ask('POST', path, cookie, file ? multipart(all, file) : encoded(all));
    },
    async signIn(name, password, code) {
      const answer = await ask('POST', '/sign-in', null, encoded({ name, password, code }));
      const cookie = answer?.cookies.map((line) => /^__Host-s=([A-Za-z0-9_-]{64})/.exec(line)?.[1]).find(Boolean);
      if (!cookie) throw new Error(`Nobody is let in: ${answer?.status}`);
      return cookie;
    },
    get: async (who, path, cookie) => ask('GET', path, cookie ?? (await cookieOf(who))),
    untilAnswering,
    async close() {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
