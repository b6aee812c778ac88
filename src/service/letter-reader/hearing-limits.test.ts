import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (head: string, refs: string, text: string): string =>
  `${head}\n\nmr. K. Veldkamp, advocaat\nLindehof 40\n2311 AA Leiden\n\n${refs}\n\nGeachte heer Veldkamp,\n\n${text}\n\nDe griffier`;
const limits = (text: string): string[] =>
  readLetter(pagesOfText(text)).deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`);

describe('a hearing at the highest court', () => {
  const refs =
    'Datum: 1 september 2026\nZaaknummer: 202604418/1/V3\nBetreft: behandeling ter zitting van het hoger beroep';
  test.each([
    'Wij nodigen u en uw cliënt uit voor de zitting over het hoger beroep op 15 oktober 2026 om kwart over tien.',
    'Het hoger beroep komt aan de orde op 15 oktober 2026 te 10.15 uur. Partijen worden daarvoor opgeroepen.',
    'Voor het hoger beroep is een zitting bepaald op 15 oktober 2026 om 10.15 uur. Uiterlijk tien dagen vóór de zitting mag u nog stukken sturen.',
  ])('starts the ten days for papers: %s', (text) =>
    expect(limits(letter('Raad van State\nAfdeling bestuursrechtspraak', refs, text))).toContain('TM14 2026-10-04'),
  );
});

test.each([
  'Voor de behandeling van uw beroep moet u griffierecht betalen: € 194,00. Het geld moet uiterlijk op ' +
    '1 oktober 2026 op onze rekening staan. De rechter behandelt uw zaak op de zitting van 12 november ' +
    '2026 om 13.10 uur.',
  'U moet nog griffierecht betalen, € 194,00, uiterlijk op 1 oktober 2026. De zitting is op 12 november 2026 om 13.10 uur.',
  'De zitting is op donderdag 12 november 2026 om 13.10 uur. Het griffierecht van € 194,00 moet uiterlijk 1 oktober 2026 zijn betaald.',
])('a fee and a hearing in one letter: %s', (text) => {
  const read = limits(
    letter(
      'Rechtbank Den Haag',
      'Datum: 3 september 2026\nZaaknummer: AWB 26/5519\nBetreft: griffierecht en uitnodiging zitting',
      text,
    ),
  );
  expect(read).toContain('TM13 2026-10-01');
  expect(read).toContain('TM14 2026-11-01');
});

describe('a talk and a hearing in one letter', () => {
  const refs = 'Datum: 1 september 2026\nParketnummer: 02-071553-26\nBetreft: zitting en gesprek';
  const text =
    'De strafzaak tegen uw vroegere baas komt op dinsdag 10 november 2026 om 9.30 uur voor de ' +
    'meervoudige kamer van de rechtbank. U mag op de zitting spreken. U kunt zich voegen als benadeelde ' +
    'partij.';

  test('join until the hearing, not until the talk', () => {
    const talk =
      'De officier wil u vooraf uitleg geven. Dat gesprek is op dinsdag 20 oktober 2026 om 15.15 uur op ons kantoor.';
    const found = limits(letter('Openbaar Ministerie\nSlachtofferloket', refs, `${text} ${talk}`));
    expect(found).toContain('TM19 2026-11-10');
    expect(found).not.toContain('TM19 2026-10-20');
  });

  test('of two hearings the first counts', () => {
    const more = 'De zaak wordt verder behandeld op de zitting van vrijdag 13 november 2026 om 9.30 uur.';
    expect(limits(letter('Openbaar Ministerie\nSlachtofferloket', refs, `${text} ${more}`))).toContain(
      'TM19 2026-11-10',
    );
  });
});

test('the appeal on a claim runs from the judgment, not from the hearing nor from what happened', () => {
  const refs = 'Datum: 3 mei 2027\nParketnummer: 02-071553-26\nBetreft: uitspraak van de rechter';
  for (const text of [
    'Op 13 april 2027 was de zitting en op 28 april 2027 de uitspraak. De verdachte is veroordeeld. Uw vordering is afgewezen.',
    'Op 28 april 2027 heeft de rechter uitspraak gedaan. De verdachte is veroordeeld voor mensenhandel ' +
      'tussen 1 februari 2025 en 15 januari 2026. Uw vordering is afgewezen.',
  ])
    expect(limits(letter('Openbaar Ministerie\nSlachtofferloket', refs, text)), text).toContain('TM37 2027-07-27');
});

test('who was not heard about a claim has no appeal on it: not after an acquittal, nor where it was not admitted', () => {
  const refs = 'Datum: 3 mei 2027\nParketnummer: 02-071553-26\nBetreft: uitspraak van de rechter';
  for (const [text, outcome] of [
    ['De verdachte is veroordeeld. Uw vordering is niet-ontvankelijk verklaard.', 'claim_not_admitted'],
    ['De verdachte is vrijgesproken. Uw vordering is daarom niet-ontvankelijk.', 'acquitted'],
  ]) {
    const said = letter('Openbaar Ministerie\nSlachtofferloket', refs, `Op 28 april 2027 was de uitspraak. ${text}`);
    expect(readLetter(pagesOfText(said)).outcome, text).toBe(outcome);
    expect(limits(said), text).toEqual([]);
  }
});
