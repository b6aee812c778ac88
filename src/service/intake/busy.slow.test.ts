import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { queueWithRoom } from './flood.ts';
import { browserOf, type IntakeInstallation, intakeInstallation, publicDesk, publicSide } from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());
beforeEach(async () => {
  for (const table of ['throttle', 'intake_draft', 'registration'])
    await installation.query(`delete from naast.${table}`);
  await steadyWindow();
});

const proxy = '10.0.0.1';
const second = '10.0.0.2';
const begin = '/start/form';
const codeIn = (page: string) => /<bdi dir="ltr">(\d{4}(?:-\d{4}){3})<\/bdi>/.exec(page)?.[1] ?? '';
const crowded = async () => {
  const [row] = await installation.query('select count(*)::int as n from naast.intake_draft where crowded');
  return Number(row?.n);
};

/** A woman at a browser answers what is asked and sends it; gives the answer to each press. */
async function writes(her: ReturnType<typeof browserOf>) {
  const first = await her.post(begin, { safe: 'yes' });
  await her.post(`${begin}/reach`, { ways: ['with-code'] });
  await her.post(`${begin}/name`, { nameToUse: 'Selam' });
  const check = await (await her.get(`${begin}/check`)).text();
  const key = /name="_key" value="([^"]+)"/.exec(check)?.[1] ?? '';
  const sent = await her.post(`${begin}/check`, { _key: key });
  return { first: first.status, sent: sent.status, page: await sent.text() };
}

describe('S8 registration when very many come', () => {
  test('S8 as it was done: 300 begin behind one address, and whoever comes then is taken down, has her code, and waits for a look', async () => {
    const side = publicSide(publicDesk(world));
    const statuses = new Set<number>();
    for (let at = 0; at < 320; at += 1) statuses.add((await side.post(begin, { safe: 'yes' }, proxy)).status);
    expect([...statuses]).toEqual([303]);
    const { first, sent, page } = await writes(browserOf(side, proxy));
    expect([first, sent]).toEqual([303, 200]);
    const code = codeIn(page);
    expect(code).not.toBe('');
    expect(await installation.standing(code)).toContain('We hebben uw bericht');
    const [row] = await installation.query('select id, status from naast.registration');
    expect(row?.status).toBe('check');
    // The intake worker sees why, and lets it through.
    const intake = world.people.intake;
    const shown = await (await installation.staff.get(intake, `/queue/${row?.id}`)).text();
    expect(shown).toContain('Er kwamen er veel van hetzelfde netwerk');
    expect(await (await installation.staff.get(intake, '/queue/clearing')).text()).toContain('Selam');
    const press = { _key: newId(), act: 'keep', pick: [String(row?.id)] };
    expect((await installation.staff.post(intake, '/queue/clearing', press)).status).toBe(303);
    expect(await installation.rowOf(String(row?.id))).toMatchObject({ status: 'new' });
  }, 60_000);

  test('S8 behind a named proxy an attacker who rotates the header is one address, and nobody else notices', async () => {
    const side = publicSide(publicDesk(world), [proxy, second]);
    const through = (...hops: string[]) => ({ 'x-forwarded-for': hops.join(', ') });
    for (let at = 0; at < 120; at += 1)
      await side.post(
        begin,
        { safe: 'yes' },
        proxy,
        '',
        through(`203.0.113.${at}`, `2001:db8:${at}::1`, '198.51.100.66'),
      );
    expect(await crowded()).toBe(20);
    // `Forwarded` is not read, nor is the header of who is no proxy of ours.
    await side.post(begin, { safe: 'yes' }, proxy, '', { ...through('198.51.100.66'), forwarded: 'for=203.0.113.77' });
    await side.post(begin, { safe: 'yes' }, '198.51.100.66', '', through('203.0.113.78'));
    expect(await crowded()).toBe(22);
    for (const hops of [['203.0.113.9'], ['203.0.113.10', second], ['198.51.100.66', '203.0.113.11:4711', second]]) {
      const her = await writes(browserOf(side, proxy, through(...hops)));
      expect(her.sent, hops.join()).toBe(200);
    }
    expect(await crowded()).toBe(22);
    // The page of the code is the same: each visitor has her own twenty tries.
    const code = { code: '1111222233334444' };
    for (let at = 0; at < 25; at += 1)
      await side.post('/code', code, proxy, '', through(`203.0.113.${at}`, '198.51.100.66'));
    expect((await side.post('/code', code, proxy, '', through('198.51.100.66'))).status).toBe(429);
    expect((await side.post('/code', code, proxy, '', through('203.0.113.9'))).status).toBe(422);
  }, 60_000);

  test('S8 who has the many households of one /48 is one network: others begin as on any day', async () => {
    const side = publicSide(publicDesk(world));
    for (let at = 1; at <= 320; at += 1) await side.post(begin, { safe: 'yes' }, `2001:db8:12:${at.toString(16)}::1`);
    expect(await crowded()).toBe(20);
    await side.post(begin, { safe: 'yes' }, '2001:db8:13:1::1');
    expect(await crowded()).toBe(20);
  }, 60_000);

  test('S8 who only begins makes place for the next, and whoever is answering keeps what she wrote', async () => {
    const side = publicSide(publicDesk(world));
    await installation.query(
      `insert into naast.intake_draft (id, lookup, sealed, crowded, touched_at)
       select gen_random_uuid(), sha256(i::text::bytea), '\\x00', true, clock_timestamp() - interval '1 minute' from generate_series(1, 15000) i`,
    );
    for (let at = 0; at < 100; at += 1) await side.post(begin, { safe: 'yes' }, proxy);
    const her = browserOf(side, proxy);
    expect((await her.post(begin, { safe: 'yes' })).status).toBe(303);
    await her.post(`${begin}/reach`, { ways: ['with-code'] });
    expect(await crowded()).toBe(15_000);
    await installation.query(
      "update naast.intake_draft set touched_at = touched_at - interval '1 minute' where continued",
    );
    for (let at = 0; at < 20; at += 1) expect((await side.post(begin, { safe: 'yes' }, proxy)).status).toBe(303);
    expect((await her.get(`${begin}/name`)).status).toBe(200);
    expect(await crowded()).toBe(15_000);
    // The ordinary visitor from elsewhere has room of her own.
    expect((await writes(browserOf(side, '203.0.113.9'))).sent).toBe(200);
  }, 60_000);

  test('S8 one network does not take the room in which the others wait', async () => {
    const desk = publicDesk(world);
    await installation.query(
      `insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key)
       select gen_random_uuid(), 'check', $1, 1, '\\x01', decode(repeat('00', 64), 'hex'),
         sha256(i::text::bytea), gen_random_uuid() from generate_series(1, 10000) i`,
      [world.teams.intake],
    );
    const from = (address: string) => desk.scoped((db) => queueWithRoom(desk, db, address, 'check'));
    for (let at = 0; at < 500; at += 1) expect(await from('198.51.100.66')).toBe('check');
    expect(await from('198.51.100.66')).toBeNull();
    expect(await from('198.51.100.7')).toBe('check');
    expect(await from('203.0.113.9')).toBe('check');
    // Where the new ones are full, one more waits for a look instead.
    await installation.query(
      "update naast.registration set status = 'new' where id in (select id from naast.registration limit 3000)",
    );
    expect(await desk.scoped((db) => queueWithRoom(desk, db, '203.0.113.9', 'new'))).toBe('check');
  }, 60_000);
});
