import { expect, test } from 'vitest';
import { findAmounts } from './amounts.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

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

test('a text that was not read from a picture says what it says', () => {
  expect(values('De aanvraag kost £ 80 of 76,00')).toEqual([]);
});
