import { describe, expect, test } from 'vitest';
import { isDemand } from './demands.ts';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (from: string, subject: string, text: string): string => `${from}

Mevrouw S. Tesfamariam

Datum            4 mei 2026
Betreft          ${subject}

Geachte mevrouw Tesfamariam,

${text}

Hoogachtend,
${from}`;

const collector = (text: string): string =>
  letter(
    'Gerechtsdeurwaarders Voorbeeld en Zoon',
    'Vordering',
    'Namens onze opdrachtgever vorderen wij € 812,40 van u, met rente en incassokosten. Deze vordering ' +
      `is van een winkel in de stad waar u iets op rekening heeft gekocht. ${text}`,
  );

const read = (text: string) => readLetter(pagesOfText(text));
const days = (text: string) => read(text).deadlines.map(({ what, drivingDay }) => [what, drivingDay]);

describe('a day that the letter asks for and that nothing has used', () => {
  test.each([
    'Lever uw oude pas op 19 mei 2026 in bij ons loket.',
    'U moet op 19 mei 2026 de sleutels bij ons afgeven.',
  ])('is a limit of the letter, with a warning: %s', (sentence) => {
    const reading = read(collector(sentence));
    expect(reading).toMatchObject({ kind: 'incasso_deurwaarder', actionNeeded: true });
    expect(days(collector(sentence))).toContainEqual(['letter', '2026-05-19']);
    expect(reading.warnings.map(({ code }) => code)).toContain('unplaced_day');
  });

  test.each([
    '',
    'De rente loopt vanaf 19 mei 2026.',
    'Op 19 mei 2026 betalen wij u het eerste deel.',
    'De pas is geldig tot 19 mei 2027.',
    'Wij beslissen uiterlijk op 19 mei 2026.',
    'Het bezoek van 19 mei 2026 vervalt.',
  ])('is not seen in what the office says of itself or what begins then: %s', (sentence) => {
    expect(read(collector(sentence)).kind).toBe('incasso_deurwaarder');
  });
});

describe('a last day', () => {
  test.each([
    ['vóór of op', 'Betaal vóór of op 19 mei 2026.', '2026-05-19'],
    ['op of vóór', 'U moet op of vóór 19 mei 2026 betalen.', '2026-05-19'],
    ['vóór', 'Betaal vóór 19 mei 2026.', '2026-05-18'],
    ['a term from the letter', 'Betaal binnen tien dagen na de datum van deze brief.', '2026-05-14'],
    ['a term from the letter', 'U moet binnen tien dagen na heden betalen.', '2026-05-14'],
    [
      'a cell of a table',
      'Hieronder staat alles.\n\nTotaal             € 812,40\nBetaal uiterlijk   19 mei 2026',
      '2026-05-19',
    ],
    ['a date in French', 'Betaal au plus tard le 19 mai 2026.', '2026-05-19'],
    ['an hour of the day', 'U kunt betalen tot dinsdag 19 mei 2026 om 12.00 uur.', '2026-05-19'],
    ['the end of the day', 'U moet betalen vóór het einde van 19 mei 2026.', '2026-05-19'],
    ['what must be there by then', 'Het geld moet er op 19 mei 2026 zijn.', '2026-05-19'],
    ['what must be there by then', 'Op 19 mei 2026 moet het bedrag op onze rekening staan.', '2026-05-19'],
    ['what must be done by then', 'De betaling dient te zijn voldaan op 19 mei 2026.', '2026-05-19'],
    [
      'what was not done by then',
      'Is het bedrag op 19 mei 2026 niet betaald, dan volgt een dagvaarding.',
      '2026-05-19',
    ],
    ['what comes after', 'Een betaling die na 19 mei 2026 komt, telt niet meer mee.', '2026-05-19'],
    ['the last day, said afterwards', 'Voor de betaling is 19 mei 2026 de laatste dag.', '2026-05-19'],
    ['a day with a name of its own', 'Hieronder moet u betalen. De uiterste betaaldatum is 19 mei 2026.', '2026-05-19'],
    [
      'a cell whose label goes on',
      'Hieronder staat alles.\n\nTe betalen                 € 812,40\nUiterlijk op onze rekening  19 mei 2026',
      '2026-05-19',
    ],
    [
      'a cell under the head of its column',
      'Hieronder staat alles.\n\nWat                      Laatste dag\nHet hele bedrag          19 mei 2026',
      '2026-05-19',
    ],
    [
      'a length of time in a cell',
      'Wat moet u betalen?\n\nTotaal                   € 812,40\nBinnen                   15 dagen',
      '2026-05-19',
    ],
  ])('is found as %s: %s', (_, sentence, day) => {
    expect(read(collector(sentence)).kind).toBe('incasso_deurwaarder');
    expect(days(collector(sentence))).toEqual([['letter', day]]);
  });

  test.each([
    'Uw klacht van 19 mei 2025 is afgehandeld. De termijn begint een dag na de datum van deze brief.',
    'Het abonnement liep van 1 maart 2026 tot 1 april 2026.',
  ])('is not where a term begins, nor the end of a time that is over: %s', (sentence) => {
    expect(days(collector(sentence))).toEqual([]);
  });

  test('is the day in court, where one may answer a claim until then', () => {
    const summons =
      'U wordt gedagvaard om te verschijnen op de zitting van de kantonrechter op donderdag 28 mei 2026 om 11.00 uur, Marktplein 1 te Arnhem.';
    expect(days(collector(summons))).toEqual([['letter', '2026-05-28']]);
  });

  test('is the day in court, where a victim may join the case until then', () => {
    const hearing = letter(
      'Openbaar Ministerie',
      'Zitting',
      'De strafzaak waarin u slachtoffer bent, komt op donderdag 28 mei 2026 om 11.00 uur voor de rechter in Arnhem. U heeft spreekrecht.',
    );
    expect(read(hearing).kind).toBe('om_zitting');
    expect(days(hearing)).toEqual([['TM19', '2026-05-28']]);
  });
});

describe('a day or a length of time in a letter', () => {
  const found = (text: string) => findAll(new Letter(pagesOfText(letter('Gemeente Voorbeeld', 'Uw zaak', text))));

  test.each([
    ['pay', 'De betaaltermijn verstrijkt op 19 mei 2026.'],
    ['pay', 'Payment is due on 19 May 2026.'],
    ['pay', 'The fee is payable on or before Tuesday 19 May 2026.'],
    ['pay', 'Le montant doit être payé au plus tard le 19 mai 2026.'],
    ['pay', 'Eerste deel              € 40,00     uiterlijk 19 mei 2026'],
    ['send', 'Wij willen de papieren op 19 mei 2026 in huis hebben.'],
    ['send', 'Uw stukken moeten er 19 mei 2026 zijn.'],
    ['send', 'Als wij op 19 mei 2026 niets hebben gekregen, gaan wij zonder uw stukken verder.'],
    ['send', 'Tot en met 19 mei 2026 kunt u stukken nasturen.'],
    ['send', 'Uw pas ligt tot en met 19 mei 2026 voor u klaar. Haal hem op tijd op.'],
    ['send', 'The deadline for submitting the documents is 19 May 2026.'],
    ['send', 'You have until 19 May 2026 to send in the documents.'],
    ['objection', 'Na 19 mei 2026 kunt u geen bezwaar meer maken.'],
    ['objection', 'De bezwaartermijn eindigt op 19 mei 2026.'],
    ['authority', 'De beslissing kunt u tegemoetzien vóór of op 19 mei 2026.'],
    ['authority', 'De beslistermijn loopt af op 19 mei 2026.'],
    ['authority', 'We will decide on your application by 19 May 2026.'],
    ['authority', 'Oude einddatum           5 mei 2026\nNieuwe einddatum         19 mei 2026'],
    ['authority', 'Het besluit volgt uiterlijk 19 mei 2026.'],
    ['authority', 'Uiterlijk 19 mei 2026 ontvangt u een beslissing.'],
    ['authority', 'Wij laten u uiterlijk 19 mei 2026 weten wat wij besluiten.'],
    ['pay', 'Op 19 mei 2026 dient het gehele bedrag te zijn voldaan.'],
    ['send', 'Inleverdatum             19 mei 2026\nFormulier                bijlage 2'],
    ['send', 'The documents are to be handed in by close of business on 19 May 2026.'],
    ['send', 'Veuillez nous renvoyer les pièces pour le 19 mai 2026 au plus tard.'],
    ['authority', 'De veroordeelde moet uiterlijk 19 mei 2026 betalen.'],
  ])('is for %s: %s', (topic, text) => {
    const days = found(text).days.map((each) => [each.day, each.topic]);
    expect(days).toContainEqual(['2026-05-19', topic]);
  });

  test.each([
    'Een besluit volgt, als u uiterlijk 19 mei 2026 niet reageert.',
    'Wij nemen een besluit als wij uiterlijk 19 mei 2026 uw verklaring hebben.',
    'Wij beslissen op wat er ligt, tenzij u ons uiterlijk 19 mei 2026 schrijft.',
    'Er wordt pas beslist nadat u uiterlijk 19 mei 2026 uw paspoort hebt laten zien.',
    'Wilt u dat wij uw verhaal meenemen in ons besluit? Schrijf ons dan uiterlijk 19 mei 2026.',
    'De IND beslist binnen zes maanden. U moet uiterlijk 19 mei 2026 uw vingerafdrukken laten nemen.',
    'De gemeente wil uiterlijk 19 mei 2026 een antwoord van u.',
    'De dader moet betalen. Geef uiterlijk 19 mei 2026 uw rekeningnummer door.',
    'You will receive a decision if you reply by 19 May 2026.',
    'Hoe gaat het verder?\n\nU tekent                 uiterlijk 19 mei 2026\nWij beslissen            uiterlijk 19 juni 2026',
  ])('is for the reader although an office says what it will do: %s', (text) => {
    const [day] = found(text).days;
    expect(day).toMatchObject({ day: '2026-05-19' });
    expect(day?.topic).not.toBe('authority');
  });

  test.each([
    ['P6W', 'objection', 'De termijn voor het indienen van een bezwaarschrift bedraagt zes weken.'],
    ['P6W', 'objection', 'Doe dat binnen zes (6) weken. Dat heet bezwaar.'],
    ['P4W', 'appeal', 'Tegen deze uitspraak staat binnen vier weken hoger beroep open.'],
    ['P30D', 'appeal', 'Un recours peut être formé dans un délai de trente jours.'],
    ['P28D', 'leave', 'Uw vertrektermijn is 28 dagen.'],
    ['P19W', 'authority', 'Op uw bezwaar wordt binnen negentien weken beslist.'],
  ])('is %s for %s: %s', (term, topic, text) => {
    expect(found(text).terms.map((each) => [each.term, each.topic])).toContainEqual([term, topic]);
  });
});

describe('a letter about a report that tells how to complain to the court', () => {
  const receipt = (more: string): string =>
    letter(
      'Politie Eenheid Voorbeeld',
      'Bevestiging van uw aangifte',
      `U heeft aangifte gedaan van mensenhandel. Hierbij krijgt u een kopie van uw aangifte. Bewaar deze goed. Het nummer is PL0900-2026123456. ${more}`,
    );

  test('is no receipt, because someone has decided not to prosecute', () => {
    expect(read(receipt('')).kind).toBe('politie_bevestiging_aangifte');
    for (const complaint of [
      'U kunt een klaagschrift sturen aan het gerechtshof.',
      'U kunt hierover klagen bij het gerechtshof in Arnhem.',
    ]) {
      const reading = read(receipt(complaint));
      expect(reading).toMatchObject({ kind: 'unknown', actionNeeded: true });
      expect(reading.warnings.map(({ code }) => code)).toContain('outcome_unclear');
    }
  });
});

test('a sentence demands when it speaks to the reader and names a deed', () => {
  expect(isDemand('u moet de stukken dan bij ons inleveren')).toBe(true);
  expect(isDemand('stuur het formulier terug')).toBe(true);
  expect(isDemand('u hoort dan van ons')).toBe(false);
  expect(isDemand('de kaart is geldig als u hem ophaalt')).toBe(false);
  expect(isDemand('het gebouw is dan gesloten')).toBe(false);
});
