import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import {
  dateOfDay,
  dayNumber,
  dayOfDate,
  lengthOfMonth,
  monthEndToMonthEnd,
  sameDayNumber,
  weekdayNumber,
} from './days.ts';

const epoch = new Temporal.PlainDate(1970, 1, 1);
const anyDay = fc.integer({ min: dayNumber(1800, 1, 1), max: dayNumber(2300, 12, 31) });

describe('whole numbers of days', () => {
  test('agree with Temporal on every date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = epoch.add({ days: day });
        expect(dateOfDay(day).toString()).toBe(date.toString());
        expect(dayOfDate(date)).toBe(day);
        expect(weekdayNumber(day)).toBe(date.dayOfWeek % 7);
        expect(lengthOfMonth(date.year, date.month)).toBe(date.daysInMonth);
      }),
    );
  });

  test('add months as Temporal does, forward and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
        expect(dateOfDay(sameDayNumber(day, months)).toString()).toBe(dateOfDay(day).add({ months }).toString());
      }),
    );
  });

  test('lead from month-end to month-end for the tax collector, and only there', () => {
    expect(dateOfDay(monthEndToMonthEnd(dayNumber(2028, 2, 29), 12)).toString()).toBe('2029-02-28');
    expect(dateOfDay(monthEndToMonthEnd(dayNumber(2027, 2, 28), 12)).toString()).toBe('2028-02-29');
    expect(dateOfDay(monthEndToMonthEnd(dayNumber(2027, 2, 27), 12)).toString()).toBe('2028-02-27');
  });

  test('read a date of another calendar as the same day', () => {
    const date = new Temporal.PlainDate(2026, 3, 15);
    expect(dayOfDate(date.withCalendar('buddhist'))).toBe(dayOfDate(date));
  });
});
