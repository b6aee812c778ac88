import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { closingReasons } from '#app/service/cases/closing/reasons.ts';
import { closeCase } from '#app/service/cases/index.ts';
import {
  formOn,
  type Reader,
  type ReadingDesk,
  readingDesk,
  receiptDocument,
} from '#app/service/letters/testing/reader.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { rounds, seeded } from '../../../../test/support/seed.ts';
import type { TestPerson } from '../../../../test/support/test-world.ts';
import { limitFrom, objection } from '../testing/limit.ts';
import type { LimitAct } from './limit-acts.ts';
import { changeLimit, readLimit } from './limits.store.ts';
import { answerWaiting, listAsked } from './second-eyes.store.ts';
import { nameOfReading, strikeable } from './struck-reading.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();
/** The last day to object to a letter of so many days ago. */
const lastDay = (ago: number) => {
  const days = countLimit({ what: 'TM08', start: day(-ago), term: null });
  if (!days) throw new Error('Not to be counted.');
  return days.drivingDay;
};
const [first, next] = [lastDay(14), lastDay(7)];
const said = (iso: string) => dayAndDate(iso, 'nl');

describe('a fatal day that one person wants later or gone', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let karel: Reader;
  let reference: string;
  let limit: string;
  let at: string;
  beforeAll(async () => {
    desk = await readingDesk();
    const { people } = desk.world;
    [bram, joke, karel] = await Promise.all([
      desk.reader(people.bram),
      desk.reader(people.joke),
      desk.reader(people.karel),
    ]);
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.rows("update naast.case_file set status = 'closed'");
    await desk.rows("update naast.person set status = 'active' where login_name = 'karel'");
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, day(-14)));
    at = `/clients/${reference}/limits/${limit}`;
  });
  const driving = async () => {
    const [row] = await desk.rows('select driving_day::text as day, state from naast.legal_limit where id = $1', [
      limit,
    ]);
    return `${row?.day} ${row?.state}`;
  };
  const send = async (who: Reader, form: string, fields: Record<string, string>) =>
    who.post(`${at}/${form}`, { ...formOn((await who.get(at)).text, `${at}/${form}`), ...fields });
  const later = (who = bram) => send(who, 'start', { start: day(-7), startReason: 'Later verstuurd.' });
  const reminders = () =>
    desk.rows("select run_on::text from naast.job where limit_id = $1 and state = 'waiting' order by 1", [limit]);

  it('stays as it is everywhere; the later day is shown as proposed', async () => {
    const [before, reminded] = [await driving(), await reminders()];
    expect((await later()).status).toBe(303);
    expect([await driving(), await reminders()]).toEqual([before, reminded]);
    for (const path of [at, '/limits', `/clients/${reference}`]) {
      const { text } = await bram.get(path);
      expect(text, path).toContain(`voorgesteld: ${said(next)}`);
      expect(text, path).toContain(`datetime="${first}"`);
    }
    expect((await bram.get(at)).text).toContain(`Tot dan houden we ${said(first)} aan.`);
  });

  it('is in force once another coordinator of the region has opened it, with who did, and is told on', async () => {
    await later();
    expect((await joke.get('/limits/waiting')).text).toContain(`href="${at}"`);
    expect((await send(joke, 'second', { answer: 'opened' })).status).toBe(303);
    expect(await driving()).toBe(`${next} open`);
    const { text } = await bram.get(at);
    expect(text).toContain('Joke Vermeer keek ernaar en stemde in');
    expect(text).not.toContain('voorgesteld:');
    expect((await bram.get('/limits')).text).toContain('Er is een dag veranderd: vertel het door');
    expect((await joke.get('/limits/waiting')).text).toContain('Er wacht niets');
  });

  it('stays when she says no, which needs a reason', async () => {
    await later();
    expect((await send(joke, 'second', { answer: 'declined' })).status).toBe(422);
    expect(
      (await send(joke, 'second', { answer: 'declined', answerReason: 'De envelop zegt iets anders.' })).status,
    ).toBe(303);
    expect(await driving()).toBe(`${first} open`);
    expect((await bram.get(at)).text).toContain('De envelop zegt iets anders.');
  });

  it('is not opened by whoever asked, coordinator or not, nor by one of another region, nor by a volunteer', async () => {
    await later(joke);
    expect((await joke.get(at)).text).not.toContain(`${at}/second`);
    expect((await joke.get('/limits/waiting')).text).toContain('Dit vroeg je zelf');
    const { lies, noor, leader } = desk.world.people;
    const version = formOn((await karel.get(at)).text, `${at}/second`);
    expect(version._version).toBe('2');
    const forged = { ...version, answer: 'opened' };
    expect((await joke.post(`${at}/second`, { ...forged, _csrf: joke.csrf })).status).toBe(403);
    for (const person of [lies, noor, leader]) {
      const other = await desk.reader(person);
      expect([403, 404]).toContain((await other.post(`${at}/second`, { ...forged, _csrf: other.csrf })).status);
    }
    expect((await bram.post(`${at}/second`, { ...forged, _csrf: bram.csrf })).status).toBe(404);
    expect(await driving()).toBe(`${first} open`);
    expect((await karel.post(`${at}/second`, forged)).status).toBe(303);
    expect(await driving()).toBe(`${next} open`);
  });

  it('T118 is opened as it was seen or not at all', async () => {
    await later();
    const seen = formOn((await joke.get(at)).text, `${at}/second`);
    await send(bram, 'start', { start: day(-1), startReason: 'Nog later.' });
    const answer = await joke.post(`${at}/second`, { ...seen, answer: 'opened' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Er is intussen iets veranderd.');
    expect(await driving()).toBe(`${first} open`);
  });

  it('waits for the lawyer’s written word where no other coordinator is', async () => {
    await desk.rows("update naast.person set status = 'ended' where login_name = 'karel'");
    await later(joke);
    const { text } = await bram.get(at);
    expect(text).toContain('Er is geen andere coördinator die kan kijken.');
    expect((await send(bram, 'word', { wordLawyer: 'mr. Bos', wordProof: 'document:niets' })).status).toBe(422);
    expect(await driving()).toBe(`${first} open`);
    expect((await send(bram, 'word', { wordLawyer: 'mr. Bos', wordProof: receiptDocument })).status).toBe(303);
    expect(await driving()).toBe(`${next} open`);
    expect((await bram.get(at)).text).toContain('mr. Bos schreef dat het klopt; bijgevoegd door Bram Postma');
  });

  it('takes no lawyer’s word in the place of a coordinator who is there', async () => {
    await later();
    const form = formOn((await bram.get(at)).text, `${at}/state`);
    const word = { ...form, wordLawyer: 'mr. Bos', wordProof: receiptDocument };
    expect((await bram.post(`${at}/word`, word)).status).toBe(403);
    expect(await driving()).toBe(`${first} open`);
  });

  it('is said to be filed until there is proof; with proof it is closed at once', async () => {
    await send(bram, 'state', { state: 'done' });
    expect(await driving()).toBe(`${first} open`);
    expect((await bram.get('/limits')).text).toContain('gezegd: ingediend, nog zonder bewijs');
    await send(bram, 'state', { state: 'done', proof: receiptDocument });
    expect(await driving()).toBe(`${first} done`);
    expect((await bram.get(at)).text).toContain('Met een bewijs uit de documenten.');
  });

  it('is taken back by whoever asked', async () => {
    await send(bram, 'state', { state: 'dropped', reason: 'Toch niet nodig.' });
    expect((await bram.get(at)).text).toContain('voorgesteld: niet meer nodig');
    await send(bram, 'state', { state: 'reopened' });
    expect((await bram.get(at)).text).not.toContain('voorgesteld:');
    expect(await driving()).toBe(`${first} open`);
  });

  it('becomes earlier by one person, and a limit that is not fatal goes either way', async () => {
    await send(bram, 'start', { start: day(-21), startReason: 'Eerder verstuurd.' });
    expect((await driving()) < `${first} open`).toBe(true);
    limit = await desk.world.as(desk.world.people.bram, (visit) =>
      limitFrom(visit, reference, { what: 'TM01', start: day(-14), term: null }),
    );
    at = `/clients/${reference}/limits/${limit}`;
    const before = await driving();
    await later();
    expect((await driving()) > before).toBe(true);
  });

  it('stays when one person strikes the reading that makes it early, until another has opened that', async () => {
    limit = await desk.world.as(desk.world.people.bram, (visit) =>
      limitFrom(visit, reference, { what: 'TM08', start: day(-14), term: 'P1W' }),
    );
    at = `/clients/${reference}/limits/${limit}`;
    const [early] = (await driving()).split(' ');
    expect(early && early < first).toBe(true);
    const strike = { readingLawyer: 'mr. Bos', readingReason: 'De week geldt hier niet.' };
    expect((await send(bram, 'reading', { ...strike, reading: '' })).status).toBe(422);
    // A reading that is not there, or makes nothing earlier.
    for (const reading of [`other-count ${first}`, `raw-day ${early}`, 'x'])
      expect((await send(bram, 'reading', { ...strike, reading })).status).toBe(422);
    expect((await send(bram, 'reading', { ...strike, reading: `other-count ${early}` })).status).toBe(303);
    expect(await driving()).toBe(`${early} open`);
    expect((await bram.get(at)).text).toContain(`voorgesteld: ${said(first)}`);
    expect((await send(joke, 'second', { answer: 'opened' })).status).toBe(303);
    expect(await driving()).toBe(`${first} open`);
    const { text } = await bram.get(at);
    expect(text).toContain('mr. Bos zei dat die niet geldt');
    expect(text).not.toContain(`${at}/reading`);
    // Counted again it is back: the earlier day is the safe one.
    await send(bram, 'start', { start: day(-15), startReason: 'Eerder verstuurd.' });
    expect(((await driving()).split(' ')[0] ?? '') <= (early ?? '')).toBe(true);
  });

  it('says of whoever wrote the day down just that, and leaves confirming to the lawyer', async () => {
    const { text } = await bram.get(at);
    expect(text).toContain('Bram Postma schreef deze dag op');
    expect(text).not.toContain('Bram Postma bevestigde');
  });

  it('is not made later, and does not go, by any row of acts of one person', async () => {
    const { people } = desk.world;
    for (const who of [people.bram, people.joke]) {
      for (let row = 0; row < rounds(4, 40); row += 1) {
        const random = numbers(`later-day ${who.loginName} ${row}`);
        ({ reference } = await desk.newCase());
        const id = await desk.world.as(people.karel, (visit) =>
          limitFrom(visit, reference, {
            what: pick(random, fatal),
            start: day(-random(20)),
            term: pick(random, terms),
          }),
        );
        let least = await dayOf(people.karel, id);
        for (let step = 0; step < 8; step += 1) {
          const act = pick(random, acts)(random);
          await desk.world.as(who, (visit) => actOn(visit, id, act));
          await desk.world.as(who, (visit) => answerOn(visit, id, random));
          await desk.world.as(who, (visit) => closeOn(visit, random));
          const now = await dayOf(people.karel, id);
          expect(now.state, `${who.loginName} ${row}: ${act.what}`).toBe('open');
          expect(now.day <= least.day, `${who.loginName} ${row}: ${act.what} ${least.day} ${now.day}`).toBe(true);
          least = now;
        }
      }
    }
  });

  const opened = async (visit: Visit) => {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    if (!open) throw new Error('No case.');
    return open;
  };
  const actOn = async (visit: Visit, id: string, act: LimitAct) => {
    const open = await opened(visit);
    const now = await readLimit(open, id);
    if (!now) return;
    const [reading] = strikeable(now.document);
    const asked = act.what === 'reading' && reading ? { ...act, reading: nameOfReading(reading) } : act;
    await changeLimit(open, now, now.version, asked);
  };
  /** Tries to open her own change, by every door. */
  const answerOn = async (visit: Visit, id: string, random: Numbers) => {
    const open = await opened(visit);
    const now = await readLimit(open, id);
    if (!now) return;
    const proof = { kind: 'document', id } as const;
    const answer = pick(random, [{ what: 'opened' }, { what: 'word', lawyer: 'mr. Bos', proof }] as const);
    expect(await answerWaiting(open, now, now.version, answer)).not.toBe('saved');
    expect((await listAsked(visit)).waiting.every((line) => line.isMine || line.limit.id !== id)).toBe(true);
  };
  /** Tries to close the case with the day in it, as who may close cases at all. */
  const closeOn = async (visit: Visit, random: Numbers) => {
    const open = await openCase(visit, reference, 'core', 'case.close');
    expect(open !== null).toBe(visit.person.roles.includes('coordinator'));
    if (open) expect(await closeCase(open, pick(random, closingReasons))).toBe('runs');
  };
  const dayOf = (who: TestPerson, id: string) =>
    desk.world.as(who, async (visit) => {
      const clear = (await readLimit(await opened(visit), id))?.document.clear;
      if (!clear) throw new Error('No limit.');
      return { day: clear.drivingDay, state: clear.state };
    });
});

type Numbers = (below: number) => number;

/** Numbers below a bound, the same in every run of this state of the program. */
function numbers(word: string): Numbers {
  let turn = 0;
  return (below) => {
    turn += 1;
    return seeded(`${word} ${turn}`) % below;
  };
}

function pick<T>(random: Numbers, from: readonly [T, ...T[]]): T {
  return from[random(from.length)] ?? from[0];
}

const fatal = ['TM08', 'TM12', 'TM24'] as const;
/** A letter that gives a shorter length than the law has two readings. */
const terms = [null, 'P1W', 'P2W'] as const;

const someDay = (random: Numbers) => day(random(120) - 60);
const reason = 'Zomaar.';
const acts: readonly [(random: Numbers) => LimitAct, ...((random: Numbers) => LimitAct)[]] = [
  () => ({ what: 'done', reason: null }),
  () => ({ what: 'dropped', reason }),
  () => ({ what: 'reopened', reason: null }),
  () => ({ what: 'proposal' }),
  () => ({ what: 'lawyer', lawyer: 'mr. Bos', reason: null }),
  () => ({ what: 'reading', reading: 'the first that makes it early', lawyer: 'mr. Bos', reason }),
  () => ({ what: 'event-gone', reason }),
  () => ({ what: 'event-back', reason }),
  () => ({ what: 'version-gone', reason }),
  () => ({ what: 'letter-gone', reason }),
  () => ({ what: 'letter-back', reason }),
  (random) => ({ what: 'day', day: someDay(random), reason }),
  (random) => ({ what: 'start', start: someDay(random), reason }),
  (random) => {
    const asked = someDay(random);
    const completed = Temporal.PlainDate.from(asked)
      .add({ days: random(40) })
      .toString();
    return { what: 'pause', asked, completed, reason };
  },
  (random) => ({ what: 'extension', extension: { term: `P${1 + random(9)}W` }, reason }),
  (random) => ({ what: 'extension', extension: { until: someDay(random) }, reason }),
];
