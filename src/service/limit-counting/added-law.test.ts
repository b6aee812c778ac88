import { describe, expect, it } from 'vitest';
import { catalogue } from '#app/service/deadlines/index.ts';
import fc from '../../../test/support/property.ts';
import { countLimit } from './count-limit.ts';
import { type AddedLaw, type CountedLimit, dayOfReading, earlierByAddedLaw } from './index.ts';

const isoDay = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString());
const ids = catalogue.filter(({ counts }) => counts.length > 0).map(({ id }) => id);
const reading = fc.record({
  limit: fc.constantFrom(...ids),
  term: fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('D', 'W', 'M')).map(([n, unit]) => `P${n}${unit}`),
  earlier: fc.integer({ min: 0, max: 60 }),
});
const decreeDay = fc.record({ day: isoDay, change: fc.constantFrom('equated' as const, 'struck' as const) });
const law: fc.Arbitrary<AddedLaw> = fc.record({
  readings: fc.array(reading, { maxLength: 6 }),
  days: fc.array(decreeDay, { maxLength: 12 }),
});

function limitOf(id: string, start: string): CountedLimit | null {
  const days = countLimit({ what: id, start, term: null });
  return days && { catalogueId: id, start, term: days.term, purpose: days.purpose, drivingDay: days.drivingDay };
}

describe('what is added to the law from a screen', () => {
  it('never makes a day later on which we act, whatever was added', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), isoDay, law, (id, start, added) => {
        const limit = limitOf(id, start);
        const earlier = limit && earlierByAddedLaw(limit, added);
        if (limit !== null && earlier !== null) {
          expect(earlier < limit.drivingDay).toBe(true);
          expect(limit.purpose).toBe('act');
        }
        // And the calendar is the one it was.
        expect(limitOf(id, start)).toEqual(limit);
      }),
      { numRuns: 1500 },
    );
  });

  it('makes no day later by adding more of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), isoDay, law, reading, (id, start, added, one) => {
        const limit = limitOf(id, start);
        if (limit === null) return;
        const driving = (of: AddedLaw) => earlierByAddedLaw(limit, of) ?? limit.drivingDay;
        expect(driving({ ...added, readings: [...added.readings, one] }) <= driving(added)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves alone what we wait for: nobody acts too early by a reading', () => {
    const waits = catalogue.filter((row) => row.for === 'wait' && row.counts.length > 0);
    expect(waits.length).toBeGreaterThan(0);
    for (const { id } of waits) {
      const limit = limitOf(id, '2026-03-02');
      const added = { readings: [{ limit: id, term: 'P1D', earlier: 60 }], days: [] };
      if (limit !== null) expect([id, earlierByAddedLaw(limit, added)]).toEqual([id, null]);
    }
  });

  it('counts another length, and a start that is earlier, under the law of the limit', () => {
    const limit = limitOf('TM08', '2026-03-02');
    expect(limit?.drivingDay).toBe('2026-03-30');
    expect(dayOfReading({ catalogueId: 'TM08', start: '2026-03-02' }, { limit: 'TM08', term: 'P2W', earlier: 0 })).toBe(
      '2026-03-16',
    );
    expect(dayOfReading({ catalogueId: 'TM08', start: '2026-03-02' }, { limit: 'TM08', term: 'P4W', earlier: 3 })).toBe(
      '2026-03-27',
    );
    expect(
      dayOfReading({ catalogueId: 'TM01', start: '2026-03-02' }, { limit: 'TM08', term: 'P2W', earlier: 0 }),
    ).toBeNull();
  });

  it('strikes a day of a decree, and takes none that is equated for a reason to wait', () => {
    // The Friday after Ascension Day 2026 (15 May) is equated: four weeks from 17 April end on the Monday after it.
    const limit = limitOf('TM08', '2026-04-17');
    if (limit === null) throw new Error('Not to be counted.');
    expect(limit.drivingDay).toBe('2026-05-18');
    expect(earlierByAddedLaw(limit, { readings: [], days: [{ day: '2026-05-15', change: 'struck' }] })).toBe(
      '2026-05-15',
    );
    expect(earlierByAddedLaw(limit, { readings: [], days: [{ day: '2026-05-18', change: 'equated' }] })).toBeNull();
  });
});
