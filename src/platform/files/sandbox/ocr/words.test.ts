import { describe, expect, test } from 'vitest';
import { ocrWordsOf } from './words.ts';

const PAGE = { width: 1000, height: 1400 };
const row = (line: number, x: number, text: string, confidence = 90, height = 20) =>
  ['5', '1', '1', '1', line, '1', x, 100 * line, text.length * 10, height, confidence, text].join('\t');
const linesOf = (...rows: string[]) => ocrWordsOf(rows.join('\n'), PAGE).lines.map(([text]) => text);

describe('words that were read from a picture', () => {
  test('stand in lines, with their places as fractions of the page', () => {
    const { lines, certainty } = ocrWordsOf(
      [row(1, 100, 'Geachte'), row(1, 180, 'heer,', 80), row(2, 100, 'brief')].join('\n'),
      PAGE,
    );
    expect(lines[0]?.slice(0, 5)).toEqual(['Geachte heer,', 0.1, 0.07143, 0.13, 0.01429]);
    expect(lines[0]?.[5]?.[1]).toEqual(['heer,', 0.18, 0.07143, 0.05, 0.01429, 0.8]);
    expect(certainty).toBeCloseTo((7 * 0.9 + 5 * 0.8 + 5 * 0.9) / 17, 4);
  });

  test('are as high as their letters would be, whatever stands in them', () => {
    const { lines } = ocrWordsOf(
      [row(1, 100, 'Plaats,', 90, 20), row(2, 100, 'Waar?', 90, 15), row(3, 100, 'zeer', 90, 11)].join('\n'),
      PAGE,
    );
    const heights = lines.map(([, , y, , height]) => [y, y + height].map((at) => Math.round(at * PAGE.height)));
    expect(heights).toEqual([
      [100, 120],
      [200, 219],
      [296, 316],
    ]);
  });

  test('of two columns on one height are two lines', () => {
    expect(linesOf(row(1, 100, 'Datum'), row(1, 500, 'Kenmerk'), row(2, 100, 'brief'))).toEqual([
      'Datum',
      'Kenmerk',
      'brief',
    ]);
  });

  test('are left out when they are guesses or grain', () => {
    const lines = linesOf(
      row(1, 100, 'een'),
      row(1, 140, 'twee'),
      row(1, 190, 'drie'),
      row(2, 100, 'xq', 10),
      row(2, 200, '|', 50),
      row(3, 0, '', 95),
    );
    expect(lines).toEqual(['een twee drie']);
  });

  test('keep a guess between two certain words of its line, which were else two lines', () => {
    const place = (guess: string, height = 20) =>
      linesOf(
        row(1, 100, 'loket,'),
        row(1, 180, 'te'),
        row(1, 210, guess, 0, height),
        row(1, 380, 'op'),
        row(1, 410, 'dinsdag'),
      );
    expect(place('s-Hertogenbosch,')).toEqual(['loket, te s-Hertogenbosch, op dinsdag']);
    expect(place('s-Hertogenbosch,', 6)).toEqual(['loket, te', 'op dinsdag']);
    expect(place('—-—.')).toEqual(['loket, te', 'op dinsdag']);
    expect(linesOf(row(1, 100, 'een'), row(1, 140, 'twee'), row(1, 190, 'drie'), row(1, 240, 'xq', 10))).toEqual([
      'een twee drie',
    ]);
  });

  test('are none when hardly one of them is certain', () => {
    expect(linesOf(row(1, 100, 'af'), row(2, 100, 'rl', 30), row(3, 100, 'ww', 40), row(4, 100, 'oo', 50))).toEqual([]);
  });

  test('keep inside the page whatever Tesseract says', () => {
    for (const [, x, y, width, height] of ocrWordsOf(
      [1, 2, 3].map((line) => row(line * 6, 990, 'buiten', 90, 900)).join('\n'),
      PAGE,
    ).lines) {
      expect(x + width).toBeLessThanOrEqual(1.00001);
      expect(y + height).toBeLessThanOrEqual(1.00001);
    }
  });
});
