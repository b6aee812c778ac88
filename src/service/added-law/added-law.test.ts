import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addedLaw, addedLawAsKept } from '#app/operations/processes/added-law.ts';
import { pinsFile } from '#app/operations/processes/keys.ts';
import { raiseMarks } from '#app/operations/processes/last-seen.ts';
import { pinKeys } from '#app/operations/processes/pins.ts';
import { seenNumbers } from '#app/platform/access/statements/index.ts';
import type { WorkerParts } from '#app/platform/jobs/index.ts';
import { recheckLimits } from '#app/platform/jobs/recheck.ts';
import { today } from '#app/platform/language/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { recount } from '#app/service/limit-counting/index.ts';
import { noticesOf } from '#app/service/procedures/index.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { seeded } from '../../../test/support/seed.ts';
import { lawRoutes } from './index.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();
const at = '/added-law';
const from = { lawyer: 'mr. A. Proef', source: 'ABRvS, uitspraak', checkedOn: day(-1), password: '' };
const reading = { limit: 'TM08', length: '3', unit: 'W', earlier: '0', ...from };

describe('a second reading or a decree day from a screen', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let leader: Reader;
  let limit: string;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: lawRoutes, panels: [] }));
    bram = await desk.reader(desk.world.people.bram);
    leader = await desk.reader(desk.world.people.leader);
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.rows("update naast.case_file set status = 'closed'");
    await desk.rows("update naast.legal_limit set state = 'done' where state = 'open'");
    await desk.rows("delete from naast.signed_statement where kind in ('limit.reading', 'decree-day')");
    seenNumbers(desk.world.pins.root).clear();
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, day(-7)));
  });

  const recheck = async (law = (scoped: WorkerParts['scoped']) => scoped((db) => addedLaw(db, desk.world.pins))) => {
    const jobs = desk.world.test.installation('jobs');
    const scoped: WorkerParts['scoped'] = (work) => jobs.scoped({ kind: 'jobs' }, work);
    await recheckLimits(
      {
        scoped,
        recount: (clear: Parameters<WorkerParts['recount']>[0]) => recount(clear)?.drivingDay ?? null,
        addedLaw: () => law(scoped),
        reminderDays: () => [],
        mailboxes: async () => [],
        mailer: null,
      } as unknown as WorkerParts,
      day(0),
    );
  };
  interface Row {
    law: string;
    drives: string;
  }
  /** The day of the law as it is kept, and the earlier of that and what is proposed: that one drives. */
  const now = async () => {
    const [row] = await desk.rows(
      'select driving_day::text as law, least(driving_day, proposed_day)::text as drives from naast.legal_limit where id = $1',
      [limit],
    );
    return row as unknown as Row;
  };
  const send = async (form: string, fields: Record<string, string>) =>
    leader.post(form, { ...formOn((await leader.get(at)).text, form), ...fields });
  const ids = async () =>
    [...(await leader.get(at)).text.matchAll(/action="\/added-law\/([0-9a-f-]{36})\/ending"/g)].map(
      ([, id = '']) => id,
    );
  const takeBack = async (id: string) => send(`${at}/${id}/ending`, { password: '' });

  it('drives where it is earlier, is shown with whose it is, and goes when it is taken back', async () => {
    const before = await now();
    expect((await send(`${at}/readings`, reading)).location).toBe(`${at}?done=added`);
    await recheck();
    const after = await now();
    expect([after.law, after.drives < before.drives]).toEqual([before.law, true]);
    const { text } = await bram.get(`/clients/${reference}/limits/${limit}`);
    expect(text).toContain('Volgens een tweede lezing is');
    expect(text).toContain('mr. A. Proef, ABRvS, uitspraak');
    expect((await bram.get('/limits')).text).toContain(`datetime="${after.drives}"`);
    const told = () => desk.world.as(desk.world.people.bram, (visit) => noticesOf(visit));
    const aboutIt = async () =>
      (await told()).filter(({ limitId, kind }) => limitId === limit && kind === 'limit-proposal');
    expect(await aboutIt()).toHaveLength(1);
    const [id = ''] = await ids();
    expect((await takeBack(id)).location).toBe(`${at}?done=ended`);
    await recheck();
    expect(await now()).toEqual(before);
    // Nobody is asked any more to look which day it becomes.
    expect(await aboutIt()).toEqual([]);
    expect((await leader.get(at)).text).toContain('Er is niets toegevoegd');
    const kept = await desk.rows('select sealed from naast.added_law');
    expect(kept.length).toBeGreaterThan(0);
    for (const { sealed } of kept) expect((sealed as Buffer).toString('latin1')).not.toContain('Proef');
  });

  it('does nothing where it is later, and says of an equated day only that the term may run longer', async () => {
    const before = await now();
    await send(`${at}/readings`, { ...reading, length: '9' });
    const isWork = (await send(`${at}/days`, { day: before.law, change: 'equated', ...from })).status;
    await recheck();
    expect([isWork, await now()]).toEqual([303, before]);
    const { text } = await bram.get(`/clients/${reference}/limits/${limit}`);
    expect(text).toContain('Misschien loopt de termijn een dag langer');
  });

  it('is taken over by a colleague, and is not undone by taking the reading back', async () => {
    await send(`${at}/readings`, reading);
    await recheck();
    const { drives } = await now();
    const page = `/clients/${reference}/limits/${limit}`;
    const taken = await bram.post(`${page}/proposal`, formOn((await bram.get(page)).text, `${page}/proposal`));
    expect(taken.status).toBe(303);
    expect(await now()).toEqual({ law: drives, drives });
    await recheck();
    expect(await now()).toEqual({ law: drives, drives });
    for (const id of await ids()) await takeBack(id);
    await recheck();
    // The later day is proposed; to take it over asks for second eyes, as every later day of a fatal limit.
    expect(await now()).toEqual({ law: drives, drives });
    await bram.post(`${page}/proposal`, formOn((await bram.get(page)).text, `${page}/proposal`));
    expect((await now()).drives).toBe(drives);
    expect((await bram.get(page)).text).toContain('voorgesteld:');
  });

  it('of which something was deleted past the leader makes no day later, and she is told', async () => {
    await send(`${at}/readings`, reading);
    await recheck();
    const { drives } = await now();
    await desk.rows(
      "update naast.signed_statement set content = replace(content, 'P3W', 'P9W') where kind = 'limit.reading'",
    );
    await recheck();
    expect((await now()).drives).toBe(drives);
    expect((await leader.get(at)).text).toContain('Er ontbreekt iets dat getekend was');
  });

  it('T119 is added once, however often the form is sent', async () => {
    const form: Record<string, string> = { ...formOn((await leader.get(at)).text, `${at}/readings`), ...reading };
    for (const time of [1, 2])
      expect([time, (await leader.post(`${at}/readings`, form)).location]).toEqual([time, `${at}?done=added`]);
    expect(await ids()).toHaveLength(1);
    // The key of this form says nothing about another one.
    const days = { day: '2031-06-11', change: 'equated', ...from, _key: form._key ?? '' };
    expect(
      (await leader.post(`${at}/days`, { ...formOn((await leader.get(at)).text, `${at}/days`), ...days })).status,
    ).toBe(303);
    expect(await ids()).toHaveLength(2);
  });

  it('S6 is what is taken over, not a day that somebody proposed in the database', async () => {
    const page = `/clients/${reference}/limits/${limit}`;
    const takeOver = async () => bram.post(`${page}/proposal`, formOn((await bram.get(page)).text, `${page}/proposal`));
    const propose = (on: string) =>
      desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [on, limit]);
    const before = await now();
    await propose(day(1));
    expect((await takeOver()).status).toBe(303);
    expect(await now()).toEqual(before);
    await send(`${at}/readings`, reading);
    await recheck();
    const { drives } = await now();
    await propose(day(1));
    expect((await bram.get('/limits/proposals')).text).not.toContain(`datetime="${day(1)}"`);
    await takeOver();
    expect(await now()).toEqual({ law: drives, drives });
  });

  it('S6 takes over no planted day while something that was signed is lost, and gives none up: it drives on as a proposal', async () => {
    const page = `/clients/${reference}/limits/${limit}`;
    const takeOver = async () => bram.post(`${page}/proposal`, formOn((await bram.get(page)).text, `${page}/proposal`));
    await send(`${at}/readings`, reading);
    await recheck();
    const { law, drives } = await now();
    // Deleted in the database; the process manager had seen its number, as it does within a minute.
    const [gone] = await desk.rows("delete from naast.signed_statement where kind = 'limit.reading' returning *");
    seenNumbers(desk.world.pins.root).set(`limit.reading.${gone?.subject}`, Number(gone?.number));
    for (const planted of [day(1), day(-3), drives]) {
      await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [planted, limit]);
      await recheck();
      const answer = await takeOver();
      expect([answer.status, answer.text.includes('tekende, ontbreekt')]).toEqual([422, true]);
      expect(await now()).toEqual({ law, drives: planted });
      expect((await bram.get(page)).text).toContain(`datetime="${law}"`);
      expect((await bram.get('/limits/proposals')).text).not.toContain(`datetime="${planted}"`);
    }
    expect((await leader.get(at)).text).toContain('Er ontbreekt iets dat getekend was');
    // Said anew, and that the other one is lost, it can be taken over: not a day earlier than it says.
    await send(`${at}/readings`, reading);
    expect((await leader.get(at)).text).toContain('Er ontbreekt iets dat getekend was');
    expect((await send(`${at}/missing`, { password: '' })).location).toBe(`${at}?done=missing`);
    expect((await leader.get(at)).text).not.toContain('Er ontbreekt iets dat getekend was');
    expect((await ids()).length).toBe(1);
    await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [day(-3), limit]);
    expect((await takeOver()).status).toBe(303);
    expect(await now()).toEqual({ law: drives, drives });
  });

  it('S6 drops a planted day in a minute; on a limit that a lawyer confirmed once somebody takes over what is signed', async () => {
    const page = `/clients/${reference}/limits/${limit}`;
    const before = await now();
    const plant = () => desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [day(1), limit]);
    await plant();
    await recheck();
    expect(await now()).toEqual(before);
    const lawyer = { lawyer: 'mr. Proef', lawyerSaid: '' };
    const form = formOn((await bram.get(page)).text, `${page}/lawyer`);
    expect((await bram.post(`${page}/lawyer`, { ...form, ...lawyer })).status).toBe(303);
    await plant();
    await recheck();
    expect((await now()).drives).toBe(day(1));
    await bram.post(`${page}/proposal`, formOn((await bram.get(page)).text, `${page}/proposal`));
    await recheck();
    expect(await now()).toEqual(before);
  });

  it('S9 names as its author nobody whom a column names, and says whose it is no more where that was changed', async () => {
    const { leader: adds, joke } = desk.world.people;
    await send(`${at}/readings`, reading);
    const whose = async () => (await leader.get(at)).text;
    const [{ made_by: author } = {}] = await desk.rows('select made_by from naast.added_law order by id desc limit 1');
    expect([author, (await whose()).includes(adds.name)]).toEqual([adds.id, true]);
    const alarms = () => desk.rows("select 1 from naast.audit_entry where body like '%alarm.sealed%added-law%'");
    const before = (await alarms()).length;
    await desk.rows('update naast.added_law set made_by = $1', [joke.id]);
    const text = await whose();
    expect([text.includes(joke.name), text.includes('mr. A. Proef')]).toEqual([false, false]);
    expect((await alarms()).length).toBeGreaterThan(before);
    const { text: page } = await bram.get(`/clients/${reference}/limits/${limit}`);
    expect([page.includes(joke.name), page.includes('Volgens een tweede lezing is')]).toEqual([false, true]);
    await desk.rows('update naast.added_law set made_by = $1', [adds.id]);
    expect(await whose()).toContain('mr. A. Proef');
  });

  it('S6 makes no day later where a statement was deleted before the service started again', async () => {
    await send(`${at}/readings`, reading);
    await recheck();
    const { drives } = await now();
    const rows = await desk.rows("select subject, number from naast.signed_statement where kind = 'limit.reading'");
    const marks = Object.fromEntries(rows.map(({ subject, number }) => [`limit.reading.${subject}`, Number(number)]));
    const keysFolder = await mkdtemp(join(tmpdir(), 'naast-kept-law-'));
    await pinKeys(pinsFile(keysFolder), { root: desk.world.pins.root, recovery: desk.world.pins.root });
    await raiseMarks(keysFolder, marks);
    await desk.rows("delete from naast.signed_statement where kind = 'limit.reading'");
    await recheck((scoped) => addedLawAsKept(scoped, keysFolder));
    expect((await now()).drives).toBe(drives);
    await rm(keysFolder, { recursive: true });
  });

  it('S6 is shown with its day on the page of a limit, and told of, when the row beside it was damaged', async () => {
    await send(`${at}/readings`, reading);
    await recheck();
    const { drives } = await now();
    for (const damage of ["sealed = '\\x00'", 'epoch = epoch + 1']) {
      await desk.rows(`update naast.added_law set ${damage}`);
      const page = await bram.get(`/clients/${reference}/limits/${limit}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Volgens een tweede lezing is');
      expect(page.text).toContain(`datetime="${drives}"`);
    }
    expect(await ids()).toHaveLength(1);
  });

  it('never makes a day later than the law says, nor one that a lawyer confirmed later than it was, in any order', async () => {
    const base = (await now()).drives;
    await recheck();
    const confirmedFrom = 8;
    let least = base;
    for (let round = 0; round < 16; round += 1) {
      const standing = await ids();
      const pick = seeded(`added law ${round}`) % 1000;
      if (pick % 3 === 0 && standing.length > 0) await takeBack(standing[pick % standing.length] ?? '');
      else if (pick % 3 === 1) await send(`${at}/days`, { day: day(10 + (pick % 25)), change: 'equated', ...from });
      else
        await send(`${at}/readings`, {
          ...reading,
          length: String(1 + (pick % 40)),
          unit: 'D',
          earlier: String(pick % 9),
        });
      if (round === confirmedFrom)
        await desk.rows('update naast.legal_limit set confirmed = true where id = $1', [limit]);
      await recheck();
      const { law, drives } = await now();
      expect([law, drives <= base]).toEqual([base, true]);
      if (round >= confirmedFrom) {
        if (round > confirmedFrom) expect(drives <= least).toBe(true);
        least = drives;
      }
    }
  });

  it.each([
    [`${at}/readings`, { ...reading, length: '0' }, 'length'],
    [`${at}/readings`, { ...reading, lawyer: '' }, 'lawyer'],
    [`${at}/readings`, { ...reading, limit: 'TM99' }, 'limit'],
    [`${at}/readings`, { ...reading, checkedOn: day(3) }, 'checkedOn'],
    [`${at}/days`, { day: '2027-12-25', change: 'equated', ...from }, 'al geen werkdag'],
    [`${at}/days`, { day: '2027-06-15', change: 'struck', ...from }, 'niet als gelijkgesteld'],
  ])('keeps what was typed where it is refused: %s %o', async (form, fields, said) => {
    const answer = await send(form, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain('ABRvS, uitspraak');
    expect(await ids()).toEqual([]);
  });

  it('is nobody’s but the leader’s', async () => {
    expect((await bram.get(at)).status).toBe(404);
    expect(
      (await leader.post(`${at}/${limit}/ending`, { ...formOn((await leader.get(at)).text, `${at}/days`) })).status,
    ).toBe(404);
  });
});
