import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '#app/platform/access/visit/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { addressesOf, kindOfRoute, type ObjectKind, type Whose } from '../support/attack-objects.ts';
import { type Answer, type Fields, masked } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';
import expectedRoutes from './expected-routes.json' with { type: 'json' };
import expectedRules from './expected-rules.json' with { type: 'json' };

/** One person a role; `awaiting` has joined and waits for approval. */
const roles: Readonly<Record<string, Someone>> = {
  volunteer: 'bram',
  intake: 'intake',
  coordinator: 'joke',
  'project-leader': 'leader',
  auditor: 'ada',
  awaiting: 'awaiting',
  anonymous: 'nobody',
};
const actions: Readonly<Record<string, Partial<Record<string, string>>>> = expectedRules.actions;
const objects: Readonly<Record<ObjectKind, Partial<Record<string, string[]>>>> = expectedRules.objects;
const staffTable: Readonly<Record<string, string>> = expectedRoutes.staff;
const publicTable: Readonly<Record<string, string>> = expectedRoutes.public;
const allMethods = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'QUERY'];

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const mayDo = (role: string, action: string) => actions[action]?.[role] !== undefined;
const reaches = (role: string, kind: ObjectKind, whose: Whose) => objects[kind][role]?.includes(whose) ?? false;

/** What the tables say about an answer. */
function expectation(
  role: string,
  action: string,
  object: { kind: ObjectKind; whose: Whose } | null,
): 'door' | 'sign-in' | 'not-found' | 'answer' {
  if (action === 'nobody') return 'door';
  if (role === 'anonymous') return 'sign-in';
  if (!mayDo(role, action)) return 'not-found';
  return object === null || reaches(role, object.kind, object.whose) ? 'answer' : 'not-found';
}

function found({ status, location }: Answer): string {
  if (status === 303 && location === '/sign-in') return 'sign-in';
  if (status === 404) return 'not-found';
  return status === 405 || status === 403 || status >= 500 ? String(status) : 'answer';
}

/** All that a visitor sees of an answer, but for what is new each time. */
const seen = ({ status, headers, body }: Answer) => JSON.stringify([status, [...headers], masked(body)]);

describe('the table of routes', () => {
  it('T1 is written down by hand as well: a route, an action or a role that is not there fails', () => {
    const staff = Object.fromEntries(attack.routes.map((route) => [named(route), route.needs]));
    expect(staff).toEqual(staffTable);
    expect(attack.publicRoutes.map(named).sort()).toEqual(Object.keys(publicTable).sort());
  });

  it('T1 has the program’s own rules say the same, role by role', () => {
    const withoutAwaiting = Object.entries(actions).map(([action, row]) => {
      const { awaiting: _once, ...roleRow } = row;
      return [action, roleRow];
    });
    expect(rules).toEqual(Object.fromEntries(withoutAwaiting));
  });

  it('T1 names no action twice and none that the rules do not know', () => {
    const used = new Set(Object.values(staffTable).filter((action) => action !== 'nobody'));
    expect([...used].filter((action) => actions[action] === undefined)).toEqual([]);
    expect(attack.routes.map(named).length).toBe(new Set(attack.routes.map(named)).size);
  });
});

describe('reading, by role and by whose it is', () => {
  it.each(Object.keys(roles))('T1 gives %s exactly the pages of the table', async (role) => {
    const visitor = await attack.visitor(roles[role] ?? 'nobody');
    // What is no page at all looks the same, to the byte.
    const none = await visitor.get('/nowhere/at/all');
    const wrong: string[] = [];
    for (const { path, needs } of attack.routes.filter(({ method }) => method === 'GET')) {
      const action = staffTable[`GET ${path}`] ?? needs;
      if (action === 'nobody') continue;
      const addressed =
        kindOfRoute(path) === null
          ? [{ path, object: null }]
          : addressesOf(attack, path).map((object) => ({ path: object.path, object }));
      for (const { path: at, object } of addressed) {
        const answer = await visitor.get(at);
        const expected = expectation(role, action, object);
        if (found(answer) !== expected)
          wrong.push(`${role} ${path} ${object?.whose ?? ''}: ${found(answer)} for ${expected}`);
        if (expected === 'not-found' && seen(answer) !== seen(none))
          wrong.push(`${role} ${path}: differs from no page`);
        const head = await visitor.ask('HEAD', at);
        if (head.status !== answer.status || head.bytes.length > 0) wrong.push(`HEAD ${path}: ${head.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(attack.failures).toEqual([]);
  });

  it.each(Object.keys(roles).filter((role) => role !== 'anonymous'))(
    'T1 answers %s the same, to the byte, for what is somebody else’s and for what is not there',
    async (role) => {
      const visitor = await attack.visitor(roles[role] ?? 'nobody');
      for (const { path } of attack.routes.filter(
        ({ method, path }) => method === 'GET' && kindOfRoute(path) !== null,
      )) {
        const addresses = addressesOf(attack, path);
        const nowhere = await visitor.get(addresses.find(({ whose }) => whose === 'missing')?.path ?? '');
        for (const object of addresses) {
          const answer = await visitor.get(object.path);
          if (found(answer) !== 'not-found') continue;
          expect(masked(answer.body), `${path} ${object.whose}`).toBe(masked(nowhere.body));
          expect([...answer.headers], `${path} ${object.whose}`).toEqual([...nowhere.headers]);
        }
      }
    },
  );
});

describe('changing, by role and by whose it is', () => {
  const posts = Object.keys(staffTable).filter((route) => route.startsWith('POST ') && staffTable[route] !== 'nobody');

  it.each(posts)('T1 refuses %s to everybody whom the table does not name, and changes nothing', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    const path = route.slice('POST '.length);
    const action = staffTable[route] ?? '';
    const before = await fingerprint(attack.admin);
    const addresses =
      kindOfRoute(path) === null
        ? [{ path, kind: null, whose: null }]
        : [{ path: form.path, kind: kindOfRoute(path), whose: null }, ...addressesOf(attack, path)];
    const bodies = new Map<string, string>();
    for (const [role, who] of Object.entries(roles)) {
      const visitor = await attack.visitor(who);
      for (const { path: at, kind, whose } of addresses) {
        const object = kind && whose ? { kind, whose } : null;
        const expected = expectation(role, action, object);
        // The valid form is kept for those who may not; whoever may is asked elsewhere (T45).
        if (expected === 'answer') continue;
        const answer = form.file
          ? await visitor.upload(at, form.fields, form.file)
          : await visitor.post(at, form.fields);
        expect(found(answer), `${role} ${whose ?? 'fresh'}`).toBe(expected);
        if (expected !== 'not-found') continue;
        const first = bodies.get(role) ?? masked(answer.body);
        expect(masked(answer.body), `${role} ${whose ?? 'fresh'}`).toBe(first);
        bodies.set(role, first);
      }
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(attack.failures).toEqual([]);
  });

  it.each(posts)('T1 lets in to %s whom the table names', async (route) => {
    const path = route.slice('POST '.length);
    for (const [role, who] of Object.entries(roles)) {
      if (expectation(role, staffTable[route] ?? '', null) !== 'answer') continue;
      const visitor = await attack.visitor(who);
      for (const object of kindOfRoute(path) === null ? [null] : addressesOf(attack, path)) {
        if (object && expectation(role, staffTable[route] ?? '', object) !== 'answer') continue;
        // A form that no handler takes: past the policy and the grant, it is the form that is refused.
        const answer = await visitor.post(object?.path ?? path, { nonsense: 'x' } satisfies Fields);
        // Only a limit for which nothing is proposed has no proposal to take.
        const allowed = path.endsWith('/proposal') ? ['answer', 'not-found'] : ['answer'];
        expect(allowed, `${role} ${object?.whose ?? ''} ${answer.status}`).toContain(found(answer));
      }
    }
  });
});

describe('methods that no page has', () => {
  it('T1 T5 answers other methods with a refusal for everybody, and does nothing', { timeout: 120_000 }, async () => {
    const before = await fingerprint(attack.admin);
    const paths = [...new Set(attack.routes.map(({ path }) => path))];
    for (const who of Object.values(roles)) {
      const visitor = await attack.visitor(who);
      for (const path of paths) {
        const at = kindOfRoute(path) === null ? path : (addressesOf(attack, path)[0]?.path ?? path);
        const declared = attack.routes.filter((route) => route.path === path).map(({ method }) => String(method));
        for (const method of allMethods.filter((one) => !declared.includes(one) && one !== 'HEAD')) {
          const answer = await visitor.ask(method, at, {
            ...(method === 'GET' ? {} : { body: new URLSearchParams({ _csrf: visitor.token }) }),
            headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
          });
          // An address may also be one of another route (`notes/new` is no note): then it is not found, or one signs in first.
          const allowed = method === 'GET' ? [404, 405, 303, 200] : who === 'nobody' ? [404, 405, 303] : [404, 405];
          expect(allowed, `${who} ${method} ${at}`).toContain(answer.status);
        }
      }
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
  });

  it('T1 T5 holds on the public side too', async () => {
    const visitor = attack.publicVisitor();
    for (const path of new Set(attack.publicRoutes.map((route) => route.path))) {
      const declared = attack.publicRoutes.filter((route) => route.path === path).map(({ method }) => String(method));
      for (const method of allMethods) {
        const answer = await visitor.ask(
          method,
          path,
          method === 'GET' || method === 'HEAD' ? {} : { body: new URLSearchParams() },
        );
        if (declared.includes(method) || method === 'HEAD')
          expect([200, 303, 400, 422], `${method} ${path} ${attack.failures.map(String)}`).toContain(answer.status);
        else expect([404, 405], `${method} ${path}`).toContain(answer.status);
      }
    }
    // No door of the staff side leads in from here.
    for (const path of new Set(attack.routes.map((route) => route.path))) {
      if (!Object.hasOwn(publicTable, `GET ${path}`)) expect((await visitor.get(path)).status, path).toBe(404);
    }
  });
});
