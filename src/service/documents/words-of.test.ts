import { expect, test } from 'vitest';
import { unseenWordsOf } from './words-of.ts';

const place = [0.1, 0.2, 0.3, 0.02] as const;

test('words that were read from a picture go along where they stand, but for doubtful figures and citizen numbers', () => {
  const lines = [
    ['vóór 12 maart 2026, kenmerk 4471', ...place, ['4471']],
    ['BSN •••••••••', ...place],
    ['••••', ...place],
  ] as Parameters<typeof unseenWordsOf>[0]['lines'];
  expect(unseenWordsOf({ readBy: 'ocr', lines })).toEqual([
    ['vóór 12 maart 2026, kenmerk', ...place],
    ['BSN', ...place],
  ]);
});

test('what a file says of its own words stays here: it may be a name under a bar', () => {
  const lines = [['Kanarienaam', ...place]] as Parameters<typeof unseenWordsOf>[0]['lines'];
  expect(unseenWordsOf({ readBy: 'layer', lines })).toEqual([]);
  expect(unseenWordsOf({ readBy: 'typed', lines })).toHaveLength(1);
});
