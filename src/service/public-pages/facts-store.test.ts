import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { freshFacts } from './facts.store.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world?.close());

test('the public role reads contact and regions from the real database, and nothing of a region that is closed', async () => {
  const admin = await world.test.administrator();
  await admin.query(
    "insert into naast.contact_setting (key, value) values ('telephone', ' 030 555 01 02 '), ('hours', ''), ('hoursEn', 'Mon to Fri')",
  );
  await admin.query(
    "update naast.region set status = 'open', municipalities = '{Zeist,Utrecht}', at_a_distance = true where name = 'Utrecht'",
  );
  await admin.query("update naast.region set status = 'closed' where name = 'Groningen'");
  const installation = world.test.installation('public');
  const desk = {
    scoped: <T>(work: Parameters<typeof installation.scoped<T>>[1]) => installation.scoped({ kind: 'public' }, work),
    root: world.pins.root,
    receiptKey: world.test.receiptKey,
    staffOrigin: 'http://localhost:3001',
    demo: false,
  };
  const { facts } = await freshFacts(desk, Date.now).read();
  expect(facts.contact).toEqual({ telephone: '030 555 01 02', hours: null, hoursEn: 'Mon to Fri', mail: null });
  expect(facts.regions).toContainEqual({
    name: 'Utrecht',
    status: 'open',
    municipalities: ['Zeist', 'Utrecht'],
    atADistance: true,
  });
  expect(facts.regions.map(({ name }) => name)).not.toContain('Groningen');
  expect(facts.organisations.map(({ name }) => name)).toContain('CoMensha');
  // Certain or not, what is for colleagues only is not here, and nobody reads what lies behind it.
  expect(JSON.stringify(facts.organisations)).not.toMatch(/DUO|Jade|AVIM|confidence|legal\.md/);
});
