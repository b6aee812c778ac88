import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import { heldContext, sessionCookieName } from '#app/platform/routing/index.ts';
import { newId, newPersonSecret, readSessionCookie, unwrapKey } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import { caseRoutes, closeCase, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

describe('a note that was sent after its writer’s session had ended', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation, routes: (desk) => caseRoutes(desk, []) });
    const { joke, bram } = world.people;
    ({ reference } = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase())));
    await world.as(joke, (visit) => assignVolunteerTo(visit, reference, bram.id));
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });

  async function signedIn(person = world.people.bram): Promise<Visitor> {
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(person));
    return visitor;
  }

  function tokenOf(visitor: Visitor): string {
    const key = readSessionCookie(visitor.cookies.get(sessionCookieName) ?? '')?.key;
    if (!key) throw new Error('No session.');
    return csrfToken(key);
  }

  /** A note that is sent late. */
  async function sendLate(text: string): Promise<void> {
    const late = await sentLate(`/clients/${reference}/notes`, { said: text, way: 'visit' });
    expect(late.answer.location).toBe('/sign-in/kept');
    const page = await late.visitor.follow(late.answer);
    expect(page.html).toContain('Je tekst is bewaard');
    expect(page.html).not.toContain(text);
  }

  /** The page is open, the session ends somewhere else, the writer presses "save". */
  async function sentLate(path: string, fields: Record<string, string>, person = world.people.bram) {
    const visitor = await signedIn(person);
    const cookie = visitor.cookies.get(sessionCookieName) ?? '';
    const _csrf = tokenOf(visitor);
    await visitor.fill('/profile', '/sign-out', {});
    visitor.cookies.set(sessionCookieName, cookie);
    const answer = await visitor.post(path, { ...fields, _csrf, _key: newId() });
    return { visitor, answer };
  }

  it('T33 is not kept when it was sent to no page of ours, nor when a password is in it', async () => {
    const { bram } = world.people;
    const administrator = await world.test.administrator();
    const mustChange = (must: boolean) =>
      administrator.query('update naast.person set must_change = $1 where id = $2', [must, bram.id]);
    const sent = { said: 'wat nergens heen kan', password: bram.password };
    for (const path of ['/no/such/page', '/profile/passkeys']) {
      expect((await sentLate(path, sent)).answer.location, path).toBe('/sign-in');
      // Nor while something else must be done first.
      const visitor = await signedIn();
      await mustChange(true);
      const answer = await visitor.post(path, { ...sent, _csrf: tokenOf(visitor), _key: newId() });
      await mustChange(false);
      expect(answer.location, path).toBe('/profile/password');
    }
    expect((await administrator.query('select 1 from naast.held_text')).rowCount).toBe(0);
  });

  it('T33 is kept without the password where only somebody who signed in long ago is asked for one', async () => {
    const { leader } = world.people;
    const sent = { retention: 'Vijf jaar na het afsluiten.', password: leader.password };
    const late = await sentLate('/who-we-are', sent, leader);
    expect(late.answer.location).toBe('/sign-in/kept');
    const own = await (await signedIn(leader)).get('/profile');
    expect(own.html).toContain('Vijf jaar na het afsluiten.');
    expect(own.html).not.toContain(leader.password);
    await (await world.test.administrator()).query('delete from naast.held_text');
  });

  it('is kept sealed, shown to her alone after sign-in, and goes back into the draft', async () => {
    await sendLate('We spraken over de brief van dinsdag.');
    const administrator = await world.test.administrator();
    const { rows } = await administrator.query<{ sealed: Buffer }>('select sealed from naast.held_text');
    expect(rows[0]?.sealed.includes('dinsdag')).toBe(false);

    expect((await (await signedIn(world.people.noor)).get('/profile')).html).not.toContain('dinsdag');
    const bram = await signedIn();
    expect((await bram.get('/welcome')).location).toBe('/profile');
    const own = await bram.get('/profile');
    expect(own.html).toContain('We spraken over de brief van dinsdag.');
    const action = /action="(\/profile\/kept\/[0-9a-f-]+\/note)"/.exec(own.html)?.[1] ?? '';
    expect((await (await signedIn(world.people.noor)).force(action, {})).status).toBe(404);
    const back = await bram.post(action, {}, own);
    expect(back.location).toBe(`/clients/${reference}/notes/new`);
    expect((await bram.follow(back)).html).toContain('We spraken over de brief van dinsdag.');
    expect((await bram.get('/profile')).html).not.toContain('dinsdag');
  });

  it('is kept whole, once, though the page kept sending it while she typed, and from one page after another', async () => {
    const administrator = await world.test.administrator();
    const visitor = await signedIn();
    const cookie = visitor.cookies.get(sessionCookieName) ?? '';
    const form = { way: 'visit', _csrf: tokenOf(visitor), _key: newId() };
    await visitor.fill('/profile', '/sign-out', {});
    visitor.cookies.set(sessionCookieName, cookie);
    const typed = ['Eerste deel.', 'Eerste deel. Tweede deel.', 'Eerste deel. Tweede deel. Derde deel.'];
    for (const said of typed.slice(0, 2)) {
      const answer = await visitor.sendDraft(`/clients/${reference}/draft/note`, { ...form, said });
      // The page hears that it is signed out, and what it sends next is hers still.
      expect([answer.status, visitor.cookies.get(sessionCookieName)]).toEqual([401, cookie]);
    }
    // Another tab is opened meanwhile, and led to sign-in.
    expect((await visitor.get('/profile')).location).toBe('/sign-in');
    for (const said of [typed[2] ?? '', typed[2] ?? '']) {
      const sent = await visitor.post(`/clients/${reference}/notes`, { ...form, said });
      expect(sent.location).toBe('/sign-in/kept');
    }
    const other = await visitor.post(`/clients/${reference}/notes`, {
      ...form,
      _key: newId(),
      said: 'Een ander bezoek.',
    });
    expect(other.location).toBe('/sign-in/kept');

    const own = (await (await signedIn()).get('/profile')).html;
    expect(own.split('Eerste deel.').length - 1).toBe(1);
    expect(own).toContain('Eerste deel. Tweede deel. Derde deel.');
    expect(own).toContain('Een ander bezoek.');
    expect((await (await signedIn(world.people.noor)).get('/profile')).html).not.toContain('Eerste deel.');
    // The cookie that stays adds text and opens nothing.
    expect((await visitor.get(`/clients/${reference}`)).location).toBe('/sign-in');
    await administrator.query('delete from naast.held_text');
  });

  it('is shown to whoever typed it where it cannot be kept, with nothing that is typed blind', async () => {
    const visitor = await signedIn();
    const cookie = visitor.cookies.get(sessionCookieName) ?? '';
    const form = { way: 'visit', _csrf: tokenOf(visitor), _key: newId() };
    await visitor.fill('/profile', '/sign-out', {});
    visitor.cookies.set(sessionCookieName, cookie);
    const administrator = await world.test.administrator();
    await administrator.query(
      "update naast.session set absolute_until = now() - interval '25 hours' where person_id = $1",
      [world.people.bram.id],
    );
    // A day is over; and one that is longer than what is kept.
    const said = 'Zij wil liever woensdag.';
    const draft = await visitor.sendDraft(`/clients/${reference}/draft/note`, { ...form, said });
    expect(draft.status).toBe(422);
    const sent = await visitor.post(`/clients/${reference}/notes`, { ...form, said, password: 'niet van jou' });
    expect([sent.status, sent.html.includes(said), sent.html.includes('niet van jou')]).toEqual([403, true, false]);
    expect(sent.html).toContain('Je bent uitgelogd');
    const token = { ...form, _csrf: 'iets anders' };
    expect((await visitor.post(`/clients/${reference}/notes`, { ...token, said })).html).not.toContain(
      'Je bent uitgelogd',
    );
    // The sign-in page opens for whoever still has that cookie.
    expect((await visitor.get('/sign-in')).status).toBe(200);
    expect((await administrator.query('select from naast.held_text')).rowCount).toBe(0);
  });

  it('T33 takes no place of a text that somebody else sent, and no more than a hundred forms of one writer', async () => {
    const administrator = await world.test.administrator();
    const { bram, noor } = world.people;
    const id = newId();
    await administrator.query('insert into naast.held_text (id, person_id, sealed) values ($1, $2, $3)', [
      id,
      noor.id,
      'a',
    ]);
    const cookie = readSessionCookie(await world.signedIn(bram));
    const hold = (row: string) =>
      world.installation.scoped({ kind: 'door' }, async (db) => {
        const { rows } = await sql<{
          held: string | null;
        }>`select naast.hold_text(${row}, ${cookie?.lookup}, ${Buffer.from('b')}) as held`.execute(db);
        return rows[0]?.held;
      });
    expect(await hold(id)).toBeNull();
    const first = newId();
    expect([await hold(first), await hold(first)]).toEqual(['new', 'again']);
    for (let at = 1; at < 100; at += 1) expect(await hold(newId())).toBe('new');
    expect([await hold(newId()), await hold(first)]).toEqual([null, 'again']);
    const { rows } = await administrator.query('select sealed from naast.held_text where id = $1', [id]);
    expect(rows).toEqual([{ sealed: Buffer.from('a') }]);
    await administrator.query('delete from naast.held_text');
  });

  it('T89 is sealed to the key that a colleague vouched for, not to one that was put in the writer’s row', async () => {
    const administrator = await world.test.administrator();
    const attacker = newPersonSecret();
    const { rows: own } = await administrator.query('select box_public from naast.person where id = $1', [
      world.people.bram.id,
    ]);
    await administrator.query('update naast.person set box_public = $1 where id = $2', [
      attacker.boxPublic,
      world.people.bram.id,
    ]);
    await sendLate('Een tekst van donderdag.');
    const { rows } = await administrator.query<{ id: string; sealed: Buffer }>(
      'select id, sealed from naast.held_text',
    );
    const [held] = rows;
    if (!held) throw new Error('Nothing was kept.');
    const wrapped = held.sealed.subarray(2, 2 + held.sealed.readUInt16BE(0));
    expect(() => unwrapKey(attacker, heldContext(held.id), wrapped)).toThrow('The vault refuses');
    expect((await (await signedIn()).get('/profile')).html).toContain('Een tekst van donderdag.');
    await administrator.query('update naast.person set box_public = $1 where id = $2', [
      own[0].box_public,
      world.people.bram.id,
    ]);
    await administrator.query('delete from naast.held_text');
  });

  it('goes below a draft that she wrote in between, which stays, and is gone from her page then', async () => {
    await sendLate('Een tweede tekst van woensdag.');
    const bram = await signedIn();
    const own = await bram.get('/profile');
    const action = /action="(\/profile\/kept\/[0-9a-f-]+\/note)"/.exec(own.html)?.[1] ?? '';
    const back = await bram.post(action, {}, own);
    expect(back.location).toBe(`/clients/${reference}/notes/new`);
    // Pressed twice: the second answer leads to the report too, and nothing is in it twice.
    expect((await bram.post(action, {}, own)).location).toBe(back.location);
    const report = (await bram.follow(back)).html;
    expect(report).toContain('We spraken over de brief van dinsdag.\n\nEen tweede tekst van woensdag.');
    expect((await bram.get('/profile')).html).not.toContain('woensdag');
    expect((await bram.force(action, {})).status).toBe(404);
  });

  it('stays where it is when the two together are more than a report takes', async () => {
    await sendLate(`Een lange tekst van vrijdag. ${'lang '.repeat(1595)}`);
    const bram = await signedIn();
    const own = await bram.get('/profile');
    const action = /action="(\/profile\/kept\/[0-9a-f-]+\/note)"/.exec(own.html)?.[1] ?? '';
    const refused = await bram.post(action, {}, own);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('samen te lang');
    expect((await bram.get(`/clients/${reference}/notes/new`)).html).toContain('woensdag');
    expect((await bram.get('/profile')).html).toContain('vrijdag');
  });

  it('of a coordinator stays where it is when the case was closed meanwhile, and says so', async () => {
    const { joke } = world.people;
    const closed = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    await sentLate(`/clients/${closed.reference}/notes`, { said: 'Een tekst van zaterdag.', way: 'visit' }, joke);
    const visitor = await signedIn(joke);
    await world.as(joke, async (visit) => {
      const open = await openCase(visit, closed.reference, 'core', 'case.close');
      expect(open && (await closeCase(open, 'out-of-touch'))).toBe('closed');
    });
    const own = await visitor.get('/profile');
    const action = /action="(\/profile\/kept\/[0-9a-f-]+\/note)"/.exec(own.html)?.[1] ?? '';
    const refused = await visitor.post(action, {}, own);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Deze tekst kan niet meer in een verslag');
    expect(refused.html).toContain('zaterdag');
    await (await world.test.administrator()).query('delete from naast.held_text where person_id = $1', [joke.id]);
  });

  it('is out of reach when the grant has ended, and can be thrown away', async () => {
    await world.as(world.people.joke, async (visit) => {
      const grants = await visit.db
        .selectFrom('case_grant')
        .select('id')
        .where('holder_id', '=', world.people.bram.id)
        .execute();
      for (const { id } of grants) await endGrant(visit, id, 'volunteer-left');
    });
    const bram = await signedIn();
    const own = await bram.get('/profile');
    expect(own.html).toContain('niet meer kunt openen');
    expect(own.html).not.toContain('vrijdag');
    expect(own.html).not.toContain(reference);
    const action = /action="(\/profile\/kept\/[0-9a-f-]+\/drop)"/.exec(own.html)?.[1] ?? '';
    expect((await bram.post(action, {}, own)).location).toBe('/profile');
    const { rowCount } = await (await world.test.administrator()).query('select from naast.held_text');
    expect(rowCount).toBe(0);
  });
});
