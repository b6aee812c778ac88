import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { listLimits, listProcedures, listTasks, mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const ago = (days: number) => today().subtract({ days }).toString();
/** The days below lie so far apart that no weekend or holiday makes two last days one. */
const objectionFrom = (start: string) => countLimit({ what: 'TM08', start, term: null })?.drivingDay ?? '';

describe('what follows from one event', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let karel: Reader;
  let reference: string;
  let map: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(async () => []), panels: [mapPanel] }));
    const { people } = desk.world;
    [bram, joke, karel] = await Promise.all([
      desk.reader(people.bram),
      desk.reader(people.joke),
      desk.reader(people.karel),
    ]);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    const all = `/clients/${reference}/procedures`;
    const form = formOn((await bram.get(all)).text, all);
    map = (await bram.post(all, { ...form, key: 'remedies', begun: ago(40) })).location;
  });

  const record = async (who: Reader, what: string, fields: Record<string, string>) => {
    const form = formOn((await who.get(`${map}/events/new?what=${what}`)).text, `${map}/events`);
    expect((await who.post(`${map}/events`, { ...form, certainty: 'sure', ...fields })).status).toBe(303);
  };
  const inCase = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const own = await openCase(visit, reference, 'core', 'limit.list');
      if (!own) throw new Error('No case.');
      const limits = await listLimits(own);
      const running = limits.filter(({ document }) => document.clear.state === 'open');
      return { limits: running, procedures: await listProcedures(own), tasks: await listTasks(own) };
    });
  const limitOf = async (term: string) => {
    const limit = (await inCase()).limits.find(({ document }) => document.clear.catalogueId === term);
    if (!limit) throw new Error(`No ${term} runs.`);
    return limit;
  };
  const eventOf = async (happening: string) => {
    const events = (await inCase()).procedures.flatMap((one) => one.events);
    return `${map}/events/${events.find(({ document }) => document.happening === happening)?.id}`;
  };
  const correct = async (who: Reader, happening: string, fields: Record<string, string>) => {
    const at = await eventOf(happening);
    const form = formOn((await who.get(at)).text, at);
    expect((await who.post(at, { ...form, certainty: 'sure', reason: 'Anders.', ...fields })).status).toBe(303);
  };
  const send = async (who: Reader, form: string, fields: Record<string, string>) => {
    const at = `/clients/${reference}/limits/${(await limitOf('TM08')).id}`;
    return who.post(`${at}/${form}`, { ...formOn((await who.get(at)).text, `${at}/${form}`), ...fields });
  };
  /** Opens what waits by the form that a second person sees, whoever sends it. */
  const open = async (who: Reader) => {
    const at = `/clients/${reference}/limits/${(await limitOf('TM08')).id}`;
    const form = formOn((await karel.get(at)).text, `${at}/second`);
    return who.post(`${at}/second`, { ...form, _csrf: who.csrf, answer: 'opened' });
  };
  const starts = async () => (await inCase()).limits.map(({ document }) => document.clear.start);

  it('moves each time that the day a lawyer chose becomes earlier, on the page of a limit and on that of the event', async () => {
    await record(bram, 'refusal', { letter: ago(12) });
    for (const day of [ago(16), ago(20)]) {
      expect((await send(bram, 'start', { start: day, startReason: 'De envelop.' })).status).toBe(303);
      expect(await starts()).toEqual([day, day]);
    }
    await correct(bram, 'refusal', { letter: ago(12), lawyerDay: ago(24) });
    expect(await starts()).toEqual([ago(24), ago(24)]);
    expect((await limitOf('TM08')).document.clear.drivingDay).toBe(objectionFrom(ago(24)));
    // Later it is asked for, each time anew.
    for (const day of [ago(14), ago(4)]) {
      await correct(bram, 'refusal', { letter: ago(12), lawyerDay: day });
      const { clear, waiting } = (await limitOf('TM08')).document;
      expect([clear.start, waiting?.next.clear.start]).toEqual([ago(24), day]);
    }
  });

  it('is not opened by who wrote the later day, though a colleague wrote something else down since', async () => {
    await record(bram, 'refusal', { letter: ago(20) });
    await correct(joke, 'refusal', { letter: ago(10) });
    await correct(bram, 'refusal', { letter: ago(10), sent: ago(1) });
    expect((await open(joke)).status).toBe(403);
    expect((await limitOf('TM08')).document.clear.start).toBe(ago(20));
    expect((await open(karel)).status).toBe(303);
    expect((await limitOf('TM08')).document.clear.start).toBe(ago(10));
    // What another wrote in its place since is another's: whoever wrote the day before it may look.
    await correct(bram, 'refusal', { letter: ago(0), sent: ago(0) });
    expect((await open(joke)).status).toBe(303);
    expect((await limitOf('TM08')).document.clear.start).toBe(ago(0));
  });

  it('is not said to be filed by one and seen by the same one, because a colleague wrote something down since', async () => {
    await record(bram, 'refusal', { letter: ago(6) });
    await record(joke, 'objection-filed', { on: ago(0) });
    // An earlier day is in force at once, and with it what waited is asked anew at the next thing that happens.
    await send(bram, 'day', { day: today().add({ days: 15 }).toString(), dayReason: 'De advocaat belde.' });
    await record(bram, 'ind-hearing', { on: today().add({ days: 30 }).toString() });
    expect((await limitOf('TM08')).document.waiting?.what).toBe('event-met');
    // Whoever looks at it second judges that it was done, not that it may go.
    const page = (await karel.get(`/clients/${reference}/limits/${(await limitOf('TM08')).id}`)).text;
    expect(page).toContain('voorgesteld: gedaan, door wat in het stappenplan staat');
    expect(page).not.toContain('voorgesteld: niet meer nodig');
    expect((await open(joke)).status).toBe(403);
    expect((await open(karel)).status).toBe(303);
    await expect(limitOf('TM08')).rejects.toThrow();
  });

  const toTell = async () =>
    (await inCase()).tasks.flatMap(({ kind, state, document: { moved } }) =>
      kind === 'new-day' && state === 'open' ? [moved.map(({ catalogueId, from, to }) => [catalogueId, from, to])] : [],
    );

  const openNews = async () =>
    (await inCase()).tasks.filter(({ kind, state }) => kind === 'new-day' && state === 'open');
  const dayToTell = async (id: string) =>
    (await openNews())
      .flatMap(({ document: { moved } }) => moved.filter(({ limit }) => limit === id))
      .map(({ to }) => to);
  /** Somebody told her, and ticked it off. */
  const tick = async () => {
    for (const { id } of await openNews()) {
      const at = `/clients/${reference}/tasks/${id}`;
      const form = formOn((await bram.get(at)).text, `${at}/state`);
      expect((await bram.post(`${at}/state`, { ...form, state: 'done' })).status).toBe(303);
    }
  };

  it('runs again when its start moves behind what met it, on the earlier day until that is opened', async () => {
    await record(bram, 'refusal', { letter: ago(20) });
    await record(joke, 'objection-filed', { on: ago(18) });
    expect((await open(karel)).status).toBe(303);
    await expect(limitOf('TM08')).rejects.toThrow();
    // Nobody can have objected to this decision before it was there.
    await correct(bram, 'refusal', { letter: ago(6) });
    const { clear, waiting } = (await limitOf('TM08')).document;
    expect([clear.start, waiting?.next.clear.start, waiting?.next.clear.state]).toEqual([ago(20), ago(6), 'open']);
    await record(bram, 'ind-hearing', { on: today().add({ days: 30 }).toString() });
    expect((await limitOf('TM08')).document.clear.start).toBe(ago(20));
    expect((await open(karel)).status).toBe(303);
    expect((await limitOf('TM08')).document.clear.drivingDay).toBe(objectionFrom(ago(6)));
    // Filed since then it is met.
    await correct(joke, 'objection-filed', { on: ago(5) });
    expect((await limitOf('TM08')).document.waiting?.what).toBe('event-met');
  });

  it('is told on as one, with the day of now, whatever moved it and however often', async () => {
    await record(bram, 'refusal', { letter: ago(6) });
    const [first, early] = [objectionFrom(ago(6)), today().add({ days: 15 }).toString()];
    expect(await toTell()).toEqual([]);
    const leave = (await limitOf('TM15')).document.clear.drivingDay;
    // A day that a colleague types is told like one that is counted.
    await send(bram, 'day', { day: early, dayReason: 'De advocaat belde.' });
    const now = (await limitOf('TM08')).document.clear.drivingDay;
    expect(now < first).toBe(true);
    expect(await toTell()).toEqual([[['TM08', first, now]]]);
    // Taken back, and back again: what nobody told yet names what is so now.
    for (const to of [null, leave]) {
      const at = await eventOf('refusal');
      const form = formOn((await bram.get(at)).text, `${at}/cancel`);
      expect((await bram.post(`${at}/cancel`, { ...form, cancelReason: 'Vergissing.' })).status).toBe(303);
      const told = (await toTell()).flat().filter(([what]) => what === 'TM15');
      expect(told.map(([, , day]) => day)).toEqual([to]);
    }
  });

  it.each(['nobody told it yet', 'it was told'])(
    'tells no end of a limit that runs again, by its event or by hand, where %s',
    async (told) => {
      await record(bram, 'refusal', { letter: ago(6) });
      const { id, document } = await limitOf('TM08');
      const { drivingDay } = document.clear;
      const page = `/clients/${reference}/limits/${id}`;
      const sendThere = async (who: Reader, form: string, fields: Record<string, string>) => {
        const filled = { ...formOn((await who.get(page)).text, `${page}/${form}`), ...fields };
        expect((await who.post(`${page}/${form}`, filled)).status).toBe(303);
      };
      const filed = async () => {
        const at = await eventOf('objection-filed');
        const form = formOn((await bram.get(at)).text, `${at}/cancel`);
        expect((await bram.post(`${at}/cancel`, { ...form, cancelReason: 'Vergissing.' })).status).toBe(303);
      };
      const ways: [close: () => Promise<void>, again: () => Promise<void>][] = [
        [() => record(joke, 'objection-filed', { on: ago(0) }), filed],
        [
          () => sendThere(bram, 'state', { state: 'dropped', reason: 'Vervallen.' }),
          () => sendThere(bram, 'state', { state: 'reopened' }),
        ],
      ];
      for (const [close, again] of ways) {
        await close();
        await sendThere(karel, 'second', { answer: 'opened' });
        expect(await dayToTell(id)).toEqual([null]);
        if (told === 'it was told') await tick();
        await again();
        expect(await dayToTell(id)).toEqual([drivingDay]);
        await tick();
      }
    },
  );
});
