import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseListOf, openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { type Json, openDocument, sealDocument } from '#app/platform/vault/index.ts';
import {
  formOn,
  type Reader,
  type ReadingDesk,
  readingDesk,
  receiptDocument,
} from '#app/service/letters/testing/reader.ts';
import { countDue, dueList } from '../due/due-list.ts';
import { objection } from '../testing/limit.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

describe('limits', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  let limit: string;
  let at: string;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
    // Tests close a case below the application; there only a coordinator may.
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.rows("update naast.case_file set status = 'closed'");
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, day(-21)));
    at = `/clients/${reference}/limits/${limit}`;
  });
  const row = async () => (await desk.rows('select * from naast.legal_limit where id = $1', [limit]))[0];
  const alarms = async () =>
    (await desk.rows("select body from naast.audit_entry where action = 'alarm.limit-differs'")).length;

  it('are counted and listed by one query: the number is the length of the list', async () => {
    const { bram: volunteer, joke: coordinator, noor, lies } = desk.world.people;
    await desk.world.as(volunteer, (visit) => objection(visit, reference, day(-40)));
    for (const [person, all, late] of [
      [volunteer, 2, 1],
      [coordinator, 2, 1],
      [noor, 0, 0],
      [lies, 0, 0],
    ] as const) {
      await desk.world.as(person, async (visit) => {
        for (const [filter, number] of [
          ['all', all],
          ['late', late],
        ] as const) {
          expect(await countDue(visit, filter)).toBe(number);
          expect((await dueList(visit, filter)).lines).toHaveLength(number);
        }
      });
    }
    const { text } = await bram.get('/limits');
    expect(text).toContain('Alles (2)');
    expect(text).toContain('te laat sinds');
    expect(text.indexOf('te laat sinds')).toBeLessThan(text.search(/nog \d+ werkdag/));
  });

  it('of a closed case are in no list', async () => {
    await desk.rows("update naast.case_file set status = 'closed' where reference = $1", [reference]);
    expect((await joke.get('/limits')).text).toContain('Er staat nu niets open');
  });

  it('are done: out of the list, no more reminders, and back again when it was a mistake', async () => {
    const form = formOn((await bram.get(at)).text, `${at}/state`);
    expect((await bram.post(`${at}/state`, { ...form, state: 'done', proof: receiptDocument })).status).toBe(303);
    expect(await row()).toMatchObject({ state: 'done', version: 2 });
    expect(await desk.rows("select id from naast.job where limit_id = $1 and state = 'waiting'", [limit])).toEqual([]);
    expect((await desk.rows('select next_due_day from naast.case_file where reference = $1', [reference]))[0]).toEqual({
      next_due_day: null,
    });
    expect((await bram.get(at)).text).toContain('Bram Postma: gedaan');
    const again = formOn((await bram.get(at)).text, `${at}/state`);
    expect((await bram.post(`${at}/state`, { ...again, state: 'reopened' })).status).toBe(303);
    expect(await row()).toMatchObject({ state: 'open', version: 3 });
  });

  it('are dropped only with a reason', async () => {
    const form = formOn((await bram.get(at)).text, `${at}/state`);
    const without = await bram.post(`${at}/state`, { ...form, state: 'dropped', reason: '' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Schrijf op waarom deze termijn niet meer nodig is.');
    expect((await bram.post(`${at}/state`, { ...form, state: 'dropped', reason: 'Ingetrokken.' })).status).toBe(303);
    expect((await bram.get(at)).text).toContain('Ingetrokken.');
  });

  it('get another day with a reason: both stay, the earlier one drives, the reminders follow', async () => {
    const form = formOn((await bram.get(at)).text, `${at}/day`);
    const earlier = day(2);
    const answer = await bram.post(`${at}/day`, { ...form, day: earlier, dayReason: 'De advocaat zegt het.' });
    expect(answer.status).toBe(303);
    const [now] = await desk.rows('select last_day::text, driving_day::text from naast.legal_limit where id = $1', [
      limit,
    ]);
    expect(now).toEqual({ last_day: earlier, driving_day: earlier });
    const jobs = await desk.rows("select run_on::text from naast.job where limit_id = $1 and state = 'waiting'", [
      limit,
    ]);
    expect(jobs.every(({ run_on }) => String(run_on) <= earlier)).toBe(true);
    const { text } = await bram.get(at);
    expect(text).toContain('Bram Postma veranderde de dag');
    expect(text).toContain('De advocaat zegt het.');
    const form2 = formOn(text, `${at}/day`);
    await bram.post(`${at}/day`, { ...form2, day: day(90), dayReason: 'Later.' });
    // Back to a later day is for a second person to open.
    const later = await desk.rows('select driving_day::text from naast.legal_limit where id = $1', [limit]);
    expect(later).toEqual([{ driving_day: earlier }]);
    expect(await alarms()).toBe(0);
  });

  it('T118 show both choices when two people change one at the same time, and a way to save one’s own', async () => {
    const seen = formOn((await joke.get(at)).text, `${at}/state`);
    const form = formOn((await bram.get(at)).text, `${at}/state`);
    await bram.post(`${at}/state`, { ...form, state: 'done', proof: receiptDocument });
    const second = await joke.post(`${at}/state`, { ...seen, state: 'dropped', reason: 'Niet meer nodig.' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Niet meer nodig.');
    expect(second.text).toContain('gedaan, ');
    expect(await row()).toMatchObject({ state: 'done', version: 2 });
    expect((await joke.post(`${at}/state`, formOn(second.text, `${at}/state`))).status).toBe(303);
    expect(await row()).toMatchObject({ state: 'dropped', version: 3 });
  });

  it('raise an alarm when the clear columns tell another story, and show the sealed one', async () => {
    const sealed = (await bram.get(at)).text;
    const [{ driving_day: before }] = (await desk.rows(
      'select driving_day::text from naast.legal_limit where id = $1',
      [limit],
    )) as [{ driving_day: string }];
    await desk.rows('update naast.legal_limit set driving_day = $1, last_day = $1 where id = $2', [day(200), limit]);
    const changed = await bram.get(at);
    expect(changed.text).toContain('Iemand heeft dit van buiten veranderd');
    expect(changed.text).toContain(`datetime="${before}"`);
    expect(sealed).not.toContain('van buiten');
    expect(await alarms()).toBe(1);
    await bram.get('/limits');
    expect(await alarms()).toBe(2);
    // Also one that was made to look done.
    await desk.rows("update naast.legal_limit set driving_day = $1, last_day = $1, state = 'done' where id = $2", [
      before,
      limit,
    ]);
    expect((await bram.get(at)).text).toContain('Iemand heeft dit van buiten veranderd');
  });

  it('carry a proposal of a new calendar until a person takes it over', async () => {
    await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [day(1), limit]);
    expect((await bram.get('/limits')).text).toContain('nieuwe dag voorgesteld');
    const page = await bram.get(at);
    expect(page.text).toContain('De dag is opnieuw geteld');
    expect(page.text).toContain(`uiterlijk ${dayAndDate(day(1), 'nl')}</h2>`);
    expect((await bram.post(`${at}/proposal`, formOn(page.text, `${at}/proposal`))).status).toBe(303);
    expect(await row()).toMatchObject({ proposed_day: null, version: 2 });
    expect((await bram.get(at)).text).toContain('nam de nieuwe dag over');
  });

  it.each([
    ['a day that does not exist', { day: '31-2-2026', dayReason: 'x' }],
    ['no reason', { day: '1-2-2030', dayReason: '' }],
    ['a zero byte in the reason', { day: '1-2-2030', dayReason: 'a\u0000b' }],
  ])('keep nothing of %s, and give back what was typed', async (_, change) => {
    const form = formOn((await bram.get(at)).text, `${at}/day`);
    const answer = await bram.post(`${at}/day`, { ...form, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(change.day);
    expect(await row()).toMatchObject({ version: 1 });
  });

  it('T86 sealed before a column was there raise no alarm, and one where somebody changed that column', async () => {
    await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      const place = { table: 'legal_limit', row: limit, column: 'sealed', caseId: open.caseId, compartment: 'core' };
      const { epoch, version, sealed } = (await row()) as { epoch: number; version: number; sealed: Buffer };
      const at = { ...place, epoch, version };
      const { clear, ...rest } = openDocument(open.key, at, sealed) as { clear: { [name: string]: Json } };
      const { confirmed: _later, ...before } = clear;
      const again = sealDocument(open.key, at, { ...rest, clear: before });
      await visit.db.updateTable('legal_limit').set({ sealed: again }).where('id', '=', limit).execute();
      caseListOf(open).wrote({ table: 'legal_limit', id: limit, version, sealed: again });
    });
    const earlier = await alarms();
    expect((await bram.get(at)).status).toBe(200);
    expect(await alarms()).toBe(earlier);
    await desk.rows('update naast.legal_limit set confirmed = true where id = $1', [limit]);
    await bram.get(at);
    expect(await alarms()).toBe(earlier + 1);
  });
});
