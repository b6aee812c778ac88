import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deviceOf, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import {
  forgetUsedCodes,
  type OpenedInstallation,
  openedInstallation,
  type Visitor,
} from '#app/service/sign-in/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { accountRoutes } from './index.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';
const fresh = 'zeven lampen hangen boven de kade';

describe('one’s own way of signing in', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation, routes: accountRoutes });
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  beforeEach(async () => {
    const administrator = await world.test.administrator();
    await administrator.query('delete from naast.throttle');
    await administrator.query('delete from naast.known_device');
    await administrator.query('update naast.session set ended_at = now(), secret_sealed = null where ended_at is null');
    await administrator.query('update naast.person set must_change = false');
  });

  /** A visitor with a session that began in this browser. */
  async function enter(person: TestPerson, userAgent: string, password = person.password): Promise<Visitor> {
    await forgetUsedCodes(world.test);
    const code = totpCode(person.totpSecret);
    const device = deviceOf(userAgent);
    const result = await signIn(world.installation, {
      loginName: person.loginName,
      password,
      code,
      address: 'here',
      device,
    });
    if (!result.ok) throw new Error(result.reason);
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, result.cookie);
    return visitor;
  }
  const isIn = async (visitor: Visitor) => (await visitor.get('/profile')).status === 200;
  const actions = async (most = 4) => {
    const { rows } = await (await world.test.administrator()).query<{ action: string }>(
      'select action from naast.audit_entry order by seq desc limit $1',
      [most],
    );
    return rows.map(({ action }) => action);
  };

  it('T36 shows one’s own sessions and no other’s, and ends one at once', async () => {
    const { bram, noor } = world.people;
    const [here, there] = [await enter(bram, firefox), await enter(bram, phone)];
    const other = await enter(noor, phone);
    const page = await here.get('/profile/sessions');
    expect(page.html).toContain('Firefox op een computer met Linux');
    expect(page.html).toContain('Chrome op een Android-telefoon of -tablet');
    const ends = [...page.html.matchAll(/action="(\/profile\/sessions\/[0-9a-f-]{36}\/end)"/g)].map(
      (match) => match[1],
    );
    expect(ends).toHaveLength(1);
    expect((await here.post(ends[0] ?? '', {}, page)).location).toBe('/profile/sessions');
    expect([await isIn(here), await isIn(there), await isIn(other)]).toEqual([true, false, true]);
    // Nobody ends another's session, nor the present one by this address.
    const { rows } = await (await world.test.administrator()).query<{ id: string }>(
      'select id from naast.session where ended_at is null',
    );
    for (const { id } of rows) expect((await here.force(`/profile/sessions/${id}/end`, {})).status).toBe(404);
    expect([await isIn(here), await isIn(other)]).toEqual([true, true]);
  });

  it('T36 ends all but this one', async () => {
    const { bram } = world.people;
    const visitors = [await enter(bram, firefox), await enter(bram, phone), await enter(bram, phone)];
    const [here] = visitors as [Visitor];
    await here.fill('/profile/sessions', '/profile/sessions/end', {});
    expect(await Promise.all(visitors.map(isIn))).toEqual([true, false, false]);
    expect((await here.get('/profile/sessions')).html).toContain('Je bent alleen hier ingelogd');
  });

  it('T36 lets a coordinator end the sessions of a volunteer of her region, and of nobody else', async () => {
    const { joke, karel, bram, sem, leader } = world.people;
    const by = await enter(joke, firefox);
    const at = (person: TestPerson) => `/people/${person.id}/sign-in`;
    const volunteer = await enter(bram, phone);
    await by.fill(at(bram), `${at(bram)}/end`, {});
    expect(await isIn(volunteer)).toBe(false);
    expect(await actions(1)).not.toContain('request.refused');
    for (const person of [karel, sem, leader, joke]) {
      const theirs = person === joke ? by : await enter(person, phone);
      expect((await by.get(at(person))).status, person.loginName).toBe(404);
      expect((await by.force(`${at(person)}/end`, {})).status, person.loginName).toBe(404);
      expect(await isIn(theirs), person.loginName).toBe(true);
    }
  });

  it('T36 leaves nobody’s sessions to an injected statement: the database asks who may vouch', async () => {
    const { joke, sem } = world.people;
    const theirs = await enter(sem, phone);
    const { endSessionsOf } = await import('#app/platform/access/authentication/index.ts');
    await world.signedIn(joke);
    expect(await world.as(joke, (visit) => endSessionsOf(visit, sem.id))).toBe(0);
    expect(await isIn(theirs)).toBe(true);
  });

  it('tells of a new device on every other one, never on itself, until she says that it was she', async () => {
    const { bram } = world.people;
    const known = await enter(bram, firefox);
    expect((await known.get('/welcome')).location).toBe('/');
    const thief = await enter(bram, phone);
    expect((await thief.get('/profile/sessions')).html).not.toContain('nieuw apparaat');
    await thief.force('/profile/sessions/known', {});
    const page = await known.get('/profile/sessions');
    expect(page.html).toContain('Er is ingelogd op een nieuw apparaat');
    expect((await (await enter(bram, firefox)).get('/welcome')).location).toBe('/profile/sessions');
    await known.fill('/profile/sessions', '/profile/sessions/known', {});
    expect((await known.get('/profile/sessions')).html).not.toContain('nieuw apparaat');
    expect((await (await enter(bram, phone)).get('/welcome')).location).toBe('/');
  });

  it('sends nobody to herself: the leader reads whom else she calls', async () => {
    for (const [person, whom] of [
      [world.people.bram, 'Bel daarna je coördinator of de projectleider.'],
      [world.people.leader, 'Bel daarna je plaatsvervanger en wie de server beheert.'],
    ] as const) {
      const known = await enter(person, firefox);
      await enter(person, phone);
      expect((await known.get('/profile/sessions')).html).toContain(whom);
    }
    // The page of a passkey that must be made is hers before anything else.
    const leader = await enter(world.people.leader, firefox);
    const administrator = await world.test.administrator();
    await administrator.query("insert into naast.passkey_role (kind) values ('project-leader')");
    const { html } = await leader.get('/profile/passkeys');
    expect(html).toContain('vraag hulp aan wie de server beheert');
    expect(html).not.toContain('bel de projectleider');
    await administrator.query('delete from naast.passkey_role');
  });

  it('keeps what kind of device it was from whoever reads the table', async () => {
    await enter(world.people.bram, firefox);
    const { rows } = await (await world.test.administrator()).query(
      'select device_sealed, key from naast.session s join naast.known_device d on d.session_id = s.id',
    );
    expect(JSON.stringify(rows.map((row) => Object.values(row).map(String)))).not.toMatch(/firefox|linux/i);
    await enter(world.people.noor, firefox);
    const again = await (await world.test.administrator()).query('select key from naast.known_device');
    expect(new Set(again.rows.map(({ key }) => key.toString('hex'))).size).toBe(2);
  });

  it('T30 T34 a new password ends the other sessions, gives this one a new cookie, and the old password opens nothing', async () => {
    const { noor } = world.people;
    const [here, there] = [await enter(noor, firefox), await enter(noor, phone)];
    const before = here.cookies.get(sessionCookieName) ?? '';
    const typed = { password: noor.password, fresh, again: fresh };
    const answer = await here.fill('/profile/password', '/profile/password', typed);
    expect(answer.location).toBe('/profile/password/changed');
    expect(here.cookies.get(sessionCookieName)).not.toBe(before);
    const old = opened.visitor();
    old.cookies.set(sessionCookieName, before);
    expect([await isIn(here), await isIn(there), await isIn(old)]).toEqual([true, false, false]);
    await expect(enter(noor, firefox)).rejects.toThrow('wrong');
    const again = await enter(noor, firefox, fresh);
    await again.fill('/profile/password', '/profile/password', {
      password: fresh,
      fresh: noor.password,
      again: noor.password,
    });
    expect(await isIn(await enter(noor, firefox))).toBe(true);
    expect(await actions(12)).toContain('password.changed');
  });

  it('T35, T43 asks for the password of now, and keeps the old one where anything is wrong', async () => {
    const { bram } = world.people;
    const here = await enter(bram, firefox);
    const attempts = [
      { password: '', fresh, again: fresh },
      { password: 'heel iets anders dan dat', fresh, again: fresh },
      { password: bram.password, fresh: 'te kort', again: 'te kort' },
      { password: bram.password, fresh, again: `${fresh}!` },
      { password: bram.password, fresh: 'vrijwilliger vrijwilliger', again: 'vrijwilliger vrijwilliger' },
    ];
    for (const typed of attempts) {
      const answer = await here.fill('/profile/password', '/profile/password', typed);
      expect(answer.status).toBe(422);
      for (const secret of [fresh, bram.password]) expect(answer.html).not.toContain(secret);
    }
    expect(await isIn(await enter(bram, firefox))).toBe(true);
  });

  it('T40 leaves three pages to somebody who must choose a new password, and keeps a form that she was sending', async () => {
    const { joke, bram } = world.people;
    const at = `/people/${bram.id}/sign-in`;
    const by = await enter(joke, firefox);
    const there = await enter(bram, phone);
    const wrong = await by.fill(at, `${at}/new-password`, { password: 'heel iets anders dan dat' });
    expect([wrong.status, await isIn(there)]).toEqual([422, true]);
    const done = await by.fill(at, `${at}/new-password`, { password: joke.password });
    expect([done.location, await isIn(there)]).toEqual([`${at}?done=demanded`, false]);
    const here = await enter(bram, phone);
    const gets = opened.app.routes
      .filter(
        ({ method, path }) => method === 'GET' && /^\/(profile|people|regions|first-hour|teams|contact)/.test(path),
      )
      .map(({ path }) => path.replace(/:[a-z]+/g, bram.id));
    expect(gets.length).toBeGreaterThan(8);
    for (const path of new Set(gets)) {
      const answer = await here.get(path);
      expect(answer.location ?? `${answer.status}`, path).toBe(
        path === '/profile/password' ? '200' : '/profile/password',
      );
    }
    const token = /name="_csrf" value="([^"]*)"/.exec((await here.get('/profile/password')).html)?.[1] ?? '';
    const sent = await here.post('/profile/sessions/end', { _csrf: token, note: 'wat zij schreef' });
    expect(sent.location).toBe('/sign-in/kept');
    const again = await enter(bram, phone);
    await again.fill('/profile/password', '/profile/password', { password: bram.password, fresh, again: fresh });
    expect((await again.get('/profile')).html).toContain('wat zij schreef');
    await again.fill('/profile/password', '/profile/password', {
      password: fresh,
      fresh: bram.password,
      again: bram.password,
    });
  });

  it('T33 ends a session that lay still for a quarter of an hour, and any after eight hours', async () => {
    const administrator = await world.test.administrator();
    const shift = (visitor: Visitor, minutes: number) =>
      administrator.query(
        `update naast.session set started_at = started_at - $1 * interval '1 minute', touched_at = touched_at - $1 * interval '1 minute',
           idle_until = idle_until - $1 * interval '1 minute', absolute_until = absolute_until - $1 * interval '1 minute'
         where ended_at is null and person_id = $2`,
        [minutes, visitor === undefined ? null : world.people.bram.id],
      );
    const still = await enter(world.people.bram, firefox);
    await shift(still, 14);
    expect(await isIn(still)).toBe(true);
    await shift(still, 16);
    expect(await isIn(still)).toBe(false);
    await administrator.query('update naast.session set ended_at = now(), secret_sealed = null where ended_at is null');
    const busy = await enter(world.people.bram, firefox);
    for (let minutes = 0; minutes < 8 * 60 - 12; minutes += 12) {
      await shift(busy, 12);
      expect(await isIn(busy), `${minutes} minutes`).toBe(true);
    }
    await shift(busy, 13);
    expect(await isIn(busy)).toBe(false);
  });

  it('knows browsers by their own words, also those that want to be taken for another', () => {
    expect(deviceOf(firefox)).toEqual({ browser: 'firefox', system: 'linux' });
    expect(deviceOf(phone)).toEqual({ browser: 'chrome', system: 'android' });
    expect(deviceOf(`${phone} Edg/140.0`)).toEqual({ browser: 'edge', system: 'android' });
    expect(deviceOf(undefined)).toEqual({ browser: 'other', system: 'other' });
  });
});
