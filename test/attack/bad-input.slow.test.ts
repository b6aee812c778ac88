import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables, fingerprint, one } from '../support/attack-database.ts';
import { publicForms, staffForms, type ValidForm } from '../support/attack-forms.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { formsOf, plain } from '../support/attack-pages.ts';
import { endedSession } from '../support/attack-seeds.ts';
import { type Answer, AttackVisitor, type Fields } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** Fields that hold a secret are never sent back; those of doors take little. */
const secrets = ['password', 'again', 'code', 'ticket', 'token', 'opened', 'website'];
const doors = ['POST /recovery', 'POST /sign-in', 'POST /join', 'POST /join/code'];

const sender = async (route: string, form: Omit<ValidForm, 'who'> & { who?: ValidForm['who'] }) => {
  const visitor = route.startsWith('PUBLIC') ? attack.publicVisitor() : await attack.visitor(form.who ?? 'nobody');
  return (fields: Fields): Promise<Answer> =>
    form.file ? visitor.upload(form.path, fields, form.file) : visitor.post(form.path, fields);
};

const all = [...Object.keys(staffForms), ...Object.keys(publicForms).map((route) => `PUBLIC ${route}`)];
const formOf = async (route: string): Promise<Omit<ValidForm, 'who'> & { who?: ValidForm['who'] }> => {
  const form = route.startsWith('PUBLIC ')
    ? await publicForms[route.slice('PUBLIC '.length)]?.(attack)
    : await staffForms[route]?.(attack);
  if (!form) throw new Error('No form.');
  return form;
};

const isDay = (name: string) =>
  /^(day|until|happenedOn|consentDay|letterDate|sentDate|trainingValidUntil|awayFrom|awayUntil|day_.*)$/.test(name);

/** What is written while writing: a draft keeps anything that could become right, and its script shows no page. */
const isDraft = (route: string) => route.endsWith('/draft/:kind');

/** Texts of the form into which a person types words, the longest kinds first. */
const textsOf = (form: Pick<ValidForm, 'typed' | 'fields'>) =>
  (form.typed ?? []).filter(
    (name) => !secrets.includes(name) && !isDay(name) && !/telephone|mail|places|postcodes|login/i.test(name),
  );

describe('what no text may hold', () => {
  it.each(all)(
    '%s answers strange characters with a sentence, keeps what was typed and stores nothing',
    async (route) => {
      const form = await formOf(route);
      const [field, other] = textsOf(form);
      if (field === undefined || doors.includes(route) || isDraft(route)) return;
      const send = await sender(route, form);
      const before = await fingerprint(attack.admin);
      for (const [what, text] of Object.entries({
        'an override of the direction': 'Sela\u202egnp.exe',
        'an isolate': 'Selam\u2066x',
        'a null byte': 'Selam\u0000Tekle',
        'a bell': 'Selam\u0007',
        'broken bytes': 'Selam\ufffd',
      })) {
        const answer = await send({
          ...form.fields,
          [field]: text,
          ...(other === undefined ? {} : { [other]: 'Een ander veld' }),
        });
        expect([route, what, answer.status]).toEqual([route, what, 422]);
        expect(answer.body, what).toMatch(/role="alert"|class="[^"]*(field-error|error-summary|errors)/);
        if (other !== undefined) expect(plain(answer.body), what).toContain('Een ander veld');
      }
      expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
      expect(attack.failures).toEqual([]);
    },
  );

  it.each(all)('%s answers a field of a megabyte with a sentence, and stores nothing', async (route) => {
    const form = await formOf(route);
    const [field, other] = textsOf(form);
    if (field === undefined) return;
    const send = await sender(route, form);
    const before = await fingerprint(attack.admin);
    const answer = await send({
      ...form.fields,
      [field]: 'lang '.repeat(210_000),
      ...(other === undefined ? {} : { [other]: 'Een ander veld' }),
    });
    expect([400, 413, 422], `${route} ${answer.status}`).toContain(answer.status);
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    // At a door nothing long is read at all. Inside, and where a woman registers, every field comes back.
    if (doors.includes(route) || form.file || route.endsWith('/code') || route.endsWith('/queue/code')) return;
    const back = formsOf(answer.body).find(({ action }) => action === form.path);
    if (back && other !== undefined) expect(back.fields[other]?.[0], route).toBe('Een ander veld');
    if (back) expect(back.fields[field]?.[0]?.length ?? 0, route).toBeGreaterThan(1_000_000);
  });

  it.each(all)('%s answers a day that is none with a sentence beside the field, and keeps it', async (route) => {
    const form = await formOf(route);
    if (isDraft(route)) return;
    const send = await sender(route, form);
    for (const field of (form.typed ?? []).filter(isDay)) {
      const before = await fingerprint(attack.admin);
      for (const day of [
        '31-2-2026',
        '29-2-2027',
        '00-00-0000',
        '99999999999999',
        '2026-13-40',
        'gisteren',
        '1-1-275760',
      ]) {
        const answer = await send({ ...form.fields, ...needed(form), [field]: day });
        expect([422, 400], `${route} ${field} ${day} ${answer.status}`).toContain(answer.status);
        expect(plain(answer.body), `${route} ${day}`).toContain(day);
      }
      expect(changedTables(before, await fingerprint(attack.admin)), route).toEqual([]);
    }
    expect(attack.failures).toEqual([]);
  });

  it.each(all)('%s refuses fields that it does not know, in words', async (route) => {
    const form = await formOf(route);
    const [field] = textsOf(form);
    if (field === undefined || form.file) return;
    const answer = await (await sender(route, form))({ ...form.fields, [field]: 'Wat ik schreef', nieuwsgierig: 'ja' });
    expect([route, answer.status]).toEqual([route, 400]);
    if (!doors.includes(route) && !/draft|code|members/.test(route))
      expect(plain(answer.body), route).toContain('Wat ik schreef');
  });
});

/** A choice without which a date is not looked at. */
function needed({ path }: Pick<ValidForm, 'path'>): Fields {
  return path === '/start/for-someone' ? { consent: 'agrees', consentLanguage: 'ti' } : {};
}

describe('a citizen service number', () => {
  const bsn = '111222333';

  it.each(all)('%s takes none in a text', async (route) => {
    const form = await formOf(route);
    const fields = textsOf(form).filter((name) => name !== 'noBsnReason' && name !== 'invitation');
    if (fields.length === 0 || doors.includes(route) || form.file || /code$|approval$/.test(route)) return;
    const send = await sender(route, form);
    const before = await fingerprint(attack.admin);
    for (const field of fields) {
      const answer = await send({ ...form.fields, [field]: `Haar nummer is ${bsn}` });
      expect([400, 422], `${route} ${field} ${answer.status}`).toContain(answer.status);
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
  });

  it('does not come in through the back door: text that was kept when the session had ended', async () => {
    const { bram } = attack.world.people;
    const reference = await freshCase(attack);
    const late = new AttackVisitor(attack.staff[0], origins.staff, await endedSession(attack.world, bram));
    await late.post(`/clients/${reference}/notes`, { said: `Haar nummer is ${bsn}`, way: 'visit' });
    const id = await one<string>(
      attack.admin,
      'select id from naast.held_text where person_id = $1 order by at desc limit 1',
      [bram.id],
    );
    const again = await attack.visitor('bram');
    await again.post(`/profile/kept/${id}/note`);
    const shown = await again.get(`/clients/${reference}/notes/new`);
    const form = formsOf(shown.body).find(({ action }) => action === `/clients/${reference}/notes`);
    const sent = await again.post(`/clients/${reference}/notes`, { ...form?.fields, _csrf: again.token });
    expect(sent.status).toBe(422);
    expect(
      await one(
        attack.admin,
        'select count(*)::int from naast.case_record r join naast.case_file c on c.id = r.case_id where c.reference = $1 and kind = $2',
        [reference, 'note'],
      ),
    ).toBe(0);
  });
});

describe('bodies that are no form', () => {
  it('are refused on every form without an effect: a thousand fields, half a character, no type, two types', async () => {
    const bram = await attack.visitor('bram');
    const path = `/clients/${attack.cases.own.reference}/notes`;
    const form = 'application/x-www-form-urlencoded';
    const before = await fingerprint(attack.admin);
    const bodies: [string, string][] = [
      [form, `_csrf=${bram.token}&${'a=1&'.repeat(5_000)}`],
      [form, `_csrf=${bram.token}&said=%E2%82&way=visit&happenedOn=1-2-2026`],
      [form, `_csrf=${bram.token}&said=%&way=%ZZ`],
      [form, `_csrf=${bram.token}&_key=x&said=a&way=visit`],
      [`${form}; charset=utf-16`, `_csrf=${bram.token}&said`],
      ['multipart/form-data; boundary=', '--\r\n'],
      ['multipart/form-data; boundary=x', 'nothing like it'],
      ['text/html', '<form>'],
      ['', `_csrf=${bram.token}`],
    ];
    for (const [type, body] of bodies) {
      const answer = await bram.ask('POST', path, { body, headers: { 'content-type': type } });
      expect([400, 403, 413, 415, 422], `${type} ${body.slice(0, 40)} ${answer.status}`).toContain(answer.status);
    }
    const upload = `/clients/${attack.cases.own.reference}/letters/new`;
    for (const [type, body] of bodies) {
      const answer = await bram.ask('POST', upload, { body, headers: { 'content-type': type } });
      expect([400, 403, 413, 415, 422], `${type} ${body.slice(0, 40)} ${answer.status}`).toContain(answer.status);
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(attack.failures).toEqual([]);
  });
});
