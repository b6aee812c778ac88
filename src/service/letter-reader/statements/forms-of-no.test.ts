import { describe, expect, test } from 'vitest';
import { findAll } from '../findings.ts';
import { Letter } from '../letter.ts';
import { pagesOfText } from '../pages.ts';
import { findDecisions } from './decisions.ts';

function decided(head: string, text: string): string[] {
  const letter = new Letter(
    pagesOfText(
      `${head}\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 november ` +
        `2026\nBetreft          Uw brief\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n${head}`,
    ),
  );
  return findDecisions(findAll(letter)).flatMap((each) =>
    each.is === 'decision' ? [`${each.value} ${each.about}`] : [],
  );
}

const office = 'Immigratie- en Naturalisatiedienst';
const permit = 'de gevraagde verblijfsvergunning';
const nouns = ['inwilliging', 'toewijzing', 'verlening', 'toekenning'];
/** What hangs on "om" and gives. */
const gifts = [
  `u ${permit} te verlenen`,
  `u ${permit} te geven`,
  'uw aanvraag in te willigen',
  'uw verblijfsvergunning te verlengen',
];

/** Each form of a no, with the same sentence where nothing is refused: given, not yet said, supposed, or of an end. */
const forms: readonly { form: string; no: readonly string[]; other: readonly string[]; given?: readonly string[] }[] = [
  {
    form: 'a noun and "in aanmerking" or "vatbaar"',
    no: nouns.flatMap((noun) => [
      `Uw aanvraag komt niet voor ${noun} in aanmerking.`,
      `Uw aanvraag is niet vatbaar voor ${noun}.`,
      `Wij delen u mee dat uw aanvraag niet voor ${noun} in aanmerking komt.`,
    ]),
    other: nouns.flatMap((noun) => [
      `Als uw aanvraag niet voor ${noun} in aanmerking komt, hoort u dat.`,
      `Komt uw aanvraag niet voor ${noun} in aanmerking?`,
    ]),
  },
  {
    form: 'a verb that says that it cannot be done',
    no: gifts.flatMap((gift) => [
      `Het lukt niet om ${gift}.`,
      `Het is niet mogelijk om ${gift}.`,
      `Wij zijn niet bereid om ${gift}.`,
      `Wij zien geen ruimte om ${gift}.`,
    ]),
    other: gifts.flatMap((gift) => [
      `Het is nog niet mogelijk om ${gift}.`,
      `Misschien lukt het ons om ${gift}.`,
      `Als het niet lukt om ${gift}, hoort u dat.`,
    ]),
  },
  {
    form: 'a noun that stays away',
    no: [
      `Verlening van ${permit} blijft daarom achterwege.`,
      `De verlening van ${permit} blijft achterwege.`,
      `Daarom blijft verlening van ${permit} achterwege.`,
      `Ik zie af van verlening van ${permit}.`,
      `Ik ga niet over tot verlening van ${permit}.`,
      'Dit leidt tot afwijzing van uw aanvraag.',
      'Aan uw aanvraag wordt geen gevolg gegeven.',
      'Wij kunnen niet aan uw aanvraag voldoen.',
    ],
    other: [
      'De intrekking van uw verblijfsvergunning blijft achterwege.',
      'Beëindiging van uw verblijfsvergunning blijft voorlopig achterwege.',
      'Dit leidt niet tot afwijzing van uw aanvraag.',
      'Dit kan leiden tot afwijzing van uw aanvraag.',
    ],
    given: [`Wij gaan over tot verlening van ${permit}.`, `Wij zijn overgegaan tot verlening van ${permit}.`],
  },
  {
    form: 'a passive with the reader in between',
    no: ['verleend', 'toegekend', 'verstrekt', 'gegund'].flatMap((deed) => [
      `De gevraagde verblijfsvergunning wordt u niet ${deed}.`,
      `Hoewel wij uw inzet waarderen, wordt de gevraagde verblijfsvergunning u niet ${deed}.`,
    ]),
    other: [`De gevraagde verblijfsvergunning wordt u nog niet verleend.`],
    given: ['verleend', 'toegekend', 'verstrekt', 'gegund'].map(
      (deed) => `De gevraagde verblijfsvergunning wordt u hierbij ${deed}.`,
    ),
  },
];

describe.each(forms)('a no by $form', ({ no, other, given = [] }) => {
  test(`is a no, in ${no.length} sentences`, () => {
    expect(no.map((text) => `${text} ${decided(office, text).join()}`)).toEqual(
      no.map((text) => `${text} refused residence`),
    );
  });

  test(`is none where it is put off, supposed or denied, and a yes only where it is given`, () => {
    expect(other.map((text) => `${text} ${decided(office, text).join()}`)).toEqual(other.map((text) => `${text} `));
    expect(given.map((text) => `${text} ${decided(office, text).join()}`)).toEqual(
      given.map((text) => `${text} granted residence`),
    );
  });
});

describe('what was had and is no more', () => {
  test.each([
    ['Uw verblijfsvergunning is komen te vervallen.', ['ended residence']],
    ['U heeft vanaf 1 september geen verblijfsrecht meer.', ['ended residence']],
    ['Het voornemen bestaat om aan uw vergunning haar geldigheid te ontnemen.', ['to_be_ended residence']],
    ['U heeft geen verblijfsvergunning.', []],
    ['Als u geen verblijfsrecht meer heeft, hoort u dat.', []],
  ])('%s', (text, expected) => {
    expect(decided(office, text)).toEqual(expected);
  });
});

describe('what a letter takes back', () => {
  const council = 'Gemeente Utrecht';
  test.each([
    ['Wij voeren ons plan niet uit.', ['corrected other']],
    ['Wij voeren ons plan uit.', []],
    ['De mededeling van 15 september wordt daarom ingetrokken.', ['corrected other']],
    ['Wij trekken onze brief van 3 november in.', ['corrected other']],
    ['Als wij onze brief intrekken, hoort u dat.', []],
  ])('is told as taken back: %s', (text, expected) => {
    expect(decided(council, text)).toEqual(expected);
  });

  test('also by a decision that stands for it', () => {
    const text = 'Deze beschikking komt in de plaats van die van 18 september.';
    expect(decided(office, text)).toEqual(['corrected residence']);
  });

  test.each([
    'In onze brief van 12 oktober 2026 stond: "Uw uitkering wordt beëindigd." Daar komen wij op terug.',
    'Wij schreven u: “Uw aanvraag om een uitkering is afgewezen.”',
    'Aan het loket is u meegedeeld dat u geen recht heeft op een uitkering. Dat was niet juist.',
  ])('is not decided again: %s', (text) => {
    expect(decided(council, text)).toEqual([]);
  });

  test('and marks alone take nothing back', () => {
    expect(decided(council, 'Uw aanvraag om een uitkering "bijstand" wordt afgewezen.')).toEqual(['refused benefit']);
  });
});

describe('a judgment on the higher appeal of an office', () => {
  const court = 'Raad van State\nAfdeling bestuursrechtspraak';
  const by = (who: string) => `Tegen deze uitspraak heeft ${who} hoger beroep ingesteld.`;
  const rejected = ['Het hoger beroep is ongegrond.', 'De Afdeling bevestigt de aangevallen uitspraak.'];

  test.each(rejected)('is for the client where it fails: %s', (text) => {
    expect(decided(court, `${by('de minister')} ${text}`)).toEqual(['granted appeal']);
    expect(decided(court, `Uitspraak op het hoger beroep van de minister. ${text}`)).toEqual(['granted appeal']);
    expect(decided(court, `${by('de vreemdeling')} ${text}`)).toEqual(['refused appeal']);
    expect(decided(court, `${by('de minister')} ${by('de vreemdeling')} ${text}`)).toEqual([]);
  });

  test('is against her where it succeeds', () => {
    const text = 'Het hoger beroep is gegrond. De Afdeling verklaart het bij de rechtbank ingestelde beroep ongegrond.';
    expect(decided(court, `${by('de minister')} ${text}`)).toEqual(['refused appeal']);
  });

  test('and nobody says for whom where its words go both ways', () => {
    const text = 'Het hoger beroep is gegrond. Het beroep is gegrond.';
    expect(decided(court, `${by('de minister')} ${text}`)).toEqual([]);
  });
});

describe('two suspects of one case', () => {
  const prosecutor = 'Openbaar Ministerie\nArrondissementsparket Oost-Nederland';
  test.each([
    ['De officier van justitie brengt deze zaak voor de rechter.', ['granted prosecution']],
    ['De officier van justitie brengt deze zaak niet voor de rechter.', ['ended prosecution']],
    ['Zij gaat met de zaak tegen mevrouw V. niet verder.', ['ended prosecution']],
    ['Van verdere vervolging wordt afgezien.', ['ended prosecution']],
    ['Als de officier de zaak niet voor de rechter brengt, hoort u dat.', []],
  ])('%s', (text, expected) => {
    expect(decided(prosecutor, text)).toEqual(expected);
  });
});
