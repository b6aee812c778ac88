import { describe, expect, it } from 'vitest';
import { countLimit, recount } from './index.ts';

const facts = { what: 'TM08', start: '2026-11-27', term: null, stated: null, safest: null };

describe('a limit that a letter starts', () => {
  it('is counted by the catalogue: four weeks after 27 November 2026 is moved past Christmas to 28 December', () => {
    expect(countLimit(facts)).toMatchObject({
      law: 'statute',
      term: 'P4W',
      lastDay: '2026-12-28',
      drivingDay: '2026-12-28',
      recomputable: true,
      counted: { rawLastDay: '2026-12-25', coverage: 'final' },
    });
  });

  it('is driven by the earlier day when the letter states one, and can then not be recomputed from the clear columns', () => {
    expect(countLimit({ ...facts, stated: '2026-12-24' })).toMatchObject({
      lastDay: '2026-12-28',
      drivingDay: '2026-12-24',
      recomputable: false,
    });
  });

  it('keeps the raw day as the driving one for leaving the country', () => {
    expect(countLimit({ ...facts, what: 'TM15' })).toMatchObject({ lastDay: '2026-12-28', drivingDay: '2026-12-25' });
  });

  it('is the stated day alone when the letter gives nothing to count from', () => {
    const days = countLimit({ ...facts, what: 'letter', start: null, stated: '2026-12-10' });
    expect(days).toMatchObject({ law: 'letter', lastDay: '2026-12-10', counted: null, recomputable: false });
  });

  it('is nothing when neither a start nor a day is known', () => {
    expect(countLimit({ ...facts, start: null })).toBeNull();
    expect(countLimit({ ...facts, what: 'TM17' })).toBeNull();
  });

  it('gives the same days again from what stands in the clear', () => {
    for (const what of ['TM06', 'TM08', 'TM12', 'TM15']) {
      const days = countLimit({ ...facts, what });
      const again = recount({ catalogueId: what, start: '2026-11-27', term: days?.term ?? null });
      expect(again).toEqual({ lastDay: days?.lastDay, drivingDay: days?.drivingDay });
    }
  });
});
