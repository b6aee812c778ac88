import type { ColleagueKey } from './colleagues.ts';

/** What somebody wrote after seeing a client. Days are counted back from the day on which the world is made. */
export interface DemoNote {
  daysAgo: number;
  by: ColleagueKey;
  way: 'visit' | 'telephone' | 'message' | 'office';
  topics: readonly (
    | 'how-she-is'
    | 'letters'
    | 'procedure'
    | 'lawyer'
    | 'papers'
    | 'housing'
    | 'money'
    | 'health'
    | 'work-school'
    | 'children'
    | 'appointment'
  )[];
  said?: string;
  agreed?: string;
  worries?: string;
  promises?: readonly { inDays: number; what: string }[];
}

/**
 * Notes of the past months, oldest first, by client. About letters, papers and days; never about what happened to the
 * client.
 */
export const notes: Readonly<Record<string, readonly DemoNote[]>> = {
  selam: [
    {
      daysAgo: 96,
      by: 'joke',
      way: 'office',
      topics: ['how-she-is', 'procedure'],
      said: 'Kennisgemaakt, met tolk Tigrinya aan de telefoon. Zij wil weten wat er met haar aanvraag gebeurt.',
      agreed: 'Ik zoek een vrijwilliger die naast haar gaat staan.',
    },
    {
      daysAgo: 82,
      by: 'bram',
      way: 'visit',
      topics: ['how-she-is', 'letters'],
      said: 'Eerste bezoek. We hebben thee gedronken en alle brieven op een stapel gelegd, de nieuwste bovenop.',
      agreed: 'Zij stuurt mij een foto van elke nieuwe brief. Ik bel op dinsdag na zes uur.',
    },
    {
      daysAgo: 54,
      by: 'bram',
      way: 'visit',
      topics: ['letters', 'papers'],
      said: 'Een map met tabbladen gemaakt: IND, gemeente, advocaat, zorg. Zij heeft er zelf Tigrinya bij geschreven.',
      agreed: 'De map blijft bij haar.',
    },
    {
      daysAgo: 23,
      by: 'bram',
      way: 'visit',
      topics: ['letters', 'lawyer'],
      said: 'De IND heeft nee gezegd. We hebben de brief samen gelezen en ik heb de laatste dag op de kalender gezet.',
      agreed: 'De brief is dezelfde dag naar de advocaat gebracht. Hij dient het bezwaar in.',
    },
    {
      daysAgo: 9,
      by: 'bram',
      way: 'telephone',
      topics: ['lawyer', 'how-she-is'],
      said: 'De advocaat heeft haar gebeld, met tolk. Zij is rustiger nu zij weet wat er gebeurt.',
      agreed: 'Ik vraag de advocaat om een bevestiging als het bezwaar weg is.',
    },
  ],
  amina: [
    {
      daysAgo: 70,
      by: 'joke',
      way: 'telephone',
      topics: ['papers'],
      said: 'Kennisgemaakt. Zij vraagt hulp bij de gemeente en bij een verzekering.',
      agreed: 'Noor gaat mee: zij spreekt Arabisch.',
    },
    {
      daysAgo: 41,
      by: 'noor',
      way: 'visit',
      topics: ['papers', 'appointment'],
      said: 'Samen de afspraak bij de gemeente voorbereid. Haar geboorteakte is vertaald.',
      agreed: 'We nemen de akte, de foto’s en de brief van de IND mee.',
    },
    {
      daysAgo: 8,
      by: 'noor',
      way: 'visit',
      topics: ['letters', 'health'],
      said: 'Er is een vergunning voor een jaar. We hebben gevierd met koekjes en daarna de brief nog eens rustig gelezen.',
      agreed: 'Volgende week zoeken we een zorgverzekering uit.',
    },
  ],
  olena: [
    {
      daysAgo: 60,
      by: 'karel',
      way: 'office',
      topics: ['procedure'],
      said: 'Kennisgemaakt met tolk Oekraïens. Zij stuurt liever berichten dan dat zij belt.',
      agreed: 'Afspraken gaan per bericht, altijd met dag, tijd en adres.',
    },
    {
      daysAgo: 33,
      by: 'oksana',
      way: 'visit',
      topics: ['papers', 'work-school'],
      said: 'Zij volgt twee ochtenden in de week taalles. De docent heeft een verklaring gegeven voor in de map.',
      agreed: 'De verklaring zit achter het tabblad werk en school.',
    },
    {
      daysAgo: 6,
      by: 'oksana',
      way: 'message',
      topics: ['appointment', 'letters'],
      said: 'Er kwam een brief voor het loket. Zij vroeg of ik mee kan.',
      agreed: 'Ik ga mee. We treffen elkaar een kwartier eerder bij de ingang.',
    },
    {
      daysAgo: 16,
      by: 'oksana',
      way: 'visit',
      topics: ['letters', 'work-school'],
      said: 'De IND vraagt om een verklaring van haar taalschool.',
      agreed: 'Zij vraagt de verklaring aan. Ik vraag na of die op tijd verstuurd is.',
    },
  ],
  limei: [
    {
      daysAgo: 75,
      by: 'karel',
      way: 'office',
      topics: ['papers', 'procedure'],
      said: 'Kennisgemaakt. Haar paspoort ligt nog op een oud adres. Zij wil daar niet zelf heen.',
      agreed: 'Wij zoeken uit wie het veilig kan ophalen.',
    },
    {
      daysAgo: 47,
      by: 'daan',
      way: 'visit',
      topics: ['papers'],
      said: 'Lijst gemaakt van wat er is en wat er mist: kopie van het visum, een oude loonstrook, twee foto’s.',
      agreed: 'Zij zoekt in haar mail naar de bevestiging van de vlucht.',
    },
    {
      daysAgo: 19,
      by: 'daan',
      way: 'visit',
      topics: ['papers', 'housing'],
      said: 'Zij heeft een kamer gevonden tot de zomer. Het adres mag in het dossier.',
      agreed: 'Ik geef het nieuwe adres door aan Karel.',
    },
    {
      daysAgo: 5,
      by: 'daan',
      way: 'visit',
      topics: ['letters', 'papers'],
      said: 'De IND vraagt om extra papieren. Twee van de drie hebben we al.',
      agreed: 'De verklaring over haar woonplaats vraagt zij morgen aan.',
    },
  ],
  joy: [
    {
      daysAgo: 50,
      by: 'joke',
      way: 'office',
      topics: ['how-she-is'],
      said: 'Kennisgemaakt in de opvang, samen met haar begeleider.',
      agreed: 'Daan komt een keer per twee weken.',
    },
    {
      daysAgo: 30,
      by: 'daan',
      way: 'visit',
      topics: ['letters', 'work-school'],
      said: 'Zij wil graag naar school. We hebben gekeken welke opleiding er vlak bij is.',
      agreed: 'Ik vraag naar een open dag.',
    },
    {
      daysAgo: 4,
      by: 'daan',
      way: 'visit',
      topics: ['how-she-is', 'letters'],
      said: 'Kort bezoek. Zij was moe en wilde over de brieven praten, niet over de rest.',
      agreed: 'Ik kom vrijdag terug.',
      worries: 'Zij slaapt slecht en eet weinig. Kun jij met haar begeleider bellen?',
    },
  ],
  ileana: [
    {
      daysAgo: 12,
      by: 'joke',
      way: 'telephone',
      topics: ['lawyer', 'papers'],
      said: 'Zij mailt helder en weet goed wat zij wil. Een vrijwilliger die met haar naar een advocaat gaat is genoeg.',
      agreed: 'Ik zoek iemand voor twee of drie maanden.',
    },
  ],
  marta: [
    {
      daysAgo: 88,
      by: 'marijke',
      way: 'office',
      topics: ['how-she-is', 'procedure'],
      said: 'Kennisgemaakt met tolk Amhaars. Lezen gaat niet, luisteren heel goed.',
      agreed: 'Wij lezen alles voor en zetten er een tekening bij.',
    },
    {
      daysAgo: 61,
      by: 'ruben',
      way: 'visit',
      topics: ['letters', 'children'],
      said: 'Haar dochter is begonnen op school. We hebben de brief van school voorgelezen.',
      agreed: 'De volgende keer gaan we samen langs de school.',
    },
    {
      daysAgo: 30,
      by: 'ruben',
      way: 'visit',
      topics: ['letters', 'lawyer'],
      said: 'Er is een afwijzing. Voorgelezen met tolk. De advocaat was op vakantie, zijn kantoor neemt het over.',
      agreed: 'Kantoor stuurt een bevestiging zodra het bezwaar binnen is.',
    },
    {
      daysAgo: 10,
      by: 'ruben',
      way: 'telephone',
      topics: ['lawyer'],
      said: 'Het kantoor belde niet terug. Ik heb een bericht achtergelaten.',
      agreed: 'Morgen bel ik weer.',
    },
  ],
  svetlana: [
    {
      daysAgo: 110,
      by: 'marijke',
      way: 'telephone',
      topics: ['papers'],
      said: 'Kennisgemaakt. Zij heeft een vergunning die over een paar maanden afloopt.',
      agreed: 'Hanna helpt met de verlenging.',
    },
    {
      daysAgo: 44,
      by: 'hanna',
      way: 'visit',
      topics: ['papers', 'money'],
      said: 'Bankafschriften en huurcontract gekopieerd voor de verlenging.',
      agreed: 'Zij vraagt haar werkgever om een verklaring.',
    },
    {
      daysAgo: 15,
      by: 'hanna',
      way: 'visit',
      topics: ['letters', 'papers'],
      said: 'De laatste dag voor de verlenging staat nu op haar koelkast.',
      agreed: 'We vullen het formulier samen in als de verklaring er is.',
    },
  ],
  fatou: [
    {
      daysAgo: 58,
      by: 'marijke',
      way: 'office',
      topics: ['housing'],
      said: 'Kennisgemaakt met tolk Frans. Zij gaat in januari verhuizen.',
      agreed: 'Hanna zet op een rij aan wie zij dat doorgeeft.',
    },
    {
      daysAgo: 26,
      by: 'hanna',
      way: 'visit',
      topics: ['housing', 'letters'],
      said: 'Lijstje gemaakt: gemeente, IND, advocaat, zorgverzekering, school.',
      agreed: 'Wij vinken af wat gedaan is.',
    },
    {
      daysAgo: 11,
      by: 'hanna',
      way: 'visit',
      topics: ['letters', 'papers'],
      said: 'De gemeente heeft haar inschrijving bevestigd. Haar voornaam was verkeerd gespeld.',
      agreed: 'Wij vragen de gemeente om het te herstellen.',
    },
  ],
  zahra: [
    {
      daysAgo: 92,
      by: 'lies',
      way: 'office',
      topics: ['procedure', 'children'],
      said: 'Kennisgemaakt met tolk Farsi. Haar zoon van negen gaat naar school en vertaalt niet: dat doen wij.',
      agreed: 'Bezoeken na vier uur.',
    },
    {
      daysAgo: 40,
      by: 'sem',
      way: 'visit',
      topics: ['procedure', 'lawyer'],
      said: 'De weg getekend: aanvraag, bezwaar, rechtbank. Zij heeft de tekening gehouden.',
      agreed: 'De advocaat wacht op de beslissing op bezwaar.',
    },
    {
      daysAgo: 10,
      by: 'sem',
      way: 'visit',
      topics: ['letters', 'lawyer'],
      said: 'De IND heeft het bezwaar ongegrond verklaard. Wij hebben de brief naar de advocaat gebracht.',
      agreed: 'De advocaat gaat in beroep en belt haar met een tolk.',
    },
  ],
  grace: [
    {
      daysAgo: 66,
      by: 'lies',
      way: 'telephone',
      topics: ['papers'],
      said: 'Kennisgemaakt. Zij heeft haar papieren goed op orde en zoekt iemand die meeleest.',
      agreed: 'Ayla kijkt mee.',
    },
    {
      daysAgo: 28,
      by: 'ayla',
      way: 'visit',
      topics: ['letters', 'papers'],
      said: 'Brief van de IND: er mist een verklaring van de opvang.',
      agreed: 'Zij vraagt de verklaring aan, ik herinner haar eraan.',
    },
    {
      daysAgo: 13,
      by: 'ayla',
      way: 'telephone',
      topics: ['papers'],
      said: 'De verklaring is nog niet klaar. De opvang belooft hem deze week.',
      agreed: 'Ik bel vrijdag met de opvang.',
    },
  ],
  maribel: [
    {
      daysAgo: 7,
      by: 'lies',
      way: 'office',
      topics: ['how-she-is', 'letters'],
      said: 'Kennisgemaakt met tolk Spaans. Zij komt zelf langs met haar code, dat bevalt haar.',
      agreed: 'Dinsdag en donderdag is er iemand op kantoor voor haar.',
    },
  ],
};

/** A report that somebody began and did not finish. */
export interface UnfinishedReport {
  client: string;
  by: ColleagueKey;
  daysAgo: number;
  said: string;
}

/** Begun and not finished: what a draft looks like. */
export const unfinishedReports: readonly UnfinishedReport[] = [
  { client: 'selam', by: 'bram', daysAgo: 1, said: 'De advocaat stuurde een kopie van het bezwaar. Samen gelezen, en' },
  { client: 'fatou', by: 'hanna', daysAgo: 2, said: 'Gebeld met de gemeente over de voornaam. Zij sturen' },
];
