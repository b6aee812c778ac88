import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { isWorkingDay, type Law, lastDay, laws, type Question, workingDaysBetween } from './index.ts';

const epoch = new Temporal.PlainDate(1995, 1, 1);
const anyStart = fc.integer({ min: 0, max: 40 * 366 }).map((days) => epoch.add({ days }));
const termInDays = fc.integer({ min: 1, max: 120 }).map((n) => `P${n}D`);
const anyTerm = fc.oneof(
  termInDays,
  fc.integer({ min: 1, max: 30 }).map((n) => `P${n}W`),
  fc.integer({ min: 1, max: 15 }).map((n) => `P${n}M`),
  fc.integer({ min: 1, max: 10 }).map((n) => `P${n}Y`),
);
const daysOnly: readonly Law[] = ['court-days'];
const anyQuestion: fc.Arbitrary<Question> = fc.constantFrom(...laws).chain((law): fc.Arbitrary<Question> => {
  if (law === 'post') return fc.record({ law: fc.constant(law), start: anyStart });
  if (law === 'hours') return fc.record({ law: fc.constant(law), start: anyStart, term: fc.constant('PT72H') });
  const term = daysOnly.includes(law) ? termInDays : anyTerm;
  return fc.record({ law: fc.constant(law), start: anyStart, term });
});
const insideTheAct = fc.record({
  law: fc.constantFrom('statute' as const, 'amvb' as const, 'criminal' as const),
  start: anyStart,
  term: fc.oneof(
    fc.integer({ min: 1, max: 90 }).map((n) => `P${n}D`),
    fc.integer({ min: 1, max: 12 }).map((n) => `P${n}W`),
    fc.integer({ min: 1, max: 3 }).map((n) => `P${n}M`),
  ),
});
const { compare } = Temporal.PlainDate;
const runs = { numRuns: 1000 };

describe('whatever is asked', () => {
  test('a driving day that we act on is never later than any reading, one that we wait for never earlier', () => {
    fc.assert(
      fc.property(anyQuestion, fc.constantFrom('act' as const, 'wait' as const), (question, forWhom) => {
        const answer = lastDay({ ...question, for: forWhom });
        const side = forWhom === 'wait' || question.law === 'milestone' ? 1 : -1;
        for (const day of [answer.lastDay, ...answer.readings.map((reading) => reading.lastDay)]) {
          expect(compare(answer.drivingDay, day) * side).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  test('the last day is never before the raw day, and there is one move for each day between them', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { rawLastDay, lastDay: last, moves } = lastDay(question);
        expect(moves).toHaveLength(rawLastDay.until(last, { largestUnit: 'days' }).days);
        for (const [index, move] of moves.entries()) {
          expect(move.from.toString()).toBe(rawLastDay.add({ days: index }).toString());
          expect(move.to.toString()).toBe(move.from.add({ days: 1 }).toString());
        }
      }),
      runs,
    );
  });

  test('a later start never gives an earlier day', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 40 }), (question, later) => {
        const start = question.start as Temporal.PlainDate;
        const first = lastDay(question);
        const second = lastDay({ ...question, start: start.add({ days: later }) });
        expect(compare(first.lastDay, second.lastDay)).toBeLessThanOrEqual(0);
        expect(compare(first.drivingDay, second.drivingDay)).toBeLessThanOrEqual(0);
      }),
      runs,
    );
  });

  test('what must be handed in has a working day on or before the driving day, and a safe day before that', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { drivingDay, practicalDay, safeDay } = lastDay(question);
        if (practicalDay === null || safeDay === null) return question.law === 'milestone';
        expect(isWorkingDay(practicalDay) && isWorkingDay(safeDay)).toBe(true);
        expect(compare(practicalDay, drivingDay)).toBeLessThanOrEqual(0);
        expect(workingDaysBetween(practicalDay, drivingDay)).toBe(0);
        expect(workingDaysBetween(safeDay.subtract({ days: 1 }), drivingDay.subtract({ days: 1 }))).toBe(2);
        return true;
      }),
      runs,
    );
  });
});

describe('inside the Algemene termijnenwet', () => {
  test('the day is what a walk day by day gives, is never closed, and is never moved further than needed', () => {
    fc.assert(
      fc.property(insideTheAct, (question) => {
        const { rawLastDay, lastDay: last } = lastDay(question);
        expect(last.toString()).toBe(walk(question.start, rawLastDay, question.term).toString());
        expect(isWorkingDay(last)).toBe(true);
      }),
      runs,
    );
  });

  test('a term of three days or more holds two working days', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 3, max: 14 }), (start, days) => {
        const { lastDay: last } = lastDay({ law: 'statute', start, term: `P${days}D` });
        expect(workingDaysBetween(start, last)).toBeGreaterThanOrEqual(2);
      }),
      runs,
    );
  });

  test('weeks are weeks across both changes of the clock', () => {
    for (const night of ['2026-03-29', '2026-10-25']) {
      for (let before = 0; before < 28; before += 1) {
        const start = Temporal.PlainDate.from(night).subtract({ days: before });
        expect(lastDay({ law: 'policy', start, term: 'P4W' }).lastDay.dayOfWeek).toBe(start.dayOfWeek);
      }
    }
  });
});

/** The article read aloud: on from the raw day to a working day, then on until the term holds two. */
function walk(start: Temporal.PlainDate, raw: Temporal.PlainDate, term: string): Temporal.PlainDate {
  let last = raw;
  while (!isWorkingDay(last)) last = last.add({ days: 1 });
  if (term === 'P1D' || term === 'P2D') return last;
  while (workingDaysBetween(start, last) < 2) {
    last = last.add({ days: 1 });
    while (!isWorkingDay(last)) last = last.add({ days: 1 });
  }
  return last;
}
