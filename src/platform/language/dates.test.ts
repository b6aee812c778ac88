import { describe, expect, test } from 'vitest';
import { dateAndTime, dayAndDate, leafOf, longDate, shortDate, timeOfDay } from './dates.ts';
import { readDate } from './read-date.ts';

describe('dates in words', () => {
  test('name the month, in the language of the reader', () => {
    expect(longDate('2026-11-27', 'nl')).toBe('27 november 2026');
    expect(longDate(Temporal.PlainDate.from('2026-11-27'), 'en')).toBe('27 November 2026');
    expect(dayAndDate('2026-12-28', 'nl')).toBe('maandag 28 december 2026');
    expect(shortDate('2026-12-28', 'nl')).toBe('28 dec 2026');
    expect(leafOf('2026-12-28', 'nl')).toEqual({ weekday: 'ma', day: '28', month: 'dec' });
  });

  test('are Dutch days: half past eleven at night in London is the next day here', () => {
    expect(longDate('2026-06-30T22:30:00Z', 'nl')).toBe('1 juli 2026');
    expect(dateAndTime('2026-06-30T22:30:00Z', 'nl')).toBe('1 juli 2026, 00:30');
    expect(timeOfDay(new Date('2026-12-01T09:05:00Z'), 'en')).toBe('10:05');
  });

  test('refuse what is no date instead of showing another day', () => {
    expect(() => longDate('2026-02-30', 'nl')).toThrow(RangeError);
    expect(() => longDate('soon', 'nl')).toThrow(RangeError);
  });
});

describe('a date as people type it', () => {
  test('needs nothing between the figures, as on the keys of a telephone', () => {
    const first = Temporal.PlainDate.from('1999-12-31');
    for (let days = 0; days < 20_000; days += 37) {
      const day = first.add({ days });
      const [year, month, date] = day.toString().split('-');
      expect(readDate(`${date}${month}${year}`)?.toString()).toBe(day.toString());
      expect(readDate(`${year}${month}${date}`)).toBeNull();
    }
  });

  test.each([
    '27-11-2026',
    '27/11/2026',
    '27.11.2026',
    '27 11 2026',
    ' 2026-11-27 ',
    '27 november 2026',
    '27 Nov. 2026',
    '27 nov 2026',
  ])('is understood: %s', (typed) => {
    expect(readDate(typed)?.toString()).toBe('2026-11-27');
  });

  test.each(['2 mrt 2026', '2 maart 2026', '2 March 2026', '2-3-2026'])('is day before month: %s', (typed) => {
    expect(readDate(typed)?.toString()).toBe('2026-03-02');
  });

  test.each([
    '2026-02-30',
    '31-04-2026',
    '29-02-2027',
    '0-1-2026',
    '1-13-2026',
    '27-11-26',
    '27 ju 2026',
    'morgen',
    '',
    '1-1-0001',
  ])('is refused when it is no day: %s', (typed) => {
    expect(readDate(typed)).toBeNull();
  });
});
