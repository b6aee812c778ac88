import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const body = `Immigratie- en Naturalisatiedienst

Datum            27 november 2026
Betreft          Afwijzing van uw aanvraag

Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken. U moet Nederland verlaten.`;

const warnings = (...pages: string[]): string[] =>
  readLetter(pagesOfText(pages.join('\f'))).warnings.map(({ code }) => code);
const amiss = (...pages: string[]): string[] => warnings(...pages).filter((code) => code.startsWith('pages_'));
const rest = 'Wat u verder moet weten staat op onze website. Wij helpen u graag.';
const with1 = (number: string): string => `${body}\n\n${number}`;
const and = (number: string): string => `${rest}\n\n${number}`;

describe('the numbers on the pages of a letter', () => {
  test.each([
    ['Pagina 1 van 3', 'Pagina 2 van 3'],
    ['Bladzijde 1 van 3', 'Bladzijde 3 van 3'],
    ['blz. 1/3', 'blz. 2/3'],
    ['Page 1 of 4', 'Page 2 of 4'],
    ['Blad 1 van 3', ''],
  ])('say that a page is not here: %s, %s', (first, second) => {
    expect(amiss(with1(first), and(second))).toEqual(['pages_missing']);
  });

  test('say so of one page alone, and the letter stays known', () => {
    const reading = readLetter(pagesOfText(with1('Pagina 1 van 2')));
    expect(reading.kind).toBe('ind_afwijzing');
    expect(reading.warnings.map(({ code }) => code)).toContain('pages_missing');
  });

  test('say that the pages stand in another order', () => {
    expect(amiss(and('Pagina 3 van 3'), with1('Pagina 1 van 3'), and('Pagina 2 van 3'))).toEqual([
      'pages_out_of_order',
    ]);
  });

  test.each([
    ['all are here', ['Pagina 1 van 2', 'Pagina 2 van 2']],
    ['no page bears one', ['', '']],
    ['a page does not show its number', ['Pagina 1 van 2', '']],
    ['an annex counts anew', ['Pagina 1 van 1', 'Pagina 1 van 4']],
    ['two letters count alike', ['Pagina 1 van 3', 'Pagina 1 van 3']],
    ['a text speaks of a page', ['Op pagina 2 van 9 van het rapport van de arts leest u hoe het verder gaat.', '']],
    ['they make no sense', ['Pagina 7 van 2', 'Pagina 0 van 2']],
  ])('say nothing where %s', (_, [first = '', second = '']) => {
    expect(amiss(with1(first), and(second))).toEqual([]);
  });
});
