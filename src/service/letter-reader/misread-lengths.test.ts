import { describe, expect, test } from 'vitest';
import { numberWords } from './number-words.ts';
import { pagesOfText } from './pages.ts';
import { shapeOf } from './phrases.ts';
import { readLetter } from './read-letter.ts';

const letter = (length: string) =>
  `Gemeente Houten\n\nDatum        2 maart 2026\n\nGeachte heer Yilmaz,\n\nWij wijzen uw aanvraag ` +
  `af.\n\nU kunt binnen ${length} na de datum van deze brief bezwaar maken bij het college.\n`;

const daysOf = (length: string, readBy?: string) => {
  const pages = pagesOfText(letter(length)).map((page) => ({ ...page, ...(readBy === undefined ? {} : { readBy }) }));
  return readLetter(pages).statements.flatMap((each) => (each.is === 'remedy' ? [each.drivingDay] : []));
};

describe('a length of time on a photograph', () => {
  test.each(['zes weken', 'zcs weken', 'zzes weken', 'zes wekcn', 'zes wweken', '6 wekcn', 'zcs wekcn', 'zes weke'])(
    '"%s" is six weeks',
    (length) => {
      expect(daysOf(length, 'ocr')).toEqual(['2026-04-13']);
    },
  );

  test.each([
    ['drle weken', '2026-03-23'],
    ['vler wekcn', '2026-03-30'],
    ['twee rnaanden', '2026-05-02'],
  ])('"%s" is read by its shapes', (length, day) => {
    expect(daysOf(length, 'ocr')).toEqual([day]);
  });

  test.each(['zet weken', 'en weken', 'geen weken', 'die weken', 'zen weken', 'zs weken'])(
    '"%s", which may be anything, gives no day',
    (length) => {
      expect(daysOf(length, 'ocr').filter((day) => day !== null)).toEqual([]);
    },
  );

  test('that is no photograph is read as it stands', () => {
    expect(daysOf('zcs weken').filter((day) => day !== null)).toEqual([]);
  });

  test('no two numbers look the same to a machine', () => {
    expect(new Set(numberWords().map(shapeOf)).size).toBe(new Set(numberWords()).size);
  });
});
