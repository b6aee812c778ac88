import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDoor } from '#app/web/routes/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

/** security.md 2.5.4, written down by hand: what asks again who it is. A route that is missing here, or there, breaks the build. */
const always = [
  'POST /clients/:reference/bundles/:id/making',
  'POST /people/:id/leaving',
  'POST /people/:id/sign-in/anew',
  'POST /people/:id/sign-in/new-password',
  'POST /profile/password',
];
const unlessFresh = [
  'POST /clients/:reference/referrals/:id/sending',
  'POST /clients/:reference/volunteer',
  'POST /keys/renewal',
  'POST /keys/teams',
  'POST /people/:id/approval',
  'POST /people/:id/code',
  'POST /people/:id/sign-in/clients',
  'POST /people/new',
  'POST /teams/:team/members',
];

describe('acts for which a colleague proves again that it is she', () => {
  let attack: AttackWorld;
  beforeAll(async () => {
    attack = await attackWorld();
  });
  afterAll(() => attack?.close());

  const asking = (kind: true | 'unless-fresh') =>
    attack.routes
      .filter((route) => !isDoor(route) && route.asksPassword === kind)
      .map(({ method, path }) => `${method} ${path}`)
      .sort();

  it('T35 are those of the list, and no other', () => {
    expect(asking(true)).toEqual(always);
    expect(asking('unless-fresh')).toEqual(unlessFresh);
  });

  it.each([...always, ...unlessFresh])('T35 refuses %s with a sign-in of six minutes ago', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form || form.who === 'nobody') throw new Error('No form.');
    await attack.admin.query("update naast.session set stepped_up_at = clock_timestamp() - interval '6 minutes'");
    await attack.admin.query('delete from naast.throttle');
    const visitor = await attack.visitor(form.who);
    const { password } = attack.person(form.who);
    const before = await fingerprint(attack.admin);
    for (const typed of ['', 'heel iets anders dan dat']) {
      const answer = await visitor.post(form.path, { ...form.fields, password: typed });
      expect(answer.status, answer.body).toBe(422);
      expect(answer.body).toContain('name="password"');
      expect(answer.body).not.toContain(password);
    }
    expect(changedTables(before, await fingerprint(attack.admin)).filter((table) => table !== 'throttle')).toEqual([]);
    if (form.takes !== 'effect') return;
    expect((await visitor.post(form.path, { ...form.fields, password })).status).toBeLessThan(400);
    expect(changedTables(before, await fingerprint(attack.admin))).not.toEqual([]);
  });

  it.each(unlessFresh)('T35 asks nothing at %s of somebody who has only just signed in', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form || form.who === 'nobody') throw new Error('No form.');
    const visitor = await attack.freshVisitor(form.who);
    expect((await visitor.post(form.path, { ...form.fields, password: '' })).status).toBeLessThan(400);
  });

  it('T35 asks before the matter of the form: whoever may not do it at all is not asked', async () => {
    const visitor = await attack.freshVisitor('bram');
    const answer = await visitor.post('/people/new', { name: 'Nina', login: 'nina', password: 'x' });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('name="password"');
  });
});
