import { expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

test('a judgment is of its own day and not of that of the deed', () => {
  const text =
    'De rechtbank heeft op 3 september 2026 vonnis gewezen. Van feit 3 (de periode vóór 1 maart 2023) is verdachte vrijgesproken.';
  const letter = new Letter(pagesOfText(`Rechtbank Midden-Nederland\n\n${text}`));
  expect(findAll(letter).events.judged.map(({ day }) => day)).toEqual(['2026-09-03']);
});
