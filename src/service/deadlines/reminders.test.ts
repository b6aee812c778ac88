import { expect, test } from 'vitest';
import { reminderDays } from './index.ts';

const shown = (driving: string, today: string) =>
  reminderDays(Temporal.PlainDate.from(driving), Temporal.PlainDate.from(today)).map(({ on, code }) => `${on} ${code}`);

test('reminds 30, 14 and 7 days before, two working days before, and on the day', () => {
  expect(shown('2027-06-30', '2027-01-01')).toEqual([
    '2027-05-31 30-days',
    '2027-06-16 14-days',
    '2027-06-23 7-days',
    '2027-06-28 2-working-days',
    '2027-06-30 on-the-day',
  ]);
});

test('drops the days that are past and sends one at once', () => {
  expect(shown('2027-06-30', '2027-06-20')).toEqual([
    '2027-06-20 at-once',
    '2027-06-23 7-days',
    '2027-06-28 2-working-days',
    '2027-06-30 on-the-day',
  ]);
});

test('sends no second one on a day that has its own', () => {
  expect(shown('2027-06-30', '2027-06-23')[0]).toBe('2027-06-23 7-days');
  expect(shown('2027-06-30', '2027-06-30')).toEqual(['2027-06-30 on-the-day']);
});

test('sends one at once when the day itself is past', () => {
  expect(shown('2027-06-30', '2027-07-05')).toEqual(['2027-07-05 at-once']);
});

test('counts two working days over Ascension, its Friday and the weekend, and reminds once a day', () => {
  // Monday 10 May 2027: two working days before is Monday 3 May, which is also a week before.
  expect(shown('2027-05-10', '2027-01-01').slice(2)).toEqual(['2027-05-03 2-working-days', '2027-05-10 on-the-day']);
});
