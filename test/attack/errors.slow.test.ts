import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#app/platform/pool/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { oneAtATime } from '#app/platform/vault/turns.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { listening, reportingApp, told } from '../support/attack-report.ts';
import { type Answer, AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

describe('every refusal', () => {
  it('T64 is a page of ours that tells nothing: 400 to 429', async () => {
    await steadyWindow();
    const [bram, nobody] = [await attack.visitor('bram'), await attack.visitor('nobody')];
    const at = `/clients/${attack.cases.own.reference}`;
    const asked: [number, Promise<Answer>][] = [
      [400, bram.post(`${at}/notes`, { nonsense: 'x' })],
      [
        403,
        bram.ask('POST', `${at}/notes`, {
          body: 'x=1',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ],
      [403, bram.ask('POST', `${at}/notes`, { body: '', origin: false })],
      [404, bram.get('/clients/%F0%9F/x')],
      [404, bram.get(`${at}/notes/${newId()}`)],
      [404, bram.get('/.git/config')],
      [405, bram.ask('DELETE', at, { body: new URLSearchParams({ _csrf: bram.token }) })],
      [409, bram.post('/set-up', {})],
      [413, bram.post(`${at}/notes`, { said: 'x'.repeat(3_000_000) })],
      [415, bram.ask('POST', `${at}/notes`, { body: '{}', headers: { 'content-type': 'application/json' } })],
      [421, new AttackVisitor(attack.staff[0], 'http://elsewhere.example', null).get('/')],
      [422, bram.post(`${at}/notes`, { way: 'visit', happenedOn: '', _key: newId() })],
      [422, bram.upload(`${at}/letters/new`, { _key: newId() }, { name: 'x.pdf', bytes: Buffer.from('<html>') })],
    ];
    for (const [status, answer] of asked) {
      const given = await answer;
      expect(given.status).toBe(status);
      expect(told(given), String(status)).toBeNull();
    }
    const tries = await Promise.all(
      Array.from({ length: 25 }, (_, at) =>
        attack.publicVisitor('198.51.100.9').post('/code', { code: `1234-1234-1234-${1000 + at}` }),
      ),
    );
    const late = tries.filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThan(0);
    for (const answer of late) expect(told(answer), '429').toBeNull();
    expect((await nobody.get('/')).status).toBe(303);
    expect(attack.failures).toEqual([]);
  });

  it('T64 stays one when too many sign in at once (503) and when somebody tries too often (429)', async () => {
    await steadyWindow();
    const nobody = await attack.visitor('nobody');
    // Tries are counted in quarters of an hour: not across the turn of one.
    const left = 900_000 - (Date.now() % 900_000);
    if (left < 10_000) await new Promise((later) => setTimeout(later, left));
    const attempt = (name: string) =>
      nobody.post('/sign-in', { name, password: 'onbekend wachtwoord', code: '123456' });
    // Every place and every seat in the queue of password checks is taken, as by a flood.
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const flood = Array.from({ length: 33 }, () => oneAtATime(() => gate));
    const busy = await attempt('iemand');
    open();
    await Promise.all(flood);
    expect([busy.status, Number(busy.headers.get('retry-after')) > 0, told(busy)]).toEqual([503, true, null]);
    const answers: Answer[] = [];
    for (let at = 0; at < 11; at += 1) answers.push(await attempt('zelfde'));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 7 }, () => 422), 429, 429, 429, 429]);
    for (const answer of answers) expect(told(answer), String(answer.status)).toBeNull();
  }, 60_000);

  it('T64 stays one when the database is away, or does not let the book be written (500)', async () => {
    const away = openDatabase({ ...attack.world.test.settings('staff'), port: 1, connections: 1 });
    const said = listening();
    const app = reportingApp(attack, [], { scoped: away.scoped, ask: away.ask, become: away.become });
    const bram = await attack.visitor('bram');
    for (const path of ['/', `/clients/${attack.cases.own.reference}`]) {
      const answer = await new AttackVisitor(app, origins.staff, bram.cookie).get(path);
      expect([500, 503]).toContain(answer.status);
      expect(told(answer), 'no database').toBeNull();
    }
    await away.close();
    const { staff } = attack.world.test.names;
    await attack.admin.query(`revoke execute on function naast.audit_append(jsonb) from ${staff}`);
    const unwritten = await new AttackVisitor(reportingApp(attack), origins.staff, bram.cookie).get(
      `/clients/${attack.cases.own.reference}`,
    );
    await attack.admin.query(`grant execute on function naast.audit_append(jsonb) to ${staff}`);
    expect(unwritten.status).toBe(500);
    expect(told(unwritten), 'no book').toBeNull();
    for (const word of attack.cases.own.canaries) expect(unwritten.body).not.toContain(word);
    expect(said()).toMatch(/^failure [0-9A-Z]{8}: database 42501/m);
    expect(said()).not.toContain(attack.cases.own.reference);
  });
});

describe('odd addresses', () => {
  const odd = [
    '0'.repeat(36),
    '-'.repeat(36),
    `${'0'.repeat(8)}-0000-0000-0000-00000000000g`,
    '0',
    '%00',
    '%27%20or%201=1--',
    'a'.repeat(3_000),
    '%zz',
    '__proto__',
    'constructor',
    '🙂',
  ];

  it('T64 never break a page, whatever stands in the place of an id', async () => {
    const routes = attack.routes.filter(({ path }) => path.includes(':'));
    const who: Record<string, 'bram' | 'joke' | 'intake' | 'leader'> = {
      '/clients': 'bram',
      '/people': 'leader',
      '/regions': 'leader',
      '/queue': 'intake',
      '/arrivals': 'joke',
      '/teams': 'joke',
      '/profile': 'bram',
    };
    const broken: string[] = [];
    for (const { method, path } of routes) {
      const visitor = await attack.visitor(who[`/${path.split('/')[1]}`] ?? 'joke');
      for (const id of odd) {
        const below = /:reference.*:/.test(path) ? path.replace(':reference', attack.cases.own.reference) : path;
        const at = below.replace(/:[a-z]+/gi, id);
        const answer =
          method === 'GET'
            ? await visitor.get(at)
            : await visitor.post(at, {
                _key: newId(),
                _version: '1',
                digits: '1234 5678',
                back: 'people',
                person: newId(),
              });
        if (answer.status >= 500 || answer.status === 200)
          broken.push(`${method} ${path} ${id.slice(0, 40)}: ${answer.status}`);
      }
    }
    expect(broken).toEqual([]);
    expect(attack.failures).toEqual([]);
  }, 60_000);

  it('T64 never break a list, whatever stands in the query', async () => {
    const broken: string[] = [];
    for (const who of ['bram', 'joke', 'leader', 'ada', 'intake'] as const) {
      const visitor = await attack.visitor(who);
      for (const { method, path } of attack.routes.filter(
        (route) => route.method === 'GET' && !route.path.includes(':'),
      )) {
        for (const value of ['0'.repeat(36), '99999999999999999999', '%00', "'"]) {
          const query = ['page', 'before', 'person', 'case', 'show', 'volunteer', 'region', 'all', 'term', 'status']
            .map((name) => `${name}=${value}`)
            .join('&');
          const answer = await visitor.get(`${path}?${query}`);
          if (answer.status >= 500) broken.push(`${who} ${method} ${path}?${value}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(attack.failures).toEqual([]);
  }, 60_000);
});
