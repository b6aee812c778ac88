import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { rounds, seeded } from '../../../../test/support/seed.ts';
import { changeEvent, recordEvent } from '../events/index.ts';
import { joinLimits, partLimits } from '../limits/joining.store.ts';
import { type Pair, pairsIn } from '../limits/joining.ts';
import { changeLimit, listLimits, readLimit } from '../limits/limits.store.ts';
import { answerWaiting, listAsked } from '../limits/second-eyes.store.ts';
import { wayRoutes } from '../map/index.ts';
import { listProcedures, startProcedure } from '../running/index.ts';
import { limitFrom } from '../testing/limit.ts';

vi.mock('../definitions/content-files.ts', async () => {
  const { filesOf } = await import('../testing/procedures.ts');
  return { runs: [], files: filesOf() };
});

const day = (ahead: number) => today().add({ days: ahead }).toString();
const proposed = 'Dit lijkt twee keer dezelfde termijn';

describe('two limits of one decision, one from its letter and one from the map, made before they were tied', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(async () => []), panels: [] }));
    const { people } = desk.world;
    [bram, joke] = await Promise.all([desk.reader(people.bram), desk.reader(people.joke)]);
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.rows("update naast.case_file set status = 'closed'");
    ({ reference } = await desk.newCase());
  });

  const inCase = <T>(what: (open: OpenCase) => Promise<T>, who = desk.world.people.joke) =>
    desk.world.as(who, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('The case does not open.');
      return what(open);
    });
  /** A refusal of so many days ago on the map, and a limit of its letter beside it, as earlier releases left them. */
  const makePair = async ({ map = 7, stated }: { map?: number; stated?: string | undefined } = {}) => {
    await inCase(async (open) => {
      const procedure = await startProcedure(open, { key: 'trial', begun: day(-60), startedFrom: null });
      const facts = { certainty: 'sure', days: { letter: day(-map) }, lawyerDay: null, stated: null } as const;
      await recordEvent(open, procedure ?? '', { happening: 'decision', facts, document: null });
    });
    await desk.world.as(desk.world.people.bram, (visit) =>
      limitFrom(visit, reference, { what: 'TM08', start: day(-map), term: null, ...(stated ? { stated } : {}) }),
    );
    return pairNow();
  };
  const pairNow = async (): Promise<Pair> => {
    const [pair] = pairsIn(await inCase(listLimits));
    if (!pair) throw new Error('No pair.');
    return pair;
  };
  const running = async () =>
    (await inCase(listLimits)).flatMap(({ id, document: { clear } }) =>
      clear.catalogueId === 'TM08' && clear.state === 'open' ? [{ id, day: clear.drivingDay }] : [],
    );
  const pageOf = ({ id }: { id: string }) => `/clients/${reference}/limits/${id}`;
  const join = async ({ stops }: Pair, who = joke) => {
    const at = `${pageOf(stops)}/join`;
    return who.post(at, formOn((await who.get(pageOf(stops))).text, at));
  };

  it('both stay, and are proposed as one on their pages, on that of the client, in what is due, to the coordinator', async () => {
    const { runs, stops } = await makePair();
    for (const path of [pageOf(runs), pageOf(stops)])
      for (const who of [bram, joke]) expect((await who.get(path)).text, path).toContain(proposed);
    for (const path of [`/clients/${reference}`, '/limits'])
      expect((await bram.get(path)).text.split('lijkt dubbel: één besluit?').length, path).toBe(3);
    const { text } = await joke.get('/limits/waiting');
    for (const path of [pageOf(runs), pageOf(stops)]) expect(text).toContain(`href="${path}"`);
    const { pairs } = await desk.world.as(desk.world.people.joke, listAsked);
    expect(pairs.map(({ reference: of, pair }) => [of, pair.stops.id])).toEqual([[reference, stops.id]]);
    expect(await running()).toHaveLength(2);
  });

  it('become one with the earlier day, and two again, with a line in the history of both', async () => {
    const pair = await makePair({ stated: day(9) });
    const [{ runs, stops }, before] = [pair, await running()];
    expect((await join(pair)).location).toBe(pageOf(runs));
    expect(await running()).toEqual([{ id: runs.id, day: day(9) }]);
    const joined = (await joke.get(pageOf(runs))).text;
    expect(joined).toContain(
      `Joke Vermeer voegde hier de termijn van de brief bij: we houden ${dayAndDate(day(9), 'nl')}`,
    );
    expect(joined).not.toContain(proposed);
    expect((await bram.get(pageOf(stops))).text).toContain('Deze termijn is samengevoegd met een andere');
    expect((await bram.get('/limits')).text).not.toContain('lijkt dubbel');

    const at = `${pageOf(stops)}/part`;
    expect((await joke.post(at, formOn((await joke.get(pageOf(stops))).text, at))).status).toBe(303);
    // The day of the one on the map would become later: it is as early as it was until a second person has looked.
    expect((await running()).map((one) => one.day)).toEqual([day(9), day(9)]);
    const parted = (await bram.get(pageOf(runs))).text;
    expect(parted).toContain('Joke Vermeer maakte er weer twee termijnen van');
    const own = before.find(({ id }) => id === runs.id)?.day ?? '';
    expect(parted).toContain(`voorgesteld: ${dayAndDate(own, 'nl')}`);
    expect((await bram.get(pageOf(stops))).text).toContain(
      'Loopt weer: Joke Vermeer maakte er weer twee termijnen van',
    );
  });

  it('of equal days are as they were after joining and parting, and are proposed again', async () => {
    const pair = await makePair();
    const before = await running();
    await join(pair);
    const at = `${pageOf(pair.stops)}/part`;
    await joke.post(at, formOn((await joke.get(pageOf(pair.stops))).text, at));
    expect(await running()).toEqual(before);
    const again = await pairNow();
    expect(again.runs.document.origin).toEqual(pair.runs.document.origin);
    expect(again.runs.document.waiting).toBeNull();
  });

  it('are joined by no volunteer, by nobody of another region, and not twice', async () => {
    const pair = await makePair();
    const at = `${pageOf(pair.stops)}/join`;
    const form = formOn((await joke.get(pageOf(pair.stops))).text, at);
    expect((await bram.get(pageOf(pair.stops))).text).not.toContain(at);
    const { lies, noor, leader } = desk.world.people;
    for (const person of [bram, ...(await Promise.all([lies, noor, leader].map((one) => desk.reader(one))))])
      for (const act of ['join', 'part', 'apart']) {
        const sent = await person.post(`${pageOf(pair.stops)}/${act}`, { ...form, _csrf: person.csrf });
        expect([403, 404]).toContain(sent.status);
      }
    const other = await desk.reader(lies);
    expect((await other.post(at, { ...form, _csrf: other.csrf })).status).toBe(404);
    expect(await running()).toHaveLength(2);
    expect((await joke.post(at, form)).status).toBe(303);
    expect((await joke.post(at, form)).status).toBe(409);
  });

  it('run again by no volunteer once they were joined, and the coordinator is named who can', async () => {
    const pair = await makePair();
    await join(pair);
    const before = await running();
    const at = `${pageOf(pair.stops)}/state`;
    const form = { ...formOn((await bram.get(pageOf(pair.stops))).text, at), state: 'reopened', reason: 'Toch twee.' };
    const sent = await bram.post(at, form);
    expect([sent.status, sent.text.includes('Alleen een coördinator kan er weer twee van maken')]).toEqual([422, true]);
    expect(sent.text).toContain('Toch twee.');
    expect(await running()).toEqual(before);
    expect((await joke.post(at, { ...form, _csrf: joke.csrf })).status).toBe(303);
    expect(await running()).toHaveLength(2);
  });

  it('stay two, and are proposed no more, once a coordinator has said that they are of two decisions', async () => {
    const pair = await makePair();
    const before = await running();
    const at = `${pageOf(pair.stops)}/apart`;
    const form = formOn((await joke.get(pageOf(pair.runs))).text, at);
    expect((await joke.post(at, form)).status).toBe(303);
    expect((await bram.get(pageOf(pair.stops))).text).toContain('Joke Vermeer: dit is een ander besluit');
    for (const path of [pageOf(pair.runs), '/limits']) {
      const { text } = await joke.get(path);
      expect([path, text.includes(proposed), text.includes('lijkt dubbel')]).toEqual([path, false, false]);
    }
    expect(await running()).toEqual(before);
    expect((await joke.post(at, form)).status).toBe(409);
  });

  it('run again of themselves when the event of the one on the map is taken back: the letter still stands', async () => {
    const pair = await makePair();
    await join(pair);
    await inCase(async (open) => {
      const [procedure] = await listProcedures(open);
      const event = procedure?.events[0];
      if (!procedure || !event) throw new Error('No event.');
      await changeEvent(open, procedure.id, event, { what: 'cancelled', reason: 'Niet gebeurd.' });
    });
    expect((await running()).map(({ id }) => id)).toEqual([pair.runs.id]);
    await inCase(async (open) => {
      const runs = await readLimit(open, pair.runs.id);
      expect(runs && (await answerWaiting(open, runs, runs.version, { what: 'opened' }))).toBe('saved');
    }, desk.world.people.karel);
    expect((await running()).map(({ id }) => id)).toEqual([pair.stops.id]);
  });

  it('T118 are joined as they were seen or not at all', async () => {
    const pair = await makePair();
    const at = `${pageOf(pair.stops)}/join`;
    const form = formOn((await joke.get(pageOf(pair.stops))).text, at);
    await inCase((open) =>
      changeLimit(open, pair.runs, pair.runs.version, { what: 'day', day: day(3), reason: 'Zo.' }),
    );
    expect((await joke.post(at, form)).status).toBe(409);
    expect(await running()).toHaveLength(2);
  });

  it('follow their event as one: earlier at once, later only by a second person', async () => {
    const pair = await makePair();
    await join(pair);
    const rewrite = (letter: string) =>
      inCase(async (open) => {
        const [procedure] = await listProcedures(open);
        const event = procedure?.events[0];
        if (!procedure || !event) throw new Error('No event.');
        const facts = { ...event.document.facts, days: { letter } };
        await changeEvent(open, procedure.id, event, {
          what: 'corrected',
          facts,
          document: null,
          reason: null,
        });
      });
    const [before] = await running();
    await rewrite(day(-1));
    expect(await running()).toEqual([before]);
    await rewrite(day(-14));
    const [now, ...more] = await running();
    expect([more, (now?.day ?? '') < (before?.day ?? '')]).toEqual([[], true]);
  });

  it('are none where the letters, the terms or the days are others', async () => {
    const { runs, stops } = await makePair();
    const of = (limit: typeof stops, change: object, origin: object = {}) => ({
      ...limit,
      document: {
        ...limit.document,
        clear: { ...limit.document.clear, ...change },
        origin: { ...limit.document.origin, ...origin },
      },
    });
    const ids = [runs.id, stops.id] as const;
    expect(pairsIn([runs, stops])).toHaveLength(1);
    // A day on the letter that the map knows too, however the start was corrected since.
    expect(pairsIn([runs, of(stops, { start: day(-3) })])).toHaveLength(1);
    const others = [
      of(stops, { catalogueId: 'TM09' }),
      of(stops, { state: 'done' }),
      of(stops, { purpose: 'wait' }),
      of(stops, { start: day(-3) }, { letterDate: day(-3) }),
    ];
    for (const other of others) expect(pairsIn([runs, other])).toEqual([]);
    expect(pairsIn([of(runs, {}, { letter: ids[0] }), of(stops, {}, { letter: ids[1] })])).toEqual([]);
    expect(pairsIn([stops, of(stops, {})])).toEqual([]);
  });

  it('never have a later first day for being joined, or parted, whatever was done with them before', async () => {
    let joined = 0;
    for (let round = 0; round < rounds(6, 60); round += 1) {
      ({ reference } = await desk.newCase());
      const random = (what: string, below: number) => seeded(`joining ${round} ${what}`) % below;
      const stated = random('states', 2) === 0 ? day(random('stated', 30)) : undefined;
      const { runs, stops } = await makePair({ map: random('map', 20), stated });
      const one = random('which', 2) === 0 ? runs : stops;
      const typed = day(random('typed', 30));
      if (random('types', 2) === 0)
        await inCase((open) => changeLimit(open, one, one.version, { what: 'day', day: typed, reason: 'Zo.' }));
      if (random('proposes', 3) === 0)
        await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [
          day(random('proposed', 30)),
          random('for', 2) === 0 ? runs.id : stops.id,
        ]);
      const first = await firstDay();
      const pair = pairsIn(await inCase(listLimits))[0];
      // What waits for a second person is settled first.
      if (!pair) continue;
      const seen = { runs: pair.runs, stops: pair.stops.version };
      expect(await inCase((open) => joinLimits(open, pair.stops, seen))).toBe('saved');
      joined += 1;
      expect(await running()).toHaveLength(1);
      expect((await firstDay()) <= first, `${round} joined`).toBe(true);
      expect(
        await inCase(async (open) => {
          const stopped = await readLimit(open, pair.stops.id);
          return stopped && partLimits(open, stopped, stopped.version);
        }),
      ).toBe('saved');
      expect((await firstDay()) <= first, `${round} parted`).toBe(true);
    }
    expect(joined).toBeGreaterThan(0);
  });

  const firstDay = async () => {
    const [row] = await desk.rows(
      `select min(least(driving_day, proposed_day))::text as first from naast.legal_limit l
        join naast.case_file f on f.id = l.case_id where f.reference = $1 and state = 'open' and catalogue_id = 'TM08'`,
      [reference],
    );
    return String(row?.first);
  };
});
