import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

const found = (text: string) =>
  findAll(
    new Letter(
      pagesOfText(
        `Immigratie- en Naturalisatiedienst\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n\nDatum: 4 maart 2027\nBetreft: uw zaak\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`,
      ),
    ),
  );
const daysIn = (text: string) => found(text).days.map(({ day, topic }) => `${day} ${topic}`);
const termsIn = (text: string) => found(text).terms.map(({ term, topic }) => `${term} ${topic}`);

describe('a last day', () => {
  test.each([
    ['Wanneer hoort u iets? Uiterlijk op 10 mei 2027 sturen wij u een nieuw besluit.', '2027-05-10 authority'],
    ['Het nieuwe moment waarop u ons besluit uiterlijk krijgt, is 28 maart 2027.', '2027-03-28 authority'],
    ['Gelet op de opschorting is de uiterste datum van beslissen 6 mei 2027.', '2027-05-06 authority'],
    ['Kan de brief van uw huisarts er op 11 april 2027 zijn?', '2027-04-11 other'],
    ['Please come and collect it before the end of Wednesday 24 March 2027.', '2027-03-24 send'],
    ['Uiterlijk donderdag 18 maart 2027, op NL97 ABNA 0682 2643 19.', '2027-03-18 pay'],
  ])('is of who must act: %s', (text, day) => expect(daysIn(text)).toEqual([day]));

  test('to ask for more time is not the last day itself', () => {
    expect(
      daysIn('U kunt de stukken tot en met 18 maart 2027 inleveren. Lukt het niet? Vraag voor 18 maart 2027 uitstel.'),
    ).toEqual(['2027-03-18 send']);
  });
});

describe('a length of time', () => {
  test.each([
    ['Inlevering van het formulier moet binnen twee weken na aanvang van de bedenktijd.', 'P2W send'],
    ['Die klacht behandelt de hoofdofficier binnen zes weken.', 'P6W authority'],
    ['U kunt binnen zes weken na de bekendmaking in rechte opkomen.', 'P6W appeal'],
  ])('is for what it says, not for what it runs from: %s', (text, term) => expect(termsIn(text)).toEqual([term]));

  test('that a law gives to everybody is known as such', () => {
    const { terms } = found('Op grond van artikel 2.39 van de wet geeft u een verhuizing binnen vijf dagen door.');
    expect(terms.map(({ byLaw }) => byLaw)).toEqual([true]);
  });
});

test('a court hears a case on a day that has no hour yet, and not on one that is put off', () => {
  const heard = (text: string) => found(text).events.heard.map(({ day }) => day);
  expect(heard('De rechtbank behandelt de zaak naar verwachting op 15 april 2027.')).toEqual(['2027-04-15']);
  expect(heard('De rechtbank heeft dinsdag 18 mei 2027 voor de zaak vrijgemaakt.')).toEqual(['2027-05-18']);
  expect(heard('De zitting van 18 mei 2027 gaat niet door; de behandeling vervalt.')).toEqual([]);
});

describe('what was not done by a day had to be done by then', () => {
  test.each([
    ['Pasjes die op 4 mei 2027 nog niet zijn opgehaald, worden vernietigd.', 'send'],
    ['Wie op 4 mei 2027 niet heeft betaald, krijgt een aanmaning.', 'pay'],
    ['Niet op 4 mei 2027 afgehaalde kaarten gaan terug naar Den Haag.', 'other'],
    ['Een document dat op dinsdag 4 mei 2027 niet is opgehaald, gaat terug.', 'send'],
    ['Wat op 4 mei 2027 niet is ingeleverd, telt niet mee.', 'other'],
    ['Na 4 mei 2027 vernietigen wij het document.', 'other'],
    ['Na 4 mei 2027 worden niet opgehaalde kaarten vernietigd.', 'other'],
  ])('%s', (text, topic) => expect(daysIn(text)).toEqual([`2027-05-04 ${topic}`]));

  test('and what was done on it is told of', () => {
    expect(daysIn('De kaarten die op 4 mei 2027 zijn gemaakt, hebben een andere kleur.')).toEqual([]);
  });
});

describe('an answer to who writes is no remedy, whatever it is about', () => {
  test.each([
    'Laat me uiterlijk 4 mei 2027 weten of ik beroep mag instellen.',
    'Beroep kan nog. Wilt u mij voor 5 mei 2027 berichten of u dat wilt?',
    'Kunt u ons uiterlijk op 4 mei 2027 laten weten of het bezwaar doorgaat?',
    'Bel me uiterlijk 4 mei 2027 als u in hoger beroep wilt.',
    'Mail ons uiterlijk 4 mei 2027 of u bezwaar wilt maken.',
  ])('%s', (text) => expect(daysIn(text)).toEqual(['2027-05-04 send']));
});

describe('a last day that was put off', () => {
  test.each([
    'De uiterste betaaldatum van 20 april 2027 vervalt. U betaalt uiterlijk 4 mei 2027.',
    'De uiterste datum van 20 april 2027 geldt niet meer. Betaal uiterlijk 4 mei 2027.',
    'De laatste betaaldag van 20 april 2027 is verschoven. Betaal uiterlijk 4 mei 2027.',
  ])('is none: %s', (text) => expect(daysIn(text)).toEqual(['2027-05-04 pay']));

  test('but one after which a right is lost is', () => {
    expect(daysIn('Betaalt u niet uiterlijk op 4 mei 2027, dan vervalt uw recht.')).toEqual(['2027-05-04 pay']);
  });

  test('and how long it was put off is no length of time', () => {
    expect(termsIn('U krijgt een week extra om te betalen. U krijgt twee weken langer de tijd.')).toEqual([]);
  });
});

test('what the records of an office say is no paper that it asks for', () => {
  expect(daysIn('Volgens onze gegevens heeft u er geen. Regel dit uiterlijk op 4 mei 2027.')).toEqual([
    '2027-05-04 other',
  ]);
  expect(daysIn('Stuur de gegevens uiterlijk 4 mei 2027 op.')).toEqual(['2027-05-04 send']);
});
