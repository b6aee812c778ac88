import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { learnSeen, seenNumbers } from '#app/platform/access/statements/index.ts';
import { allTexts } from '#app/service/approval-desk/texts.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { catalogue } from '#app/service/deadlines/index.ts';
import { dueList, limitRoutes, listLimits } from '#app/service/procedures/index.ts';
import { limitFrom } from '#app/service/procedures/testing/limit.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { approveTexts, canBeApproved, deadlineTexts, standingNow, suspend } from './index.ts';

const start = Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 3 }).toString();
const counted = catalogue.filter(({ counts }) => counts.length > 0);

describe('what the project leader suspends', () => {
  let world: TestWorld;
  let bram: StaffVisitor;
  let reference: string;
  let feed: string;
  const rows = async (statement: string) => (await (await world.test.administrator()).query(statement)).rows;
  const suspendAll = (suspended: boolean) =>
    world.as(world.people.leader, (visit) => suspend(visit, allTexts(), suspended));
  /** Every day that anybody is told, or will be: kept, listed, in the calendar, and as reminders that wait. */
  async function days() {
    const told = await world.as(world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.change');
      if (!open) throw new Error('The case does not open.');
      const kept = (await listLimits(open)).map(({ id, proposedDay, document: { clear, counted: how } }) => ({
        ...{ id, proposedDay, clear, readings: how?.readings },
      }));
      const { lines } = await dueList(visit, 'all', { size: 500 });
      const listed = lines.filter(({ limit }) => limit).map(({ day, limit }) => [limit?.id, day]);
      return { kept, listed };
    });
    const reminders = await rows("select * from naast.job where kind = 'limit-reminder' order by id");
    const calendar = (await bram.get(feed)).body.match(/(DTSTART|UID).*/g);
    return { ...told, reminders, calendar };
  }
  beforeAll(async () => {
    world = await testWorld();
    bram = await testingDesk(
      world,
      limitRoutes(world, async () => []),
    )(world.people.bram);
    await world.as(world.people.joke, async (visit) => {
      ({ reference } = await openNewCase(visit, ordinaryCase()));
      await assignVolunteerTo(visit, reference, world.people.bram.id);
      for (const { id } of counted) await limitFrom(visit, reference, { what: id, start, term: null });
    });
    const key = hiddenField((await bram.get('/limits/calendar')).body, '_key');
    feed = /\/calendar\?key=[\w-]{43}/.exec((await bram.post('/limits/calendar', { _key: key })).body)?.[0] ?? '';
  });
  afterAll(async () => {
    seenNumbers(world.pins.root).clear();
    await world?.close();
  });

  it('keeps every day, its place in lists and calendars and its reminders, whatever is suspended; each says so', async () => {
    const before = await days();
    expect([before.kept.length, before.listed.length]).toEqual([counted.length, counted.length]);
    expect(before.calendar?.length).toBeGreaterThan(counted.length);
    await suspendAll(true);
    expect(await days()).toEqual(before);
    const { body } = await bram.get('/limits?show=all');
    const shown = body.match(/opgeschort: vraag vandaag de advocaat/g)?.length;
    expect(shown).toBe(body.match(/\/limits\/[0-9a-f-]{36}"/g)?.length);
    const page = (await bram.get(`/clients/${reference}/limits/${before.kept[0]?.id}`)).body;
    expect(page).toContain('Onze regel voor deze termijn is opgeschort');
    await suspendAll(false);
    expect(await days()).toEqual(before);
    expect((await bram.get('/limits?show=all')).body).not.toContain('opgeschort');
  });

  it('shows on the page of a limit that a lawyer approved its term, of the very terms that were approved', async () => {
    const texts = deadlineTexts().filter((text) => canBeApproved(text) && counted.some(({ id }) => id === text.key));
    const [approved, ...others] = texts;
    if (!approved) throw new Error('There is no legal term to approve.');
    const approval = { lawyer: 'mr. B. Proef', source: 'wet', checkedOn: start };
    await world.as(world.people.leader, (visit) => approveTexts(visit, [approved], approval));
    const { kept } = await days();
    const says = async (key: string) => {
      const id = kept.find(({ clear }) => clear.catalogueId === key)?.id;
      const { body } = await bram.get(`/clients/${reference}/limits/${id}`);
      return body.includes('regel goedgekeurd door een advocaat');
    };
    expect(await says(approved.key)).toBe(true);
    for (const { key } of others.slice(0, 3)) expect([key, await says(key)]).toEqual([key, false]);
  });

  it('a new letter still makes its limit', async () => {
    await suspendAll(true);
    const id = await world.as(world.people.joke, (visit) =>
      limitFrom(visit, reference, { what: 'TM08', start, term: null }),
    );
    expect((await days()).kept.filter((one) => one.id === id)).toHaveLength(1);
    await suspendAll(false);
  });

  it('is the leader’s to say, and stays suspended where somebody deletes what was said', async () => {
    const [text] = allTexts();
    if (!text) throw new Error('There is no text.');
    await expect(world.as(world.people.joke, (visit) => suspend(visit, [text], true))).rejects.toThrow();
    const isSuspended = async () =>
      (await world.as(world.people.bram, standingNow)).suspended.has(`${text.kind}:${text.key}`);
    await world.as(world.people.leader, (visit) => suspend(visit, [text], true));
    const [newest] = await rows(
      "select max(number)::int as number from naast.signed_statement where kind = 'suspension'",
    );
    learnSeen(world.pins.root, { [`suspension.${text.kind}:${text.key}`]: Number(newest?.number) });
    await rows(`delete from naast.signed_statement where number = ${newest?.number}`);
    expect(await isSuspended()).toBe(true);
    await world.as(world.people.leader, (visit) => suspend(visit, [text], false));
    expect(await isSuspended()).toBe(false);
  });
});
