import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { limitRoutes } from '../routes.ts';
import { dayOfLetter, objection } from '../testing/limit.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();
const paper = { letter: null, time: null, place: null, term: null } as const;

describe('the table of what is due', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let lies: StaffVisitor;
  const references: string[] = [];

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, limitRoutes(world));
    const { people } = world;
    [joke, lies] = [await atDesk(people.joke), await atDesk(people.lies)];
    for (const [volunteer, name] of [
      [people.noor, 'Mehret'],
      [people.bram, 'Blessing'],
      [null, 'Yodit'],
    ] as const)
      await world.as(people.joke, async (visit) => {
        const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: name }));
        if (volunteer) await assignVolunteerTo(visit, reference, volunteer.id);
        references.push(reference);
      });
    const [first = '', second = '', third = ''] = references;
    await world.as(people.joke, async (visit) => {
      await dayOfLetter(visit, first, day(9));
      await objection(visit, second);
      await dayOfLetter(visit, third, day(2));
      for (const [reference, kind, ahead] of [
        [first, 'send-papers', 4],
        [second, 'appointment', 6],
      ] as const) {
        const open = await openCase(visit, reference, 'core', 'case.write');
        if (open) await addTask(open, { ...paper, kind, day: day(ahead) });
      }
    });
  });
  afterAll(() => world?.close());

  const pageOf = async (query: string) => (await joke.get(`/limits${query}`)).body;
  const rowsOf = (body: string) =>
    (/class="brief due-table"[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(body)?.[1] ?? '').split('<tr>').slice(1);
  const daysOf = (body: string) =>
    [...body.matchAll(/class="due-day[^>]*datetime="([^"]*)"/g)].map(([, at]) => at ?? '');
  const clientsOf = (body: string) =>
    rowsOf(body).map((row) => references.find((reference) => row.includes(`/clients/${reference}"`)) ?? '');

  it('stands in the order of its day by itself, and of any column that is pressed, turned round when it is pressed again', async () => {
    const days = daysOf(await pageOf(''));
    expect(days).toHaveLength(5);
    expect(days).toEqual(days.toSorted());
    expect(daysOf(await pageOf('?sort=-day'))).toEqual(days.toReversed());
    const clients = clientsOf(await pageOf('?sort=client'));
    expect(clients).toEqual(clients.toSorted());
    expect(clientsOf(await pageOf('?sort=-client'))).toEqual(clients.toSorted().toReversed());
    const beside = rowsOf(await pageOf('?sort=volunteer')).map((row) => row.includes('Bram Postma'));
    expect(beside).toEqual(beside.toSorted((one, other) => Number(other) - Number(one)));
    const body = await pageOf('?sort=client');
    expect(body).toContain('aria-sort="ascending"><a href="/limits?sort=-client">');
    expect(body).not.toContain('aria-sort="descending"');
    expect(daysOf(await pageOf('?sort=name'))).toEqual(days);
  });

  it('has every line under one kind, and under its own client alone', async () => {
    const all = daysOf(await pageOf('')).length;
    let sum = 0;
    for (const kind of ['deadline', 'authority', 'duty', 'other', 'task', 'appointment'])
      sum += rowsOf(await pageOf(`?kind=${kind}`)).length;
    expect(sum).toBe(all);
    for (const reference of references) {
      const clients = clientsOf(await pageOf(`?client=${reference}`));
      expect(clients.length).toBeGreaterThan(0);
      expect(new Set(clients)).toEqual(new Set([reference]));
    }
    expect(clientsOf(await pageOf(`?of=${world.people.bram.id}&kind=appointment`))).toEqual([references[1]]);
  });

  it('T7 shows another region nothing by any of these', async () => {
    for (const query of ['?sort=client', `?client=${references[0]}`, '?kind=task', '?kind=appointment&sort=-day']) {
      const { status, body } = await lies.get(`/limits${query}`);
      expect([query, status, rowsOf(body)]).toEqual([query, 200, []]);
      for (const hidden of ['Mehret', 'Blessing', 'Yodit']) expect(body).not.toContain(hidden);
    }
  });

  it('ticks off a task in one press, and takes that back in one press, where one was', async () => {
    const formOf = (body: string, state: string) => {
      const form = [...body.matchAll(/<form[^>]*action="([^"]*\/state)"[^>]*>([\s\S]*?)<\/form>/g)].find(
        ([, , fields]) => fields?.includes(`value="${state}"`),
      );
      const fields = [...(form?.[2] ?? '').matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
      );
      const { _csrf, ...kept } = Object.fromEntries(fields) as Record<string, string>;
      return { action: form?.[1] ?? '', fields: kept };
    };
    const at = `?kind=task&sort=-day`;
    const before = await pageOf(at);
    const tick = formOf(before, 'done');
    const ticked = await joke.post(tick.action, tick.fields);
    expect(ticked.status).toBe(303);
    const after = (await joke.get(ticked.location ?? '')).body;
    expect(rowsOf(after)).toEqual([]);
    const { searchParams, hash } = new URL(ticked.location ?? '', 'http://list');
    expect([searchParams.get('sort'), hash]).toEqual(['-day', '#ticked']);
    // By keyboard one goes on right above the list, not at the top of the page.
    expect(after.indexOf('name="kind"')).toBeGreaterThan(0);
    expect(after.indexOf('id="ticked"')).toBeGreaterThan(after.indexOf('name="kind"'));
    // The same press once more changes nothing, and a colleague's who wants the same meets no conflict.
    expect((await joke.post(tick.action, tick.fields)).location).toBe(ticked.location);
    const undo = formOf(after, 'open');
    expect(undo.action).toBe(tick.action);
    const undone = await joke.post(undo.action, undo.fields);
    expect(undone.status).toBe(303);
    expect(new URL(undone.location ?? '', 'http://list').hash).toBe('#due-list');
    expect(after + before).toContain('id="due-list"');
    // Wanted done by somebody who did not see that it was opened again: that is shown first.
    expect((await joke.post(tick.action, tick.fields)).status).toBe(409);
    expect(daysOf((await joke.get(undone.location ?? '')).body)).toEqual(daysOf(before));
    expect((await lies.post(tick.action, tick.fields)).status).toBe(404);
  });
});
