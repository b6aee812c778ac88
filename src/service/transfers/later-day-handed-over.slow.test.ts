import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { receivers, transferById } from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { changeLimit, listAsked, readLimit } from '#app/service/procedures/index.ts';
import { answerWaiting } from '#app/service/procedures/limits/second-eyes.store.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { rounds, seeded } from '../../../test/support/seed.ts';
import type { TestPerson } from '../../../test/support/test-world.ts';
import { proposeToRegion, take } from './transfers.store.ts';

const ago = (days: number) => today().subtract({ days }).toString();

describe('a case that is handed over between the two acts of a later day', () => {
  let desk: ReadingDesk;
  let joke: Reader;
  let lies: Reader;
  let reference: string;
  let limit: string;
  beforeAll(async () => {
    desk = await readingDesk();
    const { people } = desk.world;
    [joke, lies] = await Promise.all([desk.reader(people.joke), desk.reader(people.lies)]);
  });
  afterAll(() => desk?.close());
  beforeEach(() => newCase());

  const newCase = async () => {
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, ago(20)));
  };
  const at = () => `/clients/${reference}/limits/${limit}`;
  const regionNow = async () => {
    const [row] = await desk.rows('select region_id from naast.case_file where reference = $1', [reference]);
    return row?.region_id;
  };
  /** From the region that has it to the other one; the volunteer of the new region, if there is one, gets it. */
  const handOver = async () => {
    const { regions, people } = desk.world;
    const isUtrecht = (await regionNow()) === regions.utrecht;
    const [from, to] = isUtrecht ? [people.joke, people.lies] : [people.lies, people.joke];
    const id = await desk.world.as(from, async (visit) => {
      const core = await openCase(visit, reference, 'core', 'case.grant');
      const safety = await openCase(visit, reference, 'safety', 'case.grant');
      const receiver = (await receivers(visit)).find(
        ({ regionId }) => regionId === (isUtrecht ? regions.groningen : regions.utrecht),
      );
      if (!core || !safety || !receiver) throw new Error('Nothing to propose.');
      const made = await proposeToRegion(
        { core, safety },
        { to: receiver, reason: 'moved', movesOn: null, note: null },
      );
      if (!made.ok) throw new Error(made.reason);
      return made.id;
    });
    await desk.world.as(to, async (visit) => {
      const transfer = await transferById(visit, id);
      expect(transfer && (await take(visit, transfer))).toBe('accepted');
      await assignVolunteerTo(visit, reference, (isUtrecht ? people.sem : people.bram).id);
    });
  };
  const laterBy = (who: TestPerson, start = ago(8)) =>
    act(who, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.change');
      const now = open && (await readLimit(open, limit));
      return open && now && changeLimit(open, now, now.version, { what: 'start', start, reason: 'Later verstuurd.' });
    });
  const answerBy = (who: TestPerson, answer: 'opened' | 'word') =>
    act(who, async (visit) => {
      const open = await openCase(visit, reference, 'core', answer === 'word' ? 'limit.change' : 'limit.second');
      const now = open && (await readLimit(open, limit));
      if (!open || !now) return null;
      const proof = { kind: 'document', id: limit } as const;
      const said = answer === 'word' ? ({ what: 'word', lawyer: 'mr. Bos', proof } as const) : { what: answer };
      return answerWaiting(open, now, now.version, said);
    });
  const act = <T>(who: TestPerson, what: (visit: Visit) => Promise<T>) => desk.world.as(who, what);
  /** What stands there, seen by whoever has the case now. */
  const standing = async () => {
    const { regions, people } = desk.world;
    const holder = (await regionNow()) === regions.utrecht ? people.joke : people.lies;
    return act(holder, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.read');
      const now = open && (await readLimit(open, limit));
      if (!now) throw new Error('No limit.');
      const { clear, waiting } = now.document;
      return { day: `${clear.drivingDay} ${clear.state}`, hands: waiting?.hands ?? null };
    });
  };

  it('is opened by the coordinator of the new region, who finds it in her list, and by nobody of the old one', async () => {
    const { people } = desk.world;
    expect(await laterBy(people.joke)).toBe('waits');
    const karel = await desk.reader(people.karel);
    const seen = formOn((await karel.get(at())).text, `${at()}/second`);
    const { day } = await standing();
    await handOver();
    for (const who of [joke, karel, await desk.reader(people.bram)]) {
      expect((await who.get(at())).status).toBe(404);
      for (const form of ['second', 'word', 'state', 'start']) {
        const sent = await who.post(`${at()}/${form}`, { ...seen, _csrf: who.csrf, answer: 'opened' });
        expect([403, 404]).toContain(sent.status);
      }
      expect((await who.get('/limits')).text.includes(reference)).toBe(false);
    }
    expect((await standing()).day).toBe(day);
    expect((await act(people.lies, listAsked)).waiting.map((line) => [line.reference, line.isMine])).toEqual([
      [reference, false],
    ]);
    expect((await lies.get('/limits/waiting')).text.includes(`href="${at()}"`)).toBe(true);
    const form = formOn((await lies.get(at())).text, `${at()}/second`);
    expect((await lies.post(`${at()}/second`, { ...form, answer: 'opened' })).status).toBe(303);
    expect((await standing()).day > day).toBe(true);
  });

  it('waits for the lawyer’s word where the new region has only her who asked; and not before it is hers', async () => {
    const { people } = desk.world;
    await handOver();
    expect(await laterBy(people.lies)).toBe('waits');
    expect(await answerBy(people.lies, 'opened')).toBe('refused');
    await handOver();
    // Back in a region with others the word is not enough, and whoever asked holds the case no more.
    expect(await answerBy(people.lies, 'opened')).toBeNull();
    expect(await answerBy(people.bram, 'word')).toBe('refused');
    expect(await answerBy(people.karel, 'opened')).toBe('saved');
  });

  it('is opened by no one alone, in any order of asking, handing over and opening', async () => {
    const { regions, people } = desk.world;
    const everybody = [people.joke, people.karel, people.bram, people.lies, people.sem] as const;
    const of = { [regions.utrecht]: [people.joke, people.karel], [regions.groningen]: [people.lies] };
    const inRegion = { [regions.utrecht]: everybody.slice(0, 3), [regions.groningen]: everybody.slice(3) };
    for (let row = 0; row < rounds(5, 40); row += 1) {
      await newCase();
      await laterBy(people.joke);
      let turn = 0;
      const random = (below: number) => seeded(`handed-over ${row} ${turn++}`) % below;
      for (let step = 0; step < 8; step += 1) {
        const who = everybody[random(everybody.length)] ?? people.joke;
        const what = (['later', 'opened', 'opened', 'word', 'hand-over'] as const)[random(5)] ?? 'later';
        const before = await standing();
        const region = String(await regionNow());
        const holds = inRegion[region]?.includes(who);
        const seconds = (of[region] ?? []).filter(({ id }) => before.hands !== null && !before.hands.includes(id));
        const told = `${row}.${step} ${who.loginName} ${what}`;
        if (what === 'hand-over') await handOver();
        else if (what === 'later') {
          const done = await laterBy(who, ago(19 - random(18)));
          expect(holds ? done === 'waits' || done === 'saved' : done === null, `${told} ${done}`).toBe(true);
        } else {
          const done = await answerBy(who, what);
          const may =
            what === 'opened' ? seconds.includes(who) : holds && before.hands !== null && seconds.length === 0;
          expect(done === 'saved', `${told} ${done}`).toBe(may === true);
          if (may) continue;
        }
        const now = await standing();
        expect(now.day <= before.day, `${told}: ${before.day} ${now.day}`).toBe(true);
      }
    }
  }, 90_000);
});
