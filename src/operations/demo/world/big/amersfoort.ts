import type { DemoLife } from '../life.ts';

/** Amersfoort and the towns around it. */
export const amersfoort: readonly DemoLife[] = [
  {
    key: 'abeba',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'joris',
    earlier: [{ by: 'ruben', untilDaysAgo: 246, because: 'volunteer-stops' }],
    name: 'አበባ (Abeba)',
    post: 'Mevrouw A. Worku, Eemplein 90, 3810 XH Amersfoort',
    languages: ['am', 'ti'],
    reads: 'am',
    interpreter: 'needed',
    when: 'voor 9.00 uur of na 18.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Amersfoort',
    needs: ['letter', 'procedure', 'passport'],
    diary: `
      590 marijke office procedure
      Kennisgemaakt met tolk Amhaars. Zij heeft een duidelijke stem en een duidelijke vraag: wie doet wat?
      > Ruben komt, hij spreekt een beetje Amhaars.
      574 ruben visit letters
      Brieven op een rij aan een waslijn gehangen. Klinkt gek, werkt heel goed.
      481 ruben visit papers
      Haar diploma van de verpleegopleiding laten vertalen. Zij kende elk vak nog.
      377 ruben visit work-school
      Gesprek bij het ziekenhuis over vrijwilligerswerk. Zij mag beginnen zodra haar papieren rond zijn.
      252 ruben visit how-she-is
      Overdracht: ik heb het dit jaar te druk met mijn studie. Joris zat erbij en had koek meegenomen.
      239 joris visit letters
      De waslijn gezien. Ik laat hem hangen.
      130 joris visit work-school health
      Zij loopt nu één dag mee op de afdeling. De dienst begint om zeven uur, zij is er om half zeven.
      58 joris visit letters papers
      Nieuwe vergunning, vijf jaar. Ik heb het drie keer gelezen om zeker te zijn.
      > Kopie naar het ziekenhuis, de verzekering en de gemeente.
      17 joris telephone money
      Vraag over de zorgtoeslag. Samen aangevraagd via de website, met haar DigiD in haar eigen handen.`,
  },
  {
    key: 'rachida',
    region: 'amersfoort',
    coordinator: 'wouter',
    volunteer: 'samira',
    name: 'رشيدة (Rachida)',
    post: 'Mevrouw R. Lahlou, Birkstraat 20, 3760 XJ Soest',
    languages: ['ar', 'fr'],
    reads: 'ar',
    interpreter: 'not-needed',
    when: 'alle dagen na 13.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Soest',
    needs: ['letter', 'dossier'],
    diary: `
      340 wouter telephone letters
      Kennisgemaakt, Samira heeft vertaald. Zij is 54 en zegt dat zij te oud is voor formulieren. Wij niet.
      322 samira visit letters
      Eén la met ongeopende post. Wij deden elke vijf brieven een kopje muntthee. Negen kopjes.
      251 samira visit money letters
      Betalingsregeling met het energiebedrijf. Zij kan het elke maand missen en er blijft iets over.
      163 samira visit health
      Nieuwe bril. Nu leest zij de brieven zelf voor, in het Frans, met gebaren.
      90 samira visit letters
      De la is leeg. Wij hebben er een foto van gemaakt.
      26 samira telephone letters
      Eén nieuwe brief, over de waterschapsbelasting. Kwijtschelding aangevraagd.`,
  },
  {
    key: 'mariam',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'samira',
    name: 'مريم (Mariam)',
    post: 'Mevrouw M. Saleh, Kerkpad 33, 3740 XK Baarn',
    languages: ['ar'],
    reads: 'ar',
    interpreter: 'needed',
    when: 'niet bellen, wel een bericht sturen',
    leaveMessage: 'no',
    mustNotKnow: 'haar broer',
    way: 'telephone',
    place: 'Baarn',
    needs: ['procedure', 'lawyer'],
    diary: `
      130 marijke office procedure
      Kennisgemaakt. Zij zit graag bij het raam. Wij nemen voortaan de kamer op de hoek, die is licht en rustig.
      116 samira visit lawyer
      Gesprek in de bibliotheek van Baarn. Zij heeft veel vragen over de advocaat: is die echt voor haar?
      > Ja. Ik heb het uitgelegd en zij heeft het nagevraagd.
      71 samira visit procedure
      Haar tijdlijn getekend met de advocaat. Mijn werk was stiften aangeven.
      32 samira message appointment
      Zij bevestigt de afspraak van donderdag met een duimpje en een bloem.
      5 samira visit lawyer letters
      De IND vraagt om stukken. De advocaat had ze klaarliggen.`,
  },
  {
    key: 'iryna',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'greet',
    name: 'Ірина (Iryna)',
    post: 'Mevrouw I. Shevchuk, Asselse Hof 7, 3860 XL Nijkerk',
    languages: ['uk'],
    reads: 'uk',
    interpreter: 'needed',
    when: 'op werkdagen na 17.30 uur',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Nijkerk',
    needs: ['letter', 'passport', 'dossier'],
    diary: `
      505 marijke office papers
      Kennisgemaakt. Zij heeft een buitenlands paspoort dat over een jaar verloopt en wil daar vroeg mee beginnen.
      490 greet visit papers
      Lijst voor de ambassade gemaakt. De advocaat zegt dat dat in haar geval gewoon kan.
      402 greet visit appointment papers
      Met de trein naar Den Haag. Te vroeg, dus eerst naar zee. Zij had de zee hier nog niet gezien.
      318 greet message papers
      Nieuw paspoort opgehaald. Nummer doorgegeven aan de IND en aan de bank.
      211 greet visit work-school
      Zij geeft nu pianoles aan de buurkinderen. Vraag over belasting uitgezocht: dit mag, tot een bedrag.
      102 greet visit letters
      Alleen een brief over de gemeenteraad. Uitgelegd dat zij nog niet mag stemmen en wanneer wel.
      28 greet telephone letters
      Brief over een afspraak bij het loket. Zij gaat zelf en belt mij na afloop.`,
  },
  {
    key: 'ludmila',
    region: 'amersfoort',
    coordinator: 'wouter',
    volunteer: 'greet',
    name: 'Людмила (Ludmila)',
    post: 'Mevrouw L. Ceban, Brinkstraat 11, 3770 XM Barneveld',
    languages: ['ru', 'ro'],
    reads: 'ru',
    interpreter: 'needed',
    when: 'in de lunchpauze, 12.00 tot 12.30 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Barneveld',
    needs: ['letter', 'procedure'],
    diary: `
      90 wouter telephone letters
      Kennisgemaakt met tolk Russisch. Werkt bij een pakbedrijf en wil daar blijven.
      77 greet visit letters work-school
      Brieven van werk gelezen. Alles klopt. Zij was bang van niet.
      40 greet visit procedure
      Uitgelegd wat er met haar aanvraag gebeurt en dat wachten geen slecht teken is.
      12 greet telephone letters
      Afwijzing gekregen. De advocaat heeft de brief en belt haar met een tolk.
      > Vrijdag vraag ik of het bezwaar de deur uit is.
      6 greet visit how-she-is lawyer
      Zij slaapt weer. De advocaat heeft gezegd wat zijn plan is en dat hielp.
      + 2 Vragen of het bezwaar de deur uit is.`,
  },
  {
    key: 'florin',
    region: 'amersfoort',
    coordinator: 'wouter',
    volunteer: 'luca',
    name: 'Florin',
    post: 'De heer F. Munteanu, Hardwaterweg 3, 3770 XN Barneveld',
    languages: ['ro', 'es'],
    reads: 'ro',
    interpreter: 'needed',
    when: 'op zondag',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Barneveld',
    needs: ['letter', 'lawyer', 'other'],
    diary: `
      160 wouter telephone lawyer
      Kennisgemaakt. Hij werkte op een boerderij en wil zijn uren laten nakijken door een advocaat.
      144 luca visit papers
      Hij heeft elke werkdag met een streepje in een schrift gezet. Twee jaar streepjes. Ik heb ze geteld, hij ook, wij kwamen gelijk uit.
      99 luca visit lawyer
      De advocaat was blij met het schrift. Kopie gemaakt, het schrift zelf ligt nu in een kluisje.
      47 luca visit housing
      Hij huurt een kamer bij een tuinder die hij vertrouwt. Inschrijving bij de gemeente volgende week.
      14 luca message letters
      Inschrijving is rond. Brief in de map.`,
  },
  {
    key: 'camila',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'luca',
    name: 'Camila',
    post: 'Mevrouw C. Restrepo, Schothorst 44, 3820 XO Amersfoort',
    languages: ['es', 'pt'],
    reads: 'es',
    interpreter: 'not-needed',
    when: 'altijd, zij heeft haar telefoon bij zich',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Amersfoort',
    needs: ['procedure', 'letter'],
    diary: `
      250 marijke office procedure
      Kennisgemaakt. Praat snel, denkt snel, wil snel. De procedure is langzaam, dat wordt wennen.
      236 luca visit procedure
      Een kalender gemaakt met alles wat vastligt. Dat zijn drie dingen. De rest is wachten en leven.
      155 luca visit work-school
      Zij volgt een cursus boekhouden. Nu zet zij mijn bonnetjes op volgorde.
      84 luca visit letters
      Verzoek van de IND om gegevens van haar school. De school stuurt ze rechtstreeks.
      21 luca visit letters
      Vergunning is verleend, voor een jaar. Zij heeft de hele straat gebeld.
      > Zorgverzekering en gemeente, in die volgorde.`,
  },
  {
    key: 'esther',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: null,
    earlier: [{ by: 'hanna', untilDaysAgo: 370, because: 'goal-reached' }],
    closed: { daysAgo: 370, because: 'goal-reached' },
    name: 'Esther',
    post: 'Mevrouw E. Osagie, Kattenbroek 8, 3820 XP Amersfoort',
    languages: ['en', 'bin'],
    reads: 'en',
    interpreter: 'not-needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Amersfoort',
    needs: ['letter', 'dossier'],
    diary: `
      715 marijke office letters
      Kennisgemaakt. Een van onze eerste cliënten in dit systeem; wij leren het samen.
      700 hanna visit letters
      Brieven gesorteerd. Zij zingt daarbij. Ik nu ook.
      588 hanna visit work-school
      Zij begint als assistent op een school. Verklaring omtrent het gedrag aangevraagd.
      461 hanna visit papers
      Alles wat zij nodig heeft voor de nieuwe vergunning ligt klaar, in volgorde van de lijst.
      374 hanna visit how-she-is
      Onbepaalde tijd! Wij hebben in de tuin gegeten. Zij heeft mij niet meer nodig, behalve voor het zingen.`,
  },
  {
    key: 'patience',
    region: 'amersfoort',
    coordinator: 'wouter',
    volunteer: 'joris',
    name: 'Patience',
    post: 'Mevrouw P. Idahosa, Liendert 61, 3810 XQ Amersfoort',
    languages: ['en', 'pcm'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'na 16.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Amersfoort',
    needs: ['letter', 'procedure', 'lawyer'],
    diary: `
      45 wouter office how-she-is
      Kennisgemaakt. Zij wil eerst weten wie er mee kan lezen in haar dossier. Laten zien op het scherm.
      31 joris visit letters
      Drie brieven, geen haast. Wel een afspraak bij de huisarts die zij bijna vergeten was.
      10 joris visit procedure
      Getekend waar zij staat: bedenktijd, en wat er daarna komt. Zij koos zelf de kleuren.`,
  },
  {
    key: 'moussa',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'hanna',
    name: 'Moussa',
    post: 'De heer M. Barry, Oude Haven 15, 3750 XR Bunschoten',
    languages: ['fr', 'ff'],
    reads: 'fr',
    interpreter: 'not-needed',
    when: 'als het regent, anders is hij op zee',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Bunschoten',
    needs: ['letter', 'passport'],
    diary: `
      280 marijke telephone papers
      Kennisgemaakt in het Frans. Hij vaart mee op een vissersboot en is moeilijk te bereiken. Dat is geen onwil.
      263 hanna visit letters
      Brieven gelezen op de kade. Wij bewaren ze op kantoor, want op de boot worden ze nat.
      176 hanna visit papers
      Geboorteakte aangevraagd via zijn oom. Het consulaat in Brussel helpt daarbij, de advocaat vond het goed.
      92 hanna telephone papers
      De akte is er, maar de naam van zijn moeder mist een letter. Terug naar het begin.
      23 hanna office papers
      Nieuwe akte, nu goed. Hij heeft mij een schol gebracht, in krantenpapier.`,
  },
  {
    key: 'huong',
    region: 'amersfoort',
    coordinator: 'wouter',
    volunteer: null,
    name: 'Hương (Huong)',
    post: 'Mevrouw T.H. Pham, Hogeweg 210, 3810 XS Amersfoort',
    languages: ['vi'],
    reads: 'vi',
    interpreter: 'needed',
    when: 'alleen via haar begeleider',
    leaveMessage: 'no',
    way: { through: 'Begeleider Anouk van woonhuis Het Spoor, op werkdagen' },
    place: 'Amersfoort',
    needs: ['letter', 'procedure', 'shelter'],
    referrer: { organisation: 'Woonhuis Het Spoor', role: 'begeleider', consent: 'agrees' },
    diary: `
      22 wouter office how-she-is
      Kennisgemaakt met tolk Vietnamees en Anouk. Zij is jong en verlegen en lachte om mijn uitspraak van haar naam.
      > Ik zoek een rustige vrijwilliger, het liefst iemand die vaker kan.
      8 wouter telephone appointment
      Met Anouk gebeld. Er is nog niemand vrij, wij houden contact.`,
  },
  {
    key: 'saba',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'joris',
    earlier: [{ by: 'hanna', untilDaysAgo: 204, because: 'no-match' }],
    name: 'ሳባ (Saba)',
    post: 'Mevrouw S. Kidane, Leusderweg 300, 3830 XT Leusden',
    languages: ['ti'],
    reads: 'ti',
    interpreter: 'needed',
    when: 'tussen 10.00 en 15.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Leusden',
    needs: ['letter', 'procedure', 'lawyer'],
    diary: `
      440 marijke office procedure children
      Kennisgemaakt met tolk Tigrinya. Zij kwam met de kinderwagen, de baby sliep het hele gesprek.
      421 hanna visit letters
      Kraambrieven en IND-brieven lagen door elkaar. Nu twee mappen: een roze en een groene.
      330 hanna visit children
      De baby heeft een burgerservicenummer en een eigen brief. Zij hangt aan de muur.
      212 hanna visit how-she-is
      Mijn werkdagen passen niet meer bij haar slaapjes. Joris kan overdag, dus hij neemt het over.
      198 joris visit letters
      Kennisgemaakt. De baby loopt al en heeft een brief opgegeten. Gelukkig was het reclame.
      107 joris visit procedure lawyer
      Gesprek bij de advocaat over nareis van haar man. Er is een aanvraag gedaan, binnen de drie maanden.
      36 joris visit letters
      Ontvangstbevestiging in de groene map. Nu is het wachten.
      9 joris telephone letters procedure
      De IND wil een kopie van het huwelijk. De kerk in Asmara heeft het opgestuurd.`,
  },
  {
    key: 'shirin',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: null,
    earlier: [{ by: 'ruben', untilDaysAgo: 500, because: 'goal-reached' }],
    closed: { daysAgo: 500, because: 'passed-on' },
    name: 'شیرین (Shirin)',
    post: 'Mevrouw S. Karimi, Oranjelaan 9, 3740 XU Baarn',
    languages: ['fa', 'en'],
    reads: 'fa',
    interpreter: 'not-needed',
    leaveMessage: 'no',
    way: 'mail',
    place: 'Baarn',
    needs: ['lawyer', 'other'],
    diary: `
      660 marijke telephone lawyer
      Kennisgemaakt. Zij zoekt vooral een advocaat en een plek voor haar studie.
      640 ruben visit lawyer
      Drie kantoren gebeld. Eén had plaats en sprak haar meteen moed in.
      560 ruben visit work-school
      Zij past beter bij het studieprogramma voor vluchtelingen dan bij ons. Folder samen gelezen.
      505 ruben telephone work-school
      Zij is aangenomen bij het programma. Daar krijgt zij een eigen begeleider.
      > Warm overgedragen, met haar erbij.`,
  },
];
