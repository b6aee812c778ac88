import { describe, expect, test } from 'vitest';
import { type LegalTerm, lastDay, type Question, readStart, tryLastDay } from './index.ts';

function ends(start: string, term: string, forWhom: Question['for'] = 'act'): string {
  const read = readStart(start);
  if (!read.ok) throw new Error(start);
  const answer: LegalTerm = lastDay({ law: 'hours', start: read.value, term, for: forWhom });
  return `${answer.lastDay} ${answer.closesAt} driving ${answer.drivingDay}`;
}

describe('a term in hours', () => {
  test('closes at the hour at which it began', () => {
    expect(ends('2026-11-27T09:15', 'PT72H')).toBe('2026-11-30 09:15 driving 2026-11-30');
  });

  test('counts elapsed hours across both changes of the clock', () => {
    expect(ends('2026-03-28T12:00', 'PT24H')).toBe('2026-03-29 13:00 driving 2026-03-29');
    expect(ends('2026-10-24T12:00', 'PT24H')).toBe('2026-10-25 11:00 driving 2026-10-25');
  });

  test('that began in the hour that comes twice: act on the first, wait for the second', () => {
    expect(ends('2026-10-25T02:30', 'PT24H')).toBe('2026-10-26 01:30 driving 2026-10-26');
    expect(ends('2026-10-25T02:30', 'PT24H', 'wait')).toBe('2026-10-26 02:30 driving 2026-10-26');
  });

  test('that would begin in the hour that is skipped is refused', () => {
    const read = readStart('2026-03-29T02:30');
    if (!read.ok) throw new Error('unreadable');
    expect(tryLastDay({ law: 'hours', start: read.value, term: 'PT24H' })).toMatchObject({
      ok: false,
      refusal: { code: 'skipped-hour' },
    });
  });

  test('that ends at midnight ends with the day before', () => {
    expect(ends('2026-11-27T00:00', 'PT24H')).toBe('2026-11-27 24:00 driving 2026-11-27');
  });

  test('from a date alone counts whole days and promises no hour', () => {
    expect(ends('2026-11-27', 'PT72H')).toBe('2026-11-30 null driving 2026-11-30');
    expect(ends('2026-11-27', 'PT36H')).toBe('2026-11-28 null driving 2026-11-28');
    expect(ends('2026-11-27', 'PT36H', 'wait')).toBe('2026-11-28 null driving 2026-11-29');
  });
});
