import { expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const urgent = (text: string, from = 'Politie Eenheid Den Haag'): string[] =>
  readLetter(
    pagesOfText(
      `${from}\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nA. Veldman`,
    ),
  ).statements.flatMap((each) => (each.is === 'urgent' ? [each.value] : []));

const lawyer = 'Advocatenkantoor Molenaar';
const ind = 'Immigratie- en Naturalisatiedienst';
const landlord = 'De Huiskamer Verhuur B.V.';

test.each([
  [
    'summons',
    'Graag spreken wij u op 19 maart 2027 om 11.00 uur, Hoefkade 350. U hoeft niet te antwoorden.',
    undefined,
  ],
  ['summons', 'Op 19 maart 2027 om 11.00 uur spreek ik u op het bureau. Er is aangifte tegen u gedaan.', undefined],
  ['detention', 'U zit sinds 12 september 2026 in bewaring. De bewaring duurt voort.', undefined],
  ['detention', 'De rechter heeft toestemming gegeven om u in gijzeling te nemen.', undefined],
  ['detention', 'Meld u op 7 april 2027 voor 11.00 uur bij de penitentiaire inrichting.', undefined],
  [
    'short_term',
    'U krijgt de gevraagde verlenging niet. Wij moeten uw redenen uiterlijk op 11 maart 2027 hebben.',
    undefined,
  ],
  ['lawyer_stops', 'Ik stel geen hoger beroep in. Wilt u verder, dan moet u een collega vinden die dat doet.', lawyer],
  [
    'eviction',
    'Uw huurcontract loopt op 31 maart 2027 af. Wij verzoeken u de kamer die dag leeg op te leveren.',
    landlord,
  ],
  ['eviction', 'U moet uw kamer op 31 maart 2027 leeg en schoon achterlaten.', landlord],
  [
    'eviction',
    'Op grond van artikel 13b Opiumwet wordt uw huis op 31 maart 2027 om 9.00 uur gesloten.',
    'Gemeente Heerlen',
  ],
  ['short_term', 'De grieven moeten uiterlijk op 10 maart 2027 zijn ontvangen.', 'Raad van State'],
  ['lawyer_stops', 'Ik doe niets meer voor u. Neem zo snel mogelijk een andere advocaat.', lawyer],
  ['eviction', 'U kunt niet langer bij ons blijven.', landlord],
  ['leave_at_once', 'U krijgt geen termijn om vrijwillig te vertrekken.', ind],
  ['leave_at_once', 'Ik bekort uw vertrektermijn tot nihil.', ind],
  ['leave_at_once', 'U bent verplicht de Europese Unie onverwijld te verlaten.', ind],
  ['summons', 'U moet op 12 april 2027 voor de politierechter verschijnen.', 'Openbaar Ministerie'],
  ['summons', 'Hierbij dagvaard ik u om op 12 april 2027 te verschijnen.', 'Openbaar Ministerie'],
  ['detention', 'De rechtbank beveelt uw gevangenneming.', 'Rechtbank Den Haag'],
  ['detention', 'De schorsing van de voorlopige hechtenis is opgeheven.', 'Rechtbank Den Haag'],
  ['detention', 'De rechtbank heft de schorsing van uw voorlopige hechtenis op.', 'Rechtbank Den Haag'],
  ['detention', 'De raadkamer beveelt de opheffing van de schorsing van uw hechtenis.', 'Rechtbank Den Haag'],
  ['detention', 'Meld u op 7 april 2027 bij het huis van bewaring te Nieuwersluis.', undefined],
  ['eviction', 'Wij ontruimen uw woning op 12 april 2027.', landlord],
  ['eviction', 'Op 12 april 2027 ontruimen wij uw kamer.', landlord],
  ['eviction', 'U moet de woning op 12 april 2027 hebben leeggemaakt.', landlord],
  ['eviction', 'Wij gaan over tot gedwongen ontruiming.', landlord],
  ['eviction', 'Wij ontzeggen u de toegang tot de opvang.', 'Centraal Orgaan opvang asielzoekers'],
  ['short_term', 'U moet binnen 24 uur weg.', landlord],
  ['short_term', 'U moet binnen vijf werkdagen reageren.', landlord],
  ['short_term', 'Neem vandaag contact met mij op.', lawyer],
  ['lawyer_stops', 'Ons kantoor stopt per 1 april 2027.', lawyer],
])('%s: %s', (value, text, from) => {
  expect(urgent(text, from)).toContain(value);
});

test.each([
  ['U hoeft niet te antwoorden op deze brief. Op 19 maart 2027 om 11.00 uur bel ik u.', undefined],
  ['U wordt als getuige gehoord op 19 maart 2027 om 11.00 uur. U hoeft niet te antwoorden op alle vragen.', undefined],
  ['U zou op 8 april 2027 als verdachte verschijnen. Ik heb de dagvaarding ingetrokken.', 'Openbaar Ministerie'],
  ['Datum betekening: 2 maart 2027. Afschrift gelaten aan huis in gesloten envelop.', 'Van Dam Gerechtsdeurwaarders'],
  ['Ik ben met verlof. U hoeft geen andere advocaat te zoeken.', lawyer],
  ['Wij hebben gezegd dat u op 30 maart 2027 moest vertrekken. U mag toch blijven.', landlord],
  ['U krijgt een termijn om vrijwillig te vertrekken: vier weken.', ind],
  ['Ik bekort uw vertrektermijn niet.', ind],
  ['Hij moet op 12 april 2027 voor de politierechter verschijnen. U hoeft niet te komen.', 'Openbaar Ministerie'],
  ['Ik dagvaard de verdachte. U ontvangt bericht over de zitting.', 'Openbaar Ministerie'],
  ['De rechtbank wijst de vordering tot gevangenneming af.', 'Rechtbank Den Haag'],
  ['De schorsing van uw voorlopige hechtenis is niet opgeheven.', 'Rechtbank Den Haag'],
  ['Uw voorlopige hechtenis is opgeheven.', 'Rechtbank Den Haag'],
  ['De voorlopige hechtenis is geschorst.', 'Rechtbank Den Haag'],
  ['De schorsing van de voorlopige hechtenis van de verdachte is opgeheven.', 'Rechtbank Den Haag'],
  ['De grieven moeten uiterlijk op 10 april 2027 zijn ontvangen.', 'Raad van State'],
  ['De grieven zijn op 1 maart 2027 ontvangen.', 'Raad van State'],
  ['Wij ontruimen uw woning niet.', landlord],
  ['De ontruiming van uw woning gaat niet door.', landlord],
  ['U hoeft de woning niet leeg te maken.', landlord],
  ['Wij ontzeggen u de toegang tot de opvang niet.', 'Centraal Orgaan opvang asielzoekers'],
  ['Wij antwoorden u binnen 24 uur.', landlord],
  ['Ons kantoor stopt niet.', lawyer],
  ['Er is een bed voor u in een huis waar vrouwen wonen die iets soortgelijks hebben meegemaakt.', landlord],
  ['De opvang die u verlaat, moet binnen zijn gemeld.', landlord],
])('not urgent: %s', (text, from) => {
  expect(urgent(text, from)).toEqual([]);
});

const board = 'Jeugdbescherming Utrecht';
const children = ['uw dochter', 'uw zoon', 'uw kind', 'uw kinderen'];
const placed: readonly ((child: string) => string)[] = [
  (it) => `De kinderrechter heeft een machtiging tot uithuisplaatsing van ${it} verleend.`,
  (it) => `De rechter heeft een spoedmachtiging verleend om ${it} uit huis te plaatsen.`,
  (it) => `Vandaag wordt ${it} met spoed uit huis geplaatst.`,
  (it) => `Op 3 maart 2027 is ${it} in een pleeggezin geplaatst.`,
  (it) => `Wij hebben de kinderrechter gevraagd ${it} onder toezicht te stellen en uit huis te plaatsen.`,
  (it) => `De kinderrechter stelt ${it} onder toezicht en verleent machtiging tot uithuisplaatsing.`,
  (it) => `De voorlopige ondertoezichtstelling van ${it} is uitgesproken.`,
  (it) => `De machtiging tot uithuisplaatsing van ${it} is verlengd.`,
  (it) => `Wij halen ${it} op 9 maart 2027 op en brengen het kind naar een pleeggezin.`,
];
const stays: readonly ((child: string) => string)[] = [
  (it) => `Wij plaatsen ${it} niet uit huis.`,
  (it) => `Het verzoek om uithuisplaatsing van ${it} is afgewezen. Thuis verandert er niets.`,
  (it) => `De uithuisplaatsing is opgeheven. Morgen komt ${it} naar huis.`,
  (it) => `Als het niet beter gaat, kan ${it} uit huis worden geplaatst.`,
  (it) => `Wij praten graag met u over ${it}. Een uithuisplaatsing is een ingrijpende maatregel.`,
];

test.each(children.flatMap((child) => placed.map((order) => order(child))))('a child placed: %s', (text) => {
  expect(urgent(text, board)).toContain('child_placed');
});

test.each(children.flatMap((child) => stays.map((order) => order(child))))('a child that stays: %s', (text) => {
  expect(urgent(text, board)).not.toContain('child_placed');
});

test.each([
  'U kunt binnen 48 uur reageren.',
  'U heeft vijf werkdagen om de stukken op te sturen.',
  'Binnen 24 uur moet u zich melden.',
  'Reageer uiterlijk morgen.',
  'U moet nog vandaag contact opnemen.',
  'Wij verzoeken u per omgaande te betalen.',
])('a short term without a date: %s', (text) => {
  expect(urgent(text, landlord)).toContain('short_term');
});

test.each([
  'Wij reageren binnen vijf werkdagen op uw brief.',
  'De IND beslist binnen 48 uur.',
  'U hoort binnen twee werkdagen van ons.',
  'U kunt ons bellen. Wij bellen u binnen 24 uur terug.',
])('a short time of somebody else: %s', (text) => {
  expect(urgent(text, landlord)).not.toContain('short_term');
});
