import type { DemoLife } from '../life.ts';

/** Utrecht, whoever came first: long stories with more than one volunteer. */
export const utrechtFirst: readonly DemoLife[] = [
  {
    key: 'tsehay',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'bram',
    earlier: [{ by: 'ingrid', untilDaysAgo: 305, because: 'volunteer-stops' }],
    name: 'ፀሐይ (Tsehay)',
    post: 'Mevrouw T. Gebremedhin, Tussenweg 14, 3500 XL Utrecht',
    languages: ['ti', 'am'],
    reads: 'ti',
    interpreter: 'needed',
    when: 'na 17.00 uur, behalve op vrijdag',
    askFor: 'Tsehay',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'procedure', 'passport'],
    question: 'Ik zoek iemand die mijn brieven met mij leest.',
    diary: `
      702 karel office how-she-is procedure
      Kennisgemaakt, tolk Tigrinya via de telefoon. Zij vertelt rustig en schrijft alles op in een schrift met een bloem erop.
      > Ik vraag Ingrid. Het schrift gaat mee naar elk gesprek.
      688 ingrid visit letters
      Eerste keer bij haar thuis. Drie brieven geopend die al een maand dicht lagen. Twee waren reclame, één was van de gemeente.
      > Zij belt mij als er iets met een blauw of groen logo komt.
      641 ingrid visit papers procedure
      Alle papieren op tafel: doopakte, schoolrapport, de kopie van haar aanvraag. Haar rapport is mooi, zij was goed in biologie.
      > Doopakte laten vertalen. Ik zoek uit wat het kost.
      590 ingrid telephone lawyer
      De advocaat heeft een nieuwe medewerker. Die heeft zich aan haar voorgesteld en spreekt langzaam, dat vond zij prettig.
      512 ingrid visit work-school
      Zij is begonnen met taalles, drie ochtenden. Eerste huiswerk samen gemaakt: de dagen van de week.
      > Bezoeken nu op donderdagmiddag.
      436 ingrid visit letters money
      De toeslagen uitgelegd met pen en papier. Er was te veel betaald en er komt een rekening, in stukjes te betalen.
      > Zij betaalt elke maand op de dag na haar uitkering.
      309 ingrid visit how-she-is
      Laatste bezoek van mij: ik ga verhuizen. Bram was erbij. Zij had injera gemaakt voor ons drie.
      > Bram neemt het over. De map is bijgewerkt en blijft bij haar.
      296 bram visit letters
      Samen door de map gelopen. Zij kan nu zelf aanwijzen welke brief waarover gaat.
      214 bram visit procedure papers
      De vergunning loopt volgend jaar af. We hebben op de kalender gezet wanneer we met de verlenging beginnen.
      > In het najaar een lijst maken van wat er nodig is.
      121 bram telephone work-school
      Zij heeft een proefdag gehad in een bakkerij. Vroeg op, maar zij straalde.
      48 bram visit papers
      Begonnen met de verlenging. Huurcontract en verklaring van de taalschool zijn er, de loonstrook nog niet.
      > Zij vraagt de loonstrook aan de baas van de bakkerij.
      13 bram visit letters papers
      Loonstrook is binnen. Formulier ingevuld tot de laatste bladzijde, die vraagt om een uitleg van de advocaat.
      > Ik mail de advocaat vanavond nog.
      + 2 De advocaat vragen om de uitleg voor de laatste bladzijde.`,
  },
  {
    key: 'adaeze',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: null,
    earlier: [{ by: 'meike', untilDaysAgo: 190, because: 'goal-reached' }],
    closed: { daysAgo: 190, because: 'goal-reached' },
    name: 'Adaeze',
    post: 'Mevrouw A. Okafor, Plantsoen 3, 3430 XM Nieuwegein',
    languages: ['ig', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'in de pauze, tussen 12.30 en 13.00 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Nieuwegein',
    needs: ['dossier', 'letter'],
    referrer: { organisation: 'Opvang De Linde', role: 'woonbegeleider', consent: 'agrees' },
    diary: `
      655 joke office papers
      Kennisgemaakt. Zij heeft al veel zelf gedaan en wil vooral dat er niets tussen wal en schip valt.
      > Meike kijkt één keer per maand mee.
      630 meike visit papers letters
      Wow, wat een geordende vrouw. Alles in plastic hoesjes op datum. Ik heb er alleen een inhoudsopgave bij gemaakt.
      548 meike visit housing
      Zij mag reageren op woningen. Samen de site doorgenomen en een herinnering op haar telefoon gezet.
      > Zij reageert elke dinsdag, ik kijk op woensdag mee.
      402 meike telephone housing
      Zij heeft een woning! Tweede verdieping, met een balkon. Wij hebben allebei een beetje gehuild.
      > Lijst met wie het nieuwe adres moet weten.
      330 meike visit housing letters
      Verhuizing doorgegeven: gemeente, IND, verzekering, bank, school. Alles bevestigd, brieven in de map.
      198 meike visit how-she-is
      Zij heeft mij vandaag iets uitgelegd over haar belasting in plaats van andersom. Het is klaar, vinden we allebei.
      > Joke sluit het dossier. Zij weet dat zij altijd terug kan komen.`,
  },
  {
    key: 'ibrahim',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'noor',
    name: 'إبراهيم (Ibrahim)',
    post: 'De heer I. Mansour, Lentekade 77, 3450 XN Utrecht',
    languages: ['ar'],
    reads: 'ar',
    interpreter: 'needed',
    when: 'op zaterdag en zondag, of na 20.00 uur',
    leaveMessage: 'no',
    mustNotKnow: 'zijn oude ploegbaas',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['procedure', 'passport'],
    question: 'Mijn paspoort is verlopen en ik weet niet of ik naar de ambassade kan.',
    diary: `
      388 joke telephone papers
      Kennisgemaakt met tolk. Een beleefde man die zich verontschuldigt dat hij belt. Dat hoeft niet, heb ik gezegd.
      > Noor helpt met het paspoort. Eerst vragen we de advocaat of de ambassade veilig is.
      371 noor visit papers
      Rustig gesprek, veel thee. Hij heeft een kopie van zijn oude paspoort op zijn telefoon. Ik heb hem geholpen die af te drukken.
      340 noor telephone lawyer papers
      Advocaat zegt: nu niet naar de ambassade. Ik heb dat opgeschreven en aan hem uitgelegd. Hij was opgelucht dat iemand nee zei.
      > Wij wachten op bericht van de advocaat. Ik vraag het elke twee maanden.
      262 noor visit work-school
      Hij wil weer timmeren. Bij het buurthuis is een werkplaats op woensdagavond, ik ben de eerste keer meegegaan.
      175 noor visit letters
      Brief over de eigen bijdrage. Klein bedrag, hij wilde het meteen betalen. Eerst nagekeken of het klopte, en het klopte.
      88 noor visit how-she-is work-school
      Hij heeft een kastje gemaakt voor het buurthuis. Foto gezien. Echt mooi.
      34 noor telephone lawyer papers
      De advocaat denkt dat een vreemdelingenpaspoort een betere weg is. Hij stuurt ons een lijst.
      > Ik vraag na wat de gemeente wil zien.
      7 noor visit papers letters
      De lijst is er. Vier van de zes punten hebben we al in de map. Nu nog nieuwe pasfoto’s.
      + 5 Samen pasfoto’s laten maken bij het station.`,
  },
  {
    key: 'mercy',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'meike',
    earlier: [{ by: 'wim', untilDaysAgo: 266, because: 'no-match' }],
    name: 'Mercy',
    post: 'Mevrouw M. Boateng, Vogelpad 9, 3700 XP Zeist',
    languages: ['ak', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'niet op zondagochtend, dan is zij in de kerk',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Zeist',
    needs: ['procedure', 'lawyer', 'letter'],
    diary: `
      540 joke office procedure
      Kennisgemaakt. Lacht veel, vraagt door tot zij het snapt. Zij wil weten wat "in behandeling" betekent.
      > Wim gaat met haar op pad.
      521 wim visit letters
      Gesprek in de bibliotheek. Vier brieven gelezen. Afgesproken dat zij de enveloppen bewaart, in verband met de datum.
      433 wim visit lawyer
      Naar de advocaat geweest in Utrecht. Gesprek duurde 40 minuten. Zij stelde zelf de vragen van haar briefje.
      270 joke telephone how-she-is
      Zij zou liever een vrouw naast zich hebben voor de afspraken in het ziekenhuis. Wim begrijpt dat goed.
      > Meike neemt het over. Wim draagt de map persoonlijk over.
      255 meike visit how-she-is health
      Kennisgemaakt, met Wim erbij voor de overdracht. Netjes, met een lijstje. Daarna samen koffie gedronken in het dorp.
      180 meike visit health appointment
      Meegegaan naar het ziekenhuis. Ik bleef in de wachtkamer, dat wilde zij zo.
      97 meike visit letters procedure
      Zij heeft een aanvraag voor een andere vergunning gedaan via de advocaat. Schema getekend van wat er nu komt.
      > Wij wachten op de ontvangstbevestiging.
      29 meike visit letters
      De IND vraagt om twee papieren. Eén hadden wij al, het andere komt van de kerk.
      > De dominee schrijft de verklaring voor zondag.
      15 meike message papers
      De verklaring van de dominee is er, met stempel. Zij stuurde een foto met drie vlaggetjes erbij.`,
  },
  {
    key: 'kateryna',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'oksana',
    name: 'Катерина',
    post: 'Mevrouw K. Bondarenko, Kromme Zijl 30, 3990 XQ Houten',
    languages: ['uk', 'ru'],
    reads: 'uk',
    interpreter: 'needed',
    when: 'per bericht, zij werkt wisselende diensten',
    askFor: 'Katja',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Houten',
    needs: ['letter', 'dossier'],
    accessEndsIn: 9,
    diary: `
      431 karel office papers
      Kennisgemaakt. Zij heeft een tas vol papier, van drie adressen. Zij zegt zelf: chaos.
      > Oksana helpt sorteren.
      415 oksana visit papers
      Vier uur gesorteerd! Oud papier: twee tassen. Bewaard: één map. Wij waren trots.
      362 oksana visit letters money
      Brief van de zorgverzekering over eigen risico. Betaling in termijnen aangevraagd via de site.
      281 oksana visit papers
      Voor de advocaat een lijst gemaakt van alle data: wanneer waar ingeschreven, wanneer welke brief. Twee bladzijden.
      > Zij leest de lijst nog eens thuis, in het Oekraïens.
      204 oksana telephone work-school
      Zij heeft een vast contract bij de wasserij. Zij wil nu avondles gaan volgen.
      110 oksana visit papers lawyer
      De advocaat heeft de lijst gebruikt in zijn brief. Hij zei dat het hem een dag werk scheelde.
      41 oksana visit letters
      Weinig nieuws. Eén brief van de gemeente over afval. Wij hebben gelachen en een wandeling gemaakt.
      > Volgende maand kijken of zij nog iemand naast zich nodig heeft.`,
  },
  {
    key: 'parwana',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'farid',
    name: 'پروانه (Parwana)',
    post: 'Mevrouw P. Rahimi, Zonnedauw 5, 3600 XR Maarssen',
    languages: ['prs', 'fa'],
    reads: 'none',
    interpreter: 'needed',
    when: 'als de kinderen op school zijn, tussen 9.00 en 14.00 uur',
    leaveMessage: 'no',
    mustNotKnow: 'de familie van haar man',
    way: 'telephone',
    place: 'Stichtse Vecht',
    needs: ['letter', 'procedure', 'lawyer'],
    referrer: { organisation: 'Wijkteam De Vecht', role: 'gezinswerker', consent: 'agrees' },
    diary: `
      480 karel office how-she-is children
      Kennisgemaakt met tolk Dari. Zij leest niet, maar onthoudt alles wat je zegt, woord voor woord.
      > Farid spreekt Dari. Hij leest voor en neemt het op, zodat zij het terug kan luisteren.
      466 farid visit letters
      Twee brieven voorgelezen en ingesproken op haar telefoon. Zij heeft ze thuis nog drie keer geluisterd.
      398 farid visit children letters
      School van de jongste vraagt om een gesprek. Ik heb uitgelegd wat een tienminutengesprek is. Echt tien minuten, ja.
      322 farid visit lawyer procedure
      De advocaat heeft alles getekend in plaats van geschreven: een huis, een weg, een rechter. Dat werkt.
      > Ik maak zulke tekeningen ook bij de brieven.
      240 farid telephone letters
      Brief over een hoorzitting bij de IND. Datum in haar telefoon gezet met een plaatje van een oor.
      228 farid visit procedure
      Voorbereid wat er die dag gebeurt: wie er zitten, dat er een tolk is, dat zij om pauze mag vragen. Over de inhoud praat zij met de advocaat.
      139 farid visit work-school
      Zij is begonnen met leren lezen, op maandag. Zij heeft haar eigen naam geschreven en die hangt nu op de deur.
      52 farid visit letters children
      Schoolreis: toestemming getekend. Verder alleen een brief over de griepprik.
      12 farid visit letters lawyer
      Het bezwaar is niet gelukt. Voorgelezen, twee keer. De advocaat gaat naar de rechtbank en heeft haar dat zelf uitgelegd.
      > Farid belt haar elke week tot de advocaat bevestigt dat alles op tijd weg is.
      + 1 Bellen: is het beroep verstuurd?`,
  },
  {
    key: 'xiaoling',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: null,
    earlier: [{ by: 'daan', untilDaysAgo: 31, because: 'goal-reached' }],
    closed: { daysAgo: 30, because: 'goal-reached' },
    name: '小玲 (Xiǎolíng)',
    post: 'Mevrouw X. Chen, Gaardesingel 61, 3400 XS IJsselstein',
    languages: ['zh'],
    reads: 'zh',
    interpreter: 'needed',
    leaveMessage: 'no',
    way: 'mail',
    place: 'IJsselstein',
    needs: ['passport', 'letter'],
    diary: `
      350 karel office papers
      Kennisgemaakt met tolk Mandarijn. Zij wil een nieuw paspoort en wil weten of dat verstandig is.
      > Eerst de advocaat, dan pas de ambassade.
      333 daan visit papers
      De advocaat zegt dat het kan. Lijst gemaakt van wat de ambassade vraagt. Zij heeft bijna alles.
      270 daan telephone appointment
      Afspraak gemaakt op de site van de ambassade. De site werkte pas bij de vierde keer.
      251 daan visit appointment papers
      Meegereisd naar Den Haag en buiten gewacht. Zij kwam naar buiten met een bonnetje en een grote glimlach.
      143 daan message papers
      Het paspoort is er! Zij stuurde een foto van alleen de kaft.
      86 daan visit letters
      Kopie van het paspoort naar de IND gestuurd, aangetekend. Bewijs van verzending zit in de map.
      33 daan visit how-she-is
      Alles is rond. Zij leert nu zelf Nederlands met een buurvrouw en heeft mij niet meer nodig. Zo hoort het.`,
  },
];
