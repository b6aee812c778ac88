import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import equatedDays from './equated-days.json' with { type: 'json' };
import { coveredFrom, coveredUntil, holidayOn, holidaysOf, isWorkingDay, workingDaysBetween } from './index.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const weekdays = (year: number) =>
  holidaysOf(year)
    .filter(({ date }) => date.dayOfWeek < 6)
    .map(({ date }) => date.toString().slice(5));

describe('the holiday table', () => {
  test('holds the days printed for 2025 to 2028', () => {
    expect(weekdays(2025).join(' ')).toBe('01-01 04-18 04-21 05-05 05-29 05-30 06-09 12-25 12-26');
    expect(weekdays(2026).join(' ')).toBe('01-01 01-02 04-03 04-06 04-27 05-05 05-14 05-15 05-25 12-25');
    expect(weekdays(2027).join(' ')).toBe('01-01 03-26 03-29 04-27 05-05 05-06 05-07 05-17');
    expect(weekdays(2028).join(' ')).toBe('04-14 04-17 04-27 04-28 05-05 05-25 05-26 06-05 12-25 12-26');
  });

  test('keeps Koninginnedag until 2013 and Koningsdag after it, both on the Saturday when it would be a Sunday', () => {
    expect(holidayOn(on('2013-04-30'))?.code).toBe('queens-day');
    expect(holidayOn(on('2014-04-30'))).toBeNull();
    expect(holidayOn(on('1995-04-29'))?.code).toBe('queens-day');
    expect(holidayOn(on('2006-04-29'))?.code).toBe('queens-day');
    expect(holidayOn(on('2025-04-26'))?.code).toBe('kings-day');
    expect(isWorkingDay(on('2025-04-28'))).toBe(true);
  });

  test('names the decree of every equated day, and none of them is in a weekend or a holiday anyway', () => {
    for (const { date, source } of equatedDays) {
      const holidays = holidaysOf(Number(date.slice(0, 4))).filter((holiday) => holiday.date.toString() === date);
      expect(holidays, date).toHaveLength(1);
      expect(holidays[0]).toMatchObject({ code: 'decree', source, basis: 'Algemene termijnenwet 3(3)' });
      expect(on(date).dayOfWeek, date).toBeLessThan(6);
    }
  });

  test('does not know the days that only look equated, nor the mistyped ones of other lists', () => {
    const ordinary = ['2020-05-04', '2021-04-26', '2022-05-06', '2026-05-04', '2027-04-26', '2026-02-02', '2025-05-26'];
    for (const date of ordinary) expect(isWorkingDay(on(date)), date).toBe(true);
  });

  test('says from when and until when it is complete', () => {
    expect([coveredFrom.toString(), coveredUntil.toString()]).toEqual(['2005-01-01', '2028-12-31']);
  });
});

describe('beside the package date-holidays', () => {
  // It is right on the days it calls public. It differs in three ways, all named here:
  // Good Friday and 5 May are "school" there although the Act has them; decree days are unknown to it; and it lists
  // Easter Sunday and Whit Sunday, which are Sundays anyway.
  test('every year from 1995 to 2028 agrees, but for the differences named', () => {
    const package_ = new Holidays('NL');
    for (let year = 1995; year <= 2028; year += 1) {
      const theirs = package_
        .getHolidays(year)
        .filter(({ type, rule }) => type === 'public' || rule === 'easter -2' || rule === '05-05')
        .filter(({ rule }) => rule !== 'easter' && rule !== 'easter 49')
        .map(({ date }) => date.slice(0, 10));
      const ours = holidaysOf(year)
        .filter(({ code }) => code !== 'decree')
        .map(({ date }) => date.toString());
      expect([...new Set(ours)].sort(), String(year)).toEqual([...new Set(theirs)].sort());
    }
  });

  test('the differences are still there, so that this test may stay', () => {
    const types = new Map(new Holidays('NL').getHolidays(2026).map(({ date, type }) => [date.slice(0, 10), type]));
    expect(types.get('2026-04-03')).toBe('school');
    expect(types.get('2026-05-05')).toBe('school');
    expect(types.has('2026-05-15')).toBe(false);
  });
});

describe('working days between', () => {
  test('counts the days after the first up to and including the second', () => {
    expect(workingDaysBetween(on('2026-12-30'), on('2027-01-04'))).toBe(2);
    expect(workingDaysBetween(on('2027-05-04'), on('2027-05-10'))).toBe(1);
    expect(workingDaysBetween(on('2027-05-04'), on('2027-05-04'))).toBe(0);
    expect(workingDaysBetween(on('2027-05-10'), on('2027-05-04'))).toBe(0);
  });
});
