import { describe, expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const hearing =
  'De rechtbank behandelt de zaak op donderdag 15 april 2027 om 10.00 uur, Parnassusweg 280 in Amsterdam.';
const read = (text: string, from = 'Bureau Zuidwaard') =>
  readLetter(
    pagesOfText(
      `${from}\nPostbus 12\n3500 AB Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA ` +
        `Utrecht\n\nDatum: 4 maart 2027\nBetreft: uw zaak\n\nGeachte mevrouw ` +
        `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${from}`,
    ),
  );
const claims = (text: string, from?: string) =>
  read(text, from).statements.flatMap((each) =>
    each.is === 'remedy' && each.value === 'claim' ? [`${each.limit} ${each.drivingDay}`] : [],
  );

const what = ['schadevergoeding', 'uw schade', 'een vordering'];
const until = [
  'tot de officier van justitie zijn eis uitspreekt',
  'tot de officier op de zitting zijn eis heeft uitgesproken',
  'tot het requisitoir op die dag',
  'voordat de officier die dag de straf eist',
  'tot de zitting',
  'voor het begin van de zitting',
  'tot die dag',
];
const orders: readonly ((one: string, end: string) => string)[] = [
  (one, end) => `U kunt ${one} nog vragen ${end}.`,
  (_one, end) => `Heeft u nog geen schade opgegeven? Dat kan nog, ${end}.`,
  (one, end) => `U moet ${one} hebben ingediend ${end}.`,
  (one, end) => `${one.charAt(0).toUpperCase()}${one.slice(1)} kunt u indienen ${end}.`,
];

describe('to join a criminal case as injured party', () => {
  const all = orders.flatMap((order) => what.flatMap((one) => until.map((end) => order(one, end))));

  test.each(all)('one has until the day in court, whatever the words: %s', (text) => {
    expect(claims(`${hearing} ${text}`)).toEqual(['TM19 2027-04-15']);
  });

  test('is a limit of a letter of no kind', () => {
    const { kind, deadlines } = read(`${hearing} ${all[0]}`);
    expect([kind, deadlines.map(({ what: id, drivingDay }) => `${id} ${drivingDay}`)]).toEqual([
      'unknown',
      ['TM19 2027-04-15'],
    ]);
  });

  test.each([
    'U kunt geen schadevergoeding meer vragen op de zitting.',
    'De slachtoffers kunnen schadevergoeding vragen tot de officier zijn eis uitspreekt.',
    'U mag erbij zijn. De officier zegt dan welke straf hij eist.',
    'De schade aan de woning moet u betalen.',
  ])('is not told of: %s', (text) => {
    expect(claims(`${hearing} ${text}`)).toEqual([]);
  });

  test('is not told to who stands accused', () => {
    const text =
      'U bent verdachte in deze strafzaak. Schadevergoeding kan worden gevraagd tot de officier zijn eis zegt.';
    expect(claims(`${hearing} ${text}`, 'Openbaar Ministerie')).toEqual([]);
  });

  test('has no day where the letter names none in court', () => {
    expect(claims(all[0] ?? '')).toEqual([]);
  });
});
