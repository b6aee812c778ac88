import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { receive } from './public.store.ts';
import {
  type IntakeInstallation,
  intakeInstallation,
  ordinaryRegistration,
  publicDesk,
  unfinished,
} from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
let desk: PublicDesk;
beforeEach(async () => {
  // What is counted in an hour begins anew with the clock; no test stands across such a moment.
  const left = 3_600_000 - (Date.now() % 3_600_000);
  if (left < 40_000) await new Promise((done) => setTimeout(done, left + 50));
  await world?.close();
  world = await testWorld();
  installation = await intakeInstallation(world);
  desk = publicDesk(world);
}, 120_000);
afterAll(() => world?.close());

const send = async (address: string) => {
  const key = newId();
  const received = await receive(desk, { key, registration: ordinaryRegistration(), address });
  return received.kind;
};
const count = async (where: string) => {
  const [row] = await installation.query(`select count(*)::int as n from naast.registration where ${where}`);
  return Number(row?.n);
};
/** As many as this already wait. Written straight into the table, since this is about what comes after them. */
const fill = (status: 'new' | 'check', many: number) =>
  installation.query(
    `insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key)
     select gen_random_uuid(), $1, $2, 1, '\\x01', decode(repeat('00', 64), 'hex'),
        sha256(i::text::bytea), gen_random_uuid() from generate_series(1, $3::int) i`,
    [status, world.teams.intake, many],
  );

describe('T83 a flood of registrations', () => {
  test('T83 from 50 blocks while 20 genuine ones arrive: the genuine ones are all new, the flood waits to be checked', async () => {
    // 300 in place of 5,000, a genuine one after every 15: what decides is the rate, and from the fortieth on nothing
    // changes.
    const genuine: string[] = [];
    for (let at = 0; at < 300; at += 1) {
      expect(await send(`198.51.${at % 50}.7`)).toBe('received');
      if (at % 15 !== 14) continue;
      const { id } = await installation.registered();
      genuine.push(id);
    }
    expect(genuine).toHaveLength(20);
    for (const id of genuine) expect(await installation.rowOf(id)).toMatchObject({ status: 'new' });
    const through = (await count("status = 'new'")) - 20;
    expect(through).toBeLessThanOrEqual(50);
    expect(await count("status = 'check'")).toBe(300 - through);
    // The team sees how many there are, at most fifty of them, and moves a real one over.
    const queue = await (await installation.staff.get(world.people.intake, '/queue')).text();
    expect(queue).toContain(`Eerst nakijken (${300 - through})`);
    expect(Buffer.byteLength(queue)).toBeLessThan(200_000);
    const [row] = await installation.query("select id from naast.registration where status = 'check' limit 1");
    const page = await (await installation.staff.get(world.people.intake, `/queue/${row?.id}`)).text();
    expect(page).toContain('Er kwamen er veel van hetzelfde netwerk');
    const keep = () =>
      installation.staff.post(world.people.intake, `/queue/${row?.id}/keep`, { _key: newId(), _version: '1' });
    expect((await keep()).headers.get('location')).toBe('/queue?done=keep');
    expect(await installation.rowOf(String(row?.id))).toMatchObject({ status: 'new', version: 2 });
    expect((await keep()).status).toBe(409);
  }, 120_000);

  test('T83 takes no more room than its share: then it is told kindly, and others still get through', async () => {
    await installation.query("insert into naast.contact_setting (key, value) values ('telephone', '0800 2020')");
    await fill('check', 20_000);
    for (let at = 0; at < 12; at += 1) await send('198.51.100.7');
    expect(await count("status = 'check'")).toBe(20_000);
    expect(await count("status = 'new'")).toBe(10);
    const her = await unfinished(desk, { values: { ways: ['with-code'] } });
    const from = '198.51.100.7';
    const answer = await installation.open.post('/start/form/check', { _key: her.key }, from, her.cookie);
    const page = await answer.text();
    expect(answer.status).toBe(503);
    for (const words of ['Het is nu heel druk', '0800 2020', 'daar wordt altijd opgenomen', 'tel:112'])
      expect(page, words).toContain(words);
    // What the visitor wrote is still there, to be sent later or kept with a code.
    expect(await (await installation.open.get('/start/form/check', from, her.cookie)).text()).toContain('Klopt alles?');
    expect((await installation.registered()).code).toMatch(/\d{4}/);
    // And the database lets nobody write more than one form holds.
    const insert = desk.scoped((db) =>
      db
        .insertInto('registration')
        .values({
          id: newId(),
          status: 'new',
          team_id: world.teams.intake,
          team_epoch: 1,
          key_sealed: Buffer.alloc(1),
          sealed: Buffer.alloc(24_577),
          receipt_mac: Buffer.alloc(32),
          form_key: newId(),
        })
        .execute(),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  test('T83 from very many blocks waits too, once more came in an hour than ever in a day', async () => {
    const statuses = [];
    for (let at = 0; at < 203; at += 1) statuses.push(await send(`10.${at}.0.1`));
    expect(new Set(statuses)).toEqual(new Set(['received']));
    expect(await count("status = 'new'")).toBe(200);
    expect(await count("status = 'check'")).toBe(3);
  }, 120_000);

  test('T83 ten women of one shelter write in one hour, and all are new; the many addresses of one network count together', async () => {
    for (let at = 0; at < 12; at += 1) await send(`2001:db8:12:3456::${at + 1}`);
    expect(await count("status = 'new'")).toBe(10);
    expect(await count("status = 'check'")).toBe(2);
    // A flood from one /48 has 65,536 households: of all together twenty go through.
    for (let at = 0; at < 15; at += 1) await send(`2001:db8:12:${(16 + at).toString(16)}::1`);
    expect(await count("status = 'new'")).toBe(20);
    expect(await count("status = 'check'")).toBe(7);
    const { rows } = await (await world.test.administrator()).query('select key from naast.throttle');
    for (const { key } of rows) expect(key).toHaveLength(32);
  });

  test('T83 of forms that are only begun finds an end: 20,000, and the oldest without a code make room', async () => {
    await installation.query(
      `insert into naast.intake_draft (id, lookup, sealed, crowded, continued)
       select gen_random_uuid(), sha256(i::text::bytea), '\\x00', i > 5000, i > 5000 from generate_series(1, 20000) i`,
    );
    const answer = await installation.open.post('/start/form', { safe: 'yes' }, '10.7.1.1');
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([503, []]);
    expect(await answer.text()).toContain('Het is nu heel druk');
    await installation.query("update naast.intake_draft set touched_at = now() - interval '31 minutes'");
    expect((await installation.open.post('/start/form', { safe: 'yes' }, '10.7.1.1')).status).toBe(303);
    const [row] = await installation.query('select count(*)::int as n from naast.intake_draft');
    expect(row?.n).toBe(1);
  });
});
