import { describe, expect, test } from 'vitest';
import { partOf } from '#test/seed.ts';
import { findAll } from '../findings.ts';
import { Letter } from '../letter.ts';
import { pagesOfText } from '../pages.ts';
import { findDecisions } from './decisions.ts';

const offices = {
  IND: 'Immigratie- en Naturalisatiedienst',
  COA: 'Centraal Orgaan opvang asielzoekers',
  GEM: 'Gemeente Utrecht',
  RVR: 'Raad voor Rechtsbijstand',
  SGM: 'Schadefonds Geweldsmisdrijven',
  CRT: 'Rechtbank Midden-Nederland',
} as const;
type Office = keyof typeof offices;

/** What a letter of an office decides, as "polarity subject". */
function decided(office: Office, text: string, title = 'Uw brief'): string[] {
  const letter =
    `${offices[office]}\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 ` +
    `november 2026\nBetreft          ${title}\n\nGeachte mevrouw ` +
    `Tesfamariam,\n\n${text}\n\nHoogachtend,\n${offices[office]}`;
  return findDecisions(findAll(new Letter(pagesOfText(letter)))).flatMap((each) =>
    each.is === 'decision' ? [`${each.value} ${each.about}`] : [],
  );
}

/** A verb in the forms that a letter uses: "wijzen … af", "afgewezen", "af te wijzen", "de afwijzing". */
interface Verb {
  finite: string;
  particle: string;
  participle: string;
  infinitive: string;
}

const verb = (finite: string, particle: string, participle: string, infinitive: string): Verb => ({
  finite,
  particle,
  participle,
  infinitive,
});
const polarities = {
  granted: [
    verb('willigen', 'in', 'ingewilligd', 'in te willigen'),
    verb('wijzen', 'toe', 'toegewezen', 'toe te wijzen'),
    verb('keuren', 'goed', 'goedgekeurd', 'goed te keuren'),
  ],
  refused: [verb('wijzen', 'af', 'afgewezen', 'af te wijzen'), verb('weigeren', '', 'geweigerd', 'te weigeren')],
  ended: [verb('trekken', 'in', 'ingetrokken', 'in te trekken'), verb('beëindigen', '', 'beëindigd', 'te beëindigen')],
} as const;
type Decided = keyof typeof polarities;

/** Of what each office decides: the request for it and the thing itself. */
const subjects: readonly { about: string; office: Office; request: string; thing: string }[] = [
  {
    about: 'residence',
    office: 'IND',
    request: 'uw aanvraag om een verblijfsvergunning',
    thing: 'uw verblijfsvergunning',
  },
  { about: 'asylum', office: 'IND', request: 'uw asielaanvraag', thing: 'uw verblijfsvergunning asiel' },
  { about: 'reflection_period', office: 'IND', request: 'uw verzoek om bedenktijd', thing: 'uw bedenktijd' },
  {
    about: 'travel_document',
    office: 'IND',
    request: 'uw aanvraag om een vreemdelingenpaspoort',
    thing: 'uw vreemdelingenpaspoort',
  },
  { about: 'money', office: 'COA', request: 'uw aanvraag om verstrekkingen', thing: 'uw toelage' },
  { about: 'shelter', office: 'COA', request: 'uw verzoek om opvang', thing: 'uw opvang' },
  { about: 'benefit', office: 'GEM', request: 'uw aanvraag om bijstand', thing: 'uw uitkering' },
  { about: 'registration', office: 'GEM', request: 'uw verzoek om inschrijving', thing: 'uw inschrijving' },
  { about: 'legal_aid', office: 'RVR', request: 'de aanvraag om een toevoeging voor u', thing: 'uw toevoeging' },
  { about: 'compensation', office: 'SGM', request: 'uw verzoek om een tegemoetkoming', thing: 'uw tegemoetkoming' },
];

type Pattern = (object: string, verb: Verb, no: string) => string;
const big = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const said = (...words: string[]): string => `${big(words.filter((word) => word !== '').join(' '))}.`;

/** The word orders in which an office decides; `no` is the place of a denial. */
const patterns: Readonly<Record<string, Pattern>> = {
  'a main clause': (o, v, no) => said('wij', v.finite, o, no, v.particle),
  'an inversion': (o, v, no) => said('daarom', v.finite, 'wij', o, no, v.particle),
  'an inversion of the object': (o, v, no) => said(o, v.finite, 'wij', no, v.particle),
  'a day in the middle': (o, v, no) => said('wij', v.finite, o, 'met ingang van 1 december 2026', no, v.particle),
  'the passive': (o, v, no) => said(o, 'wordt', no, v.participle),
  'the passive after a day': (o, v, no) => said('met ingang van 1 december 2026 wordt', o, no, v.participle),
  'the perfect': (o, v, no) => said('wij hebben', o, no, v.participle),
  'what is told': (o, v, no) => said('wij delen u mee dat', o, 'is', no, v.participle),
  'what is told at the end': (o, v, no) => said('wij laten u weten dat', o, no, v.participle, 'is'),
  'what is decided': (o, v, no) => said('wij hebben besloten dat', o, 'wordt', no, v.participle),
  'an infinitive': (o, v, no) => said('wij hebben besloten', o, no, v.infinitive),
  'an infinitive with om': (o, v, no) => said('er is besloten om', o, no, v.infinitive),
  'bad news': (o, v, no) => said('helaas moeten wij u meedelen dat', o, no, 'is', v.participle),
  'an impersonal sentence': (o, v, no) => said('hierbij wordt', o, no, v.participle),
  'an aside': (o, v, no) => said('gelet op het voorgaande, en op de stukken, wordt', o, no, v.participle),
  'a second clause': (o, v, no) => said('uw dossier is bekeken en', o, 'wordt', no, v.participle),
  'a day of the request': (o, v, no) => said(`${o} van 3 maart 2026 wordt`, no, v.participle),
  'one who signs': (o, v, no) => said('hierbij deel ik u mede dat ik', o, no, v.participle, 'heb'),
};

/** The same words where nothing is decided. */
const others: Readonly<Record<string, Pattern>> = {
  'a condition before': (o, v) => said('als u niet antwoordt, wordt', o, v.participle),
  'a condition after': (o, v) => said(o, 'wordt', v.participle, 'indien u niet antwoordt'),
  'a condition without a word': (o, v) => said('wordt', o, `${v.participle}, dan kunt u bellen`),
  'an exception': (o, v) => said('wij', v.finite, o, `${v.particle}, tenzij u antwoordt`.trim()),
  'the other case': (o, v) => said('dan', v.finite, 'wij', o, v.particle),
  'a question': (o, v) => said('wordt', o, v.participle).replace('.', '?'),
  'what is looked into': (o, v) => said('wij onderzoeken of', o, 'wordt', v.participle),
  'a possibility': (o, v) => said(o, 'kan worden', v.participle),
  'a chance': (o, v) => said('misschien wordt', o, v.participle),
  'another letter': (o, v) => said('bij besluit van 3 maart 2025 is', o, v.participle),
  'another day': (o, v) => said('op 3 maart 2025 hebben wij', o, v.participle),
  'the past': (o, v) => said(o, 'werd toen', v.participle),
  'what was told': (o, v) => said('in onze brief van 3 maart 2025 staat dat', o, 'is', v.participle),
  'what the client fears': (o, v) => said('u vreest dat', o, 'wordt', v.participle),
  'what the client asked': (o, v) => said('u hebt gevraagd', o, v.infinitive),
  'what the lawyer writes': (o, v) => said('uw advocaat schrijft dat', o, 'is', v.participle),
  'a brother': (o, v) => said(`${o} en die van uw broer`.replace(/^.* en die/, 'de aanvraag'), 'is', v.participle),
  'all who ask': (_, v) => said('een aanvraag wordt', v.participle),
  'a clause aside': (o, v) => said(`de brief waarin ${o} is ${v.participle}, hebt u al`),
  'another office': (o, v) => said('de rechtbank heeft', o, v.participle),
};

const cases = subjects.flatMap((subject) =>
  (Object.keys(polarities) as Decided[]).flatMap((value) =>
    polarities[value].map((verb) => ({
      ...subject,
      value,
      verb,
      object: value === 'ended' ? subject.thing : subject.request,
    })),
  ),
);
/** With `npm test` a sixth of them for each pattern, another sixth for the next commit. */
const casesOf = (pattern: string) => partOf(pattern, cases, 2);
const opposite: Readonly<Record<Decided, readonly string[]>> = {
  granted: ['refused', 'ended', 'to_be_ended', 'to_be_refused', 'not_considered', 'not_admitted'],
  refused: ['granted', 'to_be_refused'],
  ended: ['granted', 'to_be_ended'],
};
const values = (found: readonly string[]): string[] => found.map((each) => each.split(' ')[0] ?? '');

describe('a decision', () => {
  test.each(Object.entries(patterns))('in %s is found as what it is, or not at all', (name, pattern) => {
    const all = casesOf(name).map(({ office, about, value, verb, object }) => {
      const text = pattern(object, verb, '');
      return { text, value, found: decided(office, text), is: `${value} ${about}` };
    });
    expect(all.filter(({ found, value }) => values(found).some((each) => opposite[value].includes(each)))).toEqual([]);
    expect(all.filter(({ found, is }) => found.some((each) => each !== is))).toEqual([]);
    expect(all.filter(({ found }) => found.length === 0).map(({ text }) => text)).toEqual([]);
  });

  test.each(Object.entries(patterns))('denied in %s is never what it was', (name, pattern) => {
    const all = casesOf(name).map(({ office, value, verb, object }) => {
      const text = pattern(object, verb, 'niet');
      return { text, value, found: decided(office, text) };
    });
    expect(all.filter(({ found, value }) => values(found).includes(value))).toEqual([]);
    expect(all.filter(({ found, value }) => value !== 'granted' && found.length > 0)).toEqual([]);
    expect(all.filter(({ found }) => values(found).includes('granted'))).toEqual([]);
  });

  test.each(Object.entries(others))('is not read into %s', (name, pattern) => {
    const all = casesOf(name).map(({ office, verb, object }) => {
      const text = pattern(object, verb, '');
      return { text, found: decided(office, text) };
    });
    expect(all.filter(({ found }) => found.length > 0)).toEqual([]);
  });
});

const things: readonly [Office, string, string][] = [
  ['IND', 'verblijfsvergunning', 'residence'],
  ['IND', 'bedenktijd', 'reflection_period'],
  ['IND', 'vreemdelingenpaspoort', 'travel_document'],
  ['COA', 'toelage', 'money'],
  ['COA', 'leefgeld', 'money'],
  ['COA', 'opvang', 'shelter'],
  ['GEM', 'uitkering', 'benefit'],
  ['RVR', 'toevoeging', 'legal_aid'],
  ['SGM', 'tegemoetkoming', 'compensation'],
];
const gifts: readonly ((no: string, thing: string) => string)[] = [
  (no, thing) => `U krijgt ${no} ${thing}.`,
  (no, thing) => `Daarom krijgt u ${no} ${thing}.`,
  (no, thing) => `Met ingang van 1 december 2026 krijgt u ${no} ${thing}.`,
  (no, thing) => `Van ons ontvangt u ${no} ${thing}.`,
  (no, thing) => `Wij geven u ${no} ${thing}.`,
  (no, thing) => `Ik verleen u ${no} ${thing}.`,
  (no, thing) => `Aan u wordt ${no} ${thing} verleend.`,
  (no, thing) => `Wij kennen u met ingang van 1 december 2026 ${no} ${thing} toe.`,
  (no, thing) => `Wij delen u mee dat u ${no} ${thing} krijgt.`,
  (no, thing) => `Wij hebben besloten u ${no} ${thing} toe te kennen.`,
  (no, thing) => `Besloten is dat u ${no} ${thing} ontvangt.`,
  (no, thing) => `Hierbij wordt u ${no} ${thing} toegekend.`,
];

describe('a thing that is given', () => {
  test.each(things)(
    'by %s: %s is granted; with "geen" it is refused, with "geen … meer" ended',
    (office, thing, about) => {
      for (const gift of gifts) {
        const article = thing === 'opvang' || thing === 'bedenktijd' || thing === 'leefgeld' ? '' : 'een';
        const given = gift(article, thing).replace('  ', ' ');
        expect([given, ...decided(office, given)]).toEqual([given, `granted ${about}`]);
        expect([given, ...decided(office, gift('geen', thing))]).toEqual([given, `refused ${about}`]);
        expect([given, ...decided(office, gift('helaas geen', thing))]).toEqual([given, `refused ${about}`]);
        const nothing = gift('geen', thing).replace(thing, `${thing} meer`);
        expect([given, ...decided(office, nothing)]).toEqual([given, `ended ${about}`]);
      }
    },
  );
});

describe('a letter that was once told as its opposite', () => {
  test.each<[Office, string, string[]]>([
    ['IND', 'U krijgt geen bedenktijd.', ['refused reflection_period']],
    ['IND', 'Vanaf 1 december 2026 heeft u bedenktijd, drie maanden lang.', ['granted reflection_period']],
    ['IND', 'U heeft bedenktijd gevraagd.', []],
    ['IND', 'Op 14 februari 2025 is zij in het bezit gesteld van een vergunning, geldig tot 14 februari 2026.', []],
    [
      'IND',
      'Hierbij deel ik u mede dat ik heb besloten uw aanvraag tot het verlenen van een verblijfsvergunning af te wijzen.',
      ['refused residence'],
    ],
    ['IND', 'U voldoet niet meer aan de voorwaarde waaronder de vergunning is verleend.', []],
    [
      'IND',
      'Ik ben voornemens de verlenging te weigeren en de vergunning in te trekken.',
      ['to_be_refused residence', 'to_be_ended residence'],
    ],
    ['IND', 'Uw verblijfsrecht beëindigen', []],
    ['IND', 'Uw asielaanvraag wordt afgewezen. Voordat wij beslissen, kunt u uw zienswijze geven.', []],
    ['COA', 'U krijgt elke maand geld van ons. Dit geld stopt op 1 maart 2027.', ['ended money']],
    ['COA', 'U ontvangt sinds april een toelage van het COA.', []],
    ['COA', 'De IND heeft uw aanvraag afgewezen.', []],
    ['IND', 'U krijgt bedenktijd als u aangifte doet.', []],
    ['IND', 'Uw bezwaarschrift is op 11 juni 2026 ontvangen.', []],
    ['IND', 'Ik kan u, gelet op het voorgaande, geen verblijfsvergunning verlenen.', ['refused residence']],
    ['COA', 'Uw aanvraag om leefgeld is afgewezen. U krijgt dus geen geld van ons.', ['refused money']],
    ['COA', 'De opvang is vol.', ['refused shelter']],
    ['COA', 'Er is helaas geen opvang voor u beschikbaar.', ['refused shelter']],
    ['COA', 'Uw recht op verstrekkingen is geëindigd.', ['ended money']],
    ['COA', 'U krijgt geen opvang meer.', ['ended shelter']],
    ['GEM', 'Uw uitkering stopt per 1 december 2026.', ['ended benefit']],
    ['RVR', 'U komt niet in aanmerking voor een toevoeging.', ['refused legal_aid']],
    ['IND', 'Evenmin verleen ik u een verblijfsvergunning.', ['refused residence']],
    ['IND', 'Wij overwegen uw verblijfsvergunning in te trekken.', ['to_be_ended residence']],
    ['IND', 'Ik ben voornemens uw asielaanvraag af te wijzen.', ['to_be_refused asylum']],
    ['IND', 'Wij nemen uw asielaanvraag niet in behandeling.', ['not_considered asylum']],
    ['IND', 'Ik verklaar uw bezwaar niet-ontvankelijk.', ['not_admitted objection']],
    ['CRT', 'De rechtbank verklaart het beroep ongegrond.', ['refused appeal']],
    ['CRT', 'Het hoger beroep van de minister is gegrond.', []],
    ['IND', 'U krijgt een brief over uw verblijfsvergunning.', []],
    ['IND', 'U krijgt een verblijfsvergunning onder de beperking humanitair niet-tijdelijk.', ['granted residence']],
  ])('%s: %s', (office, text, found) => {
    expect(decided(office, text)).toEqual(found);
  });

  test('under the heading "Beschikking" a refusal is a refusal', () => {
    expect(decided('IND', 'Uw aanvraag om een verblijfsvergunning wordt afgewezen.', 'Beschikking')).toEqual([
      'refused residence',
    ]);
  });

  test('a heading in nouns decides as well, and not where it names what is objected to', () => {
    const text = 'Wij leggen het u uit.';
    expect(decided('IND', text, 'Afwijzing van uw aanvraag om een verblijfsvergunning')).toEqual(['refused residence']);
    expect(decided('IND', text, 'Voornemen tot intrekking van uw verblijfsvergunning')).toEqual([
      'to_be_ended residence',
    ]);
    expect(decided('IND', text, 'Uw bezwaar tegen de afwijzing van uw aanvraag')).toEqual([]);
    expect(decided('IND', text, 'Geen intrekking van uw verblijfsvergunning')).toEqual([]);
  });
});

test('a plan of before, in the first line, is followed by its decision', () => {
  const text =
    'Op 14 juli 2026 hebben wij u laten weten dat wij van plan waren uw vergunning in te trekken.\n\nWij ' +
    'hebben nu definitief besloten. Uw verblijfsvergunning wordt ingetrokken.';
  const letter = `Datum 1 september 2026\nBetreft Intrekking van de verblijfsvergunning\n\n${offices.IND}\n\nGeachte mevrouw Sesay,\n\n${text}`;
  const found = findDecisions(findAll(new Letter(pagesOfText(letter))));
  expect(found).toEqual([expect.objectContaining({ value: 'ended', about: 'residence' })]);
});
