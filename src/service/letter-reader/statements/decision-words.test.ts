import { describe, expect, test } from 'vitest';
import { findAll } from '../findings.ts';
import { Letter } from '../letter.ts';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';
import { findDecisions } from './decisions.ts';

const heads = {
  IND: 'Immigratie- en Naturalisatiedienst',
  COA: 'Centraal Orgaan opvang asielzoekers',
  GEM: 'Gemeente Utrecht',
  CRT: 'Rechtbank Den Haag\nBestuursrecht',
  STR: 'Rechtbank Limburg\nTeam straf',
  OM: 'Openbaar Ministerie\nParket Den Haag',
  POL: 'Politie\nEenheid Midden-Nederland\nAfdeling Vreemdelingenpolitie, Identificatie en Mensenhandel',
  SGM: 'Schadefonds Geweldsmisdrijven',
  RVR: 'Raad voor Rechtsbijstand',
  LAW: 'Van Heukelom Advocaten',
  RVS: 'Raad van State\nAfdeling bestuursrechtspraak',
} as const;
type Office = keyof typeof heads;

const pagesOf = (head: string, text: string) =>
  pagesOfText(
    `${head}\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 november ` +
      `2026\nBetreft          Uw brief\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n${head}`,
  );

function decided(office: Office, text: string): string[] {
  return findDecisions(findAll(new Letter(pagesOf(heads[office], text)))).flatMap((each) =>
    each.is === 'decision' ? [`${each.value} ${each.about}`] : [],
  );
}

/** The words of the trade for a decision, each as an office writes it; a court, a police team and a lawyer have their own. */
const sentences: readonly (readonly [Office, string, string])[] = [
  ['IND', 'refused other', 'Wij blijven bij onze afwijzing van 3 maart 2026.'],
  ['IND', 'refused other', 'De afwijzing van 3 maart 2026 blijft in stand.'],
  ['IND', 'refused other', 'Voor de periode van 14 maart tot 2 april 2026 blijft het bij de weigering.'],
  ['IND', 'refused residence', 'U voldoet niet aan de voorwaarden voor een verblijfsvergunning.'],
  ['IND', 'refused residence', 'Uw verblijf wordt niet voortgezet.'],
  ['IND', 'granted residence', 'Aan bezwaarde wordt alsnog verblijf toegestaan van 2 april 2026 tot 2 april 2027.'],
  ['IND', 'ended residence', 'Uw vergunning geldt niet meer vanaf 12 januari 2026.'],
  ['IND', 'corrected residence', 'Het besluit van 21 september 2026 wordt hierbij ingetrokken.'],
  ['IND', 'corrected residence', 'Ik trek het besluit van 21 september 2026 in.'],
  ['IND', 'corrected other', 'Het voornemen om uw verblijfsvergunning in te trekken laat ik varen.'],
  ['IND', 'to_be_refused residence', 'Ik ben daarom geneigd uw aanvraag niet in te willigen.'],
  ['IND', 'refused reflection_period', 'Er is voor u geen bedenktijd mogelijk.'],
  ['COA', 'ended money', 'De Rvb loopt voor u af op 31 oktober 2026.'],
  ['COA', 'ended money', 'De uitbetaling van uw Rvb stopt per 15 april 2026.'],
  ['COA', 'refused shelter', 'U wordt niet opnieuw in de opvang toegelaten.'],
  ['GEM', 'granted registration', 'Wij schrijven u in op het adres van de opvang.'],
  ['GEM', 'refused registration', 'Wij kunnen u niet inschrijven.'],
  ['GEM', 'partly benefit', 'Uw aanvraag voor bijstand is gedeeltelijk toegewezen.'],
  ['GEM', 'refused benefit', 'U krijgt geen geld voor de wasmachine.'],
  ['GEM', 'refused benefit', 'Uw uitkering wordt vastgesteld op nihil.'],
  ['GEM', 'refused other', 'Uw urgentieaanvraag wordt afgewezen.'],
  ['GEM', 'granted benefit', 'Voor het bed krijgt u € 610,00.'],
  ['CRT', 'granted appeal', 'De rechtbank vernietigt het bestreden besluit.'],
  ['CRT', 'granted appeal', 'Het beroep slaagt.'],
  ['CRT', 'refused appeal', 'Het beroep slaagt niet.'],
  ['CRT', 'refused appeal', 'Het beroep faalt.'],
  ['CRT', 'not_admitted appeal', 'De rechtbank acht zich onbevoegd.'],
  ['CRT', 'granted appeal', 'Eiseres krijgt gelijk.'],
  ['CRT', 'refused appeal', 'Eiseres krijgt geen gelijk.'],
  ['CRT', 'granted interim_measure', 'De voorzieningenrechter schorst het bestreden besluit.'],
  ['STR', 'ended prosecution', 'De politierechter spreekt u vrij.'],
  ['STR', 'not_admitted claim', 'De benadeelde partij wordt niet-ontvankelijk verklaard in haar vordering.'],
  ['OM', 'ended prosecution', 'Wij stoppen met de vervolging van de verdachte.'],
  ['OM', 'ended prosecution', 'Ik heb besloten van verdere vervolging af te zien.'],
  ['OM', 'granted prosecution', 'De officier van justitie gaat de verdachte vervolgen.'],
  ['OM', 'corrected other', 'De dagvaarding voor de zitting van 29 september trek ik in.'],
  ['POL', 'ended prosecution', 'In overleg met de officier van justitie leggen wij het onderzoek daarom neer.'],
  ['POL', 'ended prosecution', 'Het onderzoek wordt niet voortgezet.'],
  ['POL', 'ended prosecution', 'Uw aangifte wordt niet verder onderzocht.'],
  ['SGM', 'refused compensation', 'Uw aanvraag komt niet voor een tegemoetkoming in aanmerking.'],
  ['SGM', 'refused other', 'Onze beslissing is helaas nee.'],
  ['RVR', 'refused legal_aid', 'Ik kan geen toevoeging afgeven.'],
  ['RVR', 'granted legal_aid', 'Wij hebben mr. C. de Wit aan u toegevoegd.'],
  ['LAW', 'granted appeal', 'Je hebt de zaak gewonnen.'],
  ['LAW', 'refused appeal', 'Je hebt de zaak helaas verloren.'],
  ['LAW', 'refused other', 'Slecht nieuws: de IND zegt nee.'],
  ['LAW', 'refused other', 'Het is een afwijzende beslissing geworden.'],
];

describe('the words in which offices decide', () => {
  test.each(sentences)('%s: %s: %s', (office, said, text) => {
    expect(decided(office, text)).toContain(said);
  });

  test('say nothing where they are supposed, asked or what somebody fears', () => {
    const supposed = sentences.flatMap(([office, , text]) => {
      const clause = text.replace(/^(?:Daarom|Helaas|Slecht nieuws:) /, '').replace(/\.$/, '');
      const small = clause.charAt(0).toLowerCase() + clause.slice(1);
      return [`Wij weten nog niet of ${small}.`, `U vreest dat ${small}.`, `${clause}?`].map(
        (one) => [one, decided(office, one)] as const,
      );
    });
    expect(supposed.filter(([, said]) => said.length > 0)).toEqual([]);
  });

  test('are never a yes and a no of one thing: nothing is told both ways', () => {
    const both = sentences.filter(([office, , text]) => {
      const said = decided(office, text).map((each) => each.split(' '));
      return said.some(
        ([value, about]) => value === 'granted' && said.some(([other, same]) => same === about && other !== 'granted'),
      );
    });
    expect(both).toEqual([]);
  });
});

describe('a sum that is no grant', () => {
  test.each([
    'U krijgt elke maand € 900,00 van uw man. Daarom krijgt u geen bijstand.',
    'U krijgt € 900,00 per maand van het UWV. Daarom krijgt u geen bijstand.',
    'U ontvangt € 1.200,00 loon. Daarom krijgt u geen bijstand.',
    'U krijgt een boete van € 100,00. U krijgt geen bijstand.',
  ])('leaves the refusal whole: %s', (text) => {
    expect(decided('GEM', text)).toEqual(['refused benefit']);
  });

  test.each([
    'U krijgt € 50,00 minder.',
    'U krijgt een boete van € 100,00.',
    'U krijgt geen € 610,00.',
    'Als u de papieren opstuurt, krijgt u € 610,00.',
    'Uw zus krijgt € 610,00.',
    'Op het bed krijgt u een korting van € 10,00.',
  ])('says nothing: %s', (text) => expect(decided('GEM', text)).toEqual([]));
});

describe('what stands on its head', () => {
  test.each([
    ['CRT', 'Er bestaat geen grond om te bepalen dat zij niet mag worden uitgezet.'],
    ['CRT', 'De rechtbank vernietigt het besluit niet.'],
    ['CRT', 'De voorzieningenrechter schorst het bestreden besluit niet.'],
    ['STR', 'De verdachte wordt niet vrijgesproken.'],
    ['IND', 'U heeft bezwaar gemaakt. Ik handhaaf het besluit niet.'],
    ['IND', 'U heeft bezwaar gemaakt. Ik herroep het besluit niet.'],
    ['IND', 'Wij blijven niet bij onze afwijzing.'],
    ['IND', 'Uw aanvraag is geheel en niet deels ingewilligd.'],
    ['IND', 'U vraagt een verblijfsvergunning. Die krijgt u als u een paspoort heeft.'],
    ['IND', 'U vroeg of wij uw vergunning gaan intrekken. Dat doen wij niet.'],
    ['COA', 'U vroeg of u moet verhuizen. Dat doen wij niet.'],
    ['POL', 'Wij leggen het onderzoek niet neer.'],
    ['LAW', 'De rechter heeft de minister gelijk gegeven.'],
    ['LAW', 'Je hebt de zaak niet verloren.'],
  ] as const)('is told as nothing: %s: %s', (office, text) => {
    expect(decided(office, text)).toEqual([]);
  });

  test('does not turn the yes behind it', () => {
    const text = 'Ik handhaaf mijn standpunt niet langer en verleen u de verblijfsvergunning.';
    expect(decided('IND', text).filter((each) => !each.startsWith('granted'))).toEqual([]);
  });
});

describe('what only an objection may say of an earlier decision', () => {
  const objection = 'U heeft bezwaar gemaakt.';
  test.each([
    ['refused objection', 'Het bestreden besluit wordt gehandhaafd.'],
    ['refused objection', 'Het besluit van 3 maart 2026 blijft in stand.'],
    ['granted objection', 'Ik herroep het besluit van 3 maart 2026.'],
  ])('%s: %s', (said, text) => {
    expect(decided('IND', `${objection} ${text}`)).toEqual([said]);
    expect(decided('IND', text)).toEqual([]);
  });
});

describe('a yes to one part', () => {
  test.each([
    'Uw bezwaar is deels gegrond.',
    'Wij verklaren uw bezwaar gedeeltelijk gegrond.',
    'Uw bezwaar is gegrond voor zover het over de ingangsdatum gaat en voor het overige ongegrond.',
  ])('is neither a yes nor a no: %s', (text) => {
    expect(decided('GEM', text)).toEqual(['partly objection']);
  });

  test('is what a court says that awards a claim and leaves the rest', () => {
    const text =
      'De rechtbank wijst de vordering van de benadeelde partij toe tot een bedrag van € 31.250. De ' +
      'rechtbank verklaart de benadeelde partij voor het overige niet-ontvankelijk in haar vordering.';
    expect(decided('STR', text)).toEqual(['partly claim']);
  });

  test('is what an office says that gives a sum for one thing and none for another', () => {
    const text = 'Voor het bed krijgt u € 610,00. Voor de wasmachine krijgt u geen geld, omdat er een wasruimte is.';
    expect(decided('GEM', text)).toEqual(['partly benefit']);
  });

  test('is what an office says that grants an objection in part and a permit for one time and not for another', () => {
    const text =
      'Ik verklaar uw bezwaar deels gegrond. De verblijfsvergunning wordt toegekend met ingang van 1 ' +
      'november 2026. U krijgt geen vergunning over de periode van 1 maart 2026 tot 1 november 2026.';
    expect(decided('IND', text)).toEqual(['partly objection', 'partly residence']);
  });

  test('makes the letter none of a kind that grants', () => {
    const { kind } = readLetter(
      pagesOf(heads.RVR, 'De gevraagde toevoeging wordt gedeeltelijk verleend. U betaalt een eigen bijdrage.'),
    );
    expect(kind).not.toBe('rvr_toevoeging');
  });
});

describe('an answer to the sentence before', () => {
  test.each([
    ['IND', 'refused residence', 'U wilt een verblijfsvergunning humanitair niet-tijdelijk. Die krijgt u niet.'],
    ['RVR', 'refused legal_aid', 'Uw advocaat vroeg een toevoeging aan. Die geven wij niet af.'],
    ['RVR', 'refused other', 'Uw advocaat vroeg ons om zijn werk te betalen. Dat doen wij niet.'],
    ['COA', 'refused other', 'U heeft gevraagd of u hier mag blijven. Daar kunnen wij niet aan tegemoetkomen.'],
  ] as const)('%s: %s: %s', (office, said, text) => {
    expect(decided(office, text)).toContain(said);
  });

  test('is none where nothing was asked', () => {
    expect(decided('COA', 'De bus stopt bij de poort. Dat doen wij niet.')).toEqual([]);
  });
});

describe('a plan that was made known before', () => {
  test('does not make a plan of what is decided now', () => {
    const before = 'Bij brief van 9 mei 2026 heb ik u mijn voornemen kenbaar gemaakt.';
    const text = `${before} Ik trek de aan u verleende verblijfsvergunning in met ingang van 10 maart 2026.`;
    expect(decided('IND', text)).toEqual(['ended residence']);
  });

  test('is no plan any more beside the refusal, and the letter is no intention', () => {
    const text =
      'Op 5 februari 2026 is het voornemen kenbaar gemaakt om de asielaanvraag af te wijzen. De zienswijze ' +
      'is betrokken. De asielaanvraag wordt afgewezen als ongegrond.';
    expect(decided('IND', text)).toEqual(['refused asylum']);
    expect(readLetter(pagesOf(heads.IND, text)).kind).not.toBe('ind_voornemen_asiel');
  });

  test('of what ends, tells of no grant', () => {
    const text =
      'Deze vergunning is u verleend in verband met uw aangifte. Wij zijn voornemens uw verblijfsvergunning in te trekken.';
    expect(decided('IND', text)).toEqual(['to_be_ended residence']);
  });
});

describe('what is retold before a judgment', () => {
  test('is no decision: an appeal on a ground, what another office did, what is not given "voor zover"', () => {
    expect(decided('CRT', 'Het beroep op overmacht slaagt niet.')).toEqual([]);
    expect(decided('CRT', 'De burgemeester heeft de bijstand ingetrokken.')).toEqual([]);
    expect(
      decided('CRT', 'Eiseres heeft beroep ingesteld voor zover het college haar verzoek niet heeft toegewezen.'),
    ).toEqual([]);
  });

  test('and a part that is not proven makes no acquittal of a conviction', () => {
    const text =
      'Van feit 3 wordt verdachte vrijgesproken. De rechtbank veroordeelt verdachte tot een gevangenisstraf van 42 maanden.';
    expect(decided('STR', text)).toEqual([]);
  });
});
