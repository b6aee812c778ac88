import { describe, expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

/** An invented letter of 4 March 2027, of an office that no kind knows. */
const read = (text: string, from = 'Bureau Zuidwaard', subject = 'uw zaak') =>
  readLetter(
    pagesOfText(
      `${from}\nPostbus 12\n3500 AB Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA ` +
        `Utrecht\n\nDatum: 4 maart 2027\nBetreft: ${subject}\n\nGeachte mevrouw ` +
        `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${from}`,
    ),
  );
const periods = (text: string) =>
  read(text).statements.flatMap((each) => (each.is === 'period' ? [`${each.about} ${each.day}`] : []));

const papers = ['verblijfsvergunning', 'verblijfsdocument', 'pas'];
const ends: readonly ((paper: string) => string)[] = [
  (paper) => `Uw ${paper} is geldig tot 12 april 2027.`,
  (paper) => `Uw ${paper} loopt af op 12 april 2027.`,
  (paper) => `Uw ${paper} loopt tot 12 april 2027.`,
  (paper) => `Op 12 april 2027 verloopt uw ${paper}.`,
  (paper) => `De einddatum van uw ${paper} is 12 april 2027.`,
  (paper) => `Op uw ${paper} staat: geldig tot 12 april 2027.`,
  (paper) => `Uw ${paper} eindigt op maandag 12 april 2027.`,
];

describe('until when one may stay', () => {
  const all = papers.flatMap((paper) => ends.map((end) => end(paper)));

  test.each(all)('is told with the day before it, as the last one to ask for more: %s', (text) => {
    expect(periods(text)).toEqual(['residence 2027-04-11']);
  });

  test.each(all)('is a limit, also of a letter of no kind: %s', (text) => {
    const days = read(text).deadlines.flatMap(({ what, drivingDay }) => (what === 'TM06' ? [drivingDay] : []));
    expect(days).toEqual(['2027-04-11']);
  });

  test('is told in English too', () => {
    expect(periods('Your residence permit is good until 12 April 2027. Please file for an extension.')).toEqual([
      'residence 2027-04-11',
    ]);
  });

  test.each([
    'Uw verblijfsvergunning eindigt op 12 april 2027. Wij hebben haar ingetrokken.',
    'Wij trekken uw verblijfsvergunning met ingang van 12 april 2027 in. Zij was geldig tot 1 mei 2028.',
    'De verblijfsvergunning is per 12 april 2027 beëindigd.',
  ])('is not told of what was taken away: %s', (text) => {
    expect(periods(`${text} U kunt binnen vier weken na de datum van deze brief bezwaar maken.`)).toEqual([]);
  });

  test.each([
    'Uw paspoort is geldig tot 12 april 2027.',
    'Uw vorige verblijfsvergunning was geldig tot 12 april 2027.',
    'Uw pas ligt tot 12 april 2027 voor u klaar.',
    'Uw verblijfsvergunning was geldig tot 12 april 2026.',
    'Uw bezwaar moet er op 12 april 2027 zijn.',
  ])('is not told of anything else: %s', (text) => {
    expect(periods(text)).toEqual([]);
  });
});

const lengths = [
  ['dertig dagen', '2027-04-03'],
  ['30 dagen', '2027-04-03'],
  ['drie maanden', '2027-06-02'],
] as const;
const begun: readonly ((length: string) => string)[] = [
  (length) => `De bedenktijd duurt ${length}. Zij begint op 4 maart 2027.`,
  (length) => `Uw bedenktijd is ingegaan op 4 maart 2027 en u heeft daarvoor ${length}.`,
  (length) => `U krijgt een bedenktijd. U heeft ${length} de tijd. De ingangsdatum is 4 maart 2027.`,
];

describe('how long one may think it over', () => {
  test.each(lengths.flatMap(([length, day]) => begun.map((tell) => [tell(length), day] as const)))(
    'is told where the letter says how long and from when: %s',
    (text, day) => expect(periods(text)).toEqual([`reflection_period ${day}`]),
  );

  test.each([
    'U krijgt geen bedenktijd van dertig dagen. De aanvraag begon op 4 maart 2027.',
    'De bedenktijd van drie maanden is u geweigerd. Die zou begonnen zijn op 4 maart 2027.',
    'Als u bedenktijd krijgt, duurt die dertig dagen. Zij begint op een dag die u nog hoort.',
    'Uw bedenktijd is beëindigd. U had dertig dagen, vanaf 4 maart 2027.',
  ])('is not told where there is none: %s', (text) => {
    expect(periods(text)).toEqual([]);
  });

  test('is no refusal where it says what does not happen meanwhile', () => {
    const { statements } = read('Zo lang u bedenktijd heeft, wordt u niet overgedragen.', 'Politie Eenheid Utrecht');
    expect(statements.filter(({ is }) => is === 'decision')).toEqual([]);
  });
});

test('a reminder does not say that a stay has ended', () => {
  const { statements } = read(
    'Op uw pas staat: geldig tot 12 april 2027. Daarna heeft u zonder nieuwe vergunning geen recht meer om hier te zijn.',
    'Immigratie- en Naturalisatiedienst',
  );
  expect(statements.filter(({ is }) => is === 'decision')).toEqual([]);
});
