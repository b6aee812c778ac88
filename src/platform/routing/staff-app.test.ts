import type { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessPolicy, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { type PersonSecret, readSessionCookie, VaultRefusal } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { type Route, sessionCookieName, staffApp } from './index.ts';

const { opened } = vi.hoisted(() => ({ opened: [] as PersonSecret[] }));
vi.mock('#app/platform/vault/index.ts', async (original) => {
  const vault = await original<typeof import('#app/platform/vault/index.ts')>();
  const openSession: typeof vault.openSession = (...given) => {
    const secret = vault.openSession(...given);
    opened.push(secret);
    return secret;
  };
  return { ...vault, openSession };
});

const origin = 'http://localhost:3001';
const exitTo = 'https://example.org/';

describe('the one way in', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  const routes: Route[] = [
    { method: 'GET', path: '/', needs: 'start.see', handle: async (c) => c.text('start') },
    { method: 'POST', path: '/note', needs: 'start.see', handle: async (c) => c.redirect('/', 303) },
    {
      method: 'GET',
      path: '/moved',
      needs: 'start.see',
      handle: async () => {
        throw new VaultRefusal();
      },
    },
    {
      method: 'GET',
      path: '/fails',
      needs: 'start.see',
      async handle(_, visit) {
        visit.journal.note({ action: 'alarm.grant', outcome: 'refused' });
        throw new Error('nobody foresaw this');
      },
    },
    {
      method: 'GET',
      path: '/listed',
      needs: 'start.see',
      async handle(c, visit) {
        visit.journal.note({ action: 'registration.listed', count: 3 });
        return c.text('a list with an error above it', 422);
      },
    },
  ];
  /** When each stranger was begun with. */
  const begun: number[] = [];
  routes.push({
    method: 'GET',
    path: '/door',
    needs: 'nobody',
    async handle(c) {
      begun.push(performance.now());
      return c.text('come in');
    },
  });
  routes.push(
    { method: 'POST', path: '/door', needs: 'nobody', handle: async (c) => c.redirect('/', 303) },
    { method: 'POST', path: '/out', needs: 'nobody', atOnce: true, handle: async (c) => c.redirect('/', 303) },
  );
  /** Two who each hold what the other wants next; whoever comes once more finds nobody. */
  const meeting = { arrived: 0, both: Promise.withResolvers<void>() };
  routes.push(
    ...[
      [1, 2],
      [2, 1],
    ].map(
      ([first, second]): Route => ({
        method: 'POST',
        path: `/crossed/${first}`,
        needs: 'start.see',
        async handle(c, { db, journal }) {
          const lock = (one = 0) => sql`select pg_advisory_xact_lock(4711, ${one})`.execute(db);
          await lock(first);
          meeting.arrived += 1;
          if (meeting.arrived === 2) meeting.both.resolve();
          await meeting.both.promise;
          await lock(second);
          journal.note({ action: 'registration.listed', count: first });
          return c.redirect('/', 303);
        },
      }),
    ),
  );
  /** Acts before which somebody else changed the same thing so many times. */
  let tries = 0;
  routes.push(
    ...[1, 2].map(
      (times): Route => ({
        method: 'POST',
        path: `/earlier/${times}`,
        needs: 'start.see',
        async handle(c, { journal }) {
          tries += 1;
          journal.note({ action: 'registration.listed', count: tries });
          if (tries <= times) throw new ChangedMeanwhile('Somebody was earlier.');
          return c.redirect('/', 303);
        },
      }),
    ),
  );
  const failures: Error[] = [];
  const service = (installation: StaffInstallation = world.installation): Hono =>
    staffApp({
      installation,
      policy: accessPolicy,
      routes,
      origin,
      exitTo,
      serviceName: 'naast',
      demo: false,
      navigation: () => [],
      report: (_, error) => failures.push(error),
    });

  interface Asked {
    cookie?: string;
    headers?: Record<string, string>;
    app?: Hono;
  }
  function ask(path: string, { cookie, headers = {}, app = service() }: Asked = {}, init: RequestInit = {}) {
    const given = cookie === undefined ? {} : { cookie: `${sessionCookieName}=${cookie}` };
    return app.request(`${origin}${path}`, { ...init, headers: { host: 'localhost:3001', ...given, ...headers } });
  }
  const livesOn = async (cookie: string) => (await ask('/', { cookie })).status === 200;
  const actions = async () => {
    const { rows } = await (await world.test.administrator()).query<{ action: string }>(
      'select action from naast.audit_entry order by seq desc limit 3',
    );
    return rows.map(({ action }) => action);
  };

  const post = async (path: string) => {
    const cookie = await world.signedIn(world.people.bram);
    const key = readSessionCookie(cookie)?.key;
    const body = new URLSearchParams({ _csrf: key ? csrfToken(key) : '' });
    return ask(path, { cookie, headers: { origin } }, { method: 'POST', body });
  };
  const counted = async () => {
    const { rows } = await (await world.test.administrator()).query<{ n: number }>(
      "select count(*)::int as n from naast.audit_entry where action = 'registration.listed'",
    );
    return rows[0]?.n ?? 0;
  };

  it('T45 takes no cookie from a browser that sent none: a link from another site signs nobody out', async () => {
    for (const path of ['/', '/weg']) {
      const answer = await ask(path, { headers: { 'sec-fetch-site': 'cross-site' } });
      expect(answer.status).toBe(303);
      expect(answer.headers.getSetCookie(), path).toEqual([]);
    }
    const late = { method: 'POST', body: new URLSearchParams({ note: 'a' }) };
    const answer = await ask('/note', { headers: { origin } }, late);
    expect([answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual(['/sign-in', []]);
  });

  it('T45 lets only our own pages, or the visitor herself, end a session by the way out', async () => {
    const cookie = await world.signedIn(world.people.bram);
    for (const site of ['cross-site', 'same-site']) {
      const answer = await ask('/weg', { cookie, headers: { 'sec-fetch-site': site } });
      expect(answer.headers.get('location')).toBe(exitTo);
      expect(await livesOn(cookie), site).toBe(true);
    }
    const left = await ask('/weg', { cookie, headers: { 'sec-fetch-site': 'same-origin' } });
    expect(left.headers.getSetCookie().join()).toMatch(/^__Host-s=;.*Max-Age=0/);
    expect(await livesOn(cookie)).toBe(false);
  });

  it('T55 leads out also when the session cannot be ended', async () => {
    const cookie = await world.signedIn(world.people.bram);
    const broken: StaffInstallation = { ...world.installation, scoped: () => Promise.reject(new Error('no database')) };
    const answer = await ask('/weg', { cookie, app: service(broken) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, exitTo]);
    expect(failures.pop()?.message).toBe('no database');
  });

  it('T42 begins with one stranger at a time, with room between them for those who are at work', async () => {
    const app = service();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('/door', { app })));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    // Four milliseconds each; a timer may come a little early, never much.
    expect((begun.at(-1) ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(39 * 3);
  });

  it('T42 tells all but fifty of two hundred from one address to come back, and lets out whoever signs out', async () => {
    const app = service();
    const flood = Array.from({ length: 200 }, () => ask('/door', { app }));
    const out = await ask('/out', { app, headers: { origin } }, { method: 'POST', body: new URLSearchParams() });
    expect(out.status).toBe(303);
    const answers = await Promise.all(flood);
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(50);
    expect(busy.map((answer) => answer.headers.get('retry-after'))).toEqual(Array(busy.length).fill('30'));
  });

  it('T42 reads no long form at the door, also of somebody with a cookie', async () => {
    const cookie = await world.signedIn(world.people.bram);
    const key = readSessionCookie(cookie)?.key;
    const post = (path: string, length: number) => {
      const body = new URLSearchParams({ note: 'a'.repeat(length), _csrf: key ? csrfToken(key) : '' });
      return ask(path, { cookie, headers: { origin } }, { method: 'POST', body });
    };
    expect((await post('/door', 15_000)).status).toBe(303);
    expect((await post('/door', 17_000)).status).toBe(413);
    expect((await post('/note', 17_000)).status).toBe(303);
  });

  it('T105 wipes the keys of a request whose transaction never began', async () => {
    const cookie = await world.signedIn(world.people.bram);
    const broken: StaffInstallation = {
      ...world.installation,
      scoped: (context, work) =>
        context.kind === 'person'
          ? Promise.reject(new Error('no connection'))
          : world.installation.scoped(context, work),
    };
    opened.length = 0;
    expect((await ask('/', { cookie, app: service(broken) })).status).toBe(500);
    failures.length = 0;
    expect(opened).toHaveLength(1);
    expect(opened[0]?.boxSecret.every((byte) => byte === 0)).toBe(true);
    expect(opened[0]?.signSecret.every((byte) => byte === 0)).toBe(true);
  });

  it('T86 raises an alarm when something sealed does not open, and answers as for what is not there', async () => {
    const cookie = await world.signedIn(world.people.bram);
    const [moved, missing] = [await ask('/moved', { cookie }), await ask('/nothing', { cookie })];
    expect([moved.status, missing.status]).toEqual([404, 404]);
    expect(await moved.text()).toBe(await missing.text());
    expect(await actions()).toEqual(['request.refused', 'request.refused', 'alarm.sealed']);
  });

  it('T122 keeps in the book what was shown beside an error', async () => {
    const cookie = await world.signedIn(world.people.bram);
    expect((await ask('/listed', { cookie })).status).toBe(422);
    expect((await actions()).slice(0, 2)).toEqual(['request.refused', 'registration.listed']);
  });

  it('T122 keeps an alarm in the book when the page then fails altogether', async () => {
    const cookie = await world.signedIn(world.people.bram);
    expect((await ask('/fails', { cookie })).status).toBe(500);
    expect((await actions())[0]).toBe('alarm.grant');
    failures.length = 0;
  });

  it('S6 does an act once more for which somebody else was earlier by a moment, and only once more', async () => {
    const before = await counted();
    expect((await post('/earlier/1')).status).toBe(303);
    expect(await counted()).toBe(before + 1);
    expect(failures).toEqual([]);
    tries = 0;
    expect((await post('/earlier/2')).status).toBe(500);
    expect(tries).toBe(2);
    expect(failures.pop()).toBeInstanceOf(ChangedMeanwhile);
    // What was looked at before an act fails is told all the same, of the last try.
    expect(await counted()).toBe(before + 2);
  });

  it('S6 does an act once more that was undone because two waited for one another, and writes it down once', async () => {
    const before = await counted();
    const answers = await Promise.all([post('/crossed/1'), post('/crossed/2')]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    // One of the two went through twice.
    expect(meeting.arrived).toBe(3);
    expect(await counted()).toBe(before + 2);
    expect(failures).toEqual([]);
  });

  it('T39 opens no session into which the sealed secret of another was moved, and raises an alarm', async () => {
    const [bram, noor] = [await world.signedIn(world.people.bram), await world.signedIn(world.people.noor)];
    const lookups = [bram, noor].map((cookie) => readSessionCookie(cookie)?.lookup);
    const admin = await world.test.administrator();
    await admin.query(
      'update naast.session s set secret_sealed = o.secret_sealed from naast.session o where s.lookup = $1 and o.lookup = $2',
      lookups,
    );
    const answer = await ask('/', { cookie: bram });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await actions())[0]).toBe('alarm.sealed');
    expect(await livesOn(noor)).toBe(true);
  });

  it('T45 still takes a form with the token of its own session', async () => {
    const cookie = await world.signedIn(world.people.bram);
    const key = readSessionCookie(cookie)?.key;
    const body = new URLSearchParams({ _csrf: key ? csrfToken(key) : '' });
    const answer = await ask('/note', { cookie, headers: { origin } }, { method: 'POST', body });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });
});
