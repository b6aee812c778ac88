import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

/** A letter of Friday 27 November 2026. */
function read(text: string, head = 'Gemeente Utrecht', sign = head) {
  const { deadlines, appointments, statements } = readLetter(
    pagesOfText(
      `${head}\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 november ` +
        `2026\nBetreft          Uw brief\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n${sign}`,
    ),
  );
  return {
    days: deadlines.map(({ drivingDay }) => drivingDay).sort(),
    appointments: appointments.map(({ date, time }) => `${date} ${time}`),
    urgent: statements.flatMap((each) => (each.is === 'urgent' ? [each.value] : [])),
  };
}

describe('a day that is named from the day of the letter', () => {
  test.each([
    ['aanstaande maandag', '2026-11-30'],
    ['komende vrijdag', '2026-12-04'],
    ['vrijdag a.s.', '2026-12-04'],
    ['morgen', '2026-11-28'],
    ['aanstaande dinsdag 1 december 2026', '2026-12-01'],
  ])('%s', (said, day) => {
    for (const [hour, time] of [
      ['half elf', '10:30'],
      ['kwart voor tien', '09:45'],
      ['10.30 uur', '10:30'],
    ])
      expect(read(`Wij verwachten u ${said} om ${hour} op ons kantoor.`).appointments).toEqual([`${day} ${time}`]);
  });

  test('as a last day, never later than said', () => {
    expect(read('Wij ontvangen uw reactie graag voor komende maandag.').days).toEqual(['2026-11-29']);
    expect(read('Stuur ons de papieren uiterlijk komende maandag.').days).toEqual(['2026-11-30']);
  });

  test('is none in a part of a day or without "aanstaande"', () => {
    for (const text of ['Het spreekuur is maandag om 10.00 uur.', 'Wij zijn in de morgen om 10.00 uur open.'])
      expect(read(text).appointments).toEqual([]);
  });
});

describe('a last day in words without a year', () => {
  test.each([
    ['uiterlijk de eenendertigste maart', '2027-03-31'],
    ['uiterlijk op de eerste april', '2027-04-01'],
    ['vóór de eerste april', '2027-03-31'],
  ])('%s', (said, day) => {
    expect(read(`Stuur ons de papieren ${said}.`).days).toEqual([day]);
  });
});

describe('a span of days', () => {
  test.each([
    'Lever de papieren in tussen 8 en 12 maart 2027.',
    'Lever de papieren in tussen maandag 8 maart en vrijdag 12 maart 2027.',
    'U moet zich tussen 8 en 12 maart melden.',
  ])('gives its last day and never its first: %s', (text) => {
    expect(read(text)).toMatchObject({ days: ['2027-03-12'], appointments: [] });
  });

  test('in which an office does something gives none', () => {
    expect(read('Wij bellen u tussen 8 en 12 maart.')).toMatchObject({ days: [], appointments: [] });
  });
});

test('a day of the same year that has been is not told as one of the next', () => {
  const text = 'Uw paspoort, dat u op 19 oktober om 10.00 uur aan mij hebt gegeven, blijft hier.';
  expect(read(text).appointments).toEqual([]);
});

test('an invitation that was moved gives no last day', () => {
  const text =
    'Op 18 november stuurden wij u een uitnodiging voor maandag 7 december 2026 om 09.20 uur. Op 25 ' +
    'november vroeg u de afspraak te verzetten. De afspraak van 7 december is verplaatst naar vrijdag 11 ' +
    'december 2026 om 10.00 uur.';
  expect(read(text)).toMatchObject({ days: [], appointments: ['2026-12-11 10:00'] });
});

describe('an eviction at an hour is urgent and no appointment', () => {
  test.each([
    'De woning wordt op 12 maart 2027 om 10.00 uur ontruimd.',
    'Op 12 maart 2027 om 10.00 uur vindt de ontruiming plaats.',
    'De deurwaarder komt op 12 maart 2027 om 10.00 uur de woning ontruimen.',
    'U moet de woning op 12 maart 2027 om 10.00 uur leeg hebben achtergelaten.',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ days: ['2027-03-12'], appointments: [], urgent: ['eviction'] });
  });

  test('but a talk about one is', () => {
    const text = 'Wij nodigen u uit voor een gesprek over de ontruiming op 12 maart 2027 om 10.00 uur.';
    expect(read(text).appointments).toEqual(['2027-03-12 10:00']);
  });
});

describe('a lawyer who hands a case over', () => {
  const firm = ['Advocatenkantoor De Linde', 'mr. T. de Boer, advocaat'] as const;
  test.each([
    'Ik draag uw zaak over aan mijn collega mr. Bos.',
    'Mijn collega mr. Bos neemt uw dossier van mij over.',
    'Uw zaak is overgedragen aan mijn kantoorgenoot.',
  ])('is red: %s', (text) => {
    expect(read(text, ...firm).urgent).toEqual(['lawyer_stops']);
  });

  test('and not where she does not, nor where an office does', () => {
    expect(read('Ik zal uw zaak niet overdragen aan een collega.', ...firm).urgent).toEqual([]);
    expect(read('Uw dossier is overgedragen aan een collega.').urgent).toEqual([]);
  });
});
