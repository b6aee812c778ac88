import type { addAround, addConsent, saveCard } from '#app/service/cases/index.ts';

/** What is known of a client beside the notes: told once, agreed to, and who is around the client. */
export interface Fixture {
  card?: Partial<Omit<Parameters<typeof saveCard>[1], 'readOn'>> & { readDaysAgo: number };
  around?: readonly {
    role: Parameters<typeof addAround>[1]['role'];
    name?: string;
    organisation?: string;
    note?: string;
  }[];
  consents?: readonly DemoConsent[];
}

export interface DemoConsent {
  purpose: Parameters<typeof addConsent>[1]['purpose'];
  receiver?: string;
  fromDaysAgo: number;
  /** Days for which it holds. */
  days: number;
  text: string;
  takenBack?: true;
}

/** The one of the small world: the client's lawyer, and that papers may go there. */
export const smallFixtures: Readonly<Record<string, Fixture>> = {
  zahra: {
    around: [{ role: 'lawyer', name: 'mr. Wiersma', organisation: 'Kantoor Aan het Diep' }],
    consents: [
      {
        purpose: 'bundle',
        receiver: 'Kantoor Aan het Diep',
        fromDaysAgo: 38,
        days: 365,
        text: 'De advocaat mag papieren krijgen voor het beroep.',
      },
    ],
  },
};

/** By the client's key, in the big world. */
export const fixtures: Readonly<Record<string, Fixture>> = {
  ...smallFixtures,
  selam: {
    card: {
      speaking: 'Tigrinya, rustig en in korte zinnen. Zeg Selam, niet mevrouw.',
      interpreter: 'Een vrouw, liefst aan de telefoon. Niet iemand uit haar eigen kerk.',
      daily: 'Vast op woensdag en vrijdag. Eet geen varkensvlees.',
      mayKnow: 'Haar taaldocent weet dat zij soms een afspraak heeft, niet waarom.',
      arranged: 'De zorgverzekering en de huisarts zijn rond. Dat hoeft niemand meer te vragen.',
      neverAsk: 'Vraag niet naar haar reis. De advocaat heeft alles wat nodig is.',
      readDaysAgo: 54,
    },
    around: [
      {
        role: 'lawyer',
        name: 'mr. Van Houten',
        organisation: 'Kantoor Aan de Werf',
        note: 'Neemt op tussen 9.00 en 10.00 uur.',
      },
      { role: 'school-work', name: 'Ineke', organisation: 'Taalschool Noord' },
    ],
    consents: [
      {
        purpose: 'contact',
        receiver: 'Kantoor Aan de Werf',
        fromDaysAgo: 82,
        days: 365,
        text: 'Wij mogen met de advocaat bellen over brieven en dagen.',
      },
      { purpose: 'interpreter', fromDaysAgo: 96, days: 365, text: 'Er mag een tolk meeluisteren aan de telefoon.' },
      {
        purpose: 'bundle',
        receiver: 'Kantoor Aan de Werf',
        fromDaysAgo: 60,
        days: 365,
        text: 'Papieren die de advocaat vraagt, mogen daarheen. Eerst laten zien welke.',
      },
    ],
  },
  tsehay: {
    card: {
      speaking: 'Tigrinya. Zij schrijft alles op in haar schrift, geef haar daar de tijd voor.',
      daily: 'Werkt vroeg: na acht uur ’s avonds niet meer bellen.',
      arranged: 'Toeslagen en betalingsregeling lopen. Alles staat in de map, achter geld.',
      readDaysAgo: 214,
    },
    around: [
      { role: 'lawyer', name: 'mr. Tromp', organisation: 'Advocaten De Singel' },
      { role: 'school-work', name: 'Bakkerij De Vroege Vogel', note: 'De baas heet Henk en belt liever niet.' },
    ],
    consents: [
      { purpose: 'keep-papers', fromDaysAgo: 600, days: 1000, text: 'Wij mogen kopieën van haar papieren bewaren.' },
      {
        purpose: 'bundle',
        receiver: 'Advocaten De Singel',
        fromDaysAgo: 45,
        days: 120,
        text: 'De stukken voor de verlenging mogen naar de advocaat.',
      },
    ],
  },
  joy: {
    card: {
      speaking: 'Engels, eenvoudig. Edo mag ook, met tolk.',
      interpreter: 'Alleen iemand die niet uit haar stad komt.',
      neverAsk: 'Begin niet over haar familie. Zij vertelt het zelf als zij dat wil.',
      readDaysAgo: 30,
    },
    around: [
      { role: 'shelter', name: 'Tess', organisation: 'Opvang De Linde', note: 'Via de receptie, vraag naar Tess.' },
    ],
    consents: [
      {
        purpose: 'contact',
        receiver: 'Opvang De Linde',
        fromDaysAgo: 50,
        days: 180,
        text: 'Wij mogen met Tess afspreken wie wat doet.',
      },
    ],
  },
  ibrahim: {
    card: {
      speaking: 'Arabisch uit Syrië. Zeg meneer Ibrahim.',
      mayKnow: 'Het buurthuis kent hem als timmerman en meer niet.',
      arranged: 'Met de ambassade is bewust geen contact. De advocaat heeft dat zo geadviseerd.',
      readDaysAgo: 88,
    },
    around: [{ role: 'lawyer', name: 'mr. Kaya', organisation: 'Kantoor Kaya en Bos' }],
    consents: [],
  },
  piotr: {
    around: [
      { role: 'lawyer', name: 'mr. Zielinska', organisation: 'Kantoor Zielinska', note: 'Spreekt Pools.' },
      { role: 'school-work', organisation: 'Kwekerij Van der Bent', note: 'Nieuwe werkgever.' },
    ],
    consents: [],
  },
  halima: {
    card: {
      speaking: 'Somalisch. Zij leest niet: bel, of stuur een ingesproken bericht.',
      daily: 'Bidt rond één uur. Haar dochtertje komt overal mee naartoe.',
      arranged: 'Kinderopvang op twee ochtenden. Consultatiebureau weet van de gekleurde stippen.',
      readDaysAgo: 22,
    },
    consents: [{ purpose: 'interpreter', fromDaysAgo: 230, days: 400, text: 'Een tolk mag altijd meeluisteren.' }],
  },
  florin: {
    around: [{ role: 'lawyer', name: 'mr. Albu', organisation: 'Kantoor Albu' }],
    consents: [],
  },
  saba: {
    card: {
      speaking: 'Tigrinya. Spreek af tussen twee slaapjes van de kleine.',
      arranged: 'De aanvraag voor haar man loopt. Termijn en kenmerk staan in de groene map.',
      readDaysAgo: 107,
    },
    around: [
      { role: 'lawyer', name: 'mr. De Graaf', organisation: 'Kantoor De Graaf' },
      { role: 'doctor', organisation: 'Huisartsen Hamersveld' },
    ],
    consents: [
      {
        purpose: 'bundle',
        receiver: 'Kantoor De Graaf',
        fromDaysAgo: 9,
        days: 60,
        text: 'De huwelijksakte mag naar de advocaat.',
      },
    ],
  },
  clarisse: {
    consents: [
      {
        purpose: 'contact',
        receiver: 'Kringloop Het Goed',
        fromDaysAgo: 88,
        days: 40,
        text: 'Wij mogen de bezorgdag afspreken.',
      },
    ],
  },
  folake: {
    card: {
      speaking: 'English. One thing at a time, and let her finish.',
      daily: 'No appointments on Sunday.',
      neverAsk: 'Her former address. It is written down where it is needed.',
      readDaysAgo: 44,
    },
    around: [{ role: 'lawyer', name: 'mr. Dekker', organisation: 'Kantoor Dekker en Faber' }],
    consents: [
      {
        purpose: 'contact',
        receiver: 'Kantoor Dekker en Faber',
        fromDaysAgo: 97,
        days: 300,
        text: 'We may ring her lawyer about letters and days.',
      },
    ],
  },
  rosario: {
    card: {
      speaking: 'Spaans, alles ook op papier. Links Nederlands, rechts Spaans.',
      readDaysAgo: 187,
    },
    consents: [
      {
        purpose: 'keep-papers',
        fromDaysAgo: 200,
        days: 400,
        text: 'Kopieën mogen bewaard worden, het origineel houdt zij zelf.',
        takenBack: true,
      },
    ],
  },
};
