import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

/** "Not safe now" on the first page of the coordinators of the region, and on nobody else's. */
describe('contact that was stopped', () => {
  let world: TestWorld;
  const at: Record<string, StaffVisitor> = {};
  let reference: string;
  let client: string;
  const sql = async (text: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(text, values)).rows;

  beforeAll(async () => {
    world = await testWorld();
    const desk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    for (const [name, person] of Object.entries(world.people)) at[name] = await desk(person);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await sql("update naast.task set state = 'done' where kind = 'safe-again'");
    ({ reference } = await world.as(world.people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase({ nameToUse: 'Selam' }));
      await assignVolunteerTo(visit, made.reference, world.people.bram.id);
      return made;
    }));
    client = `/clients/${reference}`;
  });

  const who = (name: string): StaffVisitor => {
    const found = at[name];
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
  const stop = (name = 'bram') => who(name).post(`${client}/contact-rule/stop`);
  const mark = 'aria-labelledby="stopped-contacts"';
  const seenBy = async (name: string) => (await who(name).get('/')).body.includes(mark);
  const seers = async () => {
    const all = Object.keys(at);
    const seen = await Promise.all(all.map(seenBy));
    return all.filter((_, which) => seen[which]).sort();
  };
  const openTasks = () =>
    sql(
      `select t.id, t.version from naast.task t join naast.case_file f on f.id = t.case_id
       where f.reference = $1 and t.kind = 'safe-again' and t.state = 'open'`,
      [reference],
    );
  const tick = async (name: string, state = 'done') => {
    const [task] = await openTasks();
    return who(name).post(`${client}/tasks/${task?.id}/state`, { state, reason: '', _version: String(task?.version) });
  };
  const lift = async () => {
    const since = hiddenField((await who('joke').get(client)).body, 'since');
    expect((await who('joke').post(`${client}/contact-rule/safe`, { since })).status).toBe(303);
  };

  it('is the first thing that every coordinator of the region sees, with who said so, what is stopped and what to do', async () => {
    expect(await seers()).toEqual([]);
    await stop();
    expect(await seers()).toEqual(['joke', 'karel']);
    const { body } = await who('joke').get('/');
    const main = body.slice(body.indexOf('<main'));
    const above = main.slice(main.indexOf('</h1>'), main.indexOf(mark));
    expect(above.match(/class="(notice|count|due)/g)).toEqual(['class="notice']);
    const [, shown = ''] = /aria-labelledby="stopped-contacts"[^>]*>([\s\S]*?)<\/section>/.exec(main) ?? [];
    for (const words of [
      'Selam',
      'gestopt door Bram Postma',
      'Bel Bram Postma',
      'Er gaat niets meer naar de cliënt',
      `href="${client}"`,
    ])
      expect(shown).toContain(words);
  });

  it('is there for the other coordinator when the first is away, or does not work here any more', async () => {
    await stop();
    await sql("update naast.person set status = 'ended' where id = $1", [world.people.joke.id]);
    expect(await seers()).toEqual(['karel']);
    await sql("update naast.person set status = 'active' where id = $1", [world.people.joke.id]);
  });

  it('stays when it is pressed twice, when a volunteer ticks its task off, and until a coordinator did', async () => {
    await stop();
    await stop();
    await stop('karel');
    expect(await openTasks()).toHaveLength(1);
    const refused = await tick('bram');
    expect([refused.status, refused.body.includes('Alleen de coördinator')]).toEqual([409, true]);
    expect((await tick('bram', 'dropped')).status).toBe(409);
    expect(await seers()).toEqual(['joke', 'karel']);
    expect((await tick('karel')).status).toBe(303);
    expect(await seers()).toEqual([]);
    // Nothing goes out for that: only the mark is over.
    expect((await who('bram').get(client)).body).toContain('Nu niet veilig: geen contact');
  });

  it('is over with the word that contact is safe again, and there anew with the next stop', async () => {
    await stop();
    await lift();
    expect([await seers(), await openTasks()]).toEqual([[], []]);
    await stop();
    expect(await seers()).toEqual(['joke', 'karel']);
  });

  it('asks nothing more where it was lifted before the mark was there and the task stayed open', async () => {
    await stop();
    await lift();
    await sql(
      `update naast.task t set state = 'open' from naast.case_file f
       where f.id = t.case_id and f.reference = $1 and t.kind = 'safe-again'`,
      [reference],
    );
    expect(await seers()).toEqual([]);
  });

  it('names a client beside whom nobody stands, and holds where nobody chose a rule or knows a telephone', async () => {
    await world.as(world.people.joke, async (visit) => {
      ({ reference } = await openNewCase(visit, ordinaryCase({ nameToUse: null })));
    });
    client = `/clients/${reference}`;
    await stop('joke');
    const { body } = await who('karel').get('/');
    expect(body).toContain('Deze cliënt heeft geen vrijwilliger');
    expect(body).toContain('gestopt door Joke Vermeer');
  });

  it('T11 is not shown where no grant opens the case', async () => {
    await stop();
    const own = 'update naast.case_grant set ended_at = now(), ended_by = granter, key_sealed = null';
    const of = 'ended_at is null and case_id = (select id from naast.case_file where reference = $1)';
    await sql(`${own} where ${of} and holder_kind = 'team'`, [reference]);
    expect(await seers()).toEqual([]);
  });
});
