import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { keptFormKey } from './receipt.ts';
import { herPath } from './step.view.tsx';
import { type Step, stepFieldsOf, steps } from './steps.ts';
import { answeredValues, browserOf, type PostedFields, publicDesk, publicSide, unfinished } from './testing.ts';

let world: TestWorld;
let administrator: Awaited<ReturnType<TestWorld['test']['administrator']>>;
let desk: PublicDesk;
let side: ReturnType<typeof publicSide>;

beforeAll(async () => {
  world = await testWorld();
  administrator = await world.test.administrator();
  desk = publicDesk(world);
  side = publicSide(desk);
});
afterAll(() => world?.close());

async function rows(): Promise<Record<string, unknown>[]> {
  return (await administrator.query('select * from naast.registration order by received_day')).rows;
}

async function rowOf(key: string) {
  return (await rows()).find((row) => row.form_key === keptFormKey(desk.receiptKey, key));
}

const codeIn = (page: string) => /<bdi dir="ltr">(\d{4}-\d{4}-\d{4}-\d{4})<\/bdi>/.exec(page)?.[1] ?? null;
let network = 0;
/** Every test comes from a network of its own, so that none runs into another's limit. */
const fresh = () => {
  network += 1;
  return `10.0.${network}.1`;
};

/** The visitor sends the answers; the key of the form finds the row. */
async function sent(change: PostedFields = {}, from = fresh()) {
  const { cookie, key } = await unfinished(desk, { values: answeredValues(change) });
  return { answer: await side.post('/start/form/check', { _key: key }, from, cookie), key, cookie };
}

/** The question to which a field belongs. */
const stepOf = (name: string): Step => steps.find((step) => stepFieldsOf(step).includes(name)) ?? 'safe';

describe('a woman who registers', () => {
  test('gets a code on a page with a neutral title, and needs nothing but a way to be reached', async () => {
    const her = await unfinished(desk, { values: { ways: ['with-code'] } });
    const { key } = her;
    const answer = await side.post('/start/form/check', { _key: key }, fresh(), her.cookie);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('<title>Informatie</title>');
    expect(codeIn(page)).not.toBeNull();
    expect(page).toContain('127.0.0.1:3000/code');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await rowOf(key)).toBeDefined();
  });

  test('may have a telephone number that looks like a BSN', async () => {
    const her = browserOf(side, fresh());
    await her.post('/start/form/reach', { ways: 'telephone' });
    const answer = await her.post('/start/form/telephone', { telephone: '123456782' });
    expect(answer.headers.get('location')).toBe('/start/form/message');
  });

  test('leaves nothing of her words in the row, in any encoding', async () => {
    const canary = `kanarie${newId().slice(0, 8)}`;
    const { key } = await sent({ nameToUse: canary, question: `Brief van ${canary}`, place: canary, someone: canary });
    const row = await rowOf(key);
    expect(row).toMatchObject({ status: 'new', taken_by: null, case_id: null });
    for (const value of Object.values(row ?? {})) {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
      for (const encoding of ['utf8', 'utf16le', 'base64', 'hex'] as const) {
        const hidden =
          encoding === 'utf16le' ? Buffer.from(canary, encoding) : Buffer.from(Buffer.from(canary).toString(encoding));
        expect(bytes.includes(hidden.subarray(0, 16))).toBe(false);
      }
    }
  });

  test('cannot be read back by the process that took her form', async () => {
    const raw = await world.test.raw('public');
    for (const column of ['id', 'sealed', 'key_sealed', 'receipt_mac', 'status', '*']) {
      await expect(raw.query(`select ${column} from naast.registration`)).rejects.toThrow(/permission denied/);
    }
    await expect(desk.scoped((db) => db.selectFrom('registration').selectAll().execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(desk.scoped((db) => db.deleteFrom('registration').execute())).rejects.toThrow(/permission denied/);
    await expect(desk.scoped((db) => db.updateTable('registration').set({ status: 'new' }).execute())).rejects.toThrow(
      /permission denied/,
    );
  });

  test('is written in the access book without a word of hers, as received', async () => {
    const row = await rowOf((await sent()).key);
    const { rows: entries } = await administrator.query(
      "select body from naast.audit_entry where action = 'registration.received' and body like $1",
      [`%${row?.id}%`],
    );
    expect(entries).toHaveLength(1);
    expect(JSON.parse(entries[0].body)).toMatchObject({ kind: 'public', objectId: row?.id, reason: 'new' });
  });
});

describe('T119 the same form sent again', () => {
  test('stores one registration and shows the same code, whether later or at the same moment', async () => {
    const from = fresh();
    const { cookie, key } = await unfinished(desk, { values: answeredValues() });
    const send = () => side.post('/start/form/check', { _key: key }, from, cookie);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(send));
    const codes = await Promise.all([...answers, await send()].map(async (answer) => codeIn(await answer.text())));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).not.toBeNull();
    const kept = keptFormKey(desk.receiptKey, key);
    expect((await rows()).filter((row) => row.form_key === kept)).toHaveLength(1);
  });

  test('T44 gives no code to whoever read the table: what is kept of a form does not bring it out again', async () => {
    const { answer, key } = await sent();
    const code = codeIn(await answer.text());
    const row = await rowOf(key);
    expect(row?.form_key).not.toBe(key);
    const tried = await side.post('/start/form/check', { _key: String(row?.form_key) }, fresh());
    const page = await tried.text();
    expect([tried.status, codeIn(page)]).toEqual([409, null]);
    expect(page).not.toContain(String(code));
  });

  test('says that it was here already', async () => {
    const { key } = await sent();
    const page = await (await side.post('/start/form/check', { _key: key }, fresh())).text();
    expect(page).toContain('Dit formulier hadden we al');
  });

  test('two forms have two codes', async () => {
    const [one, other] = [await (await sent()).answer.text(), await (await sent()).answer.text()];
    expect(codeIn(one)).not.toBe(codeIn(other));
  });
});

describe('an answer with mistakes', () => {
  const drafts = async () => (await administrator.query('select count(*)::int as n from naast.intake_draft')).rows[0].n;
  const send = async (change: PostedFields, path: string) => {
    const before = await drafts();
    const answer = await side.post(path, change, fresh());
    const page = await answer.text();
    return { status: answer.status, page, stored: (await drafts()) - before };
  };

  test('comes back with everything that was typed and one clear sentence', async () => {
    const typed = { someone: 'Mijn zus, <b>Hana</b>', someoneTelephone: 'bel maar' };
    const { status, page, stored } = await send(typed, '/start/form/someone');
    expect({ status, stored }).toEqual({ status: 422, stored: 0 });
    expect(page).toContain('<title>Fout: Informatie</title>');
    expect(page).toContain('value="Mijn zus, &lt;b&gt;Hana&lt;/b&gt;"');
    expect(page).toContain('value="bel maar"');
  });

  test.each([
    ['a null byte', { nameToUse: 'Se\u0000lam' }, 422],
    ['characters that turn the text', { place: 'Zeist\u202e' }, 422],
    ['a BSN', { question: 'mijn nummer is 123456782' }, 422],
    ['a text that is too long', { question: 'a'.repeat(1001) }, 422],
    ['a field of 1 MB', { question: 'a'.repeat(1024 * 1024) }, 413],
    ['an unknown field', { nameToUse: 'Selam', status: 'accepted' }, 400],
    ['fields of the row', { nameToUse: 'Selam', team_id: newId(), taken_by: newId() }, 400],
    ['a language that does not exist', { spoken: 'xx' }, 422],
    ['a telephone number in words', { telephone: 'bel maar' }, 422],
    ['no way to be reached', { ways: [] }, 422],
    ['a way that does not exist', { ways: ['pigeon'] }, 422],
    ['a button that does not exist', { nameToUse: 'Selam', go: 'everywhere' }, 422],
    ['a damaged key', { nameToUse: 'Selam', _key: 'x' }, 400],
    ['the prototype', { nameToUse: 'Selam', ['__proto__']: 'x' }, 400],
  ])('with %s is answered with a sentence and keeps nothing', async (_what, change, expected) => {
    const [name = ''] = Object.keys(change);
    const { status, page, stored } = await send(change as PostedFields, herPath(stepOf(name)));
    expect({ status, stored }).toEqual({ status: expected, stored: 0 });
    expect(page).toContain('error-summary');
    expect(page).toContain('Er klopt iets niet');
  });

  test('sent without its key is not taken, and is there to be sent again', async () => {
    const { cookie } = await unfinished(desk, { values: answeredValues() });
    const answer = await side.post('/start/form/check', {}, fresh(), cookie);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Selam');
  });

  test('keeps a whole text of 1 MB in its field, to be made shorter', async () => {
    const { page } = await send({ question: `begin ${'a'.repeat(1024 * 1024)} einde` }, '/start/form/more');
    expect(page).toContain('einde');
  });
});

describe('what looks like a program', () => {
  test.each([
    ['a hidden field that was filled in', {}, { website: 'http://spam.example' }],
    ['a form that was sent within a few seconds', { begunAt: Date.now() + 3_600_000 }, {}],
    ['a doubt of before', { doubts: ['no-form' as const] }, {}],
  ])('by %s waits in "check" and is not thrown away', async (_what, draft, fields) => {
    const { cookie, key } = await unfinished(desk, { values: answeredValues(), ...draft });
    const answer = await side.post('/start/form/check', { _key: key, ...fields }, fresh(), cookie);
    expect(codeIn(await answer.text())).not.toBeNull();
    expect(await rowOf(key)).toMatchObject({ status: 'check' });
  });
});

describe('before the intake team has a key', () => {
  test('the form says so kindly, with the telephone, and takes nothing', async () => {
    await administrator.query(
      "insert into naast.contact_setting values ('telephone', '0800 2020') on conflict do nothing",
    );
    // Keys that the pinned root does not vouch for count as none (T89).
    const closed = publicSide({ ...desk, root: Buffer.alloc(32, 7) });
    const page = await (await closed.get('/start/form')).text();
    expect(page).toContain('Het formulier is nog niet open');
    expect(page).toContain('href="tel:08002020"');
    const { cookie, key } = await unfinished(desk, { values: answeredValues() });
    const answer = await closed.post('/start/form/check', { _key: key }, fresh(), cookie);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Selam');
    expect(await rowOf(key)).toBeUndefined();
  });
});

describe('the public pages', () => {
  const paths = ['/start', ...[...steps, 'check' as const].map(herPath), '/start/for-someone', '/code', '/code/stop'];
  test.each(paths)('%s is neutral, light and has a way out', async (path) => {
    const { cookie } = await unfinished(desk, { values: answeredValues({ mail: 'a@b.example', someone: 'Hana' }) });
    const answer = await side.get(path, fresh(), cookie);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('<title>Informatie</title>');
    expect(page).toContain('href="/weg"');
    expect(page).toContain('112');
    expect(`${path} ${page}`).not.toMatch(/mensenhandel|slachtoffer|trafficking|victim/i);
    const scripts = [...page.matchAll(/<script src="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(scripts.map((name) => name.replace(/-[0-9a-f]+/, ''))).toEqual(path === '/start' ? [] : ['/assets/exit.js']);
    const style = /href="(\/assets\/style[^"]+)"/.exec(page)?.[1] ?? '';
    const parts = await Promise.all(
      [style, ...scripts].map(async (asset) => (await (await side.get(asset)).text()).length),
    );
    expect(parts.reduce((sum, size) => sum + size, Buffer.byteLength(page))).toBeLessThan(50_000);
  });
});
