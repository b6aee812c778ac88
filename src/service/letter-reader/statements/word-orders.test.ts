import { describe, expect, test } from 'vitest';
import { findAll } from '../findings.ts';
import { Letter } from '../letter.ts';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';
import { findDecisions } from './decisions.ts';
import { findRemedies } from './remedies.ts';

/** A letter by these writers, with these words as its text. */
function letterOf(head: string, text: string, sign = head): Letter {
  return new Letter(
    pagesOfText(
      `${head}\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 november ` +
        `2026\nBetreft          Uw brief\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n${sign}`,
    ),
  );
}

function decided(head: string, text: string, sign = head): string[] {
  return findDecisions(findAll(letterOf(head, text, sign))).flatMap((each) =>
    each.is === 'decision' ? [`${each.value} ${each.about}`] : [],
  );
}

const office = 'Immigratie- en Naturalisatiedienst';
const [firm, lawyer] = ['Advocatenkantoor De Linde', 'mr. T. de Boer, advocaat'];

interface Deed {
  finite: string;
  particle: string;
  participle: string;
  infinitive: string;
  /** Said plainly, and with "niet". */
  said: string | null;
  denied: string | null;
}

const deed = (forms: string, said: string | null, denied: string | null): Deed => {
  const [finite = '', particle = '', participle = '', ...infinitive] = forms.split(' ');
  return {
    finite,
    particle: particle === '-' ? '' : particle,
    participle,
    infinitive: infinitive.join(' '),
    said,
    denied,
  };
};

const deeds = [
  deed('willigen in ingewilligd in te willigen', 'granted', 'refused'),
  deed('wijzen toe toegewezen toe te wijzen', 'granted', 'refused'),
  deed('honoreren - gehonoreerd te honoreren', 'granted', 'refused'),
  deed('accepteren - geaccepteerd te accepteren', 'granted', 'refused'),
  deed('staan toe toegestaan toe te staan', null, 'refused'),
  deed('wijzen af afgewezen af te wijzen', 'refused', null),
  deed('weigeren - geweigerd te weigeren', 'refused', null),
];
const request = 'aanvraag om een verblijfsvergunning';
/** Each way to put a request, what is done with it and "niet" in one sentence. */
const orders: readonly ((deed: Deed, no: string) => string)[] = [
  ({ finite, particle }, no) => `De ${request} die u op 3 maart deed ${finite} wij ${no} ${particle}.`,
  ({ finite, particle }, no) => `De ${request}, die u op 3 maart deed, ${finite} wij ${no} ${particle}.`,
  ({ infinitive }, no) =>
    `Hierbij besluit ik de ${request}, die ook als verzoek om wijziging is opgevat, ${no} ${infinitive}.`,
  ({ infinitive }, no) => `Na afronding van het onderzoek heb ik besloten uw ${request} ${no} ${infinitive}.`,
  ({ participle }, no) => `Uw ${request}, waarover u ons schreef, wordt ${no} ${participle}.`,
  ({ participle }, no) => `De ${request} die u heeft ingediend wordt ${no} ${participle}.`,
];

describe('whatever stands between a request and what is done with it', () => {
  const cases = orders.flatMap((order) =>
    deeds.flatMap((each) => [
      { text: order(each, '').replace(/ +/g, ' '), value: each.said },
      { text: order(each, 'niet').replace(/ +/g, ' '), value: each.denied },
    ]),
  );
  test(`it is told as it is said, in ${cases.length} sentences`, () => {
    const read = cases.map(({ text }) => `${text} ${decided(office, text).join()}`);
    expect(read).toEqual(cases.map(({ text, value }) => `${text} ${value === null ? '' : `${value} residence`}`));
  });
});

test('a judgment that leaves everything as it was is no yes, nor what is given only once', () => {
  const judgment =
    'De rechtbank verklaart het beroep gegrond, vernietigt het besluit en bepaalt dat de rechtsgevolgen van het vernietigde besluit in stand blijven.';
  expect(decided('Rechtbank Den Haag', judgment)).toEqual([]);
  expect(decided('Politie Eenheid Den Haag', 'De bedenktijd wordt slechts eenmaal gegund.')).toEqual([]);
});

describe('a question that the letter answers itself', () => {
  test.each([
    ['Krijgt u een uitkering? Nee. U heeft te veel inkomen.', 'Gemeente Utrecht', ['refused benefit']],
    ['Krijgt u nu geld? Nee, nog niet. Wij laten het u weten.', 'Gemeente Utrecht', []],
    ['Is uw aanvraag afgewezen? Nee. Wij hebben nog niet beslist.', office, []],
    ['Waarom krijgt u geen uitkering? Nee, daar gaat deze brief niet over.', 'Gemeente Utrecht', ['refused benefit']],
  ])('%s', (text, head, expected) => {
    expect(decided(head, text)).toEqual(expected);
  });
});

describe('a verb that denies what it carries', () => {
  test.each([
    'Ik weiger u een verblijfsvergunning te verlenen.',
    'Wij weigeren daarom de gevraagde verblijfsvergunning af te geven.',
    'De minister heeft geweigerd u een verblijfsvergunning te geven.',
  ])('%s', (text) => {
    expect(decided(office, text)).toEqual(['refused residence']);
  });
});

test('what the law says of everybody who is such a person is no decision on the reader', () => {
  const text =
    'Een verblijfsvergunning als hier bedoeld wordt verleend aan de vreemdeling die slachtoffer is. Aan die voorwaarde is niet voldaan.';
  expect(decided(office, text)).toEqual([]);
});

describe('what a lawyer tells her client that an office decided', () => {
  test.each([
    ['De IND heeft uw aanvraag om een verblijfsvergunning op 20 oktober afgewezen.', ['refused residence']],
    ['De IND heeft geweigerd u een verblijfsvergunning te geven.', ['refused residence']],
    ['De rechtbank heeft uw beroep gegrond verklaard.', ['granted appeal']],
    ['Uw beroep is bij uitspraak van 13 november 2026 ongegrond verklaard.', ['refused appeal']],
    ['Zoals u weet wil de IND uw verblijfsvergunning intrekken.', ['to_be_ended residence']],
    ['De IND kan uw verblijfsvergunning intrekken.', []],
    ['De IND heeft haar verblijfsvergunning ingetrokken.', []],
    ['Ik verwacht dat de IND uw verblijfsvergunning verlengt.', []],
    ['Ik heb de IND verzocht de aanvraag alsnog in te willigen.', []],
    ['De IND heeft het besluit waarin uw verblijfsvergunning werd ingetrokken zelf weer ingetrokken.', []],
    ['De IND heeft uw verblijfsvergunning verleend en de IND heeft uw verblijfsvergunning ingetrokken.', []],
  ])('%s', (text, expected) => {
    expect(decided(firm, text, lawyer)).toEqual(expected);
  });
});

describe('a term that is not the reader’s, and a day that is no start', () => {
  const remedies = (text: string): (string | null)[] =>
    findRemedies(findAll(letterOf(firm, text, lawyer))).flatMap((each) =>
      each.is === 'remedy' ? [each.drivingDay] : [],
    );

  test.each([
    'De IND kan nog tot en met 18 december 2026 in hoger beroep gaan bij de Raad van State.',
    'De minister kan binnen een week hoger beroep instellen.',
    'De officier van justitie mag tot en met 1 december 2026 in hoger beroep.',
  ])('%s', (text) => {
    expect(remedies(text)).toEqual([]);
  });

  test('what she and the office may both do, she may do', () => {
    const text = 'U en de minister kunnen binnen vier weken na vandaag hoger beroep instellen bij de Raad van State.';
    expect(remedies(text)).toHaveLength(1);
  });

  test('the day on which a term ends is not where it begins', () => {
    const text =
      'Op 24 november 2026 heeft de politierechter vonnis gewezen. U kunt hoger beroep instellen. Dat kan ' +
      'tot veertien dagen na de uitspraak, dus uiterlijk dinsdag 8 december 2026.';
    expect(remedies(text).filter((day) => day !== '2026-12-08')).toEqual([]);
  });
});

describe('a lack that is no refusal, and a yes that is none', () => {
  const shelterOffice = 'Centraal Orgaan opvang asielzoekers';

  test.each([
    'U verhuist naar een andere locatie. In de kamer waar u nu woont, is niet genoeg plek voor u samen.',
    'Ik begrijp uw bezwaren, maar er is op dit moment geen andere plek met een kinderarts. U wordt overgeplaatst.',
  ])('who moves has a place: %s', (text) => {
    expect(decided(shelterOffice, text)).toEqual([]);
  });

  test('who does not move has none', () => {
    expect(decided(shelterOffice, 'Helaas is er nergens een plek voor u.')).toEqual(['refused shelter']);
  });

  test('a request on the way is not the application for a permit', () => {
    const asked = 'U verzoekt in uw brief om vrijstelling van leges voor uw verblijfsvergunning.';
    const refused = 'Aan uw verzoek kan ik daarom niet tegemoetkomen.';
    expect(decided(office, `${asked} ${refused}`)).toEqual(['refused fee']);
    expect(decided(office, `U verzoekt om verlenging van uw verblijfsvergunning. ${refused}`)).toEqual([
      'refused residence',
    ]);
  });

  test('a letter that is false grants nothing', () => {
    const text =
      'Uw verblijfsvergunning is goedgekeurd door de minister. U moet eerst 950 euro betalen via Western Union, of in crypto.';
    const { statements, warnings } = readLetter(
      pagesOfText(`Ministerie van Immigratie\n\nGeachte mevrouw,\n\n${text}`),
    );
    expect(warnings.map(({ code }) => code)).toContain('false_letter');
    expect(statements.filter((each) => each.is === 'decision')).toEqual([]);
  });
});

describe('an end that stays away is no end, and one that comes is', () => {
  const things = [
    ['COA', 'opvang', 'shelter'],
    ['Gemeente Utrecht', 'uitkering', 'benefit'],
    [office, 'verblijfsvergunning', 'residence'],
  ] as const;
  const away: readonly ((thing: string) => string)[] = [
    (it) => `De beëindiging van uw ${it} is van de baan.`,
    (it) => `De beëindiging van uw ${it} gaat niet door.`,
    (it) => `De intrekking van uw ${it} is herroepen.`,
    (it) => `Het besluit om uw ${it} te beëindigen is ingetrokken.`,
    (it) => `Wij trekken het besluit om uw ${it} te beëindigen in.`,
    (it) => `Wij zien af van de beëindiging van uw ${it}.`,
    (it) => `Het voornemen om uw ${it} in te trekken zetten wij niet door.`,
    (it) => `Uw ${it} wordt niet beëindigd.`,
    (it) => `Wij beëindigen uw ${it} niet.`,
    (it) => `Uw ${it} eindigt niet. Deze blijft in stand.`,
    (it) => `Wij trekken uw ${it} niet in.`,
  ];
  const comes: readonly ((thing: string) => string)[] = [
    (it) => `Uw ${it} wordt beëindigd.`,
    (it) => `Wij beëindigen uw ${it}.`,
    (it) => `Wij trekken uw ${it} in.`,
    (it) => `Het besluit om uw ${it} te beëindigen wordt niet ingetrokken. Uw ${it} is beëindigd.`,
  ];

  test.each(things)('%s: %s', (head, thing, about) => {
    const read = away.map((order) => `${order(thing)} ${decided(head, order(thing)).join()}`);
    // Where the decision itself is taken back, the letter says that it changes an earlier one.
    expect(read.map((each) => each.replace(/corrected \w+$/, ''))).toEqual(away.map((order) => `${order(thing)} `));
    const ended = comes.map((order) => `${order(thing)} ${decided(head, order(thing)).join()}`);
    expect(ended).toEqual(comes.map((order) => `${order(thing)} ended ${about}`));
  });

  test.each(things)('and the letter is of no kind that ends: %s: %s', (head, thing) => {
    const kinds = away.map((order) => {
      const { kind, outcome } = readLetter(
        pagesOfText(
          `${head}\n\nMevrouw S. Tesfamariam\n\nDatum: 27 november 2026\n\nGeachte mevrouw,\n\n${order(thing)}\n\nHoogachtend,\n${head}`,
        ),
      );
      return `${kind} ${outcome ?? ''}`;
    });
    expect(kinds.filter((each) => /_geen|intrekking|beeindiging|ended/.test(each))).toEqual([]);
  });
});

describe('a side matter has its own yes or no', () => {
  const sides = [
    'rente',
    'vergoeding van de kosten van uw bezwaar',
    'uitstel van betaling',
    'teruggave van het griffierecht',
  ];

  test.each(sides)('%s', (side) => {
    const [refusedSide, grantedSide] = [
      `Uw verzoek om ${side} wijzen wij af.`,
      `Uw verzoek om ${side} wijzen wij toe.`,
    ];
    const [won, lost] = ['Wij verklaren uw bezwaar gegrond.', 'Wij verklaren uw bezwaar ongegrond.'];
    for (const text of [`${won} ${refusedSide}`, `${refusedSide} ${won}`]) {
      expect(decided('Gemeente Utrecht', text)).toContain('granted objection');
      expect(decided('Gemeente Utrecht', text)).not.toContain('refused objection');
    }
    for (const text of [`${lost} ${grantedSide}`, `${grantedSide} ${lost}`]) {
      expect(decided('Gemeente Utrecht', text)).toContain('refused objection');
      expect(decided('Gemeente Utrecht', text)).not.toContain('granted objection');
    }
  });

  test.each([
    'Wij verklaren uw bezwaar gedeeltelijk gegrond.',
    'Uw bezwaar is deels gegrond.',
    'Uw bezwaar is gegrond voor zover het over de ingangsdatum gaat en voor het overige ongegrond.',
  ])('half a yes is none: %s', (text) => {
    expect(decided('Gemeente Utrecht', text)).not.toContain('granted objection');
  });
});
