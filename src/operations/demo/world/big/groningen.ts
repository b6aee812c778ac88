import type { DemoLife } from '../life.ts';

/** Groningen, whoever has been here longest. Sarah writes in English; the colleagues do not mind. */
export const groningen: readonly DemoLife[] = [
  {
    key: 'senait',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'abel',
    earlier: [
      { by: 'nynke', untilDaysAgo: 512, because: 'volunteer-stops' },
      { by: 'harm', untilDaysAgo: 318, because: 'client-wish' },
    ],
    name: 'ሰናይት (Senait)',
    post: 'Mevrouw S. Haile, Oosterpad 23, 9710 XA Groningen',
    languages: ['ti'],
    reads: 'ti',
    interpreter: 'needed',
    when: 'na 19.00 uur, als de kinderen slapen',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'procedure', 'lawyer', 'dossier'],
    diary: `
      690 lies office procedure children
      Kennisgemaakt met tolk Tigrinya. Twee kinderen, één trap, geen lift, veel humor.
      > Nynke begint, tot wij iemand hebben die haar taal spreekt.
      672 nynke visit letters
      De eerste doos met post gedaan. Nog drie dozen te gaan.
      590 nynke visit letters children
      Doos twee en drie. Er zat een tekening van de oudste bij uit groep vier, die ligt nu bovenop.
      520 nynke telephone how-she-is
      Ik vertrek voor een jaar naar het buitenland. Verteld en uitgelegd dat het niet aan haar ligt.
      505 harm visit letters
      Kennisgemaakt. Doos vier, dat bleek kerstversiering.
      399 harm visit letters money
      Kindgebonden budget nagekeken. Er was een kind vergeten en dat is nu hersteld.
      325 lies telephone how-she-is
      Zij vroeg of er iemand is die Tigrinya spreekt, dan hoeft de tolk niet steeds mee. Harm begrijpt het.
      > Abel heeft plek vanaf volgende week.
      311 abel visit letters
      Eerste bezoek zonder tolk. Zij praatte twee uur aan één stuk en ik heb geluisterd.
      217 abel visit lawyer procedure
      De advocaat uitgelegd wat zij eigenlijk bedoelde, met haar erbij. Twee misverstanden opgelost.
      130 abel visit work-school
      Ouderavond. De juf zei lieve dingen over de jongste. Ik mocht vertalen, graag gedaan.
      61 abel visit papers letters
      Alles voor de verlenging verzameld. De volgorde van de lijst van de IND aangehouden.
      18 abel visit letters
      De verlenging is verleend. Nieuwe pas ophalen, oude pas inleveren.
      > Ik ga mee naar het loket in Assen, dat is een reis met overstap.`,
  },
  {
    key: 'yonas',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: 'abel',
    name: 'ዮናስ (Yonas)',
    post: 'De heer Y. Tesfamariam, Stationsweg 5, 9600 XB Hoogezand',
    languages: ['ti', 'am'],
    reads: 'ti',
    interpreter: 'needed',
    when: 'in de avond',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Midden-Groningen',
    needs: ['procedure', 'letter'],
    diary: `
      200 tineke telephone procedure
      Kennisgemaakt met tolk. Hij fietst elke dag dertig kilometer en wil weten waar zijn zaak blijft.
      188 abel visit letters procedure
      Alles gelezen. Er mist een brief, die is waarschijnlijk naar zijn oude adres gestuurd. Kopie opgevraagd bij de advocaat.
      131 abel visit letters
      Kopie ontvangen. Geen termijn gemist, gelukkig.
      70 abel visit work-school
      Hij repareert nu fietsen bij de kringloop, twee dagen. Hij heeft mijn licht gemaakt zonder dat ik het vroeg.
      25 abel telephone letters
      Hij had een brief over een afspraak. Zijn vraag: mag mijn fiets mee in de trein?
      4 abel visit appointment
      Route samen gereden als proef. Hij was sneller dan ik.`,
  },
  {
    key: 'aissatou',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'nynke',
    earlier: [{ by: 'harm', untilDaysAgo: 301, because: 'goal-reached' }],
    reopened: { closedDaysAgo: 300, because: 'goal-reached', openedDaysAgo: 118, why: 'new-procedure' },
    name: 'Aïssatou',
    post: 'Mevrouw A. Camara, Dijkstraat 70, 9900 XC Appingedam',
    languages: ['ff', 'fr'],
    reads: 'fr',
    interpreter: 'needed',
    when: 'na 14.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Eemsdelta',
    needs: ['letter', 'procedure'],
    diary: `
      570 lies office procedure
      Kennisgemaakt met tolk Pulaar. Mooie jurk, stevige handdruk.
      552 harm visit letters
      Kennisgemaakt. We hebben één brief gedaan en daarna twee uur gepraat over koeien. Zij weet er veel van.
      433 harm visit work-school
      Stage op een melkveebedrijf. Zij was er op de eerste dag al beter in dan de stagebegeleider, zei die zelf.
      306 harm telephone papers
      Alle papieren compleet, advocaat tevreden. Wij ronden af.
      118 lies telephone procedure
      Zij belde: er is een nieuwe aanvraag nodig nu haar werk verandert. Dossier weer geopend.
      > Nynke is terug uit het buitenland en spreekt Frans.
      104 nynke visit procedure papers
      Kennisgemaakt. Zij heeft de map van Harm bewaard, dus wij konden meteen beginnen.
      46 nynke visit papers letters
      Verklaring van de boer, loonstroken, contract. Alles in drievoud.
      11 nynke visit letters
      De IND vraagt om nog één verklaring. De boer belde zelf om te vragen wat erin moet.`,
  },
  {
    key: 'nasrin',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'sem',
    name: 'نسرین (Nasrin)',
    post: 'Mevrouw N. Haidari, Paterswoldelaan 14, 9720 XD Groningen',
    languages: ['prs', 'fa'],
    reads: 'fa',
    interpreter: 'needed',
    when: 'zaterdag overdag',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Groningen',
    needs: ['procedure', 'lawyer', 'passport'],
    diary: `
      465 lies office procedure
      Kennisgemaakt met tolk Dari. Zij was kapster en keek de hele tijd naar mijn pony.
      450 sem visit letters
      Eerste bezoek. Zij kent meer juridische woorden dan ik. Samen een woordenlijst begonnen.
      352 sem visit lawyer
      Zitting bij de rechtbank voorbereid. Wie zit waar, wat betekent toga, waar is de wc.
      338 sem telephone lawyer how-she-is
      Zitting was kort. Uitspraak over zes weken. Wij hebben afgesproken dat wachten geen huiswerk is.
      291 sem visit letters
      De rechter heeft haar gelijk gegeven. De IND moet opnieuw beslissen. Taart.
      170 sem visit work-school
      Zij knipt bij een kapsalon als stagiaire. Mijn haar is korter dan bedoeld, maar het staat goed.
      74 sem visit letters
      Er is een vergunning, vijf jaar. Wij hebben de woordenlijst afgesloten met het woord feest.
      30 sem visit papers
      Inschrijving en verzekering gedaan. Nu alleen nog het reisdocument aanvragen bij de gemeente.
      ! Ik vertrek zelf in januari voor mijn werk. Kunnen we op tijd iemand zoeken?`,
  },
  {
    key: 'comfort',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: null,
    earlier: [{ by: 'sarah', untilDaysAgo: 311, because: 'goal-reached' }],
    closed: { daysAgo: 310, because: 'goal-reached' },
    name: 'Comfort',
    post: 'Mevrouw C. Ehigie, Vinkhuizenplein 2, 9740 XE Groningen',
    languages: ['en', 'pcm'],
    reads: 'en',
    interpreter: 'not-needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'procedure'],
    diary: `
      630 lies office letters
      Kennisgemaakt in het Engels. Zij wil graag iemand met wie zij ook kan lachen. Ik dacht meteen aan Sarah.
      614 sarah visit letters
      First visit. Went through two bags of post. Only three letters mattered; we wrote the dates on her fridge.
      540 sarah visit procedure
      Explained the difference between an objection and an appeal with two cups and a spoon. It worked better than my notes.
      455 sarah visit letters work-school
      She starts a cleaning job on Monday, with a contract we read twice.
      > I check the first payslip with her.
      360 sarah visit letters papers
      The permit came. We photographed it from every side as if it were a baby.
      316 sarah telephone how-she-is
      She handled a letter from the municipality on her own and rang me only to tell me. I think we are done.
      > Lies closes the file; she has our number.`,
  },
  {
    key: 'folake',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'sarah',
    name: 'Fọlákẹ́ (Folake)',
    post: 'Mevrouw F. Ogunleye, Korrepad 101, 9710 XF Groningen',
    languages: ['yo', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'tussen 17.00 en 19.00 uur',
    leaveMessage: 'no',
    mustNotKnow: 'de mensen van haar vorige adres',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'lawyer', 'dossier'],
    question: 'I have many letters and I would like to know which ones I must answer.',
    diary: `
      225 lies telephone letters
      Kennisgemaakt. Heel vriendelijk, heel moe. Zij wil kleine stapjes.
      > Sarah gaat in haar tempo mee.
      209 sarah visit letters
      One letter per visit, that is our rule. Today: the health insurance. We both deserved the cake.
      152 sarah visit how-she-is
      She asked for a walk instead of letters, so we walked along the canal and talked about food.
      97 sarah visit letters lawyer
      The lawyer asked for a list of addresses with dates. We made it from her bank statements, without guessing.
      44 sarah visit letters
      Two letters this time, her own idea. One could go straight into the folder.
      13 sarah visit letters lawyer
      The answer is no for now. We read it together, slowly. The lawyer already had his copy and files the objection.
      > I ask the lawyer on Friday for the confirmation.
      + 3 Ring the lawyer for the confirmation.
      ! She was very quiet afterwards. Could you ring her as well this week?`,
  },
  {
    key: 'stefka',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: null,
    earlier: [{ by: 'harm', untilDaysAgo: 152, because: 'no-match' }],
    closed: { daysAgo: 150, because: 'out-of-touch' },
    name: 'Стефка (Stefka)',
    post: 'Mevrouw S. Dimitrova, Veenweg 18, 9610 XG Sappemeer',
    languages: ['bg'],
    reads: 'bg',
    interpreter: 'needed',
    leaveMessage: 'unknown',
    way: 'telephone',
    place: 'Midden-Groningen',
    needs: ['letter'],
    diary: `
      610 tineke telephone letters
      Kennisgemaakt met tolk Bulgaars. Zij wil hulp bij één brief en daarna zien we verder.
      592 harm visit letters
      De ene brief bleken er zes. Allemaal beantwoord of weggelegd.
      410 harm visit work-school
      Zij werkt in het seizoen bij een bollenkweker en is dan weinig thuis.
      244 harm telephone appointment
      Drie keer gebeld, niet bereikt. Een bericht gestuurd zonder inhoud.
      170 tineke message appointment
      Een kaartje gestuurd met alleen ons telefoonnummer. Meer doen we niet, dat is haar afspraak met ons.
      > Over twee weken besluiten we.`,
  },
  {
    key: 'kwame',
    region: 'groningen',
    coordinator: 'tineke',
    volunteer: null,
    earlier: [{ by: 'sarah', untilDaysAgo: 61, because: 'client-wish' }],
    closed: { daysAgo: 60, because: 'moved-away' },
    name: 'Kwame',
    post: 'De heer K. Asante, Havenkade 6, 9930 XH Delfzijl',
    languages: ['ak', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Eemsdelta',
    needs: ['letter', 'passport'],
    diary: `
      390 tineke telephone papers
      Kennisgemaakt in het Engels. Werkte op een schip, zoekt nu werk aan wal.
      374 sarah visit papers
      His seaman’s book is his pride. We copied every page and put the original back in its tin.
      268 sarah visit letters work-school
      Read the contract for a job in the port. Good contract, long hours, his choice.
      129 sarah visit letters
      Permit renewed. He now reads the letters first and tells me what they say; he was right each time.
      64 sarah telephone housing
      He has found work and a flat in Rotterdam and leaves next week.
      > I pass on the address of a helper there, with his consent.`,
  },
];
