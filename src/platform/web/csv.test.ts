import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { type CsvCell, csvOf } from './csv.ts';

/** Reads CSV as RFC 4180 says, quotes and all; numbers come back as text. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  for (const line of csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1)) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    rows.push(cells.map(([, quoted, bare]) => (quoted ?? bare ?? '').replaceAll('""', '"')));
  }
  return rows;
}

const dangerous = /^\s*[=+\-@＝＋－＠\t\r]/;
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '＝', '"', ',', ';', "'"), fc.string())
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '=1+1',
    '+31 6 1234',
    '-2+3',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    'a"\r\n=1+1',
    '";=1+1;"',
    '=HYPERLINK("http://x.example")',
  ),
);

describe('T63 a table that leaves the house', () => {
  it('T63 holds no text that a spreadsheet runs as a formula, whatever somebody named a region', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const back = read(csvOf(rows));
          expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          for (const cell of back.flat()) expect(cell).not.toMatch(dangerous);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('T63 keeps what was written: the same text comes back, with at most an apostrophe before it and no line breaks', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const flat = text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');
        const [[back] = []] = read(csvOf([[text]]));
        return back === flat || back === `'${flat}`;
      }),
    );
  });

  it('T63 leaves ordinary text and numbers alone, numbers below zero too', () => {
    const rows: CsvCell[][] = [
      ['Regio', 'Open'],
      ['Utrecht, stad', 12],
      ['Zegt "hallo"', -3],
    ];
    expect(csvOf(rows)).toBe('\ufeff"Regio","Open"\r\n"Utrecht, stad",12\r\n"Zegt ""hallo""",-3\r\n');
    expect(csvOf([['=1+1']])).toBe('\ufeff"\'=1+1"\r\n');
  });
});
