import { type PlannedBundle, type PlannedPaper, plannedPapersOf, type WrittenPaper } from '../papers.ts';
import { lives } from './lives.ts';

/** The papers of those who live in the big world; what is on them fits what the volunteers wrote. */
export function bigPapers(today: Temporal.PlainDate): PlannedPaper[] {
  return Object.entries(sheets).flatMap(([client, papers]) => plannedPapersOf(today, client, nameOf(client), papers));
}

/** As authorities write the client's name. */
function nameOf(client: string): string {
  return lives.find(({ key }) => key === client)?.post.split(', ')[0] ?? 'Mevrouw S. Tekle';
}

const sheets: Readonly<Record<string, readonly WrittenPaper[]>> = {
  selam: [
    {
      title: 'Machtiging voor de advocaat',
      kind: 'mandate',
      dated: [80, 'day'],
      issuer: 'Kantoor Aan de Werf',
      original: 'lawyer',
      added: 74,
      text: ['Mevrouw Tekle machtigt mr. Van Houten om haar stukken op te vragen en namens haar te schrijven.'],
    },
    {
      title: 'Verklaring van de taalschool',
      kind: 'integration',
      dated: [40, 'month'],
      issuer: 'Taalschool Noord',
      original: 'client',
      added: 33,
      text: ['Mevrouw Tekle volgt op woensdag en vrijdag taalles, niveau A1. Zij is er altijd.'],
    },
  ],
  tsehay: [
    {
      title: 'Doopakte',
      kind: 'civil-status',
      dated: [9200, 'year'],
      issuer: 'Parochie van haar geboorteplaats',
      original: 'client',
      added: 641,
      text: ['Doopakte, geschreven in het Tigrinya. De maand is niet meer te lezen.'],
    },
    {
      title: 'Vertaling van de doopakte',
      kind: 'civil-status',
      dated: [601, 'day'],
      issuer: 'J. Voorbeeld, beëdigd vertaler',
      original: 'client',
      added: 590,
      text: ['Vertaling uit het Tigrinya. Van de geboortedatum is alleen het jaar leesbaar.'],
    },
    {
      title: 'Schoolrapport, klas 10',
      kind: 'other',
      dated: [3100, 'year'],
      issuer: 'Middelbare school',
      original: 'client',
      added: 641,
      text: ['Wiskunde 71', 'Biologie 92', 'Engels 64', 'Aardrijkskunde 80'],
    },
    {
      title: 'Kopie van de eerste aanvraag',
      kind: 'filing-proof',
      dated: [730, 'month'],
      original: 'lawyer',
      added: 641,
      text: ['Kopie voor eigen gebruik. Het origineel ligt bij de advocaat.'],
    },
    {
      title: 'Huurcontract',
      kind: 'address-proof',
      dated: [402, 'day'],
      issuer: 'Woningstichting De Brug',
      original: 'client',
      added: 48,
      text: [
        'Huurovereenkomst voor een zelfstandige woning, voor onbepaalde tijd.',
        'De huur gaat in op de eerste van de maand.',
      ],
    },
    {
      title: 'Verklaring van de taalschool',
      kind: 'integration',
      dated: [53, 'day'],
      issuer: 'Taalschool Noord',
      original: 'client',
      added: 48,
      text: ['Mevrouw Gebremedhin volgde drie ochtenden per week les en deed mee aan elke toets.'],
    },
    {
      title: 'Loonstrook',
      kind: 'work-income',
      dated: [34, 'month'],
      issuer: 'Bakkerij De Vroege Vogel',
      original: 'client',
      added: 13,
      text: ['Functie: medewerker bakkerij', 'Uren per week: 24', 'Vakantiegeld: 8 procent'],
    },
  ],
  saba: [
    {
      title: 'Geboorteakte van de dochter',
      kind: 'civil-status',
      dated: [445, 'day'],
      issuer: 'Gemeente Leusden',
      original: 'client',
      added: 330,
      text: ['Uittreksel uit het geboorteregister, afgegeven aan de moeder.'],
    },
    {
      title: 'Ontvangstbevestiging van de aanvraag',
      kind: 'filing-proof',
      dated: [39, 'day'],
      issuer: 'Immigratie- en Naturalisatiedienst',
      original: 'client',
      added: 36,
      text: ['Wij hebben uw aanvraag voor uw echtgenoot ontvangen. U hoeft nu niets te doen.'],
    },
    {
      title: 'Huwelijksakte uit Asmara',
      kind: 'civil-status',
      dated: [2300, 'year'],
      issuer: 'Kerk in Asmara',
      original: 'client',
      added: 8,
      text: ['Gewaarmerkte kopie, door de kerk opgestuurd. Twee getuigen hebben getekend.'],
    },
  ],
  ibrahim: [
    {
      title: 'Kopie van het oude paspoort',
      kind: 'identity',
      dated: [2900, 'year'],
      original: 'no-original',
      added: 371,
      text: ['Afdruk van een foto. Het paspoort zelf is er niet meer.'],
    },
    {
      title: 'Advies over de ambassade',
      kind: 'lawyer-letter',
      dated: [341, 'day'],
      issuer: 'Kantoor Kaya en Bos',
      original: 'client',
      added: 340,
      text: ['Ik raad mijn cliënt aan nu geen contact te zoeken met de ambassade. Wilt u dat met hem bespreken?'],
    },
    {
      title: 'Lijst voor een vreemdelingenpaspoort',
      kind: 'passport-attempt',
      dated: [9, 'day'],
      issuer: 'Kantoor Kaya en Bos',
      original: 'client',
      added: 7,
      text: [
        '- twee nieuwe pasfoto’s',
        '- kopie van de verblijfspas',
        '- bewijs van inschrijving',
        '- het advies over de ambassade',
      ],
    },
  ],
  xiaoling: [
    {
      title: 'Bevestiging van de afspraak',
      kind: 'passport-attempt',
      dated: [270, 'day'],
      issuer: 'Ambassade, Den Haag',
      original: 'client',
      added: 268,
      text: ['Neem uw oude paspoort, twee foto’s en dit bewijs mee. Kom een kwartier voor de tijd.'],
    },
    {
      title: 'Nieuw paspoort, bladzijde met foto',
      kind: 'identity',
      dated: [150, 'day'],
      original: 'client',
      added: 140,
      text: ['Kopie van één bladzijde. Het paspoort houdt zij zelf.'],
    },
    {
      title: 'Bewijs van aangetekend versturen',
      kind: 'filing-proof',
      dated: [87, 'day'],
      issuer: 'Postkantoor in de supermarkt',
      original: 'client',
      added: 86,
      text: ['Eén stuk, aangetekend, aan de Immigratie- en Naturalisatiedienst.'],
    },
  ],
  senait: [
    {
      title: 'Nieuwe berekening kindgebonden budget',
      kind: 'decision',
      dated: [391, 'day'],
      issuer: 'Dienst Toeslagen',
      original: 'client',
      added: 385,
      text: ['Wij hebben uw tweede kind toegevoegd. U krijgt geld na.'],
    },
    {
      title: 'Verklaring van de school',
      kind: 'other',
      dated: [68, 'month'],
      issuer: 'Basisschool in de wijk',
      original: 'client',
      added: 61,
      text: ['Beide kinderen komen elke dag. Hun moeder is op elke ouderavond.'],
    },
    {
      title: 'Uitslag spreekvaardigheid',
      kind: 'integration',
      dated: [160, 'month'],
      issuer: 'Examenbureau',
      original: 'client',
      added: 61,
      text: ['Onderdeel spreken: geslaagd.'],
    },
  ],
  valentina: [
    {
      title: 'Arbeidscontract, eerste hotel',
      kind: 'work-income',
      dated: [420, 'month'],
      original: 'client',
      added: 284,
      text: ['Kopie van drie bladzijden. De datum bovenaan is met de hand veranderd.'],
    },
    {
      title: 'Vertaling van het contract',
      kind: 'work-income',
      dated: [284, 'day'],
      original: 'client',
      added: 284,
      text: ['Eigen vertaling in het Spaans, zin voor zin. Drie vragen voor de advocaat staan onderaan.'],
    },
    {
      title: 'Loonstroken van het tweede hotel',
      kind: 'work-income',
      dated: [95, 'month'],
      issuer: 'Hotel aan het Spoor',
      original: 'client',
      added: 20,
      text: ['Vier maanden achter elkaar, elke maand evenveel uren.'],
    },
  ],
  mercy: [
    {
      title: 'Verklaring van de kerk',
      kind: 'other',
      dated: [26, 'day'],
      issuer: 'Kerk in de buurt',
      original: 'client',
      added: 24,
      text: ['Zij zingt in ons koor en helpt bij de maaltijden. Wij kennen haar als iemand op wie je kunt rekenen.'],
    },
    {
      title: 'Kopie van de ziekenhuiskaart',
      kind: 'medical',
      original: 'client',
      added: 24,
      text: ['Alleen naam en nummer. Verder staat er niets op.'],
    },
  ],
  camila: [
    {
      title: 'Verklaring van de opleiding',
      kind: 'integration',
      dated: [82, 'day'],
      issuer: 'Vakschool Amersfoort',
      original: 'client',
      added: 80,
      text: ['Zij volgt de opleiding tot kapper, eerste jaar, vier dagen per week.'],
    },
  ],
  folake: [
    {
      title: 'List of addresses with dates',
      kind: 'other',
      dated: [97, 'day'],
      original: 'lawyer',
      added: 97,
      text: ['Made from her bank statements, without guessing. Where a month is not certain, it says so.'],
    },
  ],
};

/** Two that were made and one that waits for the coordinator's last look. */
export const bigBundles: readonly PlannedBundle[] = [
  {
    client: 'tsehay',
    daysAgo: 12,
    receiver: 'Advocaten De Singel',
    titles: ['Huurcontract', 'Verklaring van de taalschool', 'Loonstrook'],
    made: true,
  },
  { client: 'saba', daysAgo: 6, receiver: 'Kantoor De Graaf', titles: ['Huwelijksakte uit Asmara'], made: true },
  {
    client: 'selam',
    daysAgo: 1,
    receiver: 'Kantoor Aan de Werf',
    titles: ['Verklaring van de taalschool', 'Machtiging voor de advocaat'],
    made: false,
  },
];
