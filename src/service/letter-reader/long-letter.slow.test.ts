import { expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

// That it takes no longer than its beginning is a row of the bench (long-letter).
test.each([
  'Wij wijzen uw aanvraag van 3 maart 2026 af binnen vier weken. ',
  'binnen vier weken bezwaar ',
  '3 maart 2026\n',
  'niet aanvraag\n',
])('a letter of half a megabyte of "%s" is read to its end, and stays unknown', (piece) => {
  const reading = readLetter(pagesOfText(piece.repeat(500_000 / piece.length)));
  expect(reading.warnings.map(({ code }) => code)).toContain('too_long');
  expect(reading.kind).toBe('unknown');
});
