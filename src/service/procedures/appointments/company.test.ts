import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { closeCase } from '#app/service/cases/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { dueRows } from '../due/due-source.ts';
import { companyFrom } from './company.store.ts';
import { appointmentsDesk, made, send } from './testing.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();
const list = '/limits/company';

describe('the appointments that want company', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  let client: string;
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await (await world.test.administrator()).query(
      "update naast.task set state = 'dropped' where kind = 'appointment'",
    );
    client = await desk.clientAt();
  });
  /** One of the two lists, or nothing when it is empty. */
  const part = async (id: 'wanted' | 'mine', who = desk.bram) => {
    const tables = (await who.get(list)).body.match(/<table[\s\S]*?<\/table>/g) ?? [];
    return tables.find((table) => table.includes(`id="${id}"`)) ?? '';
  };
  const wanted = (who = desk.bram) => part('wanted', who);
  const mine = () => part('mine');
  const join = (who: typeof desk.bram, at: string, comes: 'yes' | 'no') =>
    send(who, list, `${at}/along`, { comes, back: 'list' });

  it('are those with a place left, over all one’s clients, until the last place is taken', async () => {
    const one = await made(desk.bram, client, { day: day(3), time: '10:00', place: 'Zaal vier', room: '2' });
    const other = await made(desk.bram, await desk.clientAt(), { day: day(2), time: '9:00' });
    const nobody = await made(desk.bram, client, { day: day(4), room: '0' });
    const toCome = await made(desk.bram, client, { what: 'hearing' });
    const shown = await wanted();
    for (const at of [one, other, toCome]) expect(shown).toContain(`href="${at}"`);
    expect(shown).not.toContain(nobody);
    expect(shown.indexOf(other)).toBeLessThan(shown.indexOf(one));
    for (const words of ['Zaal vier', '10:00', '0 van de 2 plaatsen bezet', 'Dokter of ziekenhuis'])
      expect(shown).toContain(words);
    const answer = await join(desk.bram, one, 'yes');
    expect([answer.status, answer.location]).toEqual([303, list]);
    expect(await mine()).toContain(`href="${one}"`);
    // There is one place left, for somebody else.
    expect(await wanted()).not.toContain(one);
    expect(await wanted(desk.joke)).toContain(one);
    await join(desk.joke, one, 'yes');
    expect(await wanted(desk.joke)).not.toContain(one);
    await join(desk.bram, one, 'no');
    expect(await mine()).not.toContain(one);
    expect(await wanted()).toContain('1 van de 2 plaatsen bezet');
  });

  it('are asked for as the list of what is due has them, for whoever asks and over whichever days', async () => {
    await made(desk.bram, client, { day: day(3), time: '10:00' });
    await made(desk.bram, client, { what: 'hearing' });
    const closed = await desk.clientAt();
    await made(desk.joke, closed, { day: day(20) });
    const old = await made(desk.bram, await desk.clientAt(), { day: day(2) });
    const admin = await world.test.administrator();
    await world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, closed.split('/').at(-1) ?? '', 'core', 'case.close');
      expect(open && (await closeCase(open, 'goal-reached'))).toBe('closed');
    });
    await admin.query("update naast.task set state = 'open' where due_day = $1", [day(20)]);
    await admin.query('update naast.task set due_day = current_date - 3 where id = $1', [old.split('/').at(-1)]);
    const { joke, karel, bram, noor, lies, leader } = world.people;
    const spans = [null, { from: null, until: day(2) }, { from: day(3), until: null }, { from: day(3), until: day(3) }];
    const found: number[] = [];
    for (const person of [joke, karel, bram, noor, lies, leader])
      await world.as(person, async (visit) => {
        for (const days of spans)
          for (const show of ['all', 'late', 'week', 'weeks', 'changed'] as const) {
            const question = { show, ...(days && { days }), withBeside: true };
            const rows = await dueRows(visit, { ...question, kind: 'appointment' })
              .selectAll('row')
              .orderBy('id')
              .execute();
            const all = await dueRows(visit, question).selectAll('row').orderBy('id').execute();
            expect(rows).toEqual(all.filter((row) => !row.is_limit && row.what === 'appointment'));
            found.push(rows.length);
          }
      });
    expect(Math.max(...found)).toBe(3);
  });

  it('say in one sentence that the last place was taken meanwhile, to whoever came second', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const answers = await Promise.all([desk.bram, desk.joke].map((who) => join(who, at, 'yes')));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [second] = answers.filter(({ status }) => status === 409);
    expect(second?.body.match(/Er is geen plek meer/g)).toHaveLength(1);
    expect(second?.body).toContain('Iemand was je net voor.');
  });

  it('show where one goes already at that hour, and offer no place at what nobody said is safe', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00' });
    const clash = await made(desk.bram, client, { day: day(3), time: '11:00' });
    await join(desk.bram, at, 'yes');
    expect(await wanted()).toContain('Je gaat op deze dag al mee met een andere afspraak, om 10:00:');
    expect(await wanted(desk.joke)).not.toContain('Je gaat op deze dag al mee');
    expect(await wanted()).toContain(`action="${clash}/along"`);
  });

  it('are of the clients whom the reader holds alone: the grant decides, by region and by volunteer', async () => {
    const at = await made(desk.bram, client, { day: day(3), time: '10:00', place: 'Zaal vier' });
    expect(await wanted(desk.joke)).toContain(at);
    for (const who of [desk.noor, desk.lies]) {
      const { body } = await who.get(list);
      for (const hidden of [at, client, 'Zaal vier']) expect(body).not.toContain(hidden);
    }
  });

  it('go on from a whole day, so that a day is never seen in part', async () => {
    for (const ahead of [1, 2, 2, 3, 3, 3]) await made(desk.bram, client, { day: day(ahead), time: '10:00' });
    const days = (from: string, size: number) =>
      world.as(world.people.bram, async (visit) => {
        const { wanted: shown, next } = await companyFrom(visit, from, size);
        return { days: shown.flatMap(({ task }) => task.dueDay ?? []), next };
      });
    expect(await days(day(0), 4)).toEqual({ days: [day(1), day(2), day(2)], next: day(3) });
    expect(await days(day(3), 4)).toEqual({ days: [day(3), day(3), day(3)], next: null });
    expect((await desk.bram.get(`${list}?from=${day(3)}`)).body).toContain('Begin bij vandaag');
    for (const wrong of ['x', '2020-01-01', '9999-99-99'])
      expect((await desk.bram.get(`${list}?from=${wrong}`)).status).toBe(200);
  });
});
