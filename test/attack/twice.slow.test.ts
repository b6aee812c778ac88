import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables, fingerprint, rowCounts, rowsGained } from '../support/attack-database.ts';
import { publicForms, staffForms, type ValidForm } from '../support/attack-forms.ts';
import { plain } from '../support/attack-pages.ts';
import type { Answer } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** Taking a worry up is done or not done: the second finds it done, whatever version was shown. */
const ofOneButton = /\/worries\/:worry$/;

/** Routes by whether their form carries a key (a create) or a version (a change); found out once, from the pages. */
const withField = { _key: [] as string[], _version: [] as string[] };
beforeAll(async () => {
  for (const [route, make] of Object.entries(staffForms)) {
    const { takes, fields } = await make(attack);
    if (takes !== 'effect' || ofOneButton.test(route)) continue;
    if (fields._key !== undefined) withField._key.push(route);
    if (fields._version !== undefined) withField._version.push(route);
  }
});

const formOf = async (route: string): Promise<ValidForm> => {
  const form = await staffForms[route]?.(attack);
  if (!form) throw new Error('No form.');
  return form;
};

async function send(form: ValidForm, process: 0 | 1, change: Record<string, string> = {}): Promise<Answer> {
  const visitor = await attack.visitor(form.who, process);
  const fields = { ...form.fields, ...change };
  return form.file ? visitor.upload(form.path, fields, form.file) : visitor.post(form.path, fields);
}

async function gainedBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowCounts(attack.admin);
  await work();
  return rowsGained(before, await rowCounts(attack.admin));
}

describe('a form that is sent twice', () => {
  it('T119 has one effect, at the same moment on both processes and again later, for every create', async () => {
    const routes = withField._key;
    expect(routes.length).toBeGreaterThan(10);
    for (const route of routes) {
      const single = await formOf(route);
      const once = await gainedBy(() => send(single, 0));
      const form = await formOf(route);
      const answers: Answer[] = [];
      const double = await gainedBy(async () => {
        answers.push(...(await Promise.all([send(form, 0), send(form, 1)])));
        answers.push(await send(form, 0));
      });
      expect([route, double]).toEqual([route, once]);
      expect(Object.keys(double).length, route).toBeGreaterThan(0);
      // None of the three is told that something went wrong, and all are led to the same place.
      expect(
        answers.map(({ status }) => status < 400),
        `${route} ${answers.map(({ status }) => status)}`,
      ).toEqual([true, true, true]);
      const places = new Set(answers.flatMap(({ location }) => (location === null ? [] : [location])));
      expect(places.size, `${route} ${[...places]}`).toBe(1);
    }
    expect(attack.failures).toEqual([]);
  }, 240_000);

  it('T119 has one effect for a change too: the second of two equal ones at the same moment is told', async () => {
    for (const route of withField._version) {
      if (withField._key.includes(route)) continue;
      const form = await formOf(route);
      const answers = await Promise.all([send(form, 0), send(form, 1)]);
      const statuses = answers.map(({ status }) => status).sort();
      // Who changes nothing by it may be let through: the same words twice are the same words.
      expect(
        [
          [303, 409],
          [303, 303],
        ].some((pair) => `${pair}` === `${statuses}`),
        `${route} ${statuses}`,
      ).toBe(true);
    }
  });

  it('T119 stores one registration and shows one code', async () => {
    const form = await publicForms['POST /start/form/check']?.(attack);
    if (!form) throw new Error('No form.');
    const visitor = attack.publicVisitor('192.0.2.201', form.cookie);
    const answers: Answer[] = [];
    const gained = await gainedBy(async () => {
      answers.push(
        ...(await Promise.all([visitor.post(form.path, form.fields), visitor.post(form.path, form.fields)])),
      );
      answers.push(await visitor.post(form.path, form.fields));
    });
    expect(gained).toEqual({ intake_draft: -1, registration: 1 });
    const codes = answers.map(({ body }) => /\d{4}-\d{4}-\d{4}-\d{4}/.exec(body)?.[0]);
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toBeDefined();
  });
});

describe('a page that has grown old', () => {
  /** Something typed that must come back, and where. */
  const words = (route: string) => `Woorden van de tweede bij ${route.replace(/[^a-z]/gi, '')}`.slice(0, 70);

  it('T118 overwrites nothing unseen: the second editor gets a conflict and her own words back, for every change', async () => {
    const routes = withField._version;
    expect(routes.length).toBeGreaterThan(8);
    for (const route of routes) {
      const form = await formOf(route);
      const field = [
        'said',
        'reason',
        'dayReason',
        'asideReason',
        'hours',
        'staysAt',
        'askFor',
        'mailbox',
        'note',
        'waitNote',
        'passNote',
        'name',
      ].find((name) => form.fields[name] !== undefined && form.typed?.includes(name));
      const first = await send(form, 0);
      expect(first.status, `${route} ${first.status}`).toBeLessThan(400);
      const before = await fingerprint(attack.admin);
      const mine = field === 'mailbox' ? 'iemand@proef.example' : words(route);
      const { _key, ...fields } = form.fields;
      const again: ValidForm = {
        ...form,
        fields: { ...fields, ...(_key === undefined ? {} : { _key: crypto.randomUUID() }) },
      };
      const second = await send(again, 1, field === undefined ? {} : { [field]: mine });
      expect([404, 409], `${route} ${second.status}`).toContain(second.status);
      expect(changedTables(before, await fingerprint(attack.admin)), route).toEqual([]);
      // What has gone to another team is not found any more; everything else comes back as it was typed.
      if (second.status === 409 && field !== undefined)
        expect(plain(second.body).includes(mine), `${route} ${field}`).toBe(true);
    }
  }, 240_000);

  it('T118 refuses a form whose version was taken out, is no number, or lies ahead', async () => {
    for (const route of withField._version) {
      const form = await formOf(route);
      const { _version, ...rest } = form.fields;
      const before = await fingerprint(attack.admin);
      for (const version of [undefined, '', 'x', '999999999', '99999999999999999999']) {
        const fields = version === undefined ? rest : { ...rest, _version: version };
        const answer = await send({ ...form, fields }, 0);
        expect([400, 404, 409], `${route} ${version} ${answer.status}`).toContain(answer.status);
      }
      expect(changedTables(before, await fingerprint(attack.admin)), route).toEqual([]);
    }
  }, 240_000);
});
