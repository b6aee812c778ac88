import { describe, expect, it } from 'vitest';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { whyWeeks } from './why-weeks.ts';

function shown(what: string, start: string): string[] {
  const days = countLimit({ what, start, term: null });
  if (!days?.counted) throw new Error('It cannot be counted.');
  const weeks = whyWeeks({ start, lastDay: days.lastDay, drivingDay: days.drivingDay, counted: days.counted });
  return weeks.map((week) =>
    Array.isArray(week)
      ? week
          .map(({ date, role, reason }) => (role === 'outside' ? '-' : `${date.day} ${role[0]}${reason ? '!' : ''}`))
          .join(' ')
      : `(${week.leftOut})`,
  );
}

describe('why this day', () => {
  it('shows each week from the day that does not count to the last day, with what is skipped', () => {
    // Friday 21 March 2025 and four weeks is Good Friday: over the weekend and Easter Monday to Tuesday 22 April.
    expect(shown('TM08', '2025-03-21')).toEqual([
      '- - - - 21 s 22 c 23 c',
      '24 c 25 c 26 c 27 c 28 c 29 c 30 c',
      '31 c 1 c 2 c 3 c 4 c 5 c 6 c',
      '7 c 8 c 9 c 10 c 11 c 12 c 13 c',
      '14 c 15 c 16 c 17 c 18 s! 19 s! 20 s!',
      '21 s! 22 l - - - - -',
    ]);
  });

  it('marks the other reading, and the day that is kept when that is not the last one of the law', () => {
    // The moved day is the last one, the raw day is kept (TM15).
    expect(shown('TM15', '2025-03-21').at(-2)).toBe('14 c 15 c 16 c 17 c 18 d 19 s! 20 s!');
    // Three months and ninety days of a reflection period.
    expect(shown('TM01', '2026-11-25').join(' ')).toContain('23 d 24 c 25 l');
  });

  it('leaves out the middle of a long term, and counts back from a hearing', () => {
    expect(shown('TM07', '2026-03-03')).toHaveLength(7);
    expect(shown('TM07', '2026-03-03')[2]).toBe('(99)');
    expect(shown('TM06', '2026-03-15')).toEqual(['- - - - - 14 l 15 s']);
  });
});
