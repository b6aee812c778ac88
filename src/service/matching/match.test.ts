import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { assignedVolunteers, caseRoutes, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type Fields, hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { matchingRoutes } from './matching.pages.tsx';
import { assignVolunteer, candidatesOfMyRegion } from './matching.store.ts';

describe('matching one volunteer to one client', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let karel: StaffVisitor;
  let lies: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let made: { caseId: string; reference: string };
  const typed = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');

  beforeAll(async () => {
    world = await testWorld();
    const { people } = world;
    const desk = { installation: world.installation, demo: true } as never;
    const atDesk = testingDesk(world, [...caseRoutes(desk, []), ...matchingRoutes(desk)]);
    [joke, karel, lies, bram, noor] = (await Promise.all(
      [people.joke, people.karel, people.lies, people.bram, people.noor].map(atDesk),
    )) as [StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor];
    const trained = today().add({ years: 2 }).toString();
    await world.as(people.joke, async (visit) => {
      await saveProfile(visit, people.bram.id, { languages: ['nl', 'ti'], trainingValidUntil: trained, places: 8 }, 0);
      await saveProfile(visit, people.noor.id, { languages: ['nl', 'en'], trainingValidUntil: trained, places: 8 }, 0);
    });
    await world.as(people.lies, (visit) =>
      saveProfile(visit, people.sem.id, { languages: ['ti'], trainingValidUntil: trained, places: 3 }, 0),
    );
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    made = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
  });

  const asking = (change: Fields = {}): Fields => ({
    _key: newId(),
    volunteer: world.people.bram.id,
    reason: 'volunteer-match',
    until: typed(today().add({ months: 6 })),
    withSafety: 'yes',
    ...change,
  });
  const ask = (visitor: StaffVisitor, change: Fields = {}) =>
    visitor.post(`/clients/${made.reference}/volunteer`, asking(change));
  const grants = async () =>
    (
      await (
        await world.test.administrator()
      ).query(
        'select holder_id, compartment, ended_at is not null as ended, end_reason from naast.case_grant where ' +
          "case_id = $1 and holder_kind = 'person' order by from_at, compartment",
        [made.caseId],
      )
    ).rows;

  it('proposes the volunteers of the region with reasons, the one who speaks her language first, and nobody of another region', async () => {
    const { body } = await joke.get(`/clients/${made.reference}/volunteer`);
    expect(body.indexOf('Bram Postma')).toBeLessThan(body.indexOf('Noor Jansen'));
    expect(body).toContain('spreekt Tigrinya, de beste taal van de cliënt');
    expect(body).not.toContain('Sem Dijk');
    expect(body).toMatch(/name="withSafety" value="yes" checked/);
  });

  it('gives core and safety together, and the volunteer opens both', async () => {
    expect((await ask(joke)).status).toBe(303);
    expect((await grants()).map((grant) => grant.compartment)).toEqual(['core', 'safety']);
    expect((await bram.get(`/clients/${made.reference}`)).body).toContain('Joke Vermeer vroeg je');
    expect((await bram.get(`/clients/${made.reference}/contact`)).status).toBe(200);
    expect((await joke.get(`/clients/${made.reference}`)).body).toContain(
      'Joke Vermeer vroeg Bram Postma als vrijwilliger',
    );
  });

  it('wants a reason for keeping address and telephone back, and then gives core alone', async () => {
    const without = asking();
    delete without.withSafety;
    const refused = await joke.post(`/clients/${made.reference}/volunteer`, without);
    expect(refused.status).toBe(422);
    expect(await grants()).toEqual([]);
    const key = hiddenField(refused.body, '_key');
    expect(
      (
        await joke.post(`/clients/${made.reference}/volunteer`, {
          ...without,
          _key: key,
          why: 'De cliënt wil dat nog niet.',
        })
      ).status,
    ).toBe(303);
    expect((await grants()).map((grant) => grant.compartment)).toEqual(['core']);
    expect((await bram.get(`/clients/${made.reference}/contact`)).status).toBe(404);
  });

  it('asks to end the first volunteer before a second one comes, and does both in the same act', async () => {
    await ask(joke);
    const refused = await ask(joke, { volunteer: world.people.noor.id });
    expect(refused.status).toBe(422);
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(200);
    expect((await ask(joke, { volunteer: world.people.noor.id, endOthers: 'yes', reason: 'takes-over' })).status).toBe(
      303,
    );
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(404);
    expect((await noor.get(`/clients/${made.reference}`)).status).toBe(200);
    expect((await grants()).filter((grant) => grant.ended).map((grant) => grant.end_reason)).toEqual([
      'replaced',
      'replaced',
    ]);
  });

  it('lets one of two coordinators win who match the same client at the same moment', async () => {
    const answers = await Promise.all([ask(joke), ask(karel, { volunteer: world.people.noor.id })]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 422]);
    expect((await grants()).filter((grant) => !grant.ended && grant.compartment === 'core')).toHaveLength(1);
  });

  it('sees the volunteer whom a colleague asked meanwhile, also when her own request began first', async () => {
    const { joke: coordinator, bram: volunteer } = world.people;
    await world.as(world.people.karel, async (visit) => {
      // Karel's transaction has its time; only now Joke asks Bram, and is done before Karel goes on.
      await visit.db.selectFrom('region').select('id').execute();
      await world.as(coordinator, (other) => assignVolunteerTo(other, made.reference, volunteer.id));
      const core = await openCase(visit, made.reference, 'core', 'case.grant');
      expect(core && (await assignedVolunteers(core)).map(({ name }) => name)).toEqual(['Bram Postma']);
    });
  });

  it('T119 gives access once for a form sent twice at the same moment', async () => {
    const form = asking();
    const answers = await Promise.all([1, 2].map(() => joke.post(`/clients/${made.reference}/volunteer`, form)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await grants()).toHaveLength(2);
  });

  it('extends the access of who is there already: new grants, the old ones ended', async () => {
    await ask(joke);
    expect((await ask(joke, { until: typed(today().add({ months: 11 })) })).status).toBe(303);
    expect((await grants()).map((grant) => grant.ended)).toEqual([true, true, false, false]);
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(200);
  });

  it('gives access for a year at most and never into the past', async () => {
    expect((await ask(joke, { until: typed(today().add({ months: 12 }).add({ days: 1 })) })).status).toBe(422);
    expect((await ask(joke, { until: typed(today().subtract({ days: 1 })) })).status).toBe(422);
    expect((await ask(joke, { until: '31-2-2027' })).status).toBe(422);
    expect(await grants()).toEqual([]);
  });

  it('T12 ends it in the middle of her session: the next request is "not found"', async () => {
    await ask(joke);
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(200);
    expect(
      (
        await joke.post(`/clients/${made.reference}/volunteer/ending`, {
          volunteer: world.people.bram.id,
          endReason: 'volunteer-stops',
        })
      ).status,
    ).toBe(303);
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(404);
    expect((await joke.get(`/clients/${made.reference}`)).body).toContain('Reden: de vrijwilliger stopt.');
  });

  it('T2 T8 refuses a volunteer of another region, a colleague who is none, a made-up id, and another region’s coordinator', async () => {
    for (const volunteer of [world.people.sem.id, world.people.karel.id, world.people.lies.id, newId()])
      expect((await ask(joke, { volunteer })).status).toBe(422);
    expect((await ask(lies)).status).toBe(404);
    expect((await lies.get(`/clients/${made.reference}/volunteer`)).status).toBe(404);
    expect((await bram.get(`/clients/${made.reference}/volunteer`)).status).toBe(404);
    expect((await ask(bram)).status).toBe(404);
    await ask(joke);
    expect(
      (
        await lies.post(`/clients/${made.reference}/volunteer/ending`, {
          volunteer: world.people.bram.id,
          endReason: 'safety',
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await joke.post(`/clients/${made.reference}/volunteer/ending`, {
          volunteer: world.people.noor.id,
          endReason: 'safety',
        })
      ).status,
    ).toBe(404);
    expect((await grants()).every((grant) => !grant.ended)).toBe(true);
  });

  it('T4 fields that were not asked for give nothing', async () => {
    for (const extra of ['granter', 'compartment', 'holder_kind', 'case_id', 'epoch'])
      expect((await ask(joke, { [extra]: 'x' })).status).toBe(400);
    expect(await grants()).toEqual([]);
  });

  it('gives nothing on a closed case', async () => {
    await joke.post(`/clients/${made.reference}/closure`, { reason: 'goal-reached' });
    expect((await ask(joke)).status).toBe(409);
    expect(await grants()).toEqual([]);
  });

  it('T117 gives nobody a case that a colleague closed in the same moment', async () => {
    const { people } = world;
    const result = await world.as(people.joke, async (visit) => {
      const core = await openCase(visit, made.reference, 'core', 'case.grant');
      const safety = await openCase(visit, made.reference, 'safety', 'case.grant');
      const person = core && (await candidatesOfMyRegion(core)).find(({ personId }) => personId === people.bram.id);
      if (!core || !safety || !person) throw new Error('The case does not open.');
      const closing = await karel.post(`/clients/${made.reference}/closure`, { reason: 'goal-reached' });
      expect(closing.status).toBe(303);
      const until = today().add({ months: 6 });
      const choice = {
        person,
        reason: 'volunteer-match',
        until,
        withSafety: true,
        why: null,
        endOthers: false,
      } as const;
      return assignVolunteer(visit, { core, safety }, choice);
    });
    expect(result).toEqual({ ok: false, reason: 'closed' });
    expect(await grants()).toEqual([]);
  });
});
