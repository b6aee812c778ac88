import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const on = (days: number) => today().add({ days });
const typed = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');
/** How a row says that there is something new about it. */
const news = /<b>nieuw · <\/b>/;
const inWords = (day: Temporal.PlainDate) => longDate(day.toString(), 'nl');

describe('a volunteer who is away', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let reference: string;
  const sql = async (text: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(text, values)).rows;
  beforeAll(async () => {
    world = await testWorld();
    const { people } = world;
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    [joke, bram, noor] = (await Promise.all([people.joke, people.bram, people.noor].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
      StaffVisitor,
    ];
    ({ reference } = await world.as(people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase({ nameToUse: 'Selam' }));
      await assignVolunteerTo(visit, made.reference, people.bram.id);
      return made;
    }));
    const limit = await world.as(people.bram, (visit) => objection(visit, reference));
    await sql(
      `insert into naast.notice (id, case_id, kind, limit_id, day)
        select $1, case_id, 'limit-reminder', id, current_date from naast.legal_limit where id = $2`,
      [newId(), limit],
    );
  });
  afterAll(() => world?.close());

  const write = async (from: Temporal.PlainDate | null, until: Temporal.PlainDate | null) => {
    const at = `/people/${world.people.bram.id}/profile`;
    const seen = hiddenField((await joke.get(at)).body, '_version');
    const languages = { language1: 'nl', language2: '', language3: '', language4: '', language5: '', language6: '' };
    const fields = { ...languages, trainingValidUntil: '', places: '2', _version: seen };
    const away = { awayFrom: from ? typed(from) : '', awayUntil: until ? typed(until) : '' };
    expect((await joke.post(at, { ...fields, ...away })).status).toBe(303);
  };
  const startOf = async (who: StaffVisitor) => (await who.get('/')).body;
  const told = async () =>
    (await sql('select told from naast.volunteer_profile where person_id = $1', [world.people.bram.id]))[0]?.told;

  it('is told of nothing new while she is away: her coordinator has it, who wrote that down', async () => {
    expect(await startOf(bram)).toMatch(news);
    await write(on(-1), on(6));
    const away = await startOf(bram);
    expect(away).toContain(`Je bent afwezig tot en met ${inWords(on(6))}`);
    expect(away).toContain('Joke Vermeer en de regio letten nu op');
    expect(away).not.toMatch(news);
    // Everything else is one press away, and nothing is lost.
    expect(away).toMatch(/<details><summary>Toch even kijken<\/summary>.*Selam/s);
    // The coordinator has the same notice, and is told whose it is.
    expect((await joke.get('/limits')).body).toContain('Iemand is afwezig: deze herinneringen zijn nu voor jou');
    await write(null, null);
    expect(await startOf(bram)).toMatch(news);
  });

  it('sees beforehand when that will be, and her reminders until then', async () => {
    await write(on(5), on(9));
    const body = await startOf(bram);
    expect(body).toContain(`Van ${inWords(on(5))} tot en met ${inWords(on(9))} ben je afwezig`);
    expect(body).toMatch(news);
    await write(on(-9), on(-1));
    expect(await startOf(bram)).not.toContain('afwezig');
  });

  it('is alone in reading it: nobody else, not in the clear, and an empty one looks like a filled one', async () => {
    await write(on(-1), on(6));
    const [filled] = [await told()];
    expect(filled.toString('latin1')).not.toMatch(/\d{4}-\d{2}-\d{2}|Joke/);
    await write(null, null);
    expect((await told()).length).toBe(filled.length);
    // Given to another colleague it does not open, and does not hurt.
    await sql(
      `insert into naast.volunteer_profile (person_id, region_id, sealed, epoch, told)
        select $1, region_id, sealed, epoch, $3 from naast.volunteer_profile where person_id = $2`,
      [world.people.noor.id, world.people.bram.id, filled],
    );
    const other = await noor.get('/');
    expect(other.status).toBe(200);
    expect(other.body).not.toContain('afwezig');
    expect(
      await world.as(world.people.noor, ({ db }) => db.selectFrom('volunteer_profile').select('person_id').execute()),
    ).toEqual([{ person_id: world.people.noor.id }]);
  });

  it('sees everything as before when nothing vouches for her key any more', async () => {
    await sql('update naast.volunteer_profile set told = null');
    expect(await startOf(bram)).toMatch(news);
  });
});
