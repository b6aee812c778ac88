import { expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const read = (text: string) =>
  readLetter(
    pagesOfText(
      `Bureau Zuidwaard\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\nBetreft: uw zaak\n\nGeachte ` +
        `mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nBureau Zuidwaard`,
    ),
  );
const remedies = (text: string): string[] =>
  read(text).statements.flatMap((each) => (each.is === 'remedy' ? [`${each.value} ${each.drivingDay}`] : []));

test.each([
  ['U kunt binnen twee weken na de datum van deze brief een klacht indienen bij de klachtencommissie.', '2027-03-18'],
  ['Bij de klachtencommissie kunt u binnen veertien dagen klagen.', '2027-03-18'],
  ['Uw klacht moet uiterlijk op 18 maart 2027 bij de klachtencommissie zijn.', '2027-03-18'],
  ['Dien binnen zes weken na dagtekening een klacht in bij de Geschillencommissie.', '2027-04-15'],
  ['U kunt binnen zes weken een klacht indienen bij de Nationale ombudsman.', '2027-04-15'],
  ['U kunt binnen zes weken een tuchtklacht indienen bij het tuchtcollege.', '2027-04-15'],
  ['U kunt binnen zeven dagen beklag doen bij de beklagcommissie.', '2027-03-11'],
  [
    'Uw klaagschrift moet uiterlijk op de zevende dag na die waarop u kennis kreeg van de beslissing bij de beklagcommissie zijn ingediend.',
    '2027-03-11',
  ],
])('a complaint to a committee has the day that the letter states: %s', (text, day) => {
  const reading = read(text);
  expect(remedies(text)).toEqual([`committee_complaint ${day}`]);
  // The three months of Sv 12 are for a complaint about the prosecution.
  expect(reading.deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toEqual([`letter ${day}`]);
});

test('three months to complain to a committee are the letter’s own', () => {
  const text = 'U kunt binnen drie maanden na de datum van deze brief een klacht indienen bij de klachtencommissie.';
  expect(read(text).statements.filter(({ is }) => is === 'remedy')).toMatchObject([
    { value: 'committee_complaint', limit: null, lastDay: '2027-06-04' },
  ]);
});

test.each([
  'De klachtencommissie beslist binnen twee weken op uw klacht.',
  'Uw klacht is door de klachtencommissie binnen twee weken ongegrond verklaard.',
  'U kunt geen klacht indienen bij de klachtencommissie binnen twee weken.',
  'Wij nemen uw klacht niet in behandeling. U kon tot 1 maart 2027 een klacht indienen bij de klachtencommissie.',
  'Op uw klacht beslist de beklagcommissie binnen vier weken.',
])('what a committee does, or what is over, is no day to complain by: %s', (text) => {
  expect(remedies(text)).toEqual([]);
});

test.each([
  'U kunt binnen drie maanden beklag doen bij het gerechtshof.',
  'U kunt binnen drie maanden een klacht indienen bij het gerechtshof (artikel 12 Sv).',
])('a complaint about the prosecution goes to the court of appeal as before: %s', (text) => {
  expect(read(text).statements.filter(({ is }) => is === 'remedy')).toMatchObject([
    { value: 'complaint', limit: 'TM18' },
  ]);
});

test('a written instruction about a child is brought before the judge within the time that it names', () => {
  const clause = 'U kunt de kinderrechter vragen deze aanwijzing vervallen te verklaren.';
  const term =
    'Het verzoekschrift moet binnen twee weken na verzending van deze brief bij de rechtbank zijn ingediend.';
  expect(remedies(`${clause} ${term}`)).toEqual(['appeal 2027-03-18']);
  expect(remedies('U kunt de kinderrechter niet meer vragen deze aanwijzing vervallen te verklaren.')).toEqual([]);
});

test.each([
  ['U heeft een strafbeschikking gekregen. U kunt binnen veertien dagen verzet doen.', true],
  ['U heeft een boete gekregen voor te hard rijden. U kunt binnen zes weken in beroep bij de officier.', false],
])('a penal order must be seen the same day, a traffic fine not: %s', (text, sameDay) => {
  const letter =
    `Openbaar Ministerie\nParket CVOM\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\n\n${text} Betaal ` +
    `uiterlijk 30 maart 2027 € 250,00. U moet de geldboete betalen.\n\nDe officier van justitie`;
  const codes = readLetter(pagesOfText(letter)).warnings.map(({ code }) => code);
  expect(codes.includes('same_day')).toBe(sameDay);
});

const ofLawyer = (sentence: string) =>
  readLetter(
    pagesOfText(
      `Advocatenkantoor Bos\n\nMevrouw S. Voorbeeld\n\nDatum: 4 maart 2027\n\nGeachte mevrouw,\n\nHierbij ` +
        'een kopie van de brief van de IND van 1 maart 2027. De IND wijst uw aanvraag om een ' +
        `verblijfsvergunning af. ${sentence}\n\nmr. A. Bos, advocaat`,
    ),
  );

test.each(['bezwaartermijn', 'beroepstermijn', 'hogerberoepstermijn', 'verzetstermijn', 'cassatietermijn'])(
  'the day on which a %s ends is a last day, and not the end of a permit named before it',
  (term) => {
    const { deadlines, statements } = ofLawyer(`De ${term} eindigt op 29 maart 2027.`);
    expect(deadlines.map(({ drivingDay }) => drivingDay)).toEqual(['2027-03-29']);
    expect(statements.filter(({ is }) => is === 'period')).toEqual([]);
    expect(statements.filter(({ is }) => is === 'remedy')).toMatchObject([{ drivingDay: '2027-03-29' }]);
  },
);

test('a permit that ends on that day is no remedy', () => {
  const { statements } = ofLawyer('Uw vergunning eindigt op 29 maart 2027.');
  expect(statements.some(({ is }) => is === 'remedy')).toBe(false);
  expect(statements.filter(({ is }) => is === 'period')).toHaveLength(1);
});
