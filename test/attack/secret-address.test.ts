import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#app/platform/access/visit/index.ts';
import { openAddress, saveAddress } from '#app/service/directory/secret-address.store.ts';
import { canary } from '../support/attack-canary.ts';
import { crawl, everythingIn } from '../support/attack-crawl.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';

/** Where a shelter stands (docs/security.md, “What a name may tell”). Seeded with canaries, then looked for everywhere. */
const words = { address: canary('adres'), howToArrive: canary('route') };
const page = '/directory/moviera/address';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
  const { joke } = attack.world.people;
  expect(await attack.world.as(joke, (visit) => saveAddress(visit, 'moviera', words, 0))).toBe('saved');
});
afterAll(() => attack?.close());

const saysIt = (text: string) => Object.values(words).some((word) => text.toLowerCase().includes(word.toLowerCase()));
const inside: Someone[] = ['bram', 'intake', 'joke', 'lies', 'leader', 'ada'];

describe('a secret address', () => {
  it('is on no page that anybody can load, in no header and no title, whatever her role', {
    timeout: 120_000,
  }, async () => {
    const told: string[] = [];
    let loaded = 0;
    for (const who of inside) {
      const from = ['/', '/directory', '/directory/moviera', page, '/referrals', '/access-book'];
      const answers = await crawl(await attack.visitor(who), from, 50);
      loaded += answers.size;
      for (const [path, answer] of answers) if (saysIt(everythingIn(answer))) told.push(`${who} ${path}`);
    }
    for (const [path, answer] of await crawl(attack.publicVisitor(), ['/adressen', '/en/adressen'], 12))
      if (saysIt(everythingIn(answer))) told.push(`public ${path}`);
    expect(told).toEqual([]);
    expect(loaded).toBeGreaterThan(200);
    expect(attack.failures).toEqual([]);
  });

  it('is found by no search, neither by its words nor by the name of the shelter', async () => {
    for (const term of [words.address, words.howToArrive, 'moviera']) {
      for (const who of ['joke', 'bram', 'leader'] as const) {
        const visitor = await attack.visitor(who);
        const answers = [
          await visitor.post('/directory', { words: term, need: '', region: '', language: '' }),
          await visitor.post('/clients/search', { term }),
        ];
        for (const { body } of answers) expect(saysIt(body.replaceAll(term, ''))).toBe(false);
      }
      const found = await attack.publicVisitor().post('/zoek', { term });
      expect(saysIt(found.body.replaceAll(term, ''))).toBe(false);
    }
  });

  it('is shown to a coordinator of the region who says why, and each time is in the access book without the address', async () => {
    const karel = await attack.visitor('karel');
    expect((await karel.post(`${page}/opening`, {})).status).toBe(422);
    expect(await opened()).toBe(0);
    const answer = await karel.post(`${page}/opening`, { reason: 'client-goes-there' });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(words.address);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(/<title>([^<]*)/.exec(answer.body)?.[1]).not.toMatch(/Moviera/);
    expect(await opened()).toBe(1);
    const { rows } = await attack.admin.query('select body from naast.audit_entry');
    expect(rows.some(({ body }) => saysIt(body))).toBe(false);
    expect((await (await attack.visitor('ada')).get('/access-book')).body).toContain('opende een geheim adres');
  });

  it('T35 is neither shown nor replaced at a screen that was left open six minutes ago, until it is proved who asks', async () => {
    // Signed in before the screen was left: the sample may have drawn no test before this one.
    const karel = await attack.visitor('karel');
    await attack.admin.query("update naast.session set stepped_up_at = clock_timestamp() - interval '6 minutes'");
    const before = await opened();
    const asked = await karel.post(`${page}/opening`, { reason: 'client-goes-there', password: '' });
    const other = await karel.post(page, { _version: '1', address: 'Vals 1', howToArrive: '', password: 'niet dit' });
    for (const { status, body } of [asked, other]) {
      expect([status, saysIt(body)]).toEqual([422, false]);
      expect(body).toContain('name="password"');
    }
    expect(await opened()).toBe(before);
    const { password } = attack.person('karel');
    const shown = await karel.post(`${page}/opening`, { reason: 'client-goes-there', password });
    expect([shown.status, shown.body.includes(words.address)]).toEqual([200, true]);
    await attack.admin.query('update naast.session set stepped_up_at = clock_timestamp()');
  });

  it('is not found for anybody else, also when the policy lets everything pass', async () => {
    for (const who of ['bram', 'intake', 'leader', 'ada'] as const)
      expect((await (await attack.visitor(who)).post(`${page}/opening`, { reason: 'danger' })).status, who).toBe(404);
    // Another region keeps its own; this one has none.
    const lies = await (await attack.visitor('lies')).post(`${page}/opening`, { reason: 'danger' });
    expect([lies.status, saysIt(lies.body)]).toEqual([404, false]);
    const anything: Policy = { reach: () => 'all', compartments: () => ['core', 'safety'] };
    for (const who of ['bram', 'noor', 'intake', 'leader', 'ada', 'lies'] as const) {
      const person = attack.person(who);
      const seen = await attack.world.as(
        person,
        async (visit) => ({
          rows: await visit.db.selectFrom('secret_address').selectAll().execute(),
          opened: await openAddress(visit, 'moviera', 'danger'),
        }),
        anything,
      );
      expect(seen, who).toEqual({ rows: [], opened: null });
    }
  });

  it('is in no row of any table as it can be read, and goes back to nobody with an error', async () => {
    const tables = await attack.admin.query(
      "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and relkind = 'r'",
    );
    for (const { relname } of tables.rows) {
      const { rows } = await attack.admin.query(`select r::text as row from naast.${relname} r`);
      expect([relname, rows.some(({ row }) => saysIt(row))]).toEqual([relname, false]);
    }
    const wrong = await (await attack.visitor('joke')).post(page, { _version: '1', address: '', howToArrive: '' });
    expect([wrong.status, saysIt(wrong.body)]).toEqual([422, false]);
  });

  it('changed by two at once keeps one, and shows the other both', async () => {
    const [joke, karel] = [await attack.visitor('joke'), await attack.visitor('karel')];
    const answers = await Promise.all([
      joke.post(page, { _version: '1', address: 'Proefweg 1', howToArrive: '' }),
      karel.post(page, { _version: '1', address: 'Proefweg 2', howToArrive: '' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const told = answers.find(({ status }) => status === 409)?.body ?? '';
    expect(told).toContain('Proefweg 1');
    expect(told).toContain('Proefweg 2');
  });
});

async function opened(): Promise<number> {
  const { rows } = await attack.admin.query(
    "select count(*)::int as n from naast.audit_entry where action = 'address.read' and body like '%client-goes-there%'",
  );
  return rows[0].n;
}
