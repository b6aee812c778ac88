import { expect, test } from 'vitest';
import { editionInWords } from './limit-words.ts';

test('the edition of the rules is said in days, not in codes; a limit from before the days off had one says so much', () => {
  const counted = { catalogueVersion: '2026-11-25', calendarVersion: '2028-12-31/53' };
  expect(editionInWords(counted, 'nl')).toBe('25 november 2026; vrije dagen bekend tot en met 31 december 2028');
  expect(editionInWords({ catalogueVersion: '2026-11-25' }, 'en')).toBe('25 November 2026');
});
