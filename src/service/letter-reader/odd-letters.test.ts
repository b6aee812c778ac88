import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const address = 'Mevrouw S. Tesfamariam\nLindehof 40\n3511 AA Utrecht';
const ind = (date: string, extra = '') =>
  `Immigratie- en Naturalisatiedienst\nPostbus 16275\n2500 BG Den ` +
  `Haag\n\n${address}\n\n${extra}${date}Betreft: afwijzing van uw aanvraag\n\nGeachte mevrouw ` +
  `Tesfamariam,\n\nIk wijs uw aanvraag voor een verblijfsvergunning af. U kunt binnen vier weken na de ` +
  'datum van deze brief bezwaar maken. U moet Nederland binnen vier weken ' +
  `verlaten.\n\nHoogachtend,\n\nDe minister van Asiel en Migratie\n`;
const town = (day: string) =>
  `Gemeente Utrecht\nPostbus 16200\n3500 CE Utrecht\n\n${address}\n\nDatum: ${day}\nOnderwerp: ` +
  `uitnodiging voor een gesprek\n\nGeachte mevrouw Tesfamariam,\n\nWij verwachten u op dinsdag 23 ` +
  'maart 2027 om 10.00 uur op het stadskantoor, Stadsplateau 1 te Utrecht. Stuur ons uiterlijk op 16 ' +
  `maart 2027 een kopie van uw paspoort.\n\nMet vriendelijke groet,\n\nGemeente Utrecht\n`;
const read = (text: string) => readLetter(pagesOfText(text));
const codes = (text: string): string[] => read(text).warnings.map(({ code }) => code);

describe('two letters in one file', () => {
  const refusal = ind('Datum: 4 maart 2027\n');
  const invitation = town('9 maart 2027');

  test.each([
    ['on pages of their own', `${refusal}\f${invitation}`],
    ['the other way round', `${invitation}\f${refusal}`],
    ['below each other', `${refusal}\n\n\n${invitation}`],
  ])('are both read, and neither is lost: %s', (_, text) => {
    const reading = read(text);
    expect(reading.kind).toBe('unknown');
    expect(reading.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['two_letters', 'same_day']));
    expect(reading.letterDate).toBe('2027-03-04');
    expect(reading.appointments).toContainEqual(expect.objectContaining({ date: '2027-03-23', time: '10:00' }));
    const days = reading.deadlines.map(({ drivingDay }) => drivingDay);
    expect(days).toContain('2027-04-01');
    expect(reading.statements).toContainEqual(
      expect.objectContaining({ is: 'duty', value: 'leave', day: '2027-04-01' }),
    );
    expect(reading.statements).toContainEqual(
      expect.objectContaining({ is: 'request', value: 'papers', day: '2027-03-16' }),
    );
    expect(reading.tasks).toContainEqual({ code: 'show_to_lawyer' });
    expect(reading.actionNeeded).toBe(true);
  });

  test.each([
    ['one letter of two pages', ind('Datum: 4 maart 2027\n').replace('U moet Nederland', '\fU moet Nederland')],
    ['the same letter twice', `${refusal}\f${refusal}`],
    [
      'a lawyer’s mail with the decision below it',
      `Van: mr. A. Bakker\nAan: S. Tesfamariam\nVerzonden: 10 maart 2027 11:02\nOnderwerp: ` +
        `beschikking\n\nBeste Selam,\n\nHierbij stuur ik je de beschikking.\n\nMet vriendelijke groet,\nmr. ` +
        `A. Bakker, advocaat\n\n${refusal}`,
    ],
  ])('are not found in %s', (_, text) => {
    const reading = read(text);
    expect(reading.warnings.map(({ code }) => code)).not.toContain('two_letters');
    expect(reading.deadlines.map(({ drivingDay }) => drivingDay)).toContain('2027-04-01');
  });
});

describe('a stamp over the date', () => {
  const terms = (text: string): string[] => read(text).deadlines.map(({ drivingDay }) => drivingDay);

  test.each([
    ['hides it', ind('', 'INGEKOMEN 18 MRT 2027\n')],
    ['hides it, without a word', ind('', '18 MRT 2027\n')],
    ['leaves its month', ind('Datum: maart 2027\n', 'ONTVANGEN 18 MRT 2027\n')],
    ['stands in its place', ind('Datum: INGEKOMEN 18 MRT 2027\n')],
  ])('gives no day to count from, and asks for the date: %s', (_, text) => {
    const reading = read(text);
    expect(reading.letterDate).toBeNull();
    expect(terms(text)).toEqual([]);
    expect(reading.tasks).toContainEqual({ code: 'find_letter_date' });
  });

  test('hides a figure of it: the earliest day that it may be counts', () => {
    for (const [day, latest] of [
      ['1█', '2027-03-10'],
      ['█4', '2027-03-04'],
    ] as const) {
      const text = ind(`Datum: ${day} maart 2027\n`, 'GESCAND 22 maart 2027\n');
      const { letterDate } = read(text);
      expect(letterDate === null || letterDate <= latest, `${letterDate}`).toBe(true);
    }
  });

  test('beside a date that can be read changes nothing', () => {
    expect(terms(ind('Datum: 4 maart 2027\n', 'INGEKOMEN 18 MRT 2027\n'))).toContain('2027-04-01');
    expect(read(ind('Datum: 4 MRT 2027\n')).letterDate).toBe('2027-03-04');
  });
});

describe('a page that is missing', () => {
  test.each([
    'Lees verder op de achterkant',
    'Lees verder op pagina 2',
    'Zie ommezijde',
    'z.o.z.',
    'Vervolg op volgende pagina',
  ])('is warned of by what the last page says: %s', (line) => {
    expect(codes(`${ind('Datum: 4 maart 2027\n')}\n${line}`)).toContain('pages_missing');
    expect(codes(`${ind('Datum: 4 maart 2027\n')}\n${line}\fDe tweede bladzijde.`)).not.toContain('pages_missing');
  });

  test('is warned of by the number of the first, and the day of the letter is asked for', () => {
    const text =
      'Pagina 2\n\nU kunt binnen vier weken na de datum van deze brief bezwaar maken.\n\nHoogachtend,\n\nDe minister';
    expect(codes(text)).toContain('pages_missing');
    expect(read(text).tasks).toContainEqual({ code: 'find_letter_date' });
  });
});
