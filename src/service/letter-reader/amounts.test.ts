import { expect, test } from 'vitest';
import { findAmounts } from './amounts.ts';
import { Letter } from './letter.ts';
import { type LetterLine, pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (text: string, readBy = 'layer') =>
  new Letter(
    pagesOfText(`Geachte mevrouw, dit is wat u ons nog moet betalen.\n${text}`).map((page) => ({ ...page, readBy })),
  );
const values = (text: string, readBy?: string) => findAmounts(letter(text, readBy), [], null).map(({ value }) => value);

test.each([
  ['De aanvraag kost £ 80. Dat bedrag', ['80.00']],
  ['Wij vroegen u om 76,00 te betalen', ['76.00']],
  ['een bedrag van 1.204,50 en € 12,50 kosten', ['1204.50', '12.50']],
  ['Betaal € 76,00 of £ 12,50', ['76.00', '12.50']],
])('the sign of a sum may have been lost where a picture was read: %s', (text, found) => {
  expect(values(text, 'ocr')).toEqual(found);
});

test.each(['De rente is 4,25 % en 3,50 procent', 'om 10,30 uur', 'artikel 3.51, 17 en 6.1,25.3', 'het jaar 2026'])(
  'what is no sum stays none: %s',
  (text) => {
    expect(values(text, 'ocr')).toEqual([]);
  },
);

test('each part of a sum that stands in a table has the day of its row', () => {
  const cell = (text: string, left: number, top: number): LetterLine => ({ text, box: [left, top, 0.15, 0.012] });
  const row = (top: number, ...texts: string[]) => texts.map((text, at) => cell(text, 0.1 + at * 0.2, top));
  const lines = [
    cell('Incassobureau Veldhof', 0.1, 0.06),
    cell('Datum: 16 oktober 2026', 0.1, 0.1),
    cell('Geachte heer Mendy,', 0.1, 0.16),
    cell('Wij gaan akkoord met betaling van uw schuld in drie delen. Dit zijn de delen:', 0.1, 0.2),
    ...row(0.24, 'Termijn', 'Bedrag', 'Uiterlijk op'),
    ...row(0.256, '1', '€ 75,00', '1 november 2026'),
    ...row(0.272, '2', '€ 75,00', '1 december 2026'),
    ...row(0.288, '3', '€ 12,30', '01-01-2027'),
    cell('Maak elk deel over met het nummer van uw dossier erbij.', 0.1, 0.32),
    cell('Hoogachtend,', 0.1, 0.36),
  ];
  const { amounts } = readLetter([{ number: 1, width: 595, height: 842, readBy: 'layer', lines }]);
  expect(amounts.map(({ value, payBy }) => `${value} ${payBy}`)).toEqual([
    '75.00 2026-11-01',
    '75.00 2026-12-01',
    '12.30 2027-01-01',
  ]);
});

test('a text that was not read from a picture says what it says', () => {
  expect(values('De aanvraag kost £ 80 of 76,00')).toEqual([]);
});
