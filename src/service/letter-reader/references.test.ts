import { describe, expect, test } from 'vitest';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';
import { findReferences } from './references.ts';

const found = (text: string) =>
  findReferences(new Letter(pagesOfText(text))).map(({ kind, value }) => `${kind} ${value}`);

const headOf = (office: string) =>
  `${office}\nPostbus 20\n3500 AA Utrecht\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\nKenmerk: 2905510042\n\nGeachte mevrouw,\n\nWij hebben uw brief.`;

describe('a reference number', () => {
  test.each([
    ['Zaak AWB 26/1234 loopt', 'court_case AWB 26/1234'],
    ['Zaak AWB26 / 1234 loopt', 'court_case AWB 26/1234'],
    ['zaaknummer NL26.12345', 'court_case NL26.12345'],
    ['parketnummer 16/123456-26', 'parket 16/123456-26'],
    ['Zaaknummer: 202604418/1/V1', 'court_case 202604418/1/V1'],
    ['Klachtnummer: K26/220871', 'court_case K26/220871'],
    ['dossier PL0900-2026123456', 'police PL0900-2026123456'],
    ['CJIB-nummer 1234 5678 9012 3456', 'cjib 1234567890123456'],
    ['zie ECLI:NL:RVS:2013:CA2012', 'ecli ECLI:NL:RVS:2013:CA2012'],
    ['V-nummer: 990.551.0042', 'v_number 9905510042'],
    ['uw V-nummer (990 551 0042)', 'v_number 9905510042'],
    ['V-nummer\n990 551 0042', 'v_number 9905510042'],
    ['Inzake: S. Tesfamariam (V-nummer\n290 551 0042), uw brief', 'v_number 2905510042'],
    ['Kenmerk V 2905510042', 'v_number 2905510042'],
    [headOf('Immigratie- en Naturalisatiedienst'), 'v_number 2905510042'],
    ['V-nummer          990 551 0042', 'v_number 9905510042'],
  ])('in "%s" is found', (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  test.each([
    ['dossier PLO9OO-2026l23456', 'police PL0900-2026123456'],
    ['parketnummer 16/l23456-26', 'parket 16/123456-26'],
    ['V-nummer\n99O 551 OO42', 'v_number 9905510042'],
    ['V-nummer: 990.55I.0042', 'v_number 9905510042'],
  ])('in "%s" is found where a picture was read', (text, value) => {
    const pages = pagesOfText(text);
    expect(found(text)).toEqual([]);
    const letter = new Letter(pages.map((page) => ({ ...page, readBy: 'ocr' })));
    expect(findReferences(letter).map(({ kind, value: number }) => `${kind} ${number}`)).toEqual([value]);
  });

  test('of ten digits without its name may be a telephone, so it is none', () => {
    expect(found('Telefoon 088 043 0430')).toEqual([]);
    expect(found(headOf('Gemeente Utrecht'))).toEqual([]);
  });
});
