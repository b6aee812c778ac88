import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergePublished, searchOver } from '#app/service/directory/index.ts';
import { steadyWindow } from '../../../test/support/steady-window.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { findablesIn } from './search.ts';
import { deskWith, pagesApp, visitorOrigin } from './testing.ts';

let world: TestWorld;
let service: ReturnType<typeof pagesApp>;
beforeAll(async () => {
  world = await testWorld();
  const installation = world.test.installation('public');
  service = pagesApp(
    deskWith(undefined, {
      scoped: (work) => installation.scoped({ kind: 'public' }, work),
      receiptKey: world.test.receiptKey,
      root: world.pins.root,
    }).desk,
  );
});
afterAll(() => world?.close());

/** Somebody on this network searches. */
const search = async (term: string, address: string, at = service): Promise<Response> =>
  at.request(
    `${visitorOrigin}/zoek`,
    {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: visitorOrigin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ term }).toString(),
    },
    { incoming: { socket: { remoteAddress: address } } },
  );
const statuses = async (asked: Promise<Response>[]) => {
  const counted = new Map<number, number>();
  for (const { status } of await Promise.all(asked)) counted.set(status, (counted.get(status) ?? 0) + 1);
  return counted;
};
const many = (number: number, address: string) => Array.from({ length: number }, () => search('opvang', address));

test('T84 a flood of searches is limited for each network, with a sentence and somebody to call; others go on', async () => {
  const admin = await world.test.administrator();
  await admin.query(
    "insert into naast.contact_setting (key, value) values ('telephone', '030 555 01 02') on conflict do nothing",
  );
  await steadyWindow(60_000);
  const counted = await statuses(many(100, '192.0.2.7'));
  expect(counted.get(200)).toBeLessThanOrEqual(60);
  expect(counted.get(429)).toBeGreaterThanOrEqual(40);
  // Who lives beside it is no part of that flood; of the whole network twice as many are answered.
  expect((await search('opvang', '192.0.2.200')).status).toBe(200);
  for (let other = 10; other < 14; other += 1) await statuses(many(40, `192.0.2.${other}`));
  const refused = await search('opvang', '192.0.2.200');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toContain('030 555 01 02');
  expect((await search('opvang', '198.51.100.7')).status).toBe(200);
});

test('T84 what is counted is a keyed hash: neither the network nor what was typed lies in the database', async () => {
  await search('kanariezoekwoord', '203.0.113.9');
  const admin = await world.test.administrator();
  const { rows } = await admin.query('select key from naast.throttle');
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toHaveLength(32);
  const everything = JSON.stringify(rows.map(({ key }) => (key as Buffer).toString('latin1')));
  expect(everything).not.toMatch(/203\.0\.113|kanariezoekwoord/);
});

test('T84 a search of 10,000 characters gets a clear sentence, and costs nothing of what a search costs', async () => {
  for (const term of ['a'.repeat(10_000), 'opvang '.repeat(1_430)]) {
    const answer = await search(term, '203.0.113.44');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Dit is te lang om te zoeken');
  }
});

test('T84 the work of one search is bounded by what we have, not by what is typed', () => {
  const find = searchOver(findablesIn('nl', { regions: [], organisations: mergePublished([]), edited: [] }));
  const cost = (typed: string) => {
    // Its own work, in milliseconds: what else runs on this machine does not count.
    const begun = process.cpuUsage();
    for (let turn = 0; turn < 5; turn += 1) find(typed);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
  cost('warm');
  const long = cost('abcdefghijklmnop'.repeat(6));
  expect(cost('abcdefghijklmnop '.repeat(60_000))).toBeLessThan(Math.max(200, long * 30));
});

test('a search is answered when the database does not answer, for what it searches lies here', async () => {
  const { desk, installation } = deskWith();
  const known = pagesApp(desk);
  await search('opvang', '203.0.113.45', known);
  installation.broken = true;
  expect((await search('paspoort', '203.0.113.45', known)).status).toBe(200);
});
