import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { one } from '../support/attack-database.ts';
import { fromPage, type ValidForm } from '../support/attack-form.ts';
import { staffForms } from '../support/attack-forms.ts';
import { freshAwaiting, freshCase, freshColleague, freshInvited, freshRegion } from '../support/attack-fresh.ts';
import { freshLetter, freshLimit } from '../support/attack-letter-forms.ts';
import { seedRegistration } from '../support/attack-seeds.ts';
import type { Answer } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const rounds = 8;

/** Two acts on one thing. */
type Pair = () => Promise<[Omit<ValidForm, 'takes'>, Omit<ValidForm, 'takes'>]>;

/** Sends both at the same moment, each to another process; gives the statuses, lower first. Nothing may break. */
async function atOnce(
  pair: Pair,
): Promise<{ statuses: number[]; answers: Answer[]; forms: Awaited<ReturnType<Pair>> }> {
  const forms = await pair();
  const answers = await Promise.all(
    forms.map(async ({ who, path, fields, file }, at) => {
      const visitor = await attack.visitor(who, at === 0 ? 0 : 1);
      return file ? visitor.upload(path, fields, file) : visitor.post(path, fields);
    }),
  );
  const statuses = answers.map(({ status }) => status);
  expect(attack.failures.splice(0)).toEqual([]);
  for (const status of statuses)
    expect([200, 303, 404, 409, 422], `${forms.map(({ path }) => path)} ${statuses}`).toContain(status);
  return { statuses: statuses.toSorted(), answers, forms };
}

const count = (query: string, values: unknown[] = []) => one<number>(attack.admin, query, values);

describe('two people at the same moment', () => {
  it('accept and give back one registration: one of the two happens', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const id = await seedRegistration(attack, 'utrecht', 'Selam');
      const { statuses } = await atOnce(async () => [
        await fromPage(attack, 'joke', `/arrivals/${id}`, `/arrivals/${id}/accept`),
        await fromPage(attack, 'karel', `/arrivals/${id}`, `/arrivals/${id}/return`, { reason: 'no-room' }),
      ]);
      expect(statuses[0]).toBe(303);
      expect(statuses[1]).toBeGreaterThanOrEqual(400);
      const { rows } = await attack.admin.query('select status, case_id from naast.registration where id = $1', [id]);
      expect([
        ['accepted', true],
        ['new', false],
      ]).toContainEqual([rows[0].status, rows[0].case_id !== null]);
    }
  });

  it('place one registration and pass it on: one of the two happens', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const form = await staffForms['POST /queue/:id/pass-on']?.(attack);
      if (!form) throw new Error('No form.');
      const at = form.path.replace('/pass-on', '');
      const { statuses } = await atOnce(async () => [
        form,
        await fromPage(attack, 'intake', at, `${at}/place`, { region: attack.world.regions.groningen }),
      ]);
      expect(statuses[0], `${statuses}`).toBe(303);
      expect(statuses[1], `${statuses}`).toBeGreaterThanOrEqual(400);
    }
  });

  it('confirm one letter and set it aside, or confirm it twice: its limits are there once or not at all', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const at = await freshLetter(attack);
      const confirm = () => fromPage(attack, round % 2 === 0 ? 'bram' : 'joke', `${at}/check`, `${at}/confirm`);
      const { statuses } = await atOnce(async () => [
        await confirm(),
        round < 4
          ? await fromPage(attack, 'joke', `${at}/check`, `${at}/set-aside`, { asideReason: 'dubbel' })
          : await confirm(),
      ]);
      expect(statuses).toEqual([303, 409]);
      const letter = at.split('/').at(-1);
      const caseId = await one<string>(attack.admin, 'select case_id from naast.letter where id = $1', [letter]);
      const state = await one<string>(attack.admin, 'select state from naast.letter where id = $1', [letter]);
      const limits = await count('select count(*)::int from naast.legal_limit where case_id = $1', [caseId]);
      const each = await count(
        'select coalesce(max(n), 0)::int from (select count(*) as n from naast.legal_limit where case_id = $1 group by catalogue_id) x',
        [caseId],
      );
      expect([state === 'confirmed', each]).toEqual([limits > 0, limits > 0 ? 1 : 0]);
    }
  });

  it('change one limit in two ways: one of the two is told', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const at = await freshLimit(attack);
      const { statuses } = await atOnce(async () => [
        await fromPage(attack, 'bram', at, `${at}/state`, { state: 'done', reason: 'gedaan' }),
        await fromPage(attack, 'joke', at, `${at}/day`, { day: '1-6-2031', dayReason: 'andere dag' }),
      ]);
      expect(statuses).toEqual([303, 409]);
    }
  });

  it('close a case and ask somebody for it: nobody holds a closed case', async () => {
    for (let round = 0; round < rounds * 2; round += 1) {
      const ask = await staffForms['POST /clients/:reference/volunteer']?.(attack);
      if (!ask) throw new Error('No form.');
      const at = ask.path.replace('/volunteer', '');
      await atOnce(async () => [
        ask,
        await fromPage(attack, 'karel', `${at}/closure`, `${at}/closure`, { reason: 'own-wish' }),
      ]);
    }
    expect(
      await count(
        'select count(*)::int from naast.case_grant g join naast.case_file c on c.id = g.case_id where ' +
          "c.status = 'closed' and g.holder_kind = 'person' and g.ended_at is null",
      ),
    ).toBe(0);
  });

  it('close a case and write in it: what was begun is kept, and nothing comes after', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const at = `/clients/${await freshCase(attack)}`;
      const note = await fromPage(attack, 'bram', `${at}/notes/new`, `${at}/notes`, { said: 'Nog even dit.' });
      const { answers } = await atOnce(async () => [
        note,
        await fromPage(attack, 'joke', `${at}/closure`, `${at}/closure`, { reason: 'own-wish' }),
      ]);
      expect(answers[1]?.status).toBe(303);
      const written = () =>
        count(
          "select count(*)::int from naast.case_record r join naast.case_file c on c.id = r.case_id where c.reference = $1 and r.kind = 'note'",
          [at.split('/').at(-1)],
        );
      expect(await written()).toBe(answers[0]?.status === 303 ? 1 : 0);
      const late = await (await attack.visitor('bram')).post(note.path, { ...note.fields, _key: newId() });
      expect([late.status, await written()]).toEqual([404, answers[0]?.status === 303 ? 1 : 0]);
    }
  });

  it('ask two volunteers for one client: one stands beside her', async () => {
    const cases: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ask = await staffForms['POST /clients/:reference/volunteer']?.(attack);
      if (!ask) throw new Error('No form.');
      const at = ask.path.replace('/volunteer', '');
      cases.push(at.split('/').at(-1) ?? '');
      const again = await fromPage(attack, 'karel', `${at}/volunteer`, `${at}/volunteer`, {
        volunteer: String(ask.fields.volunteer),
        reason: 'volunteer-match',
        endOthers: 'yes',
      });
      await atOnce(async () => [ask, again]);
    }
    const { rows } = await attack.admin.query(
      'select c.reference, g.compartment, count(*)::int as n from naast.case_grant g join naast.case_file c ' +
        "on c.id = g.case_id where c.reference = any($1) and g.holder_kind = 'person' and g.ended_at is null " +
        'group by 1, 2 having count(*) > 1',
      [cases],
    );
    expect(rows).toEqual([]);
  });

  it('let in one colleague: she gets one certificate and one key', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id, digits } = await freshAwaiting(attack);
      const at = `/people/${id}`;
      await atOnce(async () => [
        await fromPage(attack, 'joke', at, `${at}/approval`, { digits }),
        await fromPage(attack, 'karel', at, `${at}/approval`, { digits }),
      ]);
      expect(await count('select count(*)::int from naast.certificate where subject = $1', [id])).toBe(1);
      expect(await count('select count(*)::int from naast.team_member where person_id = $1', [id])).toBe(1);
    }
  });

  it('give a new code to one invited colleague: one code works', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await freshInvited(attack);
      const at = `/people/${id}`;
      await atOnce(async () => [
        await fromPage(attack, 'joke', at, `${at}/code`),
        await fromPage(attack, 'karel', at, `${at}/code`),
      ]);
      expect(
        await count('select count(*)::int from naast.invitation where person_id = $1 and used_at is null', [id]),
      ).toBe(1);
    }
  });

  it('invite two people under one name: one of them is there', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const login = `samen${round}`;
      await atOnce(async () => [
        await fromPage(attack, 'joke', '/people/new', '/people/new', { name: 'Een', login }),
        await fromPage(attack, 'karel', '/people/new', '/people/new', { name: 'Twee', login }),
      ]);
      expect(await count('select count(*)::int from naast.person where login_name = $1', [login])).toBe(1);
    }
  });

  it('give one team key: she holds it once', async () => {
    const person = await freshColleague(attack, attack.world.regions.utrecht);
    const path = `/teams/${attack.world.teams.utrecht}/members`;
    await atOnce(async () => [
      { who: 'joke', path, fields: { person, back: 'people' } },
      { who: 'karel', path, fields: { person, back: 'people' } },
    ]);
    expect(
      await count('select count(*)::int from naast.team_member where person_id = $1 and team_id = $2', [
        person,
        attack.world.teams.utrecht,
      ]),
    ).toBe(1);
  });

  it('open one region: it has one team and one key', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await freshRegion(attack);
      const path = `/regions/${id}/key`;
      await atOnce(async () => [
        { who: 'leader', path, fields: { _key: newId() } },
        { who: 'leader', path, fields: { _key: newId() } },
      ]);
      expect(
        await count(
          'select count(*)::int from naast.team t join naast.team_key k on k.team_id = t.id where t.region_id = $1',
          [id],
        ),
      ).toBe(1);
    }
  });

  it('write the first profile of one volunteer: one of the two is told', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { id, digits } = await freshAwaiting(attack);
      await (await attack.visitor('joke')).post(`/people/${id}/approval`, { digits });
      const path = `/people/${id}/profile`;
      const { statuses } = await atOnce(async () => [
        await fromPage(attack, 'joke', path, path, { places: '2' }),
        await fromPage(attack, 'karel', path, path, { places: '3' }),
      ]);
      expect(statuses).toEqual([303, 409]);
    }
  });

  it('take up one worry, and drop one draft: nothing breaks', async () => {
    for (const route of [
      'POST /clients/:reference/worries/:worry',
      'POST /clients/:reference/draft/:kind/removal',
      'POST /profile/kept/:id/drop',
      'POST /profile/kept/:id/note',
    ]) {
      for (let round = 0; round < 3; round += 1) {
        const form = await staffForms[route]?.(attack);
        if (!form) throw new Error('No form.');
        const { statuses } = await atOnce(async () => [form, form]);
        expect(statuses[0], `${route} ${statuses}`).toBe(303);
      }
    }
  });
});
