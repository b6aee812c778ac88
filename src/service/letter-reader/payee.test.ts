import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const ways = [
  (payee: string) => `Maak het bedrag uiterlijk op 1 april 2027 over op IBAN NL19 RBOS 0569 9880 00 t.n.v. ${payee}.`,
  (payee: string) => `Maakt u € 149,00 over naar rekeningnummer NL19 RBOS 0569 9880 00 t.n.v. ${payee}.`,
  (payee: string) => `Betaal het bedrag op NL19 RBOS 0569 9880 00 t.n.v. ${payee}.`,
  (payee: string) => `U moet € 149,00 betalen op rekening NL19 RBOS 0569 9880 00 ten name van ${payee}.`,
];

/** Whether a fine that is to be paid so is called false. */
const isCalledFalse = (sentence: string): boolean =>
  readLetter(
    pagesOfText(
      `Centraal Justitieel Incassobureau\nPostbus 50000\n8900 XA Leeuwarden\n\nMevrouw S. ` +
        `Tesfamariam\nLindehof 40\n3511 AA Utrecht\n\nDatum: 4 maart 2027\nCJIB-nummer: 1234 5678 9012 ` +
        `3456\nBetreft: beschikking verkeersboete\n\nGeachte mevrouw Tesfamariam,\n\nU krijgt een boete van ` +
        `€ 149,00. ${sentence}\n\nHoogachtend,\n\nCentraal Justitieel Incassobureau`,
    ),
  ).warnings.some(({ code }) => code.startsWith('false_'));

describe('a sum that is to be paid', () => {
  test.each([
    'CJIB',
    'CJIB onder vermelding van uw CJIB-nummer',
    'het CJIB te Leeuwarden',
    'C.J.I.B.',
    'C.J.I.B. Leeuwarden',
    'het Centraal Justitieel Incassobureau',
    'Ministerie van Justitie en Veiligheid',
    'de Raad van State',
    'Stichting Derdengelden Noord',
  ])('to an office is no swindle: %s', (payee) => {
    for (const way of ways) expect(isCalledFalse(way(payee)), way(payee)).toBe(false);
  });

  test.each([
    'K. Jansen',
    'mevrouw K. Jansen',
    'mevrouw Jansen',
    'de heer Jansen',
    'dhr. J.P. van den Berg',
    'medewerker Jansen',
  ])('to a person is one: %s', (payee) => {
    for (const way of ways) expect(isCalledFalse(way(payee)), way(payee)).toBe(true);
  });

  test.each(['CJIB, K. Jansen', 'CJIB Mevrouw Jansen', 'CJIB (medewerker Jansen)'])(
    'to a person who stands beside an office is one: %s',
    (payee) => {
      for (const way of ways.slice(0, 2)) expect(isCalledFalse(way(payee)), way(payee)).toBe(true);
    },
  );

  test('to an office abroad is one', () => {
    expect(isCalledFalse('Maak het bedrag over op DE89 3704 0044 0532 0130 00 t.n.v. CJIB.')).toBe(true);
    expect(
      isCalledFalse('Betaal aan CJIB op NL19 RBOS 0569 9880 00. Betaal niet op DE89 3704 0044 0532 0130 00.'),
    ).toBe(true);
  });
});
