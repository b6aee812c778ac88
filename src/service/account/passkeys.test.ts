import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Challenge, handleOf, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import {
  forgetUsedCodes,
  type OpenedInstallation,
  openedInstallation,
  type Page,
  type Visitor,
} from '#app/service/sign-in/testing.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type Act, SoftwarePasskey } from '../../../test/support/software-passkey.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { accountRoutes } from './index.ts';

describe('passkeys', () => {
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
    for (const table of ['throttle', 'passkey', 'passkey_role', 'known_device'])
      await administrator.query(`delete from naast.${table}`);
  });

  const rows = async <Row>(query: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(query, values)).rows as Row[];
  async function as(person: TestPerson): Promise<Visitor> {
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(person));
    return visitor;
  }
  const challengeAt = async (visitor: Visitor, path: string) => JSON.parse((await visitor.get(path)).html) as Challenge;

  /** A passkey on a colleague's account, with a secret of its own or without. */
  async function enrolled(person: TestPerson, { prf = true } = {}): Promise<SoftwarePasskey> {
    const passkey = new SoftwarePasskey(undefined, handleOf(person.id));
    const visitor = await as(person);
    const { challenge, ticket } = await challengeAt(visitor, '/profile/passkeys/challenge');
    const answer = await visitor.fill('/profile/passkeys', '/profile/passkeys', {
      password: person.password,
      ticket,
      answer: passkey.made({ challenge }),
      prf: prf ? passkey.prf.toString('base64url') : '',
    });
    expect(answer.location).toBe('/profile/passkeys?done=added');
    return passkey;
  }
  async function enter(
    passkey: SoftwarePasskey,
    act: Partial<Act> = {},
    visitor = opened.visitor(),
  ): Promise<[Visitor, Page]> {
    const { challenge, ticket } = await challengeAt(visitor, '/sign-in/passkey');
    const typed = { ticket, answer: passkey.used({ challenge, ...act }), prf: passkey.prf.toString('base64url') };
    return [visitor, await visitor.post('/sign-in/passkey', typed, await visitor.get('/sign-in'))];
  }
  const lastActions = async (most = 3) =>
    (await rows<{ action: string }>('select action from naast.audit_entry order by seq desc limit $1', [most])).map(
      ({ action }) => action,
    );

  it('open the door and the keys where the authenticator has a secret: no name, no password, no code', async () => {
    const { bram } = world.people;
    const [visitor, answer] = await enter(await enrolled(bram));
    expect(answer.location).toBe('/welcome');
    expect((await visitor.get('/profile')).html).toContain('Bram Postma');
    expect(await rows("select 1 from naast.session where level = 'passkey' and ended_at is null")).toHaveLength(1);
    const [kept] = await rows<{ text: string }>('select row_to_json(p)::text as text from naast.passkey p');
    expect(kept?.text).not.toMatch(/firefox|chrome|bram/i);
  });

  it('ask for the password as well where it has none', async () => {
    const { bram } = world.people;
    const [visitor, page] = await enter(await enrolled(bram, { prf: false }));
    expect(page.status).toBe(200);
    expect(page.html).toContain('Typ ook je wachtwoord');
    expect(page.html).not.toContain('name="code"');
    const wrong = await visitor.post('/sign-in/passkey/password', { password: 'heel iets anders dan dat' }, page);
    expect([wrong.status, wrong.html.includes('Dit is niet je wachtwoord')]).toEqual([422, true]);
    const right = await visitor.post('/sign-in/passkey/password', { password: bram.password }, wrong);
    expect(right.location).toBe('/welcome');
    expect((await visitor.get('/profile')).html).toContain('Bram Postma');
    // Without the passkey before it, the password alone opens nothing.
    const alone = await opened.visitor().post('/sign-in/passkey/password', { proof: 'AAAA', password: bram.password });
    expect([alone.status, alone.location]).toEqual([422, null]);
  });

  it('T30 give a new cookie too, and whatever somebody had put into this browser before is dead', async () => {
    const { bram, noor } = world.people;
    const passkey = await enrolled(bram);
    const planted = await world.signedIn(noor);
    for (const before of [planted, 'A'.repeat(64), 'B'.repeat(64)]) {
      const browser = opened.visitor();
      browser.cookies.set(sessionCookieName, before);
      const [, answer] = await enter(passkey, {}, browser);
      expect(answer.location).toBe('/welcome');
      expect(browser.cookies.get(sessionCookieName)).not.toBe(before);
      expect((await browser.get('/profile')).html).toContain('Bram Postma');
      const old = opened.visitor();
      old.cookies.set(sessionCookieName, before);
      expect((await old.get('/profile')).location).toBe('/sign-in');
    }
  });

  it('T28 are refused from another site, without the owner verified, of another kind, or with another owner', async () => {
    const { bram, noor } = world.people;
    const passkey = await enrolled(bram);
    const wrong: Partial<Act>[] = [
      { origin: 'http://localhost:3000' },
      { origin: 'https://naast.example.org' },
      { site: 'example.org' },
      { verified: false },
      { type: 'webauthn.create' },
      { userHandle: handleOf(noor.id) },
      { challenge: Buffer.alloc(32).toString('base64url') },
    ];
    for (const act of wrong) {
      const [visitor, answer] = await enter(passkey, act);
      expect([answer.status, visitor.cookies.has(sessionCookieName)], JSON.stringify(act)).toEqual([422, false]);
    }
    expect(await lastActions(1)).toEqual(['sign-in.failed']);
    const [, unknown] = await enter(new SoftwarePasskey());
    expect(unknown.status).toBe(422);
  });

  it('T28 answer a challenge once, of this purpose, within five minutes, and it is used up by a wrong answer too', async () => {
    const { bram, noor } = world.people;
    const passkey = await enrolled(bram);
    const visitor = opened.visitor();
    const page = await visitor.get('/sign-in');
    const { challenge, ticket } = await challengeAt(visitor, '/sign-in/passkey');
    const prf = passkey.prf.toString('base64url');
    const send = (given: string, answer: string) =>
      opened.visitor().post('/sign-in/passkey', { ticket: given, answer, prf }, page);
    expect((await send(ticket, passkey.used({ challenge, verified: false }))).status).toBe(422);
    const again = await send(ticket, passkey.used({ challenge }));
    expect([again.status, again.html.includes('te lang open')]).toEqual([422, true]);
    const [, signedIn] = await enter(passkey);
    expect(signedIn.location).toBe('/welcome');
    // Made for proving, or for somebody else.
    const her = await as(bram);
    const proof = await challengeAt(her, '/profile/passkeys/proof');
    expect((await send(proof.ticket, passkey.used({ challenge: proof.challenge }))).status).toBe(422);
    const other = await challengeAt(await as(noor), '/profile/passkeys/proof');
    const answer = JSON.stringify({ ticket: other.ticket, answer: passkey.used({ challenge: other.challenge }) });
    const changed = await her.fill('/profile/password', '/profile/password', {
      _passkey: answer,
      password: '',
      fresh: 'a',
      again: 'a',
    });
    expect([changed.status, changed.html.includes('passkey werd niet herkend')]).toEqual([422, true]);
    // Too old: the ticket says until when, and the database's clock decides.
    const real = Date.now;
    Date.now = () => real() - 6 * 60_000;
    const old = await challengeAt(visitor, '/sign-in/passkey').finally(() => {
      Date.now = real;
    });
    expect((await send(old.ticket, passkey.used({ challenge: old.challenge }))).html).toContain('te lang open');
  });

  it('T29 with a counter that does not grow raise an alarm and want the password; a counter of zero is usual', async () => {
    const { bram } = world.people;
    const passkey = await enrolled(bram);
    for (const counter of [0, 0, 5, 6])
      expect((await enter(passkey, { counter }))[1].location, `${counter}`).toBe('/welcome');
    for (const counter of [6, 3, 0]) {
      const [visitor, page] = await enter(passkey, { counter });
      expect([page.status, visitor.cookies.has(sessionCookieName)]).toEqual([200, false]);
      expect(page.html).toContain('Typ ook je wachtwoord');
      expect(await lastActions(1)).toEqual(['alarm.passkey-counter']);
    }
    expect((await enter(passkey, { counter: 7 }))[1].location).toBe('/welcome');
  });

  it('T41, T21 open for their owner although others guessed at her name and from her network without end', async () => {
    await steadyWindow();
    const { bram } = world.people;
    const passkey = await enrolled(bram);
    // What five hundred tries leave behind, without waiting for their hashes.
    await Promise.all(
      Array.from({ length: 3 }, () =>
        signIn(world.installation, {
          loginName: 'bram',
          password: 'heel iets anders dan dat',
          code: '000000',
          address: '192.0.2.7',
        }),
      ),
    );
    await (await world.test.administrator()).query('update naast.throttle set hits = 500');
    const attempt = {
      loginName: 'bram',
      password: bram.password,
      code: totpCode(bram.totpSecret),
      address: '192.0.2.7',
    };
    expect(await signIn(world.installation, attempt)).toMatchObject({ ok: false, reason: 'too-many' });
    expect((await enter(passkey))[1].location).toBe('/welcome');
  });

  it('T35 prove again who she is, instead of the password', async () => {
    const { joke, bram } = world.people;
    const passkey = await enrolled(joke);
    const [visitor] = await enter(passkey);
    const at = `/people/${bram.id}/sign-in`;
    const page = await visitor.get(at);
    expect(page.html).toContain('data-passkey-proof');
    const { challenge, ticket } = await challengeAt(visitor, '/profile/passkeys/proof');
    const proof = JSON.stringify({ ticket, answer: passkey.used({ challenge }) });
    const done = await visitor.post(`${at}/new-password`, { password: '', _passkey: proof }, page);
    expect(done.location).toBe(`${at}?done=demanded`);
    const again = await visitor.post(`${at}/new-password`, { password: '', _passkey: proof }, page);
    expect(again.status).toBe(422);
    await (await world.test.administrator()).query('update naast.person set must_change = false');
  });

  it('are made with the password only, and removed so; then nobody gets in with them', async () => {
    const { bram, noor } = world.people;
    const passkey = await enrolled(bram);
    const visitor = await as(bram);
    const page = await visitor.get('/profile/passkeys');
    const [at = ''] = /\/profile\/passkeys\/[0-9a-f-]{36}\/end/.exec(page.html) ?? [];
    expect((await visitor.post(at, { password: 'heel iets anders dan dat' }, page)).status).toBe(422);
    expect((await (await as(noor)).force(at, { password: noor.password })).status).toBe(404);
    expect((await enter(passkey))[1].location).toBe('/welcome');
    expect((await visitor.post(at, { password: bram.password }, page)).location).toBe('/profile/passkeys');
    expect((await enter(passkey))[1].status).toBe(422);
    expect(await rows("select 1 from naast.unlock_slot where kind = 'passkey'")).toEqual([]);
    const { challenge, ticket } = await challengeAt(visitor, '/profile/passkeys/challenge');
    const made = { ticket, answer: new SoftwarePasskey().made({ challenge }), prf: '' };
    expect((await visitor.post('/profile/passkeys', { ...made, password: '' }, page)).status).toBe(422);
    expect(await rows('select 1 from naast.passkey')).toEqual([]);
  });

  it('T14 are added to one’s own account only: a challenge of another opens nothing', async () => {
    const { bram, noor } = world.people;
    const hers = await challengeAt(await as(noor), '/profile/passkeys/challenge');
    const passkey = new SoftwarePasskey();
    const answer = await (await as(bram)).fill('/profile/passkeys', '/profile/passkeys', {
      password: bram.password,
      ticket: hers.ticket,
      answer: passkey.made({ challenge: hers.challenge }),
      prf: '',
    });
    expect(answer.status).toBe(422);
    expect(await rows('select 1 from naast.passkey')).toEqual([]);
  });

  it('T97 are gone after new keys', async () => {
    const { joke, noor } = world.people;
    const passkey = await enrolled(noor);
    const at = `/people/${noor.id}/sign-in`;
    await (await as(joke)).fill(at, `${at}/anew`, { password: joke.password });
    expect((await enter(passkey))[1].status).toBe(422);
    expect(await rows('select 1 from naast.passkey')).toEqual([]);
  });

  it('T40 can be demanded of roles: who has none makes one first, who has one signs in with nothing else', async () => {
    const { leader, lies } = world.people;
    const setting = await as(leader);
    const saved = await setting.fill('/sign-in-settings', '/sign-in-settings', {
      roles: 'coordinator',
      password: leader.password,
    });
    expect(saved.location).toBe('/sign-in-settings?done=saved');
    const withCode = async () => {
      await forgetUsedCodes(world.test);
      const code = totpCode(lies.totpSecret);
      return signIn(world.installation, { loginName: 'lies', password: lies.password, code, address: 'here' });
    };
    const first = await withCode();
    if (!first.ok) throw new Error(first.reason);
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, first.cookie);
    for (const path of ['/profile', '/people', '/profile/password', '/profile/sessions'])
      expect((await visitor.get(path)).location, path).toBe('/profile/passkeys');
    expect((await visitor.get('/profile/passkeys')).html).toContain('Voor je verder kunt, maak je een passkey');
    const passkey = await enrolled(lies);
    expect((await visitor.get('/profile')).status).toBe(200);
    expect(await withCode()).toEqual({ ok: false, reason: 'needs-passkey' });
    expect((await enter(passkey))[1].location).toBe('/welcome');
    expect((await (await as(world.people.bram)).get('/sign-in-settings')).status).toBe(404);
  });
});
