import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import {
  answeredValues,
  browserOf,
  type IntakeInstallation,
  intakeInstallation,
  publicDesk,
  unfinished,
} from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
let network = 0;
const fresh = () => {
  network += 1;
  return `10.8.${network}.1`;
};
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());

const stop = async (code: string, sure: boolean, from = fresh()) => {
  const answer = await installation.open.post('/code/stop', sure ? { code, sure: 'yes' } : { code }, from);
  return { status: answer.status, page: await answer.text() };
};

/** Placed in Utrecht and taken on by Joke; gives the reference too. */
async function client() {
  const her = await installation.placedInUtrecht();
  const answer = await installation.staff.post(world.people.joke, `/arrivals/${her.id}/accept`, { _key: newId() });
  return { ...her, reference: answer.headers.get('location')?.split('/').at(-1) ?? '' };
}

describe('stopping with the code', () => {
  test('says first what it does, does it when she is sure, and what she wrote is gone from the row', async () => {
    const { id, code } = await installation.registered();
    const before = await installation.rowOf(id);
    const asked = await stop(code.replaceAll('-', ' '), false);
    expect(asked.page).toContain('We wissen dan meteen wat u schreef');
    expect(await installation.rowOf(id)).toEqual(before);
    expect((await stop(code, true)).page).toContain('U bent gestopt');
    expect(await installation.rowOf(id)).toMatchObject({
      status: 'withdrawn',
      sealed: null,
      key_sealed: null,
      version: 2,
    });
    expect((await installation.actionsOn(id)).at(-1)).toBe('registration.withdrawn');
    const queue = await (await installation.staff.get(world.people.intake, '/queue')).text();
    expect(queue).toContain('Zelf gestopt (1)');
    expect(queue).not.toContain(id);
    expect((await installation.staff.get(world.people.intake, `/queue/${id}`)).status).toBe(404);
    expect(await installation.standing(code)).toContain('Deze code kennen we niet');
  });

  test('works on the waiting list and after placing too; the region has nothing left to take on', async () => {
    const waiting = await installation.registered();
    const wait = { _key: newId(), _version: '1', waitNote: '' };
    await installation.staff.post(world.people.intake, `/queue/${waiting.id}/waiting`, wait);
    const placed = await installation.placedInUtrecht();
    for (const { id, code } of [waiting, placed]) {
      await stop(code, true);
      expect(await installation.rowOf(id)).toMatchObject({ status: 'withdrawn', sealed: null });
    }
    const accept = await installation.staff.post(world.people.joke, `/arrivals/${placed.id}/accept`, { _key: newId() });
    expect(accept.status).toBe(404);
    expect(await (await installation.staff.get(world.people.joke, '/arrivals')).text()).not.toContain(placed.id);
  });

  test('of somebody who is helped already tells her coordinator, once, and touches nothing of her case', async () => {
    const { id, code, reference } = await client();
    expect((await stop(code, false)).page).toContain('Er helpt u al iemand');
    expect(await (await installation.staff.get(world.people.joke, '/arrivals')).text()).not.toContain(reference);
    expect((await stop(code, true)).page).toContain('We geven het door');
    await stop(code, true);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'accepted' });
    const page = await (await installation.staff.get(world.people.joke, '/arrivals')).text();
    expect(page).toContain('Wil stoppen (1)');
    expect(page).toContain(`/clients/${reference}`);
    expect(page).not.toContain('Selam');
    // Another region, and the intake team that placed the client, hear nothing of it.
    expect(await (await installation.staff.get(world.people.lies, '/arrivals')).text()).not.toContain(reference);
    expect(await (await installation.staff.get(world.people.intake, '/queue')).text()).not.toContain(reference);
    expect((await installation.staff.post(world.people.lies, `/arrivals/${id}/seen`, {})).status).toBe(404);
    expect((await installation.staff.post(world.people.joke, `/arrivals/${id}/seen`, {})).status).toBe(303);
    expect(await (await installation.staff.get(world.people.joke, '/arrivals')).text()).not.toContain(reference);
    expect((await installation.actionsOn(id)).filter((action) => action === 'registration.stop-seen')).toHaveLength(1);
  });

  test('throws an unfinished form away', async () => {
    const { cookie } = await unfinished(publicDesk(world), { values: answeredValues() });
    const kept = await installation.open.post('/start/form/name', { nameToUse: 'Selam', go: 'stop' }, fresh(), cookie);
    const code = /\d{4}(-\d{4}){3}/.exec(await kept.text())?.[0] ?? '';
    expect((await stop(code, false)).page).toContain('We gooien dan weg wat u schreef');
    expect((await stop(code, true)).page).toContain('Het is weg');
    const her = browserOf(installation.open, fresh());
    expect((await her.post('/code', { code })).status).toBe(422);
  });

  test('answers a code that is wrong, unknown, withdrawn or of help that has ended alike, sure or not', async () => {
    const gone = await installation.registered();
    await stop(gone.code, true);
    const ended = await client();
    await world.as(world.people.joke, ({ db }) =>
      db.updateTable('case_file').set({ status: 'closed' }).where('reference', '=', ended.reference).execute(),
    );
    const pages = [];
    for (const code of [gone.code, ended.code, '1234-5678-9012-3456', 'hallo', '', '1\u0000'])
      for (const sure of [false, true]) {
        const { status, page } = await stop(code, sure);
        expect(status).toBe(422);
        pages.push(page.replace(/ value="[^"]*"/, ' value=""'));
      }
    expect(new Set(pages).size).toBe(1);
  });

  test('T44 cannot be used to guess: its tries are counted together with those of the code page', async () => {
    await steadyWindow();
    const from = fresh();
    for (let guess = 0; guess < 10; guess += 1) {
      await stop('1111222233334444', false, from);
      await installation.open.post('/code', { code: '1111222233334444' }, from);
    }
    expect((await stop('1111222233334444', true, from)).status).toBe(429);
    const { code, id } = await installation.registered();
    expect((await stop(code, true, from)).status).toBe(429);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'new' });
  });

  test('at the moment when a coordinator takes her on does one of the two', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const { id, code } = await installation.placedInUtrecht();
      const accept = () => installation.staff.post(world.people.joke, `/arrivals/${id}/accept`, { _key: newId() });
      await Promise.all(turn % 2 ? [stop(code, true), accept()] : [accept(), stop(code, true)]);
      const row = await installation.rowOf(id);
      const isCase = row.status === 'accepted' && row.case_id !== null && row.stop_asked_day !== null;
      expect([row.status, isCase]).toEqual(row.status === 'withdrawn' ? ['withdrawn', false] : ['accepted', true]);
      expect(row.sealed).toBeNull();
    }
  });
});

describe('the receipt on paper', () => {
  test('holds the code, where to type it and a number; everything else is off the paper', async () => {
    await installation.query(
      "insert into naast.contact_setting values ('telephone', '0800 2020') on conflict do nothing",
    );
    const { cookie, key } = await unfinished(publicDesk(world), { values: answeredValues() });
    const page = await (await installation.open.post('/start/form/check', { _key: key }, fresh(), cookie)).text();
    const block = /<div class="code-block.*?<\/div>/s.exec(page)?.[0] ?? '';
    const onPaper = block.replace(/<p class="off-paper">.*?<\/p>/gs, '').replace(/<[^>]+>/g, ' ');
    expect(onPaper.replace(/\s+/g, ' ')).toMatch(
      /Uw code \d{4}(-\d{4}){3} Het adres is: 127\.0\.0\.1:3000\/code Bellen kan ook: 0800 2020/,
    );
    expect(onPaper).not.toMatch(/hulp|aanmeld|mensenhandel|naast/i);
  });
});
