import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { publicForms, staffForms, type ValidForm } from '../support/attack-forms.ts';
import { type Answer, type Asked, type AttackVisitor, encoded, multipart } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const changing = (routes: readonly { method: string; path: string }[]) =>
  routes.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

/** Doors of an installation that is set up already say that to everybody: not there, done before, or go and sign in. */
const isRefusal = ({ status, location }: Answer, { who }: ValidForm) =>
  [400, 403, 415, 422].includes(status) ||
  (who === 'nobody' && ([404, 409].includes(status) || (status === 303 && location === '/sign-in')));

/** Sends a form as its owner would, but for what `asked` and `token` say. */
function send(
  visitor: AttackVisitor,
  form: Omit<ValidForm, 'who'>,
  token: string | null,
  asked: Asked = {},
): Promise<Answer> {
  const fields = token === null ? form.fields : { ...form.fields, _csrf: token };
  const body = form.file ? multipart(fields, form.file) : encoded(fields);
  return visitor.ask('POST', form.path, { body, ...asked });
}

describe('every form of the staff side', () => {
  it('T45 has a valid form in these tests for every route that changes something', () => {
    expect(changing(attack.routes).filter((route) => staffForms[route] === undefined)).toEqual([]);
    expect(changing(attack.publicRoutes).filter((route) => publicForms[route] === undefined)).toEqual([]);
  });

  it.each(Object.keys(staffForms))('T45 takes %s from our own page with our own token only', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    // A session of its own where the form ends it.
    const visitor =
      form.who === 'nobody' ? await attack.visitor('nobody') : await attack.freshVisitor(form.who as 'bram');
    const stranger = await attack.freshVisitor(form.who === 'ada' ? 'bram' : 'ada');
    const before = await fingerprint(attack.admin);
    const foreign: [string, string | null, Asked][] = [
      ['another origin', visitor.token, { headers: { origin: 'https://evil.example' } }],
      ['another port', visitor.token, { headers: { origin: 'http://localhost:3000' } }],
      ['no origin known', visitor.token, { headers: { origin: 'null' } }],
      ['a page of another site', visitor.token, { headers: { 'sec-fetch-site': 'cross-site' } }],
      ['a page of a neighbour', visitor.token, { headers: { 'sec-fetch-site': 'same-site' } }],
      ['no sign of where it comes from', visitor.token, { origin: false }],
      ['plain text', visitor.token, { headers: { 'content-type': 'text/plain' } }],
      ['JSON', visitor.token, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(form.fields) }],
    ];
    if (visitor.cookie !== null) {
      foreign.push(
        ['no token', null, {}],
        ['an empty token', '', {}],
        ["another session's token", stranger.token, {}],
        ['a token in the address', null, {}],
      );
      if (form.file === undefined)
        foreign.push([
          'multipart',
          null,
          { body: multipart({ ...form.fields, _csrf: visitor.token }, { name: 'x.pdf', bytes: Buffer.from('%PDF-') }) },
        ]);
    }
    for (const [how, token, asked] of foreign) {
      const at = how === 'a token in the address' ? { ...form, path: `${form.path}?_csrf=${visitor.token}` } : form;
      const answer = await send(visitor, at, token, asked);
      expect(isRefusal(answer, form), `${how}: ${answer.status}`).toBe(true);
      expect(answer.headers.get('set-cookie'), how).toBeNull();
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    if (visitor.cookie !== null) expect((await visitor.get('/profile')).status, 'still signed in').toBe(200);
    // The same form is taken when it comes as it should: the refusals above are no accident.
    const answer = await send(visitor, form, visitor.cookie === null ? null : visitor.token);
    expect(answer.status, answer.body.slice(0, 300)).not.toBe(403);
    if (form.takes === 'effect') {
      expect(answer.status, answer.body).toBeLessThan(400);
      expect(changedTables(before, await fingerprint(attack.admin)).length).toBeGreaterThan(0);
    }
    expect(attack.failures).toEqual([]);
  });

  it('T45 signs nobody out from another page', async () => {
    const visitor = await attack.freshVisitor('noor');
    await send(visitor, { path: '/sign-out', fields: {}, takes: 'answer' }, null);
    await send(visitor, { path: '/sign-out', fields: {}, takes: 'answer' }, visitor.token, {
      headers: { origin: 'https://evil.example' },
    });
    expect((await visitor.get('/profile')).status).toBe(200);
    await send(visitor, { path: '/sign-out', fields: {}, takes: 'answer' }, visitor.token);
    expect((await visitor.get('/profile')).status).toBe(303);
  });
});

describe('the switch of language and look', () => {
  it('T45 is turned from our own pages only, on both sides', async () => {
    const form = { path: '/weergave', fields: { place: '/start', lang: 'en' }, takes: 'answer' as const };
    for (const visitor of [await attack.visitor('nobody'), await attack.visitor('bram'), attack.publicVisitor()]) {
      const foreign = await send(visitor, form, visitor.token || null, { headers: { origin: 'https://evil.example' } });
      expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
      expect((await send(visitor, form, visitor.token || null)).status).toBe(303);
    }
    expect((await send(await attack.visitor('bram'), form, null)).status).toBe(403);
  });
});

describe('every form of the public side', () => {
  it.each(Object.keys(publicForms))('T45 takes %s from our own page only', async (route) => {
    const form = await publicForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    const visitor = attack.publicVisitor(undefined, form.cookie);
    const before = await fingerprint(attack.admin);
    for (const asked of [
      { headers: { origin: 'https://evil.example' } },
      { headers: { origin: origins.staff } },
      { headers: { origin: 'null' } },
      { headers: { 'sec-fetch-site': 'cross-site' } },
      { origin: false },
      { headers: { 'content-type': 'text/plain' } },
      { headers: { 'content-type': 'application/json' }, body: JSON.stringify(form.fields) },
      { body: multipart(form.fields, { name: 'x.pdf', bytes: Buffer.from('x') }) },
    ]) {
      expect([400, 403, 415]).toContain((await send(visitor, form, null, asked)).status);
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    const answer = await send(visitor, form, null);
    if (form.takes === 'effect') {
      expect(answer.status).toBe(200);
      expect(changedTables(before, await fingerprint(attack.admin))).toEqual(['intake_draft', 'registration']);
    }
  });
});
