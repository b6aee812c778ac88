import { describe, expect, test } from 'vitest';
import { partOf } from '#test/seed.ts';
import { Seed } from '../../../../test/letters/seed.ts';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';
import type { LetterStatement } from './statement.ts';

/** What an invented letter of 4 March 2027 says. */
function said(text: string, subject = 'uw zaak'): LetterStatement[] {
  const letter =
    `Bureau Zuidwaard\nPostbus 12\n3500 AB Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA ` +
    `Utrecht\n\nDatum: 4 maart 2027\nBetreft: ${subject}\n\nGeachte mevrouw ` +
    `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`;
  return readLetter(pagesOfText(letter)).statements;
}
const told = (text: string, is: LetterStatement['is']): string[] =>
  said(text).flatMap((each) =>
    each.is === is && 'value' in each ? [`${each.value}${'day' in each ? ` ${each.day}` : ''}`] : [],
  );
const duties = (text: string): string[] => told(text, 'duty');

/** What must be done, its infinitive with its own words, and the day that goes with it. */
const deeds = [
  { value: 'leave', object: 'Nederland', verb: 'verlaten', order: 'Verlaat Nederland' },
  { value: 'report', object: 'zich', verb: 'melden', where: 'bij de AVIM', order: 'Meld u bij de AVIM' },
  { value: 'pay', object: '€ 149,00', verb: 'betalen', order: 'Betaal € 149,00' },
  { value: 'hand_in', object: 'uw paspoort', verb: 'inleveren', order: 'Lever uw paspoort in' },
] as const;
const days = [
  ['uiterlijk op 1 april 2027', '2027-04-01'],
  ['vóór 2 april 2027', '2027-04-01'],
  ['binnen vier weken', '2027-04-01'],
  ['binnen 28 dagen na de datum van deze brief', '2027-04-01'],
] as const;

type Deed = (typeof deeds)[number];
const object = (deed: Deed): string => ('where' in deed ? `${deed.object} ${deed.where}` : deed.object);

/** One duty in every order of its words. */
const orders: readonly ((deed: Deed, day: string) => string)[] = [
  (deed, day) => `U moet ${object(deed)} ${day} ${deed.verb}.`,
  (deed, day) => `U moet ${day} ${object(deed)} ${deed.verb}.`,
  (deed, day) => `U dient ${object(deed)} ${day} te ${deed.verb}.`,
  (deed, day) => `${day[0]?.toUpperCase()}${day.slice(1)} moet u ${object(deed)} ${deed.verb}.`,
  (deed, day) => `U bent verplicht om ${object(deed)} ${day} te ${deed.verb}.`,
  (deed, day) => `Wij delen u mee dat u ${object(deed)} ${day} moet ${deed.verb}.`,
  (deed, day) => `Wij delen u mee dat u ${object(deed)} ${day} ${deed.verb} moet.`,
  (deed, day) => `U heeft geen verblijf meer en moet ${object(deed)} ${day} ${deed.verb}.`,
  (deed, day) => `Omdat u geen recht meer heeft, moet u ${object(deed)} ${day} ${deed.verb}.`,
  (deed, day) => `U moet, omdat u geen recht meer heeft, ${object(deed)} ${day} ${deed.verb}.`,
  (deed, day) => `Cliënte moet ${object(deed)} ${day} ${deed.verb}.`,
  (deed, day) => `${deed.order} ${day}.`,
];

describe('a duty', () => {
  test.each(deeds)('is found with its day in every order of its words: $value', (deed) => {
    for (const order of partOf(`orders ${deed.value}`, orders, 2))
      for (const [day, due] of days) {
        const text = order(deed, day);
        if (deed.object.startsWith('uw') && text.startsWith('Cliënte')) continue;
        expect(duties(text), text).toEqual([`${deed.value} ${due}`]);
      }
  });

  /** The same words, and nothing to do. */
  const twins: readonly ((deed: Deed, day: string) => string)[] = [
    (deed, day) => `U hoeft ${object(deed)} ${day} niet te ${deed.verb}.`,
    (deed, day) => `U hoeft ${object(deed)} niet ${day} te ${deed.verb}.`,
    (deed, day) => `${day[0]?.toUpperCase()}${day.slice(1)} hoeft u ${object(deed)} niet te ${deed.verb}.`,
    (deed) => `U bent niet verplicht om ${object(deed)} te ${deed.verb}.`,
    (deed) => `U moet ${object(deed)} niet ${deed.verb}.`,
    (deed) => `U bent niet meer verplicht ${object(deed)} te ${deed.verb}.`,
    (deed) => `Uw plicht om ${object(deed)} te ${deed.verb} is opgeschort.`,
    (deed) => `De verplichting om ${object(deed)} te ${deed.verb} vervalt.`,
    (deed, day) => `U moest ${object(deed)} ${day} ${deed.verb}.`,
    (deed, day) => `Eerder schreven wij dat u ${object(deed)} ${day} moet ${deed.verb}.`,
    (deed, day) => `In de brief van 3 januari 2027 stond dat u ${object(deed)} ${day} moet ${deed.verb}.`,
    (deed) => `U vreest dat u ${object(deed)} moet ${deed.verb}.`,
    (deed) => `U kunt ${object(deed)} ${deed.verb}.`,
    (deed) => `U zou ${object(deed)} moeten ${deed.verb}.`,
    (deed) => `Moet u ${object(deed)} ${deed.verb}?`,
    (deed, day) => `De verdachte moet ${object(deed)} ${day} ${deed.verb}.`,
    (deed, day) => `Uw werkgever moet ${object(deed)} ${day} ${deed.verb}.`,
    (deed, day) => `Hij dient ${object(deed)} ${day} te ${deed.verb}.`,
    (deed, day) => `Als wij uw aanvraag afwijzen, moet u ${object(deed)} ${day} ${deed.verb}.`,
    (deed, day) => `Wordt uw aanvraag afgewezen, dan moet u ${object(deed)} ${day} ${deed.verb}.`,
    (deed) => `U moet ${object(deed)} ${deed.verb} als de rechter uw beroep ongegrond verklaart.`,
    (deed, day) => `${deed.order} niet ${day}.`.replace(/ in niet/, ' niet in'),
  ];

  test.each(deeds)('is none in its denied, past, supposed and other person’s twins: $value', (deed) => {
    for (const twin of partOf(`twins ${deed.value}`, twins, 2))
      for (const [day] of days) expect(duties(twin(deed, day)), twin(deed, day)).toEqual([]);
  });

  test.each([
    ['U moet Nederland binnen vier weken verlaten, tenzij u beroep instelt.', 'tenzij u beroep instelt'],
    ['Als u geen beroep instelt, moet u Nederland binnen vier weken verlaten.', 'Als u geen beroep instelt'],
    ['Als u geen beroep instelt moet u Nederland binnen vier weken verlaten.', 'Als u geen beroep instelt'],
    ['U moet, als u geen beroep instelt, Nederland binnen vier weken verlaten.', 'als u geen beroep instelt'],
    ['Gaat u niet in beroep, dan moet u Nederland binnen vier weken verlaten.', 'Gaat u niet in beroep'],
    ['U gaat niet in beroep? Dan moet u Nederland binnen vier weken verlaten.', 'U gaat niet in beroep'],
    ['U moet Nederland binnen vier weken verlaten. Deze plicht is geschorst zolang uw beroep loopt.', 'Deze plicht'],
    ['U moet Nederland binnen vier weken verlaten. Tenzij de rechter anders beslist.', 'Tenzij de rechter'],
    [
      'Nu mag u blijven zolang uw bezwaar loopt. Daarna moet u Nederland binnen vier weken verlaten.',
      'zolang uw bezwaar',
    ],
  ])('to leave stands with its condition: %s', (text, condition) => {
    const [duty] = said(text).filter((each) => each.is === 'duty');
    expect(duty).toMatchObject({ value: 'leave', day: '2027-04-01', condition: expect.stringContaining(condition) });
    expect(duty?.text).toContain(condition);
    expect(duty?.text).toContain('Nederland');
  });

  test('has no day that a sentence of the office gives', () => {
    expect(duties('U moet € 149,00 betalen. Wij beslissen uiterlijk op 1 april 2027.')).toEqual(['pay null']);
  });

  test.each([
    'U moet Nederland onmiddellijk verlaten.',
    'U dient Nederland per direct te verlaten.',
    'Verlaat Nederland vandaag nog.',
    'U krijgt geen vertrektermijn.',
    'De vertrektermijn wordt u onthouden.',
    'U moet Nederland binnen 24 uur verlaten.',
  ])('to leave at once: %s', (text) => {
    expect(duties(text).map((each) => each.split(' ')[0])).toContain('leave_at_once');
    const reading = said(text);
    expect(reading.some((each) => each.is === 'urgent' && each.value === 'leave_at_once')).toBe(true);
  });

  test.each([
    'U hoeft Nederland niet onmiddellijk te verlaten.',
    'U moet het gebouw bij brand onmiddellijk verlaten.',
    'Als de rechter uw beroep ongegrond verklaart, moet u Nederland onmiddellijk verlaten.',
    'De verdachte moet Nederland onmiddellijk verlaten.',
  ])('to leave at once is not: %s', (text) => {
    expect(told(text, 'urgent')).toEqual([]);
  });
});

describe('a request', () => {
  test.each([
    ['Wij verzoeken u ons uiterlijk op 20 maart 2027 de volgende stukken te sturen.', 'papers 2027-03-20'],
    ['U wordt verzocht voor 21 maart 2027 een kopie van uw paspoort toe te zenden.', 'papers 2027-03-20'],
    ['Stuur ons uiterlijk op 20 maart 2027 een kopie van uw paspoort.', 'papers 2027-03-20'],
    ['Wilt u uiterlijk op 20 maart 2027 reageren?', 'reaction 2027-03-20'],
    ['Kunt u uiterlijk op 20 maart 2027 een kopie van uw paspoort sturen?', 'papers 2027-03-20'],
    ['Graag ontvangen wij uw reactie voor 21 maart 2027.', 'reaction 2027-03-20'],
    ['Laat ons uiterlijk 20 maart 2027 weten of u komt.', 'information 2027-03-20'],
    ['Wij verzoeken u het bedrag van € 75,00 uiterlijk op 20 maart 2027 over te maken.', 'payment 2027-03-20'],
    ['Neem uiterlijk op 20 maart 2027 contact met ons op.', 'contact 2027-03-20'],
  ])('is found: %s', (text, request) => expect(told(text, 'request')).toEqual([request]));

  test.each([
    'Wij verzoeken u ons geen stukken te sturen.',
    'U hoeft geen stukken te sturen.',
    'De IND is gevraagd de stukken in te zenden.',
    'Verweerder wordt verzocht de stukken te zenden.',
    'Eerder hebben wij u verzocht de stukken te sturen.',
    'U bent niet verplicht vragen te beantwoorden.',
    'Heeft u vragen? Bel ons gerust.',
    'Als u vragen heeft, neem dan contact met ons op.',
  ])('is not: %s', (text) => expect(told(text, 'request')).toEqual([]));
});

describe('what is done to the client', () => {
  const measures = [
    ['transfer 2027-03-23', 'U wordt op 23 maart 2027 overgedragen aan Italië.'],
    ['transfer 2027-03-23', 'De overdracht aan de Italiaanse autoriteiten vindt plaats op 23 maart 2027.'],
    ['transfer 2027-03-23', 'Op 23 maart 2027 wordt u aan Duitsland overgedragen.'],
    ['transfer 2027-03-23', 'U wordt op 23 maart 2027 opgehaald voor uw overdracht.'],
    ['removal 2027-03-23', 'Uw uitzetting is gepland op 23 maart 2027.'],
    ['removal 2027-03-23', 'U wordt op 23 maart 2027 uitgezet.'],
    ['detention null', 'U wordt in vreemdelingenbewaring gesteld.'],
    ['removal 2027-03-23', 'Op 23 maart 2027 vertrekt u met vlucht KL1601 naar Rome.'],
    ['detention null', 'Wij leggen u de maatregel van bewaring op.'],
    ['detention null', 'Hierbij stel ik u in bewaring.'],
    ['detention 2027-03-23', 'U moet zich op 23 maart 2027 melden bij de penitentiaire inrichting.'],
    ['arrest 2027-03-01', 'U bent op 1 maart 2027 aangehouden.'],
    ['arrest null', 'Er is een bevel tot aanhouding tegen u.'],
    ['eviction 2027-03-23', 'Uw woning wordt op 23 maart 2027 ontruimd.'],
    ['eviction 2027-03-23', 'De ontruiming vindt plaats op 23 maart 2027.'],
    ['eviction 2027-03-23', 'U moet uw kamer uiterlijk op 23 maart 2027 leeg opleveren.'],
    ['eviction 2027-03-23', 'U moet de opvang uiterlijk op 23 maart 2027 verlaten.'],
  ] as const;

  test.each(measures)('is found, and urgent in every letter: %s', (measure, text) => {
    expect(told(text, 'measure')).toEqual([measure]);
    const reading = readLetter(pagesOfText(`Datum: 4 maart 2027\n\nGeachte mevrouw,\n\n${text}\n\nHoogachtend,`));
    expect(reading.statements).toContainEqual(expect.objectContaining({ is: 'urgent', value: measure.split(' ')[0] }));
    expect(reading.warnings.map(({ code }) => code)).toContain('same_day');
    expect(reading.actionNeeded).toBe(true);
  });

  test.each([
    'U wordt niet overgedragen aan Italië.',
    'U wordt op 23 maart 2027 niet aan Italië overgedragen.',
    'U kunt worden overgedragen aan Italië.',
    'De overdracht op 23 maart 2027 gaat niet door.',
    'De verdachte wordt op 23 maart 2027 overgedragen aan Italië.',
    'U bent op 12 februari 2025 overgedragen aan Italië.',
    'Als uw beroep ongegrond is, wordt u overgedragen aan Italië.',
    'Uw dossier wordt overgedragen aan een collega.',
    'Het belang van verzoekster om niet te worden uitgezet weegt zwaarder.',
    'De maatregel van bewaring is opgeheven.',
    'U wordt niet in bewaring gesteld.',
    'Hierbij stel ik u niet in bewaring.',
    'Als u de huur niet betaalt, vragen wij de rechter om ontruiming van uw woning.',
    'De verdachte is aangehouden.',
    'De behandeling van uw zaak wordt aangehouden.',
    'Als u niet verschijnt, kunt u worden aangehouden.',
    'De ontruiming van uw woning gaat niet door.',
    'U hoeft de woning niet te verlaten.',
    'Uw paspoort is niet ingenomen.',
  ])('is not: %s', (text) => {
    expect(told(text, 'measure')).toEqual([]);
    expect(told(text, 'urgent')).toEqual([]);
  });

  test.each([
    'U wordt op 23 maart 2027 overgedragen aan Italië. U wordt om 6.30 uur opgehaald. De vlucht vertrekt om 9.45 uur.',
    'Op 23 maart 2027 om 6.30 uur wordt u opgehaald voor uw overdracht aan Italië.',
    'De overdracht aan Italië vindt plaats op 23 maart 2027. De marechaussee haalt u om 6.30 uur op.',
  ])('has the hour of pick-up: %s', (text) => {
    expect(said(text).filter(({ is }) => is === 'measure')).toEqual([
      expect.objectContaining({ value: 'transfer', day: '2027-03-23', time: '06:30' }),
    ]);
  });

  test('a paper that was taken is told, and waits', () => {
    expect(told('De politie heeft uw paspoort ingehouden.', 'measure')).toEqual(['paper_taken null']);
    expect(told('Uw paspoort is ingenomen.', 'measure')).toEqual(['paper_taken null']);
    expect(told('Uw paspoort is ingenomen.', 'urgent')).toEqual([]);
  });
});

describe('an unknown letter is urgent', () => {
  test.each([
    ['summons', 'U wordt gedagvaard om op 23 maart 2027 om 10.00 uur te verschijnen.'],
    ['summons', 'U wordt als verdachte opgeroepen om op 23 maart 2027 om 10.00 uur te verschijnen.'],
    ['summons', 'Wij nodigen u uit voor een OM-hoorzitting op 23 maart 2027 om 10.00 uur.'],
    ['lawyer_stops', 'Ik leg mijn werkzaamheden neer.'],
    ['lawyer_stops', 'Ik kan u niet langer bijstaan. Zoek een andere advocaat.'],
    ['lawyer_stops', 'Ik trek mij terug als uw advocaat.'],
    ['lawyer_stops', 'Mijn kantoor treedt niet meer voor u op.'],
    ['lawyer_stops', 'Uw advocaat heeft zich onttrokken.'],
    ['lawyer_stops', 'Met ingang van vandaag ben ik niet meer uw advocaat.'],
    ['lawyer_stops', 'U moet zelf een andere advocaat zoeken.'],
    ['short_term', 'U kunt binnen één week beroep instellen bij de rechtbank.'],
    ['short_term', 'U kunt uiterlijk op 10 maart 2027 bezwaar maken.'],
    ['short_term', 'Betaal het bedrag binnen vijf dagen.'],
  ])('%s: %s', (value, text) => {
    expect(told(text, 'urgent'), text).toEqual([value]);
  });

  test.each([
    'De verdachte is gedagvaard. U hoeft niet te komen.',
    'U wordt opgeroepen als getuige op 23 maart 2027 om 10.00 uur.',
    'Ik leg mijn werkzaamheden niet neer.',
    'U hoeft geen andere advocaat te zoeken.',
    'Als u niet betaalt, leg ik mijn werkzaamheden neer.',
    'U kunt binnen zes weken bezwaar maken.',
    'Wij beslissen binnen een week op uw bezwaar.',
    'De beslissing op uw bezwaar zou uiterlijk 10 maart 2027 genomen zijn.',
  ])('not by: %s', (text) => expect(told(text, 'urgent')).toEqual([]));
});

test('a known letter that cannot wait is for the lawyer today, also where its kind is not', () => {
  const asks = (term: string) =>
    readLetter(
      pagesOfText(
        `Immigratie- en Naturalisatiedienst\nPostbus 16275\n2500 BG Den Haag\n\nDatum: 4 maart ` +
          `2027\nBetreft: uw aanvraag is niet compleet\n\nGeachte mevrouw Tesfamariam,\n\nUw aanvraag voor een ` +
          `verblijfsvergunning is niet compleet. Stuur ons ${term} na de datum van deze brief de ontbrekende ` +
          'stukken: een kopie van uw paspoort. Doet u dat niet, dan kunnen wij uw aanvraag buiten behandeling ' +
          `stellen.\n\nHoogachtend,\n\nDe minister van Asiel en Migratie`,
      ),
    );
  expect(asks('binnen één week').kind).toBe('ind_verzoek_aanvulling');
  expect(asks('binnen één week').tasks.map(({ code }) => code)).toContain('lawyer_today');
  expect(asks('binnen vier weken').tasks.map(({ code }) => code)).not.toContain('lawyer_today');
});

describe('a letter of any words', () => {
  const seed = new Seed('hostile duties');
  const words = [
    'u',
    'moet',
    'niet',
    'als',
    'nederland',
    'verlaten',
    'overgedragen',
    'bewaring',
    'dan',
    '4 maart 2027',
  ] as const;

  test.each([
    ['at random', Array.from({ length: 200_000 }, () => seed.pick(words)).join(' ')],
    ['a verb again and again', 'u moet '.repeat(150_000)],
    ['conditions', 'als u moet u moet nederland verlaten, '.repeat(30_000)],
  ])('of 1 MB is read to its end: %s', { timeout: 60_000 }, (_, text) => {
    expect(readLetter(pagesOfText(text)).kind).toBe('unknown');
  });
});

test('"met ingang van" is no entrance at which to report', () => {
  expect(duties('Met ingang van 1 april 2027 moet u zich elke week melden bij de AVIM.')).toEqual([
    'report 2027-04-01',
  ]);
  expect(duties('U moet zich melden bij de ingang aan de Kade.')).toEqual([]);
});

test('a paper that comes back is not taken', () => {
  const measures = (text: string) => told(text, 'measure');
  const taken = 'Wij hebben uw paspoort ingenomen.';
  expect(measures(taken)).toEqual(['paper_taken null']);
  expect(measures(`${taken} U kunt uw paspoort weer ophalen.`)).toEqual([]);
  expect(measures(`${taken} Als u vertrekt, krijgt u uw paspoort terug.`)).toEqual(['paper_taken null']);
});
