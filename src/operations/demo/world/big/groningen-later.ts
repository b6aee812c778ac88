import type { DemoLife } from '../life.ts';

/** Groningen, whoever came in the past year. */
export const groningenLater: readonly DemoLife[] = [
  {
    key: 'meilin',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'chen',
    name: '美琳 (Měilín)',
    post: 'Mevrouw M. Zhang, Zuiderpark 40, 9720 XJ Groningen',
    languages: ['zh'],
    reads: 'zh',
    interpreter: 'needed',
    when: 'op haar vrije dag, meestal maandag',
    leaveMessage: 'no',
    mustNotKnow: 'haar werkgever',
    way: 'mail',
    place: 'Groningen',
    needs: ['letter', 'procedure'],
    diary: `
      320 lies office procedure
      Kennisgemaakt. Lin is meegekomen en dat scheelde meteen een tolk.
      305 chen visit letters
      Zij had de brieven met een vertaalprogramma gelezen. Eén stond vol met vissen. Nu begrijpt zij de echte versie.
      224 chen visit money
      Bankrekening geopend op haar eigen naam. De bankmedewerker was geduldig.
      133 chen visit letters work-school
      Nieuw werk bij een restaurant in Haren, met een contract van dertig uur.
      51 chen visit letters
      De vergunning loopt in het voorjaar af. Data op de kalender, in twee talen.
      15 chen message letters papers
      Zij zoekt haar loonstroken vast bij elkaar. Nog twee te gaan.`,
  },
  {
    key: 'jianguo',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'chen',
    name: '建国 (Jiànguó)',
    post: 'De heer J. Liu, Hoofdkade 12, 9640 XK Veendam',
    languages: ['zh'],
    reads: 'zh',
    interpreter: 'needed',
    when: 'voor 11.00 uur in de ochtend',
    leaveMessage: 'no',
    way: { through: 'Zijn zwager, alleen op dinsdag, vraag naar meneer Liu' },
    place: 'Midden-Groningen',
    needs: ['passport', 'lawyer'],
    diary: `
      110 tineke office papers
      Kennisgemaakt. Een kok van zestig, die vroeg of wij al gegeten hadden.
      94 chen visit papers
      Lijst van papieren gemaakt. Zijn paspoort is er, maar verlopen. Advocaat gevraagd wat verstandig is.
      43 chen telephone lawyer papers
      Advocaat: eerst de aanvraag, dan pas het paspoort. Uitgelegd waarom die volgorde telt.
      17 chen visit letters
      Verzoek van de IND: twee pasfoto’s en een formulier. Foto’s gemaakt bij het station, vierde poging goed.`,
  },
  {
    key: 'halyna',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'jelle',
    name: 'Галина (Halyna)',
    post: 'Mevrouw H. Tkachenko, Wadweg 3, 9950 XL Winsum',
    languages: ['uk', 'ru'],
    reads: 'uk',
    interpreter: 'needed',
    when: 'liefst bellen, zij leest haar berichten laat',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Het Hogeland',
    needs: ['letter', 'dossier', 'procedure'],
    diary: `
      370 lies telephone letters
      Kennisgemaakt met tolk Oekraïens. Zij heeft een moestuin en nodigt iedereen uit.
      356 jelle visit letters
      Brieven gelezen tussen de bonen. Mijn Oekraïens is twee cursussen oud, haar geduld is groter.
      270 jelle visit papers
      Verklaring van haar vrijwilligerswerk in de dorpstuin, op briefpapier met een wortel erop. Telt ook.
      163 jelle visit letters money
      Waterschap en afval: samen betaald aan de keukentafel.
      80 jelle visit procedure
      Zij vroeg wat er gebeurt als de regels veranderen. Nagevraagd bij de advocaat en opgeschreven wat nu geldt.
      27 jelle visit letters
      Afspraak bij het loket staat. Reis uitgezocht: bus, trein, lopen.`,
  },
  {
    key: 'oleksandr',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'jelle',
    name: 'Олександр (Oleksandr)',
    post: 'De heer O. Lysenko, Lijnbaan 9, 9350 XM Leek',
    languages: ['uk', 'ru'],
    reads: 'uk',
    interpreter: 'needed',
    when: 'tijdens de pauze van 10.15 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Westerkwartier',
    needs: ['letter', 'other'],
    question: 'Klopt mijn contract en mag ik van werk wisselen?',
    diary: `
      55 tineke telephone work-school
      Kennisgemaakt. Hij wil weten of zijn contract klopt en of hij van werk mag wisselen.
      41 jelle visit work-school letters
      Contract gelezen met het juridisch loket erbij. Hij mag wisselen, met een maand opzegtermijn.
      12 jelle message work-school
      Opzegbrief verstuurd, bevestiging binnen. Hij begint op de eerste bij een timmerman.`,
  },
  {
    key: 'rosario',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'mirjam',
    name: 'Rosario',
    post: 'Mevrouw R. Huaman, Damsterkade 88, 9710 XN Groningen',
    languages: ['es'],
    reads: 'es',
    interpreter: 'needed',
    when: 'dinsdag tot en met vrijdag, 9.00 tot 12.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'lawyer', 'passport'],
    diary: `
      270 lies office lawyer
      Kennisgemaakt met tolk Spaans. Zij heeft eerder een slechte ervaring met een formulier gehad en wil alles dubbel zien.
      256 mirjam visit letters
      Alles dubbel: het Nederlands links, het Spaans rechts. Kost tijd, geeft rust.
      187 mirjam visit papers
      Paspoort verlengd bij het consulaat, na overleg met de advocaat. Ik wachtte buiten met haar jas.
      101 mirjam visit letters health
      Brief van het bevolkingsonderzoek. Uitgelegd dat het een uitnodiging is en geen verplichting.
      39 mirjam visit letters
      De IND heeft haar aanvraag ontvangen. Op de kalender gezet wanneer zij uiterlijk beslissen.
      10 mirjam visit letters lawyer
      Aanvullende stukken gevraagd. Links Nederlands, rechts Spaans, en onderaan haar handtekening.
      + 4 De aanvullende stukken nog één keer nalopen.`,
  },
  {
    key: 'thaissa',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'mirjam',
    name: 'Thaíssa',
    post: 'Mevrouw T. Moraes, Borgplein 4, 9300 XP Roden',
    languages: ['pt', 'es'],
    reads: 'pt',
    interpreter: 'not-needed',
    when: 'na 18.30 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Noordenveld',
    needs: ['procedure', 'letter'],
    diary: `
      35 tineke telephone procedure
      Kennisgemaakt. Zij heeft twee vragen op een briefje en beide waren goed.
      21 mirjam visit procedure letters
      Vragen beantwoord, voor zover het mag: de derde vraag was er een voor de advocaat.
      6 mirjam telephone appointment
      Afspraak bij de advocaat staat. Zij gaat zelf, ik zit thuis bij de telefoon.`,
  },
  {
    key: 'clarisse',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'nynke',
    name: 'Clarisse',
    post: 'Mevrouw C. Mbala, Vriezerweg 16, 9480 XQ Vries',
    languages: ['fr', 'ln'],
    reads: 'fr',
    interpreter: 'not-needed',
    when: 'niet tussen 12.00 en 14.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Tynaarlo',
    needs: ['letter', 'shelter', 'dossier'],
    diary: `
      150 tineke office housing
      Kennisgemaakt in het Frans. Zij verhuist volgende maand naar een eigen studio.
      136 nynke visit housing letters
      Verhuislijst gemaakt, met wie wat moet weten. Zij heeft er een liedje op gemaakt om het te onthouden.
      88 nynke visit money housing
      Inboedel via de kringloop. Een bank van dertig euro en de man bracht hem gratis.
      36 nynke visit letters
      Adreswijziging doorgegeven en bevestigd. Het liedje klopte op één regel na.
      14 nynke telephone health letters
      Nieuwe huisarts gevonden op loopafstand. De inschrijfbrief volgt.`,
  },
  {
    key: 'blerta',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'harm',
    name: 'Blerta',
    post: 'Mevrouw B. Krasniqi, Molenrij 27, 9980 XR Uithuizen',
    languages: ['sq', 'en'],
    reads: 'sq',
    interpreter: 'needed',
    when: 'op woensdagmiddag',
    leaveMessage: 'no',
    way: 'with-code',
    place: 'Het Hogeland',
    needs: ['letter', 'procedure', 'lawyer'],
    accessEndsIn: 12,
    diary: `
      85 tineke office procedure
      Kennisgemaakt met tolk Albanees. Zij komt liever langs dan dat zij belt en brengt dan baklava.
      71 harm office letters
      De brieven uit haar tas geschud. Er zat ook een bibliotheekboek bij, twee weken te laat. Samen teruggebracht.
      38 harm office lawyer procedure
      Gesprek met de advocaat voorbereid. Zij wil vooral weten of haar zoon op zijn school kan blijven.
      19 harm office letters children
      De school zegt ja. Brief gekregen en in de map, helemaal vooraan.`,
  },
  {
    key: 'ranya',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: null,
    name: 'رانيا (Ranya)',
    post: 'Mevrouw R. Khalil, Poelelaan 2, 9700 XS Groningen',
    languages: ['ar'],
    reads: 'ar',
    interpreter: 'needed',
    when: 'per bericht, zij antwoordt binnen een dag',
    leaveMessage: 'no',
    mustNotKnow: 'haar vroegere huisgenoten',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'lawyer'],
    diary: `
      14 lies telephone letters
      Kennisgemaakt met tolk Arabisch. Er ligt één brief met een datum erop, die is naar haar advocaat.
      > Ik zoek een vrijwilliger die Arabisch spreekt. In Groningen is er nu geen, misschien kan het op afstand vanuit Utrecht.`,
  },
];
