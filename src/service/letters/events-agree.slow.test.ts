import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { changeEvent, correctStart, recordEvent } from '#app/service/procedures/events/index.ts';
import { dueList, listLimits, listProcedures, type OpenLimit, startProcedure } from '#app/service/procedures/index.ts';
import fc from '../../../test/support/property.ts';
import { rounds } from '../../../test/support/seed.ts';
import { confirmLetter } from './letter-confirm.ts';
import { daysNow } from './letter-explained.ts';
import { limitsOfLetter } from './letter-limits.ts';
import { foundFacts, proposalsOf } from './letter-proposals.ts';
import { findLetter, insertLetter, listLetters } from './letters.store.ts';
import { refusalOf } from './testing/letter-pdf.ts';
import { type ReadingDesk, readingDesk } from './testing/reader.ts';

const ago = (days: number) => today().subtract({ days }).toString();

/** What somebody does, in a case with two maps that both know a refusal. */
type Act =
  | { do: 'refusal'; map: 0 | 1; letter: number; sent: number | null }
  | { do: 'letter'; day: number }
  | { do: 'correct'; which: number; letter: number }
  | { do: 'cancel' | 'restore'; which: number }
  | { do: 'start'; which: number; day: number }
  | { do: 'filed'; day: number };

const day = fc.integer({ min: 0, max: 4 });
const refusal = fc.record<Act & { do: 'refusal' }>({
  do: fc.constant('refusal'),
  map: fc.constantFrom(0, 1),
  letter: day,
  sent: fc.option(day),
});
const letter = fc.record<Act & { do: 'letter' }>({ do: fc.constant('letter'), day });
const filed = fc.record<Act & { do: 'filed' }>({ do: fc.constant('filed'), day });
const corrected = fc.oneof(
  fc.record<Act & { do: 'correct' }>({ do: fc.constant('correct'), which: fc.nat(5), letter: day }),
  fc.record<Act & { do: 'cancel' | 'restore' }>({ do: fc.constantFrom('cancel', 'restore'), which: fc.nat(5) }),
  fc.record<Act & { do: 'start' }>({ do: fc.constant('start'), which: fc.nat(5), day }),
);
/** Half of them only tell what happened, in any order; in the other half people also correct it. */
const acts = fc.oneof(
  fc.array(fc.oneof(refusal, letter, filed), { minLength: 2, maxLength: 6 }),
  fc.array(fc.oneof(refusal, letter, filed, corrected, corrected), { minLength: 3, maxLength: 8 }),
);

/** Found once: a decision that was taken back and told anew by its letter left its limit at the event that was gone. */
const toldAnew: Act[] = [
  { do: 'refusal', map: 0, letter: 2, sent: 2 },
  { do: 'cancel', which: 0 },
  { do: 'letter', day: 3 },
  { do: 'refusal', map: 0, letter: 1, sent: null },
  { do: 'letter', day: 2 },
];

describe('random events, corrections and orders', () => {
  let desk: ReadingDesk;
  beforeAll(async () => {
    desk = await readingDesk();
  });
  afterAll(() => desk?.close());

  const inCase = <T>(reference: string, what: (open: OpenCase) => Promise<T>) =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('The case does not open.');
      return what(open);
    });

  const eventsOf = async (open: OpenCase) =>
    (await listProcedures(open)).flatMap(({ id, events }) => events.map((event) => ({ id, event })));

  async function doIt(open: OpenCase, act: Act, maps: readonly string[]): Promise<void> {
    const certainty = 'sure' as const;
    const facts = { certainty, lawyerDay: null, stated: null };
    switch (act.do) {
      case 'refusal': {
        const sent = act.sent === null ? {} : { sent: ago(Math.min(act.sent, act.letter)) };
        const happening = act.map === 0 ? 'refusal' : 'refused';
        const told = { happening, facts: { ...facts, days: { letter: ago(act.letter), ...sent } }, document: null };
        await recordEvent(open, maps[act.map] ?? '', told);
        return;
      }
      case 'filed': {
        const told = { happening: 'objection-filed', facts: { ...facts, days: { on: ago(act.day) } }, document: null };
        await recordEvent(open, maps[0] ?? '', told);
        return;
      }
      case 'letter':
        return bringRefusal(open, ago(act.day));
      case 'start': {
        const running = (await listLimits(open)).filter(({ document }) => document.clear.state === 'open');
        const limit = running[act.which % Math.max(1, running.length)];
        if (limit) await correctStart(open, limit, limit.version, { what: 'start', start: ago(act.day), reason: 'x' });
        return;
      }
      default: {
        const all = await eventsOf(open);
        const one = all[act.which % Math.max(1, all.length)];
        if (!one) return;
        const { facts: before, document } = one.event.document;
        const days = before.days.on === undefined ? { ...before.days } : before.days;
        const change =
          act.do === 'correct'
            ? {
                what: 'corrected' as const,
                facts: { ...before, days: days.on === undefined ? { ...days, letter: ago(act.letter) } : days },
                document,
                reason: 'x',
              }
            : { what: act.do === 'cancel' ? ('cancelled' as const) : ('restored' as const), reason: 'x' };
        await changeEvent(open, one.id, one.event, change);
      }
    }
  }

  async function bringRefusal(open: OpenCase, on: string): Promise<void> {
    const reading = readLetter(pagesOfText(refusalOf(longDate(on, 'nl')).replaceAll('# ', '')));
    const id = await insertLetter(open, {
      originals: [],
      uploadedBy: 'Bram',
      uploadedAt: new Date().toISOString(),
      scannedAt: null,
      pages: [],
      closedFiles: [],
      reading,
      seen: { days: [], appointments: [], says: [], wrong: [] },
      confirmation: null,
      setAside: null,
    });
    const letter = await findLetter(open, id);
    if (!letter) throw new Error('The letter is not there.');
    const facts = foundFacts(reading);
    const choices = proposalsOf(reading, facts).map(({ key }) => ({
      key,
      choice: 'take' as const,
      day: null,
      reason: null,
    }));
    await confirmLetter(open, letter, letter.version, { facts, choices });
  }

  const isOpen = ({ document }: OpenLimit) => document.clear.state === 'open';
  /** It only waits for a second person to let it go. */
  const isGoing = ({ document }: OpenLimit) => (document as { waiting?: unknown }).waiting != null;

  async function check(open: OpenCase, isPlain: boolean): Promise<void> {
    const limits = await listLimits(open);
    const running = limits.filter(isOpen);
    const events = await eventsOf(open);
    const letters = await listLetters(open);
    // One limit of a term for each event; none later than the law, none whose event or letter is gone.
    const own = running.map(
      ({ document: { clear, origin } }) => `${clear.catalogueId} ${origin.step?.event ?? origin.letter}`,
    );
    expect(new Set(own).size).toBe(own.length);
    // Until somebody corrects one of two decisions, what counts from one day is one limit, whichever way it came in.
    const starts = running.map(({ document: { clear } }) => `${clear.catalogueId} ${clear.start}`);
    if (isPlain) expect(starts).toEqual([...new Set(starts)]);
    for (const limit of running) {
      const { clear, more, origin } = limit.document;
      const law = countLimit({ what: clear.catalogueId, start: clear.start, term: null, ...more, otherStarts: [] });
      if (clear.purpose === 'act') expect(clear.drivingDay <= (law?.lastDay ?? clear.drivingDay)).toBe(true);
      const event = events.find(({ event: { id } }) => id === origin.step?.event)?.event;
      if (origin.step) expect(isGoing(limit) || event?.document.cancelled === false).toBe(true);
      else expect(letters.map(({ id }) => id)).toContain(origin.letter);
    }
    // What the lists, the first day of the case and the sheet of each letter say is the same.
    const { lines } = await dueList(open.visit, 'all', { size: 500 });
    const listed = lines.filter((one) => one.reference === open.reference && one.limit).map(({ day: on }) => on);
    const days = running.map(({ document }) => document.clear.drivingDay).sort();
    expect(listed.sort()).toEqual(days);
    for (const letter of letters) {
      const sheet = daysNow(letter, limitsOfLetter(letter, limits));
      for (const { what, drivingDay } of sheet)
        expect(limits.map(({ document: { clear } }) => `${clear.catalogueId} ${clear.drivingDay}`)).toContain(
          `${what} ${drivingDay}`,
        );
      const told = sheet.filter(({ what }) => what === 'TM08').map(({ drivingDay }) => drivingDay);
      expect(new Set(told).size).toBeLessThanOrEqual(1);
    }
  }

  it('keep what waits to go waiting to go, though an objection is told that may have met it', async () => {
    const { reference } = await desk.newCase();
    const maps = await inCase(reference, async (open) => {
      const begin = (key: string) => startProcedure(open, { key, begun: ago(30), startedFrom: null });
      return [(await begin('remedies')) ?? '', (await begin('report-and-permit')) ?? ''];
    });
    for (const act of [
      { do: 'letter', day: 2 } as const,
      { do: 'filed', day: 2 } as const,
      { do: 'filed', day: 3 } as const,
    ])
      await inCase(reference, (open) => doIt(open, act, maps));
    await inCase(reference, async (open) => {
      const told = (await eventsOf(open)).find(({ event }) => event.document.happening === 'refused');
      if (!told) throw new Error('The letter told no refusal.');
      await changeEvent(open, told.id, told.event, { what: 'cancelled', reason: 'x' });
    });
    const going = await inCase(reference, listLimits);
    expect(going.flatMap(({ document }) => document.waiting?.what ?? [])).toEqual(['event-gone']);
    await inCase(reference, (open) => doIt(open, { do: 'refusal', map: 0, letter: 4, sent: null }, maps));
    await inCase(reference, (open) => check(open, false));
  });

  it('leave sheets, lists and calendar in agreement, no day later than the law, and no orphan', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const { reference } = await desk.newCase();
        const maps = await inCase(reference, async (open) => {
          const begin = (key: string) => startProcedure(open, { key, begun: ago(30), startedFrom: null });
          return [(await begin('remedies')) ?? '', (await begin('report-and-permit')) ?? ''];
        });
        for (const act of all) await inCase(reference, (open) => doIt(open, act, maps));
        const isPlain = all.every((act) => ['refusal', 'letter', 'filed'].includes(act.do));
        await inCase(reference, (open) => check(open, isPlain));
      }),
      { numRuns: rounds(12, 60), endOnFailure: true, examples: [[toldAnew]], interruptAfterTimeLimit: 40_000 },
    );
  }, 120_000);
});
