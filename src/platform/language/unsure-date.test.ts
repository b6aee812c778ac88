import { expect, test } from 'vitest';
import { readUnsureDate, unsureDate, unsureSpan } from './unsure-date.ts';

test.each([
  ['27-11-2026', '2026-11-27', '27 november 2026'],
  ['05-2023', '2023-05', 'mei 2023'],
  ['mei 2023', '2023-05', 'mei 2023'],
  ['2023-05', '2023-05', 'mei 2023'],
  ['2024', '2024', '2024'],
])('a date that is typed as %s is kept as %s and shown as %s', (typed, kept, shown) => {
  expect(readUnsureDate(typed)).toBe(kept);
  expect(unsureDate(kept, 'nl')).toBe(shown);
});

test.each(['', 'gisteren', '13-2023', '31-02-2023', '0012', '202', '2023-13', '99999'])('%j is no date', (typed) => {
  expect(readUnsureDate(typed)).toBeNull();
});

test('an unsure date lies somewhere between two days', () => {
  expect(unsureSpan('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  expect(unsureSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(unsureSpan('2024-02-03')).toEqual({ from: '2024-02-03', to: '2024-02-03' });
});
