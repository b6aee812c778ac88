import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import equatedDays from './equated-days.json' with { type: 'json' };
import { catalogue, type Law, type LegalTerm, type LimitQuestion, lastDay, laws, limitOf } from './index.ts';

// The first rule of this suite: a driving day later than the law allows, never; one that we wait for too early, never.
// The law is read here a second time, by a walk over dates and with the holidays of another package.

const { compare } = Temporal.PlainDate;
const anyStart = fc.integer({ min: 0, max: 34 * 365 }).map((days) => new Temporal.PlainDate(1995, 1, 1).add({ days }));
const anyLength = fc.oneof(
  fc.record({ unit: fc.constant('D'), length: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ unit: fc.constant('W'), length: fc.integer({ min: 1, max: 26 }) }),
  fc.record({ unit: fc.constant('M'), length: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ unit: fc.constant('Y'), length: fc.integer({ min: 1, max: 3 }) }),
);
const runs = { numRuns: 800 };

describe('a driving day later than the law allows: never', () => {
  for (const law of laws) {
    test(`${law}: we act on or before the last day of the law, and wait at least until it`, () => {
      fc.assert(
        fc.property(anyStart, anyLength, fc.boolean(), (start, length, clearDays) => {
          const { unit } = length;
          if (law === 'court-days' && unit !== 'D') return;
          const term =
            law === 'post' ? 'P1W' : law === 'hours' ? `PT${24 * length.length}H` : `P${length.length}${unit}`;
          const clear = law === 'backward' && clearDays;
          const [earliest, latest] = lawful(law, start, length, clear);
          const act = lastDay({ law, start, term, clear });
          const wait = lastDay({ law, start, term, clear, for: 'wait' });
          if (law !== 'milestone') expect(compare(act.drivingDay, earliest), `${start} ${term}`).toBeLessThanOrEqual(0);
          expect(compare(wait.drivingDay, latest), `${start} ${term}`).toBeGreaterThanOrEqual(0);
          expect(wait.possibleFrom?.toString()).toBe(wait.drivingDay.add({ days: 1 }).toString());
        }),
        { numRuns: law === 'statute' ? 800 : 120 },
      );
    });
  }

  test('whatever a case knows of a limit: starts, suspension, extension, a day of the letter', () => {
    const counted = catalogue.filter(({ counts }) => counts.length > 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...counted),
        anyStart,
        fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 2 }),
        fc.option(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }))),
        fc.option(fc.constantFrom('P1W', 'P6W', 'P6M')),
        fc.option(fc.integer({ min: 1, max: 200 })),
        (definition, start, others, pause, extended, stated) => {
          const law = definition.counts[0]?.law ?? 'statute';
          const changes = ['statute', 'amvb', 'policy', 'ministerial', 'letter'].includes(law);
          const question: LimitQuestion = {
            id: definition.id,
            start,
            otherStarts: others.map((days) => start.add({ days })),
            stated: stated === null ? undefined : start.add({ days: stated }),
            pauses:
              pause === null || !changes
                ? undefined
                : [{ asked: start.add({ days: pause[0] }), completed: start.add({ days: pause[0] + pause[1] }) }],
            extension: extended === null || !changes ? undefined : { term: extended },
          };
          const answer = limitOf(question);
          const days = [answer.lastDay, ...answer.readings.map((reading) => reading.lastDay)];
          const side = definition.for === 'wait' || law === 'milestone' ? 1 : -1;
          for (const day of days) expect(compare(answer.drivingDay, day) * side).toBeGreaterThanOrEqual(0);
          // What is known beside the plain facts never makes us act later than each of them alone would.
          if (side === -1) expect(notLater(answer, question)).toBe(true);
        },
      ),
      runs,
    );
  });
});

/** A further start or a day of the letter only ever brings the day forward. */
function notLater(answer: LegalTerm, { otherStarts: _starts, stated: _stated, ...plain }: LimitQuestion): boolean {
  return compare(answer.drivingDay, limitOf(plain).drivingDay) <= 0;
}

type Length = { unit: string; length: number };

/** The first and the last of the days that the law allows to be called the last one. */
function lawful(
  law: Law,
  start: Temporal.PlainDate,
  length: Length,
  clear: boolean,
): [Temporal.PlainDate, Temporal.PlainDate] {
  const raw = start.add(duration(length));
  switch (law) {
    case 'statute':
    case 'amvb':
      return twice(inTheAct(start, raw, length));
    case 'criminal': {
      const thirty = length.unit === 'M' ? start.add({ days: 30 * length.length }) : raw;
      const both = [inTheAct(start, thirty, length), inTheAct(start, raw, length)].sort(compare);
      return both as [Temporal.PlainDate, Temporal.PlainDate];
    }
    case 'backward':
      return twice(start.subtract(duration(length)).subtract({ days: clear ? 1 : 0 }));
    case 'court-days':
      return twice(openDays(start, length.length));
    case 'post':
      return twice(start.add({ weeks: 1 }));
    case 'hours':
      return twice(start.add({ days: length.length }));
    case 'eu1182':
      return twice(onward(start, raw, length.unit === 'D' && length.length < 2 ? 0 : 2, isClosedUnder31));
    case 'tax-collection': {
      const isEnd = start.day === start.daysInMonth && 'MY'.includes(length.unit);
      return isEnd ? [raw, raw.with({ day: raw.daysInMonth })] : twice(raw);
    }
    default:
      return twice(raw);
  }
}

const twice = (day: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate] => [day, day];
const words: Readonly<Record<string, 'days' | 'weeks' | 'months' | 'years'>> = {
  D: 'days',
  W: 'weeks',
  M: 'months',
  Y: 'years',
};
const duration = ({ unit, length }: Length) => ({ [words[unit] ?? 'days']: length });

function inTheAct(start: Temporal.PlainDate, raw: Temporal.PlainDate, { unit, length }: Length): Temporal.PlainDate {
  const longest = { D: 90, W: 12, M: 3, Y: 0 }[unit] ?? 0;
  if (length > longest) return raw;
  return onward(start, raw, unit === 'D' && length < 3 ? 0 : 2, isClosed);
}

function onward(
  start: Temporal.PlainDate,
  raw: Temporal.PlainDate,
  workingDays: number,
  closed: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate {
  let open = 0;
  for (let day = start.add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (!closed(day)) open += 1;
    if (compare(day, raw) >= 0 && !closed(day) && open >= workingDays) return day;
  }
}

function openDays(start: Temporal.PlainDate, howMany: number): Temporal.PlainDate {
  let day = start;
  for (let left = howMany; left > 0; ) {
    day = day.add({ days: 1 });
    if (!isClosedUnder31(day)) left -= 1;
  }
  return day;
}

const theirs = new Holidays('NL');
const ofYear = new Map<number, Set<string>>();

/** Weekends and the days of article 3(1), by the other package and by 5 May, which it calls a school day. */
function isClosedUnder31(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5 || (day.month === 5 && day.day === 5)) return true;
  let known = ofYear.get(day.year);
  if (!known) {
    const found = theirs.getHolidays(day.year).filter(({ type }) => type === 'public');
    known = new Set(found.map(({ date }) => date.slice(0, 10)));
    ofYear.set(day.year, known);
  }
  return known.has(day.toString());
}

const decrees = new Set(equatedDays.map(({ date }) => date));
const goodFridays = new Map<number, string>();

function isClosed(day: Temporal.PlainDate): boolean {
  const friday =
    goodFridays.get(day.year) ??
    theirs
      .getHolidays(day.year)
      .find(({ rule }) => rule === 'easter -2')
      ?.date.slice(0, 10) ??
    '';
  goodFridays.set(day.year, friday);
  return isClosedUnder31(day) || decrees.has(day.toString()) || day.toString() === friday;
}
