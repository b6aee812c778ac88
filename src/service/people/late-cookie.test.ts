import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveSession, isDoor, type Route, sessionCookieName } from '#app/platform/routing/index.ts';
import { newId, randomBytes, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import { caseRoutes, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { peopleRoutes } from './index.ts';

const lateCookieName = '__Host-late';

describe('what is sent from a page whose session is over', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let routes: readonly Route[];
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    routes = [];
    opened = await openedInstallation({
      installation: world.installation,
      routes: (desk) => {
        const ofCases = caseRoutes(desk, []);
        routes = [...ofCases, ...peopleRoutes(desk)];
        return ofCases;
      },
    });
    const { joke, bram } = world.people;
    ({ reference } = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase())));
    await world.as(joke, (visit) => assignVolunteerTo(visit, reference, bram.id));
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  beforeEach(async () => {
    await sql('delete from naast.held_text');
  });

  const sql = async (text: string, values: unknown[] = []) =>
    (await world.test.administrator()).query<{ n: number }>(text, values);
  const rows = async () => (await sql('select count(*)::int as n from naast.held_text')).rows[0]?.n;

  /** Signs in as the sign-in page does, and opens a page with a form. */
  async function signIn(visitor: Visitor, person: TestPerson, installation = world.installation) {
    const value = await world.signedIn(person);
    const door = new Hono().get('/', (c) => {
      giveSession(c, installation, value);
      return c.text('');
    });
    const cookie = `${lateCookieName}=${visitor.cookies.get(lateCookieName) ?? ''}`;
    const answer = await door.request('/', { headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', given = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      visitor.cookies.set(name, given);
    }
    return openForm(value);
  }

  function openForm(value: string) {
    const key = readSessionCookie(value)?.key;
    if (!key) throw new Error('No session.');
    return { _csrf: csrfToken(key), _key: newId(), way: 'visit' };
  }

  const notes = () => `/clients/${reference}/notes`;
  const signOut = (visitor: Visitor) => visitor.fill('/profile', '/sign-out', {});
  async function keptOf(person: TestPerson): Promise<string> {
    const visitor = opened.visitor();
    await signIn(visitor, person);
    return (await visitor.get('/profile')).html;
  }

  it('T33 is kept when its writer signed out in another tab, for her alone', async () => {
    const { bram, noor } = world.people;
    const visitor = opened.visitor();
    const form = await signIn(visitor, bram);
    await signOut(visitor);
    expect([...visitor.cookies.keys()]).toEqual([lateCookieName]);
    expect((await visitor.sendDraft(`/clients/${reference}/draft/note`, { ...form, said: 'Zij lachte.' })).status).toBe(
      401,
    );
    const sent = await visitor.post(notes(), { ...form, said: 'Zij lachte. En belde.' });
    expect(sent.location).toBe('/sign-in/kept');
    expect((await keptOf(bram)).split('Zij lachte.').length - 1).toBe(1);
    expect(await keptOf(bram)).toContain('Zij lachte. En belde.');
    expect(await keptOf(noor)).not.toContain('Zij lachte.');
  });

  it('T12 T33 is shown at once to the same person who signed in again, and never to somebody else', async () => {
    const { bram, noor } = world.people;
    const visitor = opened.visitor();
    const form = await signIn(visitor, bram);
    await signOut(visitor);
    await signIn(visitor, bram);
    const again = await visitor.post(notes(), { ...form, said: 'Na opnieuw inloggen.' });
    expect(again.location).toBe('/profile');
    expect((await visitor.follow(again)).html).toContain('Na opnieuw inloggen.');
    const draft = { ...form, said: 'Na opnieuw inloggen. Nog iets.' };
    expect((await visitor.sendDraft(`/clients/${reference}/draft/note`, draft)).status).toBe(401);

    await signIn(visitor, noor);
    const other = await visitor.post(notes(), { ...form, _key: newId(), said: 'Terwijl Noor hier zit.' });
    expect([other.status, other.html.includes('Terwijl'), other.html.includes(reference)]).toEqual([403, false, false]);
    expect(other.html).toContain('De tekst is bewaard voor die persoon');
    expect((await visitor.get('/profile')).html).not.toContain('Noor hier zit');
    const own = await keptOf(bram);
    expect(own).toContain('Na opnieuw inloggen. Nog iets.');
    // The newest stands first.
    expect(own.indexOf('Terwijl Noor hier zit.')).toBeLessThan(own.indexOf('Nog iets.'));
    // Neither is a press without words taken for text: nothing was done, and the page says so.
    const press = await visitor.post(notes(), { _csrf: form._csrf, _key: newId() });
    expect([press.status, press.html.includes('Dit is niet gedaan')]).toEqual([403, true]);
  });

  it('T55 is taken away by the quick exit', async () => {
    const { bram } = world.people;
    for (const isSignedOut of [false, true]) {
      const visitor = opened.visitor();
      const form = await signIn(visitor, bram);
      if (isSignedOut) await signOut(visitor);
      await visitor.get('/weg');
      expect([...visitor.cookies.keys()]).toEqual([]);
      expect((await visitor.post(notes(), { ...form, said: 'Weg.' })).location).toBe('/sign-in');
    }
    expect(await rows()).toBe(0);
  });

  it('T31 T38 comes with a cookie that opens and shows nothing, and has room for four sessions', async () => {
    const { bram } = world.people;
    const visitor = opened.visitor();
    const forms = [];
    for (let times = 0; times < 5; times += 1) forms.push(await signIn(visitor, bram));
    const cookie = visitor.cookies.get(lateCookieName) ?? '';
    expect(cookie.split('.')).toHaveLength(4);
    await signOut(visitor);
    for (const route of routes.filter((one) => !isDoor(one) && one.method === 'GET')) {
      const path = route.path.replace(':reference', reference).replace(/:[a-z]+/gi, newId());
      expect((await visitor.get(path)).location, path).not.toBeNull();
    }
    for (const value of [...cookie.split('.'), cookie]) {
      const thief = opened.visitor();
      thief.cookies.set(sessionCookieName, value);
      expect((await thief.get('/profile')).location).toBe('/sign-in');
    }
    const answers = [];
    for (const form of forms) answers.push((await visitor.post(notes(), { ...form, said: 'Tekst.' })).location);
    expect(answers).toEqual(['/sign-in', ...Array(4).fill('/sign-in/kept')]);
  });

  it('T33 T45 is not kept with a cookie that was made out of the database, or out of somebody else’s', async () => {
    const { bram, noor } = world.people;
    const visitor = opened.visitor();
    const hers = await signIn(visitor, noor);
    const [entryOfNoor = ''] = (visitor.cookies.get(lateCookieName) ?? '').split('.');
    const form = await signIn(visitor, bram);
    const [entry = ''] = (visitor.cookies.get(lateCookieName) ?? '').split('.');
    await signOut(visitor);
    const [a, b] = [Buffer.from(entry, 'base64url'), Buffer.from(entryOfNoor, 'base64url')];
    const made = [
      // Her session with his token, his with hers, another mark, none.
      [Buffer.concat([b.subarray(0, 32), a.subarray(32)]), form],
      [Buffer.concat([a.subarray(0, 32), b.subarray(32)]), hers],
      [Buffer.concat([a.subarray(0, 64), randomBytes(16)]), form],
      [Buffer.concat([a.subarray(0, 64), Buffer.alloc(16)]), form],
    ] as const;
    for (const [bytes, sent] of made) {
      const thief = opened.visitor();
      thief.cookies.set(lateCookieName, bytes.toString('base64url'));
      expect((await thief.post(notes(), { ...sent, said: 'Ingeschoven.' })).location).toBe('/sign-in');
    }
    // And of an installation with another pepper.
    const elsewhere = opened.visitor();
    const foreign = await signIn(elsewhere, bram, { ...world.installation, pepper: randomBytes(32) });
    await signOut(elsewhere);
    expect((await elsewhere.post(notes(), { ...foreign, said: 'Ingeschoven.' })).location).toBe('/sign-in');
    // From another site it brings nothing in either.
    const headers = { origin: 'https://example.org', cookie: `${lateCookieName}=${entry}`, host: 'localhost:3001' };
    const body = new URLSearchParams({ ...form, said: 'Ingeschoven.' });
    const answer = await opened.app.request(`http://localhost:3001${notes()}`, { method: 'POST', headers, body });
    expect([answer.status, await rows()]).toEqual([403, 0]);
  });

  it('keeps the words and no password, no citizen number and no megabyte, which comes back in the page', async () => {
    const { bram } = world.people;
    const visitor = opened.visitor();
    const form = await signIn(visitor, bram);
    await signOut(visitor);
    const said = 'BSN 123456782 en 111222333, bel 0612345678 op 3 mei 2026.';
    await visitor.post(notes(), { ...form, said, password: bram.password });
    const own = await keptOf(bram);
    expect(own).toContain('op 3 mei 2026.');
    for (const never of ['123456782', '111222333', bram.password]) expect(own).not.toContain(never);
    const long = `Lang verhaal. ${'woord '.repeat(180_000)}`;
    const sent = await visitor.post(notes(), { ...form, _key: newId(), said: long });
    expect([sent.status, sent.html.includes('Lang verhaal.')]).toEqual([403, true]);
    const draft = await visitor.sendDraft(`/clients/${reference}/draft/note`, { ...form, _key: newId(), said: long });
    expect([draft.status, await rows()]).toEqual([422, 1]);
    // An act that is proved each time is neither kept nor done later.
    const proved = routes.filter((one) => !isDoor(one) && one.method === 'POST' && one.asksPassword === true);
    expect(proved.length).toBeGreaterThan(0);
    for (const route of proved) {
      const path = route.path.replace(':reference', reference).replace(/:[a-z]+/gi, newId());
      const act = { ...form, _key: newId(), password: bram.password, reason: 'Omdat het moet.' };
      expect([(await visitor.post(path, act)).location, await rows()], path).toEqual(['/sign-in', 1]);
    }
  });

  it('T33 is a hundred forms at most, of a thousand from one old cookie, and the rest stays in its page', async () => {
    const { bram } = world.people;
    const visitor = opened.visitor();
    const form = await signIn(visitor, bram);
    await signOut(visitor);
    const place = `/clients/${reference}/draft/note`;
    const first = { ...form, said: 'De eerste.' };
    const answers = [(await visitor.sendDraft(place, first)).status];
    for (let at = 1; at < 1000; at += 1)
      answers.push((await visitor.sendDraft(place, { ...form, _key: newId(), said: `Vloed ${at}.` })).status);
    expect(answers.filter((status) => status === 401)).toHaveLength(100);
    expect(answers.filter((status) => status === 422)).toHaveLength(900);
    expect(await rows()).toBe(100);
    // What is kept already can still grow.
    expect((await visitor.sendDraft(place, { ...first, said: 'De eerste. En meer.' })).status).toBe(401);
    const over = await visitor.post(notes(), { ...form, _key: newId(), said: 'Te veel.' });
    expect([over.status, over.html.includes('Te veel.')]).toEqual([403, true]);
    expect(await keptOf(bram)).toContain('De eerste. En meer.');
  });
});
