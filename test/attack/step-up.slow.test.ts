import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordKinds } from '#app/platform/access/public-words/index.ts';
import { isDoor } from '#app/platform/routing/index.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

/**
 * docs/security.md, “Proving again”, written down by hand: what asks again who it is, every time or unless the person has
 * only just signed in.
 */
const always = [
  'POST /access-book/csv',
  'POST /break-glass',
  'POST /clients/:reference/bundles/:id/file',
  'POST /clients/:reference/bundles/:id/making',
  'POST /clients/:reference/dossier/:id/original',
  'POST /clients/:reference/letters/:id/originals/:number',
  'POST /keys/recovery',
  'POST /machine',
  'POST /people/:id/leaving',
  'POST /people/:id/sign-in/anew',
  'POST /people/:id/sign-in/new-password',
  'POST /profile/passkeys',
  'POST /profile/passkeys/:id/end',
  'POST /profile/password',
  'POST /sign-in-settings',
];
const unlessFresh = [
  'POST /added-law/:id/ending',
  'POST /added-law/days',
  'POST /added-law/missing',
  'POST /added-law/readings',
  'POST /appearance',
  'POST /approvals/:kind/:key/suspension/ending',
  'POST /approvals/together',
  'POST /clients/:reference/limits/:id/second',
  'POST /clients/:reference/limits/:id/word',
  'POST /clients/:reference/referrals/:id/sending',
  'POST /clients/:reference/volunteer',
  'POST /contact-settings',
  'POST /directory/:code',
  'POST /directory/:code/address',
  'POST /directory/:code/address/opening',
  'POST /directory/new',
  'POST /interpreter-lines',
  'POST /keys/renewal',
  'POST /keys/teams',
  'POST /people/:id/approval',
  'POST /people/:id/code',
  'POST /people/:id/sign-in/clients',
  'POST /people/new',
  'POST /procedures/:key/approval',
  'POST /public-pages/:page/:lang/publication',
  'POST /public-pages/:page/:lang/publication/ending',
  'POST /regions/:id',
  'POST /regions/new',
  'POST /signatures/before',
  'POST /signatures/departed',
  'POST /teams/:team/members',
  'POST /teams/intake/mailbox',
  'POST /who-we-are',
];
/** What takes words away, or leaves them as they were signed: nobody proves anything for it (decision 0126). */
const signedByPress = [
  'POST /approvals/:kind/:key/ending',
  'POST /approvals/:kind/:key/suspension',
  'POST /directory/:code/check',
  'POST /directory/exchange/taking',
  'POST /procedures/:key/approval/ending',
];
describe('acts for which a colleague proves again that it is she', () => {
  let attack: AttackWorld;
  beforeAll(async () => {
    attack = await attackWorld();
  });
  afterAll(() => attack?.close());

  /** All that ask, also those that came after this list. */
  const asking = (...kinds: (true | 'unless-fresh')[]) =>
    attack.routes
      .filter((route) => !isDoor(route) && kinds.some((kind) => route.asksPassword === kind))
      .map(({ method, path }) => `${method} ${path}`)
      .sort();
  /** How many statements there are that others read, ring or are routed by. */
  async function wordsSigned(): Promise<number> {
    const found = await attack.admin.query('select 1 from naast.signed_statement where kind = any($1)', [wordKinds]);
    return found.rowCount ?? 0;
  }
  async function formOf(route: string) {
    await attack.admin.query('delete from naast.throttle');
    const form = await staffForms[route]?.(attack);
    if (!form || form.who === 'nobody') throw new Error(`No form for ${route}.`);
    await attack.admin.query('delete from naast.throttle');
    return { ...form, who: form.who };
  }

  it('T35 are at least those of the list', () => {
    expect(asking(true)).toEqual(expect.arrayContaining(always));
    expect(asking('unless-fresh')).toEqual(expect.arrayContaining(unlessFresh));
  });

  it('T35 refuses each of them with a sign-in of six minutes ago', async () => {
    for (const route of asking(true, 'unless-fresh')) {
      const form = await formOf(route);
      await attack.admin.query("update naast.session set stepped_up_at = clock_timestamp() - interval '6 minutes'");
      const visitor = await attack.visitor(form.who);
      const { password } = attack.person(form.who);
      const before = await fingerprint(attack.admin);
      // One's own passkey that is not there is not found, whatever is typed.
      const refused = route.includes('/passkeys/:id/') ? 404 : 422;
      for (const typed of ['', 'heel iets anders dan dat']) {
        const answer = await visitor.post(form.path, { ...form.fields, password: typed });
        expect([route, answer.status], answer.body).toEqual([route, refused]);
        if (refused === 422) expect(answer.body, route).toContain('name="password"');
        expect(answer.body).not.toContain(password);
      }
      const changed = changedTables(before, await fingerprint(attack.admin)).filter((table) => table !== 'throttle');
      expect([route, changed]).toEqual([route, []]);
      if (form.takes !== 'effect') continue;
      expect((await visitor.post(form.path, { ...form.fields, password })).status, route).toBeLessThan(400);
      expect(changedTables(before, await fingerprint(attack.admin)), route).not.toEqual([]);
    }
  }, 180_000);

  it('T35 S9 lets an open screen sign nothing for others, whatever form it sends, but what takes away', async () => {
    const signed: string[] = [];
    for (const route of attack.routes) {
      const name = `${route.method} ${route.path}`;
      if (isDoor(route) || route.method === 'GET' || /^\/(clients|profile)\//.test(route.path)) continue;
      const form = await formOf(name);
      if (form.takes !== 'effect') continue;
      const { password: _once, ...fields } = form.fields;
      await attack.admin.query("update naast.session set stepped_up_at = clock_timestamp() - interval '6 minutes'");
      const before = await wordsSigned();
      const visitor = await attack.visitor(form.who);
      if (form.file) await visitor.upload(form.path, fields, form.file);
      else await visitor.post(form.path, fields);
      if ((await wordsSigned()) > before) signed.push(name);
    }
    expect(signed.sort()).toEqual(signedByPress);
  }, 120_000);

  it('T35 refuses what cannot be taken back also right after signing in', async () => {
    for (const route of asking(true)) {
      const form = await formOf(route);
      const visitor = await attack.freshVisitor(form.who);
      const answer = await visitor.post(form.path, { ...form.fields, password: '' });
      expect([route, answer.status]).toEqual([route, route.includes('/passkeys/:id/') ? 404 : 422]);
    }
  }, 60_000);

  it('T35 asks nothing at the others of somebody who has only just signed in', async () => {
    for (const route of asking('unless-fresh')) {
      const form = await formOf(route);
      const visitor = await attack.freshVisitor(form.who);
      expect((await visitor.post(form.path, { ...form.fields, password: '' })).status, route).toBeLessThan(400);
    }
  }, 60_000);

  it('T32 a session that was signed out at one process is refused by the other, and its row holds no key', async () => {
    const here = await attack.freshVisitor('bram');
    const there = new AttackVisitor(attack.staff[1], origins.staff, here.cookie);
    expect((await there.get('/profile')).status).toBe(200);
    await here.post('/sign-out');
    for (const visitor of [here, there]) expect((await visitor.get('/profile')).location).toBe('/sign-in');
    const lookup = readSessionCookie(here.cookie ?? '')?.lookup;
    const { rows } = await attack.admin.query('select secret_sealed from naast.session where lookup = $1', [lookup]);
    expect(rows).toEqual([{ secret_sealed: null }]);
  });

  it('T35 asks before the matter of the form: whoever may not do it at all is not asked', async () => {
    const visitor = await attack.freshVisitor('bram');
    const answer = await visitor.post('/people/new', { name: 'Nina', login: 'nina', password: 'x' });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('name="password"');
  });
});
