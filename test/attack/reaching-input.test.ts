import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lang, longDate, type MessageKey, today, translator } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { fromPage, type ValidForm } from '../support/attack-form.ts';
import { staffForms } from '../support/attack-forms.ts';
import { freshTask } from '../support/attack-letter-forms.ts';
import { plain } from '../support/attack-pages.ts';
import type { Answer, Fields } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
}, 180_000);
afterAll(() => attack?.close());

const langs = ['nl', 'en'] as const satisfies readonly Lang[];
const yesterday = (lang: Lang) => longDate(today().subtract({ days: 1 }), lang);

const valid = (route: string): Promise<ValidForm> => {
  const form = staffForms[route]?.(attack);
  if (!form) throw new Error(`No form for ${route}.`);
  return form;
};

async function sent({ who, path, fields, file }: ValidForm, change: Fields, lang: Lang): Promise<Answer> {
  const visitor = await attack.visitor(who);
  const asked = { headers: { 'accept-language': lang } };
  return file ? visitor.upload(path, fields, file, asked) : visitor.post(path, { ...fields, ...change }, asked);
}

/** Whether the answer says this sentence, in the language that was asked for; names in it may be anything. */
function says(answer: Answer, key: MessageKey, lang: Lang, values: Record<string, string | number> = {}): boolean {
  return plain(answer.body).includes(plain(translator(lang)(key, values)));
}

/** Refused with its sentence in both languages, and nothing is written. */
async function refusedInBoth(form: ValidForm, of: (lang: Lang) => Fields, key: MessageKey, values = {}): Promise<void> {
  const before = await fingerprint(attack.admin);
  for (const lang of langs) {
    const answer = await sent(form, of(lang), lang);
    expect([lang, answer.status, says(answer, key, lang, values)]).toEqual([lang, 422, true]);
  }
  expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
}

describe('what cannot be, on the way to people', () => {
  it('a hearing that is moved into the past', async () => {
    const at = `${await freshTask(attack)}/appointment`;
    const form = await fromPage(attack, 'bram', at, at, { what: 'hearing' });
    await refusedInBoth(form, (lang) => ({ day: yesterday(lang) }), 'procedures.limits.appointment.past');
  });

  it('two who sign up at once for the last place: one is told that it is taken, and by whom', async () => {
    for (const lang of langs) {
      const at = await freshTask(attack);
      // Both have the page before either presses.
      const forms = [
        await fromPage(attack, 'bram', at, `${at}/along`),
        await fromPage(attack, 'joke', at, `${at}/along`),
      ];
      const both = await Promise.all(forms.map((form) => sent(form, { comes: 'yes' }, lang)));
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
      const [second] = both.filter(({ status }) => status === 409);
      const first = both.findIndex(({ status }) => status === 303) === 0 ? 'Bram Postma' : 'Joke Vermeer';
      expect(second && says(second, 'procedures.limits.along.full', lang, { names: first })).toBe(true);
    }
  });

  it('opening hours as a rule that never ends: looked at at once, not worked out, and said', async () => {
    const rules = [
      { freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00' },
      { freq: 'DAILY', interval: 0, count: 1e15 },
      { freq: 'DAILY', until: '9999-12-31', wkst: 'MO' },
    ];
    const services = rules.map((rule) => ({
      id: newId(),
      name: `Proefloket ${rule.freq} ${newId()}`,
      status: 'active',
      schedules: [{ id: newId(), dtstart: '1900-01-01', ...rule }],
    }));
    const form = await valid('POST /directory/exchange');
    const file = { name: 'help.json', type: 'application/json', bytes: Buffer.from(JSON.stringify({ services })) };
    for (const lang of langs) {
      const answer = await sent({ ...form, file }, {}, lang);
      expect([lang, answer.status, says(answer, 'directory.exchange.rule', lang)]).toEqual([lang, 200, true]);
      for (const { name } of services) expect(answer.body).toContain(name);
    }
  });

  it('a mail server that is away for a day: it is said where the mail is for, since when, and when it is tried again', async () => {
    await valid('POST /mail-kept/:id/again');
    for (const lang of langs) {
      const page = await (await attack.visitor('joke')).ask('GET', '/mail-kept', {
        headers: { 'accept-language': lang },
      });
      expect([page.status, says(page, 'undelivered.what', lang), page.body.includes('@')]).toEqual([200, true, false]);
      const due = await (await attack.visitor('joke')).ask('GET', '/limits', { headers: { 'accept-language': lang } });
      expect(says(due, 'undelivered.due', lang, { count: 1 })).toBe(true);
    }
  });

  it('an interpreter who is the veto, however the name is written', async () => {
    const form = await valid('POST /clients/:reference/interpreters');
    const at = form.path;
    const wish = await fromPage(attack, 'bram', `${at}/wish`, `${at}/wish`, { persons: 'Tekle Gebremariam' });
    expect((await sent(wish, {}, 'nl')).status).toBe(303);
    for (const name of ['Tekle Gebremariam', ' GEBREMARIAM tekle', 'T. Gebremariam'])
      await refusedInBoth(form, () => ({ name }), 'cases.interpreters.veto.refused');
  });

  it('a transfer to a region without a coordinator: the case stays, and it is said whom to call', async () => {
    const form = await valid('POST /clients/:reference/transfer');
    const name = 'Proefregio zonder iemand';
    const region = newId();
    await attack.admin.query(
      `insert into naast.region (id, name, status, municipalities, postcodes, languages)
       select $1, $2, status, '{}', '{}', languages from naast.region where id = $3`,
      [region, name, attack.world.regions.groningen],
    );
    await refusedInBoth(form, () => ({ region }), 'transfers.region.nobody', { region: name });
    const { rows } = await attack.admin.query('select 1 from naast.case_transfer where to_region = $1', [region]);
    expect(rows).toEqual([]);
  });

  it('a key with a wrong checksum: no file is made for it, and it is said what to read again', async () => {
    const form = await valid('POST /clients/:reference/referrals/:id/encrypted');
    const key = String(form.fields.key);
    const wrong = `${key.slice(0, -1)}${key.endsWith('q') ? 'p' : 'q'}`;
    await refusedInBoth(form, () => ({ key: wrong }), 'referrals.encrypted.wrong');
  });
});
