import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { closingReasons } from '#app/service/cases/closing/reasons.ts';
import { closeCase } from '#app/service/cases/index.ts';
import {
  formOn,
  type Reader,
  type ReadingDesk,
  readingDesk,
  receiptDocument,
} from '#app/service/letters/testing/reader.ts';
import { limitFrom, objection } from '../testing/limit.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

describe('a case with a fatal day that runs', () => {
  let desk: ReadingDesk;
  let joke: Reader;
  let karel: Reader;
  let reference: string;
  let limit: string;
  let at: string;
  beforeAll(async () => {
    desk = await readingDesk();
    joke = await desk.reader(desk.world.people.joke);
    karel = await desk.reader(desk.world.people.karel);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, day(-14)));
    at = `/clients/${reference}/limits/${limit}`;
  });
  const close = async (who: Reader, reason = 'out-of-touch') =>
    who.post(`/clients/${reference}/closure`, { reason, why: 'Al weken niets gehoord', _csrf: who.csrf });
  const state = async () =>
    (await desk.rows('select status from naast.case_file where reference = $1', [reference]))[0]?.status;
  const send = async (who: Reader, form: string, fields: Record<string, string>) =>
    who.post(`${at}/${form}`, { ...formOn((await who.get(at)).text, `${at}/${form}`), ...fields });

  it('is closed by nobody alone, for no reason; the page names the day and keeps what was typed', async () => {
    for (const reason of closingReasons) expect((await close(joke, reason)).status).toBe(409);
    const { text } = await close(joke);
    expect(text).toContain(`href="${at}"`);
    expect(text).toContain('Al weken niets gehoord');
    const page = (await joke.get(`/clients/${reference}/closure`)).text;
    expect([page.includes('Dit dossier kan nog niet worden gesloten'), page.includes('name="reason"')]).toEqual([
      true,
      false,
    ]);
    expect(await state()).toBe('open');
    expect((await joke.get('/limits')).text).toContain(at);
  });

  it('is not closed below the pages either', async () => {
    await desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.close');
      expect(open && (await closeCase(open, 'goal-reached'))).toBe('runs');
    });
    expect(await state()).toBe('open');
  });

  it('is closed once another coordinator has opened that the day is needed no more, and not while that waits', async () => {
    await send(joke, 'state', { state: 'dropped', reason: 'Zij wil niet.' });
    expect((await close(joke)).status).toBe(409);
    expect((await send(karel, 'second', { answer: 'opened' })).status).toBe(303);
    expect((await close(joke)).status).toBe(303);
    expect(await state()).toBe('closed');
  });

  it('is closed when it was filed, with its proof', async () => {
    await send(joke, 'state', { state: 'done', proof: receiptDocument });
    expect((await close(joke)).status).toBe(303);
  });

  it('stays open for a fatal day of the past, of which nobody said what became', async () => {
    await send(joke, 'state', { state: 'done', proof: receiptDocument });
    await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, day(-60)));
    expect((await close(joke)).status).toBe(409);
  });

  it('does not wait for a day that ends nothing, or by which an authority decides', async () => {
    await send(joke, 'state', { state: 'done', proof: receiptDocument });
    for (const what of ['TM27', 'TM05'] as const)
      await desk.world.as(desk.world.people.bram, (visit) =>
        limitFrom(visit, reference, { what, start: day(-3), term: null }),
      );
    expect((await close(joke)).status).toBe(303);
  });
});
