import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { keptFormKey } from './receipt.ts';
import { browserOf, marksOf, ownFields, type PostedFields, publicDesk, publicSide } from './testing.ts';

let world: TestWorld;
let desk: PublicDesk;
let side: ReturnType<typeof publicSide>;

beforeAll(async () => {
  world = await testWorld();
  desk = publicDesk(world);
  side = publicSide(desk);
});
afterAll(() => world?.close());

async function rowOf(key: string): Promise<Record<string, unknown> | undefined> {
  const administrator = await world.test.administrator();
  const kept = keptFormKey(desk.receiptKey, key);
  return (await administrator.query('select * from naast.registration where form_key = $1', [kept])).rows[0];
}

const codeIn = (page: string) => /<bdi dir="ltr">(\d{4}-\d{4}-\d{4}-\d{4})<\/bdi>/.exec(page)?.[1] ?? null;
let network = 0;
const fresh = () => {
  network += 1;
  return `10.0.${network}.1`;
};

const referrer: PostedFields = {
  organisation: 'Opvang De Linde',
  role: 'begeleider',
  ownTelephone: '030 123 4567',
  consent: 'agrees',
  consentLanguage: 'ti',
  consentDay: '24-11-2026',
};

describe('a referrer', () => {
  const filled = (change: PostedFields = {}): PostedFields => ({
    ...ownFields(),
    ...referrer,
    ...marksOf(desk),
    ...change,
  });

  test('registers with her consent, its language and its day, after seeing it all once more', async () => {
    const their = browserOf(side, fresh());
    const answer = await their.post('/start/for-someone', filled());
    expect(answer.headers.get('location')).toBe('/start/for-someone/check');
    const check = await (await their.get('/start/for-someone/check')).text();
    for (const words of ['Opvang De Linde', 'Ja, de persoon weet het en wil het', 'Tigrinya', '24 november 2026'])
      expect(check).toContain(words);
    const key = /name="_key" value="([^"]+)"/.exec(check)?.[1] ?? '';
    expect(codeIn(await (await their.post('/start/for-someone/check', { _key: key })).text())).not.toBeNull();
    expect(await rowOf(key)).toMatchObject({ status: 'new' });
  });

  test('comes back to what she filled in, to change it', async () => {
    const their = browserOf(side, fresh());
    await their.post('/start/for-someone', filled());
    expect(await (await their.get('/start/for-someone?to=check')).text()).toContain('value="Opvang De Linde"');
    await their.post('/start/for-someone', filled({ organisation: 'Opvang De Eik' }));
    expect(await (await their.get('/start/for-someone/check')).text()).toContain('Opvang De Eik');
    // Whoever opens the form anew on this computer sees nothing of the client's.
    expect(await (await their.get('/start/for-someone')).text()).not.toContain('De Eik');
  });

  test('is told kindly that nothing happens against her will, and keeps what was typed', async () => {
    const their = browserOf(side, fresh());
    await their.post('/start/for-someone', filled());
    const page = await (await their.post('/start/for-someone', filled({ consent: 'refused' }))).text();
    expect(page).toContain('Dan melden we niemand aan');
    expect(page).toContain('value="Opvang De Linde"');
    expect(codeIn(page)).toBeNull();
    expect((await their.get('/start/for-someone/check')).status).toBe(303);
  });

  test('cannot register against her will by leaving the rest of the form wrong', async () => {
    const page = await (await side.post('/start/for-someone', { ...ownFields(), consent: 'refused' }, fresh())).text();
    expect(page).toContain('Dan melden we niemand aan');
  });

  test.each([
    ['no way to be reached', { ownTelephone: '' }],
    ['no language of consent', { consentLanguage: '' }],
    ['no day of consent', { consentDay: '' }],
    ['a day that has yet to come', { consentDay: '01-01-2199' }],
    ['a day that does not exist', { consentDay: '30-02-2026' }],
    ['no answer about consent', { consent: '' }],
  ])('is asked again with %s', async (_what, change) => {
    expect((await side.post('/start/for-someone', filled(change), fresh())).status).toBe(422);
  });

  test.each([
    ['without the mark of when it was opened', ''],
    ['with a forged one', `${Date.now() - 90_000}.AAAA`],
  ])('a referrer’s form %s waits in "check" too', async (_what, opened) => {
    const their = browserOf(side, fresh());
    await their.post('/start/for-someone', { ...ownFields(), ...referrer, ...marksOf(desk), opened });
    const check = await (await their.get('/start/for-someone/check')).text();
    const key = /name="_key" value="([^"]+)"/.exec(check)?.[1] ?? '';
    await their.post('/start/for-someone/check', { _key: key });
    expect(await rowOf(key)).toMatchObject({ status: 'check' });
  });
});
