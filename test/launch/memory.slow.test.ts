import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSettings } from '#app/operations/config.ts';
import { actingIn } from '#app/operations/demo/acting.ts';
import { readPins } from '#app/operations/processes/pins.ts';
import { visitDatabase } from '#app/operations/processes/visit.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { freePorts } from '#test/people-at-work.ts';
import { type StartedService, startService } from './started-service.ts';

const port = await freePorts();

const password = 'verzonnen bram wandelt langs het water';

/** Reads the memory of the staff process as root on the machine would, and looks for keys in it. */
describe('the memory of the staff process', () => {
  let parent: string;
  let data: string;
  let service: StartedService;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-memory-'));
    data = join(parent, 'data');
    service = await startService({ data, port, flags: ['--demo', '--world', 'small'] });
  }, 240_000);
  afterAll(async () => {
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('T105 holds no key of a colleague, of her team, of a case or of her session after she signed out', async () => {
    const { needles, pepper, reference } = await herKeys();
    const address = service.staffAddress;
    const cookie = await enter(address);
    const session = readSessionCookie(cookie);
    if (!session) throw new Error('No session.');
    needles.set('session', Buffer.from(session.key));
    for (const path of ['/', '/clients', `/clients/${reference}`, '/profile', '/limits'])
      expect((await fetch(`${address}${path}`, { headers: { cookie: `__Host-s=${cookie}` } })).status, path).toBe(200);
    const page = await (await fetch(`${address}/profile`, { headers: { cookie: `__Host-s=${cookie}` } })).text();
    const token = /name="_csrf" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const out = await fetch(`${address}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `__Host-s=${cookie}`, origin: address },
      body: new URLSearchParams({ _csrf: token }),
    });
    expect(out.status).toBe(303);
    const { staff } = await service.processes();
    // The search itself works: what the process needs for everybody is found.
    expect(await found(staff, new Map([['pepper', pepper]]))).toEqual(['pepper']);
    await vi.waitFor(async () => expect(await found(staff, needles)).toEqual([]), { timeout: 90_000, interval: 5_000 });
  }, 240_000);

  async function enter(address: string): Promise<string> {
    const answer = await fetch(`${address}/sign-in/as`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address },
      body: new URLSearchParams({ person: 'bram' }),
    });
    const cookie = /__Host-s=([\w-]{64})/.exec(answer.headers.getSetCookie().join(';'))?.[1];
    if (!cookie) throw new Error(`Not signed in: ${answer.status}`);
    return cookie;
  }

  /**
   * The colleague's keys, opened here from the same database: another process, so that nothing of it is in the memory
   * that is read.
   */
  async function herKeys() {
    const keysFolder = `${data}-keys`;
    const read = readSettings(['--demo', '--data', data, '--port', String(port)], {});
    if (!read.ok) throw new Error('No settings.');
    const pepper = Buffer.from((await readFile(join(keysFolder, 'pepper'), 'utf8')).trim(), 'base64');
    const pins = await readPins(join(keysFolder, 'root.pub'));
    const visited = await visitDatabase(read.settings, 'staff', async (connection) => {
      const pool = openDatabase({ ...connection, connections: 2 });
      const { scoped, ask, become } = pool;
      const installation: StaffInstallation = { scoped, ask, become, pepper, receiptKey: pepper, pins: () => pins };
      try {
        return await actingIn(installation)({ loginName: 'bram', password }, async (visit) => {
          const cases = await visit.db
            .selectFrom('case_file')
            .select('reference')
            .where('status', '=', 'open')
            .execute();
          const reference = cases[0]?.reference ?? '';
          const opened = await openCase(visit, reference, 'core', 'case.read');
          const team = await visit.keys.team(visit.person.teams[0] ?? '');
          if (!opened || !team) throw new Error('Nothing to look for.');
          const copies = {
            'what was sealed to her': visit.keys.secret.boxSecret,
            'what she signs with': visit.keys.secret.signSecret.subarray(0, 32),
            team: team.boxSecret,
            case: opened.key,
          };
          return {
            reference,
            needles: new Map(Object.entries(copies).map(([name, key]) => [name, Buffer.from(key)])),
          };
        });
      } finally {
        await pool.close();
      }
    });
    if (!visited.ok) throw new Error(visited.reasons.join());
    return { ...visited.value, pepper };
  }
});

const chunk = 4 * 1024 * 1024;
const overlap = 64;

/** Which of these are somewhere in the writable memory of a process. */
async function found(pid: number, needles: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const met = new Set<string>();
  const regions = [...(await readFile(`/proc/${pid}/maps`, 'utf8')).matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)];
  const memory = await open(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(chunk + overlap);
  try {
    for (const [, from = '0', to = '0'] of regions) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += chunk) {
        const length = Math.min(chunk + overlap, end - at);
        // A page that went meanwhile cannot be read, and holds nothing.
        const { bytesRead } = await memory.read(bytes, 0, length, at).catch(() => ({ bytesRead: 0 }));
        for (const [name, needle] of needles) if (bytes.subarray(0, bytesRead).includes(needle)) met.add(name);
      }
    }
  } finally {
    await memory.close();
  }
  return [...met].sort();
}
