import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { changeLimit, listLimits } from '../limits/index.ts';
import { listProcedures, startProcedure } from '../running/index.ts';
import { changeEvent, recordEvent } from './events.store.ts';

const ago = (days: number) => today().subtract({ days }).toString();
const endings = ['report-or-cooperate', 'other-application', 'declined', 'gone', 'period-over'];
const begins = ['m55', 'm55-dublin'];
const ofPeriod = ['TM01', 'TM02', 'TM03'];

describe('a reflection period that ended', () => {
  let desk: ReadingDesk;
  let reference: string;
  let procedure: string;
  beforeAll(async () => {
    desk = await readingDesk();
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
  const begun = (begin: string, day: string) =>
    inCase(async (open) => {
      procedure = (await startProcedure(open, { key: 'reflection-period', begun: day, startedFrom: null })) ?? '';
      await recordEvent(open, procedure, { happening: begin, facts: factsOf(day), document: null });
    });
  const factsOf = (day: string) =>
    ({ certainty: 'sure', days: { on: day, letter: day }, lawyerDay: null, stated: null }) as const;
  const happens = (happening: string, day: string) =>
    inCase(async (open) => {
      const running = (await listProcedures(open)).find(({ id }) => id === procedure);
      await recordEvent(open, running?.id ?? '', { happening, facts: factsOf(day), document: null });
    });
  const running = () =>
    inCase(async (open) =>
      (await listLimits(open))
        .map(({ document }) => document.clear)
        .filter(({ state }) => state === 'open')
        .map(({ catalogueId }) => catalogueId)
        .toSorted(),
    );
  const isOfPeriod = (term: string) => ofPeriod.includes(term);

  it.each(begins.flatMap((begin) => endings.map((ending) => [begin, ending] as const)))(
    'after %s: %s stops the period and the monthly report',
    async (begin, ending) => {
      await begun(begin, ago(10));
      const before = await running();
      expect(before.filter(isOfPeriod)).toHaveLength(2);
      expect(before).toContain('TM27');

      await happens(ending, ago(1));
      const after = await running();
      expect(after.filter(isOfPeriod)).toEqual([]);
      // Whoever reported or asked for another permit keeps the right to money and care.
      const keepsMoney = ending === 'report-or-cooperate' || ending === 'other-application';
      expect(after.includes('TM27')).toBe(keepsMoney);
    },
  );

  it('stops what was late already, and every month that came again', async () => {
    await begun('m55', ago(40));
    await inCase(async (open) => {
      const month = (await listLimits(open)).find(({ document }) => document.clear.catalogueId === 'TM03');
      if (!month) throw new Error('There is no month to report.');
      await changeLimit(open, month, month.version, { what: 'done', reason: null });
    });
    expect(await running()).toContain('TM03');

    await happens('gone', ago(2));
    expect(await running()).toEqual([]);
  });

  it('runs again when the ending is taken back, and stops once more when it comes back', async () => {
    await begun('m55', ago(10));
    const before = await running();
    const change = (what: 'cancelled' | 'restored') =>
      inCase(async (open) => {
        const now = (await listProcedures(open)).find(({ id }) => id === procedure);
        const event = now?.events.find(({ document }) => document.happening === 'declined');
        if (!event) throw new Error('It did not happen.');
        await changeEvent(open, procedure, event, { what, reason: 'Vergissing.' });
      });
    await happens('declined', ago(1));
    expect(await running()).toEqual([]);

    await change('cancelled');
    expect(await running()).toEqual(before);
    await change('restored');
    expect(await running()).toEqual([]);
  });

  it('leaves a period that began after it, and one on another map', async () => {
    await begun('m55', ago(10));
    const before = await running();
    await happens('declined', ago(20));
    expect(await running()).toEqual(before);

    const first = procedure;
    await inCase((open) => startProcedure(open, { key: 'reflection-period', begun: ago(3), startedFrom: null }));
    const other = (await inCase(listProcedures)).find(({ id }) => id !== first);
    expect(other).toBeDefined();
    procedure = other?.id ?? '';
    await happens('period-over', ago(1));
    expect(await running()).toEqual(before);
  });
});
