import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { termCommand } from '#app/operations/commands/term.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import type { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

/** JSON that costs who reads it far more than who writes it, and JSON that means something else than it seems. */
const hostile: Readonly<Record<string, string>> = {
  'arrays in arrays, 10,000 deep': '['.repeat(10_000) + ']'.repeat(10_000),
  'objects in objects, 10,000 deep': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'a depth that never ends': '[{"a":'.repeat(100_000),
  'a million keys': `{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
  'a number of 100,000 digits': `{"id":${'9'.repeat(100_000)},"law":"appeal"}`,
  'a number beyond all': '{"id":1e999999999,"law":"appeal"}',
  'a key that reaches into objects':
    '{"__proto__":{"law":"appeal"},"constructor":{"prototype":{"start":"2026-01-01"}}}',
};

describe('T82 JSON at the doors, of which none reads any', () => {
  let attack: AttackWorld;
  beforeAll(async () => {
    attack = await attackWorld();
  });
  afterAll(() => attack?.close());

  it('is refused at every address that takes a form, whatever its size, and leaves nothing behind', async () => {
    const bram = await attack.visitor('bram');
    const doors: [AttackVisitor, string][] = [
      ...attack.routes
        .filter(({ method }) => method === 'POST')
        .map(({ path }): [AttackVisitor, string] => [bram, path]),
      ...attack.publicRoutes
        .filter(({ method }) => method === 'POST')
        .map(({ path }): [AttackVisitor, string] => [attack.publicVisitor(), path]),
      [bram, '/weergave'],
      [attack.publicVisitor(), '/weergave'],
    ];
    expect(doors.length).toBeGreaterThan(40);
    const before = await fingerprint(attack.admin);
    const odd: string[] = [];
    for (const [visitor, path] of doors) {
      // The large ones at every tenth door: what refuses them is the same code everywhere.
      const bodies = Object.entries(hostile).filter(
        ([what], at) => !/million/.test(what) || at % 10 === 0 || path.length < 7,
      );
      for (const [what, body] of bodies)
        for (const type of ['application/json', 'text/json; charset=utf-8'].slice(0, body.length > 1e6 ? 1 : 2)) {
          const at = path
            .replace(':reference', attack.cases.own.reference)
            .replace(/:[a-z]+/gi, attack.person('bram').id);
          const answer = await visitor.ask('POST', at, { body, headers: { 'content-type': type } });
          if (answer.status < 400 || answer.status >= 500) odd.push(`${path} ${what}: ${answer.status}`);
        }
    }
    expect(odd).toEqual([]);
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(({} as Record<string, unknown>).law).toBeUndefined();
    expect((await bram.get('/')).status).toBe(200);
    expect(attack.failures).toEqual([]);
  }, 60_000);
});

describe('T82 JSON in a batch of legal terms', () => {
  it('answers each hostile line with what is wrong with it, and the good one after it as ever', async () => {
    const good = { id: 'good', law: 'statute', start: '2026-03-03', term: 'P6W' };
    const lines = [...Object.values(hostile), JSON.stringify(good)];
    const said: string[] = [];
    const wrong: string[] = [];
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    // In pieces, as a pipe brings them.
    const stdin = (async function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    })();
    const code = await termCommand(['--batch'], {
      stdin,
      out: (line) => said.push(line),
      err: (line) => wrong.push(line),
    });
    const answers = said.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([code, wrong, answers.length]).toEqual([0, [], lines.length]);
    for (const [at, answer] of answers.slice(0, -1).entries()) {
      expect(String(answer.error).length, Object.keys(hostile)[at]).toBeGreaterThan(10);
      expect(JSON.stringify(answer).length, Object.keys(hostile)[at]).toBeLessThan(500);
    }
    expect(answers.at(-1)).toMatchObject({ id: 'good' });
  });
});
