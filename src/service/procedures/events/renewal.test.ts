import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { rounds, seeded } from '../../../../test/support/seed.ts';
import { listLimits } from '../limits/limits.store.ts';
import { listProcedures, startProcedure } from '../running/index.ts';
import { changeEvent, type EventAct, recordEvent } from './events.store.ts';

const ahead = (days: number) => today().add({ days }).toString();
/** A paper of the client, as another module would report it. */
const receivedPaper = '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1d';
const monthsBefore = (end: string, months: number) => Temporal.PlainDate.from(end).subtract({ months }).toString();

describe('the renewal of a permit', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let karel: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
    karel = await desk.reader(desk.world.people.karel);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
  });

  const inCase = <T>(what: (open: OpenCase) => Promise<T>) =>
    desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('The case does not open.');
      return what(open);
    });
  const factsOf = (end: string) => ({ certainty: 'sure', days: { on: end }, lawyerDay: null, stated: null }) as const;
  /** The last day of the card, on the map of steps. */
  const permitEnds = (end: string) =>
    inCase(async (open) => {
      const started = { key: 'renewal-and-withdrawal', begun: ahead(-300), startedFrom: null };
      const procedure = (await startProcedure(open, started)) ?? '';
      await recordEvent(open, procedure, { happening: 'permit-end', facts: factsOf(end), document: null });
    });
  const running = async (open: OpenCase) => {
    const [procedure] = await listProcedures(open);
    if (!procedure) throw new Error('No procedure runs.');
    return procedure;
  };
  const happens = (happening: string, day: string, id: string | null) =>
    inCase(async (open) => {
      const document = id === null ? null : ({ kind: 'document', id } as const);
      await recordEvent(open, (await running(open)).id, { happening, facts: factsOf(day), document });
    });
  const becomes = (happening: string, act: EventAct) =>
    inCase(async (open) => {
      const procedure = await running(open);
      const event = procedure.events.find(({ document }) => document.happening === happening);
      if (!event) throw new Error('It did not happen.');
      expect(await changeEvent(open, procedure.id, event, act)).not.toBe('stale');
    });
  const keptTo = async () => {
    const [limit] = await desk.rows(
      `select l.driving_day::text as day, l.state from naast.legal_limit l join naast.case_file f on f.id = l.case_id
        where f.reference = $1 and l.catalogue_id = 'TM06'`,
      [reference],
    );
    return limit as { day: string; state: string };
  };
  const waiting = async () =>
    (
      await desk.rows(
        `select j.run_on::text as day from naast.job j join naast.case_file f on f.id = j.case_id
          join naast.legal_limit l on l.id = j.limit_id where f.reference = $1 and l.catalogue_id = 'TM06' and j.state = 'waiting' order by j.run_on`,
        [reference],
      )
    ).map(({ day }) => String(day));
  const renewals = () =>
    desk.rows(
      `select t.id, t.due_day::text as day, t.state from naast.task t join naast.case_file f on f.id = t.case_id
        where f.reference = $1 and t.kind = 'start-renewal'`,
      [reference],
    );

  it('begins four months before the permit ends, and is asked after at three and two, wherever the day moves', async () => {
    const days = fc.integer({ min: 2, max: 900 });
    const walk = fc.asyncProperty(days, days, async (first, second) => {
      ({ reference } = await desk.newCase());
      await permitEnds(ahead(first));
      await followsTheDay(ahead(first));
      for (const end of [ahead(second), ahead(first)]) {
        await becomes('permit-end', { what: 'moved', facts: factsOf(end), document: null, reason: 'De kaart.' });
        await followsTheDay(end);
      }
    });
    await fc.assert(walk, {
      seed: seeded('renewal'),
      numRuns: rounds(3, 25),
      examples: [
        [130, 400],
        [20, 62],
      ],
    });
  });
  /** A fatal day that would be later waits for a second person: until then all of it follows the earlier one. */
  const followsTheDay = async (told: string) => {
    const now = today().toString();
    const end = Temporal.PlainDate.from((await keptTo()).day)
      .add({ days: 1 })
      .toString();
    expect(end <= told).toBe(true);
    const days = await waiting();
    expect(days.filter((day) => day >= end || day < now)).toEqual([]);
    for (const months of [3, 2]) {
      const day = monthsBefore(end, months);
      expect([day, days.includes(day)]).toEqual([day, day >= now]);
    }
    const begins = monthsBefore(end, 4);
    expect(await renewals()).toMatchObject([{ day: [begins, now].sort().at(-1), state: 'open' }]);
  };

  it('is told as a day to keep to, and not as one after which nothing is possible: too late counts as a new request', async () => {
    await permitEnds(ahead(40));
    const [limit] = await inCase(async (open) =>
      (await listLimits(open)).filter(({ document }) => document.clear.catalogueId === 'TM06'),
    );
    const { text } = await bram.get(`/clients/${reference}/limits/${limit?.id}`);
    expect(text).toContain('Houd deze dag aan. Is hij voorbij? Vraag vandaag de advocaat of het nog kan.');
    expect(text).not.toContain('kan het niet meer');
  });

  it('is over once the request was received, and goes on when that was a mistake', async () => {
    await permitEnds(ahead(100));
    const before = await waiting();
    await happens('ind-receipt', ahead(-1), receivedPaper);
    expect(await keptTo()).toMatchObject({ state: 'done' });
    expect(await waiting()).toEqual([]);
    expect(await renewals()).toMatchObject([{ state: 'done' }]);
    await becomes('ind-receipt', { what: 'cancelled', reason: 'Van iemand anders.' });
    expect(await keptTo()).toMatchObject({ state: 'open' });
    expect(await waiting()).toEqual(before);
    expect(await renewals()).toMatchObject([{ state: 'open' }]);
  });

  /** A second person looks at what would let a fatal day go. */
  const opened = async (who: Reader) => {
    const [row] = await desk.rows(
      `select l.id from naast.legal_limit l join naast.case_file f on f.id = l.case_id
        where f.reference = $1 and l.catalogue_id = 'TM06' order by l.driving_day`,
      [reference],
    );
    const at = `/clients/${reference}/limits/${row?.id}`;
    const form = formOn((await who.get(at)).text, `${at}/second`);
    return who.post(`${at}/second`, { ...form, answer: 'opened' });
  };
  const limitsOf = (term: string) =>
    desk.rows(
      `select l.driving_day::text as day, l.state from naast.legal_limit l join naast.case_file f on f.id = l.case_id
        where f.reference = $1 and l.catalogue_id = $2 order by 1`,
      [reference, term],
    );
  const lookUps = async () =>
    (
      await desk.rows(
        `select t.state from naast.task t join naast.case_file f on f.id = t.case_id
          where f.reference = $1 and t.kind = 'find-validity-end'`,
        [reference],
      )
    ).map(({ state }) => String(state));

  it('is closed by the decision on it, once a second person looked: until then every reminder stands', async () => {
    await permitEnds(ahead(100));
    const before = await waiting();
    for (const decision of ['granted', 'refused']) {
      // The letter lies in the case: it shows that there was a decision, not that the request came in time.
      await happens(decision, ahead(-2), receivedPaper);
      expect(await keptTo()).toMatchObject({ state: 'open' });
      expect([await waiting(), await renewals()]).toMatchObject([before, [{ state: 'open' }]]);
      expect((await opened(karel)).status).toBe(303);
      expect(await keptTo()).toMatchObject({ state: 'done' });
      expect([await waiting(), await renewals()]).toMatchObject([[], [{ state: 'done' }]]);
      await becomes(decision, { what: 'cancelled', reason: 'Van iemand anders.' });
      expect(await keptTo()).toMatchObject({ state: 'open' });
      expect([await waiting(), await renewals()]).toMatchObject([before, [{ state: 'open' }]]);
    }
  });

  it('when granted is planned again from the day until which the new permit is valid; that day is looked up', async () => {
    await permitEnds(ahead(20));
    await happens('request-filed', ahead(-30), receivedPaper);
    expect(await lookUps()).toEqual([]);
    await happens('granted', ahead(-1), receivedPaper);
    expect(await lookUps()).toEqual(['open']);
    await happens('permit-end', ahead(385), null);
    expect(await lookUps()).toEqual(['done']);
    expect(await limitsOf('TM06')).toMatchObject([{ state: 'done' }, { day: ahead(384), state: 'open' }]);
    const months = [4, 3, 2].map((number) => monthsBefore(ahead(385), number));
    expect(await renewals()).toContainEqual(expect.objectContaining({ day: months[0], state: 'open' }));
    expect(await waiting()).toEqual(expect.arrayContaining(months.slice(1)));
    // The decision on this permit does not touch the next one.
    expect((await limitsOf('TM06')).filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('when refused begins the term to object, and nothing is looked up', async () => {
    await permitEnds(ahead(20));
    await happens('request-filed', ahead(-30), receivedPaper);
    await happens('refused', ahead(-1), receivedPaper);
    expect(await limitsOf('TM08')).toMatchObject([{ state: 'open' }]);
    expect(await limitsOf('TM06')).toMatchObject([{ state: 'done' }]);
    expect(await lookUps()).toEqual([]);
  });

  it('is not closed by the decision on the permit before', async () => {
    await permitEnds(ahead(300));
    await happens('granted', ahead(-1), receivedPaper);
    expect(await keptTo()).toMatchObject({ state: 'open' });
    expect((await inCase(listLimits)).every(({ document }) => document.waiting === null)).toBe(true);
  });

  it('is not taken for done by what was received for the permit before', async () => {
    await permitEnds(ahead(100));
    await happens('request-filed', ahead(-260), receivedPaper);
    expect(await keptTo()).toMatchObject({ state: 'open' });
    expect(await renewals()).toMatchObject([{ state: 'open' }]);
  });

  it('is ticked off step by step, and done only when all is ready or with a reason', async () => {
    await permitEnds(ahead(100));
    const at = `/clients/${reference}/tasks/${(await renewals())[0]?.id}`;
    const post = async (change: Record<string, string | string[]>) => {
      const form = formOn((await bram.get(at)).text, `${at}/state`);
      return bram.post(`${at}/state`, { ...form, ...change } as Record<string, string>);
    };
    expect((await bram.get(at)).text).toContain('De verklaring dat de strafzaak loopt is er');
    expect((await post({ steps: 'case-runs', state: 'open' })).status).toBe(303);
    expect((await bram.get(at)).text).toMatch(/value="case-runs"[^>]*checked/);
    expect((await bram.get(at)).text).not.toMatch(/value="passport"[^>]*checked/);
    const early = await post({ steps: 'case-runs', state: 'done' });
    expect([early.status, early.text.includes('Schrijf op waarom de taak toch gedaan is.')]).toEqual([422, true]);
    expect(await renewals()).toMatchObject([{ state: 'open' }]);
    expect((await post({ steps: 'case-runs', state: 'done', reason: 'De advocaat doet de rest.' })).status).toBe(303);
    expect(await renewals()).toMatchObject([{ state: 'done' }]);
  });
});
