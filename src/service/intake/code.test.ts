import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { progressOfCode } from './public.store.ts';
import { readCode } from './receipt.ts';
import { type IntakeInstallation, intakeInstallation, publicDesk } from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());

let network = 0;
const fresh = () => {
  network += 1;
  return `10.0.${network}.1`;
};

describe('the code', () => {
  test('tells where it stands and what happens next, also typed with spaces or Arabic digits', async () => {
    const { code } = await installation.registered();
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    for (const typed of [code, code.replaceAll('-', ' '), code.replaceAll('-', ''), ` ${arabic}\u200f`]) {
      const answer = await installation.open.post('/code', { code: typed }, fresh());
      const page = await answer.text();
      expect(answer.status).toBe(200);
      expect(page).toContain('We hebben uw bericht');
      expect(page).toContain('We zoeken een plek');
      expect(page).not.toContain('Selam');
    }
  });

  test('tells who waits that she keeps her place and what need not wait, and nothing of how many others there are', async () => {
    const { id, code } = await installation.registered();
    const now = (which: string) =>
      installation.query(
        `update naast.registration set status = 'waiting', changed_day = '2026-03-02' where ${which}`,
        [],
      );
    await now(`id = '${id}'`);
    const alone = await installation.standing(code);
    for (const words of ['U staat op de wachtlijst', 'sinds 2 maart 2026', 'U houdt uw plaats', 'href="/adressen"'])
      expect(alone).toContain(words);
    for (let other = 0; other < 3; other += 1) await installation.registered();
    await now("status = 'new'");
    expect(await installation.standing(code)).toBe(alone);
  });

  test('that is wrong, unknown, withdrawn or empty gets one and the same answer', async () => {
    const { id, code: withdrawn } = await installation.registered();
    await installation.query(
      "update naast.registration set status = 'withdrawn', key_sealed = null, sealed = null where id = $1",
      [id],
    );
    const pages = [];
    for (const code of [withdrawn, '1234-5678-9012-3456', 'hallo', '', '1\u0000', `${withdrawn}1`]) {
      const answer = await installation.open.post('/code', { code }, fresh());
      expect(answer.status).toBe(422);
      pages.push((await answer.text()).replace(/ value="[^"]*"/, ' value=""'));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('Deze code kennen we niet');
  });

  test('cannot be guessed: after 20 tries a network has to wait, and another need not', async () => {
    await steadyWindow();
    const from = fresh();
    const statuses = [];
    for (let guess = 0; guess < 22; guess += 1)
      statuses.push((await installation.open.post('/code', { code: '1111222233334444' }, from)).status);
    expect(statuses).toEqual([...Array(20).fill(422), 429, 429]);
    expect((await installation.open.post('/code', { code: '1111222233334444' }, fresh())).status).toBe(422);
  });

  test('S7 and the wish to stop are for everybody else, however often one address asks', async () => {
    await steadyWindow();
    const { code } = await installation.registered();
    const desk = publicDesk(world);
    // As it was done: a thousand from one laptop; and a variant, from all over its network.
    for (let at = 0; at < 1050; at += 1) await progressOfCode(desk, null, '198.51.100.66');
    for (let at = 0; at < 100; at += 1) await progressOfCode(desk, null, `198.51.100.${at}`);
    expect((await installation.open.post('/code', { code }, '198.51.100.66')).status).toBe(429);
    for (const from of ['127.0.77.9', '127.9.9.9', '2001:db8::1']) {
      expect((await installation.open.post('/code', { code }, from)).status, from).toBe(200);
      const stop = await installation.open.post('/code/stop', { code }, from);
      expect([stop.status, (await stop.text()).includes(code)], from).toEqual([200, true]);
    }
  }, 60_000);
});

test('digits of every script are read, and nothing else is taken for a code', () => {
  expect(readCode('١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦')).toBe('1234-5678-9012-3456');
  expect(readCode('۱۲۳۴-۵۶۷۸-۹۰۱۲-۳۴۵۶')).toBe('1234-5678-9012-3456');
  expect(readCode('१२३४५६७८९०१२३४५६')).toBe('1234-5678-9012-3456');
  expect(readCode('１２３４５６７８９０１２３４５６')).toBe('1234-5678-9012-3456');
  for (const typed of ['', '1234', '12345678901234567', '1234-5678-9012-345x']) expect(readCode(typed)).toBeNull();
});

test('opening hours stand in the reader’s language where the team typed them, else in Dutch', async () => {
  const open = async (lang: string) =>
    (await installation.open.get('/code', fresh(), `__Host-ui=${lang}.system`)).text();
  await installation.query(
    "insert into naast.contact_setting values ('hours', 'maandag tot vrijdag') on conflict do nothing",
  );
  expect(await open('en')).toContain('<p><bdi lang="nl">maandag tot vrijdag</bdi></p>');
  await installation.query("insert into naast.contact_setting values ('hoursEn', 'Monday to Friday')");
  expect(await open('en')).toContain('<p><bdi lang="en">Monday to Friday</bdi></p>');
  expect(await open('nl')).toContain('maandag tot vrijdag');
});
