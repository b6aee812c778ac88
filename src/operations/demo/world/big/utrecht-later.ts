import type { DemoLife } from '../life.ts';

/** Utrecht, whoever came in the past year. */
export const utrechtLater: readonly DemoLife[] = [
  {
    key: 'valentina',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'tomas',
    name: 'Valentina',
    post: 'Mevrouw V. Quispe, Kanaalweg 118, 3500 XT Utrecht',
    languages: ['es'],
    reads: 'es',
    interpreter: 'needed',
    when: 'in de avond, zij maakt overdag schoon in een hotel',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'lawyer'],
    question: 'Ik wil begrijpen wat ik teken voordat ik teken.',
    diary: `
      300 joke office letters lawyer
      Kennisgemaakt met tolk Spaans. Haar eerste zin: ik teken niets meer dat ik niet begrijp. Goed uitgangspunt.
      > Tomas leest alles met haar, hij spreekt Spaans.
      284 tomas visit letters
      Haar arbeidscontract vertaald, zin voor zin. Drie vragen voor de advocaat opgeschreven.
      233 tomas visit lawyer
      Mee naar het gesprek. De advocaat gaf haar gelijk op twee van de drie punten.
      150 tomas visit work-school money
      Zij werkt nu bij een ander hotel en krijgt elke maand een loonstrook. Die bewaren we achter elkaar.
      77 tomas telephone letters
      Brief van de IND door de telefoon voorgelezen. Alleen een ontvangstbevestiging, geen haast.
      20 tomas visit letters papers
      Er is een vergunning. Data nagekeken, één letter van haar achternaam klopt niet.
      > Ik vraag de advocaat hoe we die letter laten herstellen.
      + -3 De advocaat bellen over de letter in haar naam.`,
  },
  {
    key: 'anh',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'ingrid',
    name: 'Ánh',
    post: 'Mevrouw T.A. Nguyen, Westbroek 2, 3730 XU De Bilt',
    languages: ['vi', 'en'],
    reads: 'vi',
    interpreter: 'needed',
    when: 'op maandag, dan is de nagelstudio dicht',
    leaveMessage: 'no',
    mustNotKnow: 'haar collega’s',
    way: 'telephone',
    place: 'De Bilt',
    needs: ['procedure', 'dossier'],
    diary: `
      210 karel office how-she-is
      Kennisgemaakt. Stil, goed voorbereid, met een lijstje vragen in het Vietnamees dat de tolk heeft voorgelezen.
      196 ingrid visit procedure
      Uitgelegd wie wie is: IND, advocaat, zorgcoördinator, wij. Zij heeft er poppetjes bij getekend.
      > Elke derde maandag spreken we af.
      141 ingrid visit papers
      Geboorteakte gevonden in de mail van haar zus. Die moet gelegaliseerd worden, dat gaat lang duren.
      68 ingrid visit papers
      De akte is onderweg. Haar zus stuurt hem aangetekend, naar ons kantoor.
      19 ingrid office papers letters
      De akte is binnen, met stempel. Kopie voor de advocaat gemaakt, het origineel ligt bij haar.`,
  },
  {
    key: 'zeynep',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'elif',
    asksToStopDaysAgo: 2,
    name: 'Zeynep',
    post: 'Mevrouw Z. Aydin, Bunnikseweg 40, 3980 XV Bunnik',
    languages: ['tr', 'ku'],
    reads: 'tr',
    interpreter: 'not-needed',
    when: 'elke ochtend voor 11.00 uur',
    leaveMessage: 'unknown',
    way: 'telephone',
    place: 'Bunnik',
    needs: ['letter', 'shelter'],
    diary: `
      260 joke telephone housing
      Kennisgemaakt. Zij woont bij een kennis en moet daar voor de zomer weg.
      > Wij sluiten geen huisvesting af, maar helpen wel met de weg ernaartoe. Elif belt haar.
      249 elif visit housing letters
      Ingeschreven als woningzoekende. Uitgelegd waarom de wachttijd in jaren staat en niet in weken.
      190 elif visit housing
      Urgentie aangevraagd met hulp van het wijkteam. Ik heb de papieren geordend, zij hebben het formulier gedaan.
      121 elif message housing
      Kamer gevonden via de moskee van haar nicht, voor een jaar. Zij mag zich daar inschrijven.
      60 elif visit letters
      Inschrijving bij de gemeente gelukt. De bevestiging zit in de map.
      11 elif visit health letters
      Brief van de huisarts: zij staat nu als patiënt ingeschreven. Zij kookte linzensoep.`,
  },
  {
    key: 'rojin',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'elif',
    name: 'Rojîn',
    post: 'Mevrouw R. Demirtas, Wilgenlaan 8, 3440 XW Woerden',
    languages: ['ku', 'tr'],
    reads: 'tr',
    interpreter: 'needed',
    when: 'na 15.30 uur',
    leaveMessage: 'no',
    way: { through: 'Mevrouw De Haan van vrouwenhuis De Brug, kantooruren' },
    place: 'Woerden',
    needs: ['procedure', 'lawyer'],
    referrer: { organisation: 'Vrouwenhuis De Brug', role: 'begeleider', consent: 'agrees' },
    diary: `
      95 karel office procedure
      Kennisgemaakt met haar begeleider erbij. Zij wil Koermandji spreken, geen Turks. De tolk was uitstekend.
      83 elif visit how-she-is
      Eerste bezoek. Mijn Koerdisch is roestig, zij verbetert mij. Dat breekt het ijs.
      51 elif visit procedure lawyer
      Het gesprek bij de advocaat voorbereid: welke papieren mee, wie er meegaat, hoe laat de trein gaat.
      24 elif visit letters
      Brief van de IND met een afspraak. Route opgezocht en uitgeprint.
      > Ik ga mee tot de deur.
      3 elif telephone how-she-is
      Zij klonk gespannen over volgende week. We hebben stap voor stap besproken hoe de dag gaat.
      ! Zij zegt dat zij de afspraak misschien afzegt. Wil jij met De Brug overleggen?`,
  },
  {
    key: 'gulalai',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'farid',
    name: 'ګلالۍ (Gulalai)',
    post: 'Mevrouw G. Stanekzai, Heuveloord 19, 3500 XY Utrecht',
    languages: ['ps', 'prs'],
    reads: 'ps',
    interpreter: 'needed',
    when: 'alleen op dinsdag en donderdag',
    leaveMessage: 'no',
    mustNotKnow: 'haar oom in Den Haag',
    way: 'with-code',
    place: 'Utrecht',
    needs: ['letter', 'procedure', 'passport'],
    diary: `
      60 karel office how-she-is
      Kennisgemaakt met tolk Pasjtoe. Zij heeft geen eigen telefoon en komt met haar code langs. Dat houden we zo.
      46 farid office letters procedure
      Eerste gesprek, op kantoor. Uitgelegd wat een V-nummer is en waarom het op elke brief staat.
      > Elke dinsdag om twee uur op kantoor.
      25 farid office papers
      Zij heeft een taskera, die is nat geweest. Foto’s gemaakt en de advocaat gevraagd of een kopie genoeg is.
      4 farid office letters
      De IND wil aanvullende stukken. Twee weken is kort, dus meteen de advocaat gebeld.
      > Advocaat vraagt uitstel. Ik kijk vrijdag of dat gelukt is.`,
  },
  {
    key: 'piotr',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'wim',
    name: 'Piotr',
    post: 'De heer P. Nowicki, Kassenweg 6, 3450 XZ Vleuten',
    languages: ['pl'],
    reads: 'pl',
    interpreter: 'needed',
    when: 'na het werk, vanaf 18.00 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'dossier', 'other'],
    question: 'Ik heb loon te goed en ik weet niet bij wie ik moet zijn.',
    diary: `
      170 joke telephone money
      Kennisgemaakt met tolk Pools. Hij heeft alle loonstroken bewaard, in een koekblik.
      > Wim ordent, de advocaat rekent. Zo verdelen we het.
      158 wim visit papers money
      Het koekblik: 31 loonstroken, twee contracten. Alles gescand in de bibliotheek, op datum.
      124 wim visit lawyer
      Gesprek bij het juridisch loket. Zij hebben hem doorgestuurd naar een advocaat die Pools spreekt.
      81 wim telephone housing
      Hij heeft een kamer bij een andere werkgever. Eigen sleutel, daar was hij blij om.
      30 wim visit letters
      Brief van de advocaat: er is een voorstel gedaan. Hij slaapt er een week over, heel verstandig.
      2 wim telephone money lawyer
      Hij neemt het voorstel aan. De advocaat zet het op papier.`,
  },
  {
    key: 'marek',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: null,
    earlier: [{ by: 'wim', untilDaysAgo: 402, because: 'client-wish' }],
    closed: { daysAgo: 402, because: 'moved-away' },
    name: 'Marek',
    post: 'De heer M. Sikora, Industrieweg 51, 3440 XA Woerden',
    languages: ['pl', 'en'],
    reads: 'pl',
    interpreter: 'not-needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Woerden',
    needs: ['letter'],
    diary: `
      620 joke telephone letters
      Kennisgemaakt. Korte vraag, kort antwoord: hij wil weten of hij de brief van de gemeente moet beantwoorden.
      601 wim visit letters
      Ja dus. Samen beantwoord en op de bus gedaan. Daarna over voetbal gepraat.
      520 wim visit papers
      Hij denkt over teruggaan naar zijn dochter in Polen. Kopieën van alles gemaakt, een set voor onderweg.
      405 wim telephone how-she-is
      Hij vertrekt zaterdag met de bus. Hij heeft er zin in. Adres van de hulplijn daar meegegeven.
      > Dossier mag dicht.`,
  },
  {
    key: 'chidi',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'meike',
    name: 'Chidi',
    post: 'De heer C. Eze, Amaliapark 25, 3730 XB De Bilt',
    languages: ['ig', 'en', 'pcm'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'hele dag, maar niet tijdens de les (10.00 tot 12.00 uur)',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'De Bilt',
    needs: ['procedure', 'letter', 'other'],
    diary: `
      145 karel office work-school
      Kennisgemaakt. Student geweest, wil dat weer worden. Wij hebben eerst de brieven gedaan en toen pas de dromen.
      131 meike visit letters
      Alle brieven gelezen. Hij leest ze zelf voor in het Engels via zijn telefoon, ik corrigeer waar de vertaling rare dingen doet.
      76 meike visit work-school
      Open dag van de hogeschool in Utrecht. Hij had meer vragen dan de voorlichter antwoorden.
      33 meike visit letters appointment
      Afspraak bij het loket gehad voor foto en vingerafdrukken. Binnen een kwartier klaar.
      8 meike message work-school
      Hij is toegelaten tot de schakelklas! Als zijn verblijf rond is tenminste. Nog even wachten.`,
  },
  {
    key: 'lucia',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'ingrid',
    name: 'Lúcia',
    post: 'Mevrouw L. Tavares, Merwedeplein 12, 3520 XC Utrecht',
    languages: ['pt'],
    reads: 'pt',
    interpreter: 'not-needed',
    when: 'doordeweeks tussen 19.00 en 21.00 uur',
    leaveMessage: 'no',
    way: 'mail',
    place: 'Utrecht',
    needs: ['lawyer', 'letter'],
    diary: `
      120 karel telephone lawyer
      Kennisgemaakt. Ingrid spreekt Portugees, dus geen tolk nodig.
      108 ingrid visit letters
      Zij schrijft gedichten achter op enveloppen. De brieven zelf waren minder mooi, maar niet dringend.
      55 ingrid visit lawyer letters
      Gesprek voorbereid en haar vragen in het Nederlands gezet, zodat de advocaat ze alvast kan lezen.
      16 ingrid visit lawyer
      Eerste gesprek gehad. Zij heeft een pro-Deoadvocaat en begrijpt wat de eigen bijdrage is.
      > Volgende afspraak over een maand.`,
  },
  {
    key: 'halima',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'meike',
    name: 'Halima',
    post: 'Mevrouw H. Warsame, Merelhof 17, 3700 XD Zeist',
    languages: ['so', 'en'],
    reads: 'none',
    interpreter: 'needed',
    when: 'tussen de gebeden, liefst rond 11.00 uur',
    askFor: 'mevrouw Halima',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Zeist',
    needs: ['letter', 'procedure', 'shelter'],
    accessEndsIn: 5,
    diary: `
      230 joke office how-she-is children
      Kennisgemaakt met tolk Somalisch. Haar dochtertje van drie tekende intussen een kip op mijn agenda.
      214 meike visit letters
      Brieven voorgelezen met tolk. Wij plakken een gekleurde stip: rood is haast, groen is bewaren.
      150 meike visit children
      Kinderopvang geregeld voor twee ochtenden. Het formulier had elf bladzijden, wij hadden een hele pot thee.
      86 meike visit letters health
      Groene stip, groene stip, rode stip: het consultatiebureau. Afspraak verzet naar een dag dat zij kan.
      22 meike visit procedure letters
      Zij vroeg wat er gebeurt als het nee wordt. Eerlijk uitgelegd, met de tekening van de advocaat erbij.`,
  },
  {
    key: 'nadia',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: null,
    name: 'ناديا (Nadia)',
    post: 'Mevrouw N. Bouzid, Rijnsweerd 4, 3580 XE Utrecht',
    languages: ['ar', 'fr'],
    reads: 'fr',
    interpreter: 'needed',
    when: 'woensdag of vrijdag overdag',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['procedure', 'letter'],
    question: 'Ik heb over drie maanden een gesprek en ik wil mij voorbereiden.',
    diary: `
      18 joke telephone procedure
      Kennisgemaakt in het Frans, dat ging net. Zij wil zich goed voorbereiden op haar gesprek.
      > Ik zoek iemand die Arabisch of Frans spreekt.
      9 joke telephone appointment
      Laten weten dat ik nog zoek. Zij begrijpt het en vindt het fijn dat ik belde.`,
  },
  {
    key: 'desislava',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'tomas',
    name: 'Десислава (Desislava)',
    post: 'Mevrouw D. Petrova, Oudenrijn 55, 3450 XF Utrecht',
    languages: ['bg', 'en'],
    reads: 'bg',
    interpreter: 'needed',
    when: 'in het weekend voor 12.00 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'dossier', 'lawyer'],
    diary: `
      75 karel office letters
      Kennisgemaakt met tolk Bulgaars. Als burger van de EU heeft zij andere papieren nodig, dat heb ik rustig uitgelegd.
      62 tomas visit papers
      Lijst gemaakt: identiteitskaart is er, bewijs van inschrijving niet. Daar beginnen we.
      37 tomas visit appointment
      Bij de gemeente geweest. Inschrijving kan pas met een adres waar zij mag staan.
      15 tomas telephone housing letters
      Zij mag zich inschrijven bij haar nieuwe kamer. De verhuurder heeft getekend.
      > Nieuwe afspraak bij de gemeente gemaakt.`,
  },
  {
    key: 'malee',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: null,
    earlier: [{ by: 'ingrid', untilDaysAgo: 221, because: 'client-wish' }],
    closed: { daysAgo: 220, because: 'own-wish' },
    name: 'มาลี (Malee)',
    post: 'Mevrouw M. Suksawat, Dorpsplein 1, 3730 XG Bilthoven',
    languages: ['th'],
    reads: 'th',
    interpreter: 'needed',
    leaveMessage: 'no',
    way: { through: 'Haar zorgcoördinator, naam in de brief van aanmelding' },
    place: 'De Bilt',
    needs: ['procedure'],
    referrer: { organisation: 'Zorgpunt Midden', role: 'zorgcoördinator', consent: 'agrees' },
    diary: `
      410 karel office procedure
      Kennisgemaakt met tolk Thai en haar zorgcoördinator. Zij kijkt de kat uit de boom, dat mag.
      391 ingrid visit how-she-is
      Wandeling in het park. Weinig gepraat over papier, veel over planten.
      332 ingrid visit procedure
      Zij wilde één ding weten: hoe lang nog. Ik heb gezegd wat we weten en wat we niet weten.
      224 ingrid telephone how-she-is
      Zij wil nu rust en geen afspraken meer met ons. Dat is haar keuze. Zij weet ons te vinden.
      > Karel sluit het dossier.`,
  },
];
