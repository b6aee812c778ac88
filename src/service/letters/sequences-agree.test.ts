import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, longDate, today } from '#app/platform/language/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import { nextOfClient } from '#app/service/procedures/due/next-due.ts';
import { changeEvent, correctStart, recordEvent } from '#app/service/procedures/events/index.ts';
import { feedDays, newFeed } from '#app/service/procedures/feed/feed.store.ts';
import {
  dueList,
  listLimits,
  listProcedures,
  listTasks,
  type OpenLimit,
  runsFor,
  startProcedure,
} from '#app/service/procedures/index.ts';
import { joinLimits, keepApart, partLimits } from '#app/service/procedures/limits/joining.store.ts';
import { pairsIn } from '#app/service/procedures/limits/joining.ts';
import { answerWaiting } from '#app/service/procedures/limits/second-eyes.store.ts';
import fc from '../../../test/support/property.ts';
import { rounds } from '../../../test/support/seed.ts';
import type { TestPerson } from '../../../test/support/test-world.ts';
import { confirmLetter } from './letter-confirm.ts';
import { daysNow } from './letter-explained.ts';
import { limitsOfLetter } from './letter-limits.ts';
import { foundFacts, proposalsOf } from './letter-proposals.ts';
import { putBack, setLetterAside } from './letter-set-aside.store.ts';
import { findLetter, insertLetter, listLetters } from './letters.store.ts';
import { refusalOf } from './testing/letter-pdf.ts';
import { type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const ago = (days: number) => today().subtract({ days }).toString();

const words = {
  decision: (day: string) => refusalOf(longDate(day, 'nl')),
  lawyer: (day: string) => `Advocatenkantoor Bos

Mevrouw S. Voorbeeld

Datum ${longDate(day, 'nl')}

Geachte mevrouw,

Hierbij stuur ik u een kopie van de brief van de IND van ${longDate(day, 'nl')}.
De IND wijst uw aanvraag om een verblijfsvergunning af. U kunt binnen vier weken bezwaar maken.

Met vriendelijke groet,
mr. A. Bos, advocaat`,
  unknown: (day: string) => `Dienst Zaken

Mevrouw S. Voorbeeld

Datum ${longDate(day, 'nl')}

Geachte mevrouw,

Wij hebben een besluit genomen over uw verzoek.
U kunt binnen vier weken na de datum van deze brief bezwaar maken.

De directeur`,
};

/** What a colleague does in a case, with or without a map that knows the decision. */
type Act =
  | { do: 'letter'; by: keyof typeof words; day: number }
  | { do: 'refusal' | 'filed'; day: number; paper: number }
  | { do: 'correct' | 'start'; which: number; day: number }
  | { do: 'cancel' | 'restore' | 'aside' | 'back' | 'join' | 'part' | 'apart' | 'open'; which: number };

const day = fc.integer({ min: 0, max: 12 });
const which = fc.nat(4);
const letter = fc.record<Act & { do: 'letter' }>({
  do: fc.constant('letter'),
  by: fc.constantFrom('decision', 'decision', 'lawyer', 'unknown'),
  day,
});
const acts = fc
  .array(
    fc.oneof(
      letter,
      fc.record<Act & { do: 'refusal' | 'filed' }>({ do: fc.constantFrom('refusal', 'filed'), day, paper: which }),
      fc.record<Act & { do: 'correct' | 'start' }>({ do: fc.constantFrom('correct', 'start'), which, day }),
      fc.record<Act & { do: 'join' }>({ do: fc.constant('join'), which }),
      fc.record<Act & { do: 'aside' }>({
        do: fc.constantFrom('cancel', 'restore', 'aside', 'aside', 'back', 'part', 'apart', 'open') as never,
        which,
      }),
    ),
    { minLength: 4, maxLength: 8 },
  )
  .chain((rest) => fc.tuple(letter, letter).map((first): Act[] => [...first, ...rest]));

/** Found once, each with what was wrong. */
const found: [boolean, boolean, Act[]][] = [
  // A day that became earlier by joining stood in no task, or in one with the day of before.
  [
    true,
    true,
    [
      { do: 'letter', by: 'decision', day: 11 },
      { do: 'letter', by: 'decision', day: 0 },
      { do: 'start', which: 0, day: 4 },
      { do: 'letter', by: 'decision', day: 3 },
      { do: 'letter', by: 'lawyer', day: 5 },
      { do: 'join', which: 1 },
      { do: 'join', which: 2 },
    ],
  ],
  // The first of three letters of one decision was taken for a receipt.
  [
    true,
    false,
    [
      { do: 'letter', by: 'decision', day: 10 },
      { do: 'letter', by: 'decision', day: 10 },
      { do: 'letter', by: 'decision', day: 12 },
      { do: 'correct', which: 0, day: 8 },
      { do: 'filed', day: 11, paper: 3 },
    ],
  ],
  // A day that is not fatal became later by parting, and nobody was to tell it.
  [
    false,
    false,
    [
      { do: 'letter', by: 'decision', day: 2 },
      { do: 'letter', by: 'unknown', day: 12 },
      { do: 'join', which: 3 },
      { do: 'aside', which: 0 },
      { do: 'letter', by: 'decision', day: 12 },
      { do: 'join', which: 2 },
      { do: 'part', which: 0 },
    ],
  ],
  // That a limit goes with its letter was forgotten when somebody moved its day, earlier or later.
  [
    false,
    false,
    [
      { do: 'letter', by: 'unknown', day: 1 },
      { do: 'letter', by: 'decision', day: 5 },
      { do: 'aside', which: 1 },
      { do: 'start', which: 1, day: 10 },
    ],
  ],
  [
    false,
    false,
    [
      { do: 'letter', by: 'decision', day: 4 },
      { do: 'letter', by: 'lawyer', day: 2 },
      { do: 'aside', which: 0 },
      { do: 'start', which: 4, day: 1 },
      { do: 'open', which: 1 },
      { do: 'letter', by: 'decision', day: 5 },
    ],
  ],
  // A fatal day was joined to one that is not, and went with it by one person.
  [
    true,
    false,
    [
      { do: 'letter', by: 'decision', day: 12 },
      { do: 'letter', by: 'decision', day: 11 },
      { do: 'correct', which: 2, day: 0 },
      { do: 'refusal', day: 0, paper: 2 },
      { do: 'letter', by: 'lawyer', day: 4 },
      { do: 'join', which: 1 },
      { do: 'refusal', day: 2, paper: 1 },
      { do: 'aside', which: 1 },
    ],
  ],
  // The list of clients did not know of the task of today.
  [
    false,
    false,
    [
      { do: 'letter', by: 'unknown', day: 1 },
      { do: 'letter', by: 'lawyer', day: 3 },
      { do: 'aside', which: 1 },
      { do: 'start', which: 1, day: 3 },
    ],
  ],
  // The start of what counts from another last day was corrected, and nobody was to tell it.
  [
    true,
    false,
    [
      { do: 'letter', by: 'decision', day: 6 },
      { do: 'filed', day: 7, paper: 3 },
      { do: 'correct', which: 3, day: 11 },
      { do: 'aside', which: 3 },
      { do: 'filed', day: 11, paper: 3 },
      { do: 'start', which: 3, day: 3 },
    ],
  ],
];

describe('letters, events, corrections, joinings and settings aside in any order', () => {
  let desk: ReadingDesk;
  let joke: Reader;
  let token: string;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk();
    joke = await desk.reader(desk.world.people.joke);
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
    token = await desk.world.as(desk.world.people.joke, newFeed);
  });
  afterAll(() => desk?.close());

  const inCase = <T>(who: TestPerson, what: (open: OpenCase) => Promise<T>) =>
    desk.world.as(who, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('The case does not open.');
      return what(open);
    });

  const one = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
  const isOpen = ({ document }: OpenLimit) => document.clear.state === 'open';

  async function bring(open: OpenCase, { by, day: on }: Act & { do: 'letter' }): Promise<void> {
    const reading = readLetter(pagesOfText(words[by](ago(on)).replaceAll('# ', '')));
    const id = await insertLetter(open, {
      originals: [],
      uploadedBy: 'Joke',
      uploadedAt: new Date().toISOString(),
      scannedAt: null,
      pages: [],
      closedFiles: [],
      reading,
      seen: { days: [], appointments: [], says: [], wrong: [] },
      confirmation: null,
      setAside: null,
    });
    const kept = await findLetter(open, id);
    if (!kept) throw new Error('The letter is not there.');
    const facts = foundFacts(reading);
    const choices = proposalsOf(reading, facts).map(({ key }) => ({
      key,
      choice: 'take' as const,
      day: null,
      reason: null,
    }));
    await confirmLetter(open, kept, kept.version, { facts, choices });
  }

  async function record(open: OpenCase, act: Act & { do: 'refusal' | 'filed' }, map: string | null): Promise<void> {
    const letters = await listLetters(open);
    const paper = act.do === 'filed' ? one(letters, act.paper) : undefined;
    const happening = act.do === 'filed' ? 'objection-filed' : 'refusal';
    const days = act.do === 'filed' ? { on: ago(act.day) } : { letter: ago(act.day) };
    const facts = { certainty: 'sure' as const, lawyerDay: null, stated: null, days };
    // The letter that tells the decision is taken for a receipt.
    const document = paper === undefined ? null : { kind: 'letter' as const, id: paper.id };
    if (map !== null) await recordEvent(open, map, { happening, facts, document });
  }

  async function changeOne(open: OpenCase, act: Act & { do: 'correct' | 'cancel' | 'restore'; which: number }) {
    const all = (await listProcedures(open)).flatMap(({ id, events }) => events.map((event) => ({ id, event })));
    const found = one(all, act.which);
    if (!found) return;
    const { facts, document } = found.event.document;
    const on = act.do === 'correct' ? ago(act.day) : '';
    const days = facts.days.on === undefined ? { ...facts.days, letter: on } : { on };
    await changeEvent(
      open,
      found.id,
      found.event,
      act.do === 'correct'
        ? { what: 'corrected', facts: { ...facts, days }, document, reason: 'x' }
        : { what: act.do === 'cancel' ? 'cancelled' : 'restored', reason: 'x' },
    );
  }

  async function joinOne(open: OpenCase, act: Act & { do: 'join' | 'part' | 'apart'; which: number }): Promise<void> {
    const limits = await listLimits(open);
    if (act.do === 'part') {
      const stopped = one(
        limits.filter(({ document }) => document.joined !== null),
        act.which,
      );
      if (stopped) await partLimits(open, stopped, stopped.version);
      return;
    }
    const pair = one(pairsIn(limits), act.which);
    if (!pair) return;
    const { runs, stops } = pair;
    if (act.do === 'apart') await keepApart(open, stops, stops.version);
    else expect(await joinLimits(open, stops, { runs, stops: stops.version })).toBe('saved');
  }

  async function doIt(open: OpenCase, act: Act, map: string | null): Promise<void> {
    switch (act.do) {
      case 'letter':
        return bring(open, act);
      case 'refusal':
      case 'filed':
        return record(open, act, map);
      case 'correct':
      case 'cancel':
      case 'restore':
        return changeOne(open, act as never);
      case 'start': {
        const limit = one((await listLimits(open)).filter(isOpen), act.which);
        const asked = { what: 'start', start: ago(act.day), reason: 'x' } as const;
        if (limit) await correctStart(open, limit, limit.version, asked);
        return;
      }
      case 'aside': {
        const kept = one(
          (await listLetters(open)).filter(({ state }) => state === 'confirmed'),
          act.which,
        );
        if (kept) expect(await setLetterAside(open, kept, kept.version, 'x')).toBe('saved');
        return;
      }
      case 'back': {
        const kept = one(
          (await listLetters(open)).filter(({ state }) => state === 'set-aside'),
          act.which,
        );
        if (kept) expect(await putBack(open, kept, kept.version)).toBe('saved');
        return;
      }
      case 'open': {
        const limit = one(
          (await listLimits(open)).filter(({ document }) => document.waiting !== null),
          act.which,
        );
        if (limit) await answerWaiting(open, limit, limit.version, { what: 'opened' });
        return;
      }
      default:
        return joinOne(open, act as never);
    }
  }

  /** Every fatal day, and the day that is kept to for it: its own, or that of the one that runs on for it. */
  const kept = (limits: readonly OpenLimit[]) =>
    new Map(
      limits
        .filter(({ document: { clear } }) => clear.purpose === 'act' && isFatal(clear.catalogueId))
        .flatMap((limit) => {
          const { id: runs, document } = runsFor(limit, limits);
          const { state, drivingDay } = document.clear;
          return state === 'open' ? [[limit.id, { runs, day: drivingDay }] as const] : [];
        }),
    );

  async function check(open: OpenCase, told: string): Promise<void> {
    const [limits, letters, tasks] = [await listLimits(open), await listLetters(open), await listTasks(open)];
    const running = limits.filter(isOpen);
    const days = running.map(({ document }) => document.clear.drivingDay).sort();
    // The lists, the client's page and list, and the calendar.
    const { lines } = await dueList(open.visit, 'all', { size: 500 });
    const own = lines.filter((line) => line.reference === reference && line.limit);
    expect(own.map((line) => line.day).sort(), told).toEqual(days);
    const all = lines.flatMap((line) => (line.limit ? [line.day] : []));
    const calendar = (await feedDays(desk.world.installation, token)) ?? [];
    expect(calendar.map((entry) => entry.day.toString()).sort(), told).toEqual(all.sort());
    const [row] = await desk.rows('select next_due_day::text as day from naast.case_file where reference = $1', [
      reference,
    ]);
    const [next] = await nextOfClient(open, 'nl');
    expect(next?.day ?? null, told).toBe(row?.day ?? null);
    if (days[0] !== undefined) expect((next?.day ?? '') <= days[0], told).toBe(true);
    // Reminders are of what runs, and of the day that it has.
    const jobs = await desk.rows(
      `select j.limit_id from naast.job j join naast.legal_limit l on l.id = j.limit_id
        where l.case_id = $1 and j.state = 'waiting' and (l.state <> 'open' or j.run_on > l.driving_day)`,
      [open.caseId],
    );
    expect(jobs, told).toEqual([]);
    // Nothing that runs hangs on what is gone, but for what waits for a second person.
    const events = (await listProcedures(open)).flatMap((procedure) => procedure.events);
    for (const { document } of running) {
      if (document.waiting !== null) continue;
      const { step, letter: from } = document.origin;
      if (step) expect(events.find(({ id }) => id === step.event)?.document.cancelled, told).toBe(false);
      else expect(letters.find(({ id }) => id === from)?.state, told).toBe('confirmed');
    }
    // What is to be told is told once, with the day of now.
    const news = tasks.filter(({ kind, state }) => kind === 'new-day' && state === 'open');
    const moved = news.flatMap(({ document }) => document.moved);
    expect(new Set(moved.map(({ limit }) => limit)).size, told).toBe(moved.length);
    for (const { limit, to } of moved) {
      const found = limits.find(({ id }) => id === limit);
      const now = found && runsFor(found, limits);
      if (now && isOpen(now)) expect(to, `${told} told`).toBe(now.document.clear.drivingDay);
    }
    await checkSheets(limits, told, letters);
  }

  /** The printed sheet of each letter that stands has the day of each of its limits, and no other day to object. */
  async function checkSheets(limits: OpenLimit[], told: string, letters: Awaited<ReturnType<typeof listLetters>>) {
    for (const kept of letters.filter(({ state }) => state === 'confirmed')) {
      const sheet = daysNow(kept, limitsOfLetter(kept, limits));
      const { text } = await joke.get(`/clients/${reference}/letters/${kept.id}/copy?in=nl`);
      for (const { drivingDay } of sheet)
        expect(text.includes(dayAndDate(drivingDay, 'nl')), `${told} ${drivingDay}`).toBe(true);
      const objections = sheet.filter(({ what }) => what === 'TM08').map(({ drivingDay }) => drivingDay);
      expect(new Set(objections).size, `${told} objections ${objections}`).toBeLessThanOrEqual(1);
    }
  }

  it('are told alike by sheets, lists, calendar and reminders; one person moves no fatal day back and lets none go', async () => {
    const { people } = desk.world;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.boolean(), acts, async (hasMap, isAlone, all) => {
        ({ reference } = await desk.newCase());
        const begun = { key: 'remedies', begun: ago(40), startedFrom: null };
        const map = hasMap ? await inCase(people.joke, (open) => startProcedure(open, begun)) : null;
        let before = new Map<string, { runs: string; day: string }>();
        for (const [at, act] of all.entries()) {
          const who = act.do === 'open' && !isAlone ? people.karel : people.joke;
          await inCase(who, (open) => doIt(open, act, map));
          const now = kept(await inCase(people.joke, listLimits));
          if (who === people.joke)
            for (const [id, { runs, day }] of before) {
              // A letter that is set aside takes its limit along; the one that it was joined to runs on.
              const days = [now.get(id), now.get(runs)].map((one) => one?.day ?? 'gone');
              expect((days.sort()[0] ?? '') <= day, `${at} ${act.do}: ${day} ${days}`).toBe(true);
            }
          before = now;
        }
        const told = all.map((act) => act.do).join(' ');
        await inCase(people.joke, (open) => check(open, told));
        await desk.rows("update naast.case_file set status = 'closed' where reference = $1", [reference]);
      }),
      // What was found is tried each time, other orders in the long run.
      { numRuns: rounds(found.length, 80), endOnFailure: true, examples: found, interruptAfterTimeLimit: 45_000 },
    );
  }, 120_000);
});
