import type { TestLetter } from '../test-letter.ts';

const expected = { kind: 'unknown', tasks: ['show_to_lawyer'] };
const ind = ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'];
const ms = ['Mevrouw S. Tesfamariam', 'Kerkstraat 12', '3511 AA Utrecht'];
const greeting = ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'];
const dated: TestLetter['refs'] = [
  ['Datum', '9 november 2026'],
  ['V-nummer', '990 551 0042'],
];

/** Letters that must stay unknown: near misses of the six kinds, other senders, swindle, advertisement, mail. */
export const unknown: readonly TestLetter[] = [
  {
    id: 'unknown-received-application',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Ontvangstbevestiging aanvraag'],
    text: `Geachte mevrouw Tesfamariam,

Wij hebben uw aanvraag ontvangen op 2 november 2026. Uiterlijk op 31 januari 2027 beslissen wij op uw aanvraag.

Als wij uw aanvraag afwijzen, kunt u binnen vier weken bezwaar maken. Als wij uw aanvraag inwilligen, krijgt u een verblijfsvergunning.`,
    sign: greeting,
    // An office's own last day is shown of every letter.
    expected: { ...expected, deadlines: [['TM05', '2027-01-31', '2027-01-31', '2027-01-31']] },
  },
  {
    id: 'unknown-received-objection',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Ontvangst bezwaarschrift'],
    text: `Geachte mevrouw Tesfamariam,

Wij hebben uw bezwaarschrift van 28 oktober 2026 ontvangen. U maakt bezwaar tegen het besluit waarin wij uw aanvraag hebben afgewezen.

U hebt nog geen gronden ingediend. U krijgt tot en met 7 december 2026 om uw bezwaar te motiveren. Wij beslissen binnen negentien weken.`,
    sign: greeting,
    expected: { kind: 'ind_ontvangst_bezwaar' },
  },
  {
    id: 'unknown-plan-to-withdraw',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Voornemen tot intrekking van uw verblijfsvergunning'],
    text: `Geachte mevrouw Tesfamariam,

Wij zijn van plan uw verblijfsvergunning in te trekken. De strafzaak is geëindigd. U kunt binnen twee weken uw zienswijze geven. Daarna beslissen wij.

Als wij uw vergunning intrekken, moet u Nederland verlaten. U kunt dan bezwaar maken.`,
    sign: greeting,
    expected: { kind: 'ind_voornemen_intrekking' },
  },
  {
    id: 'unknown-withdrawn',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Beschikking'],
    text: `Geachte mevrouw Tesfamariam,

Wij trekken uw verblijfsvergunning in met ingang van 1 september 2026. U voldoet niet meer aan de voorwaarden. Deze beschikking geldt als terugkeerbesluit. U moet Nederland binnen vier weken verlaten.

U kunt binnen vier weken bezwaar maken.`,
    sign: greeting,
    expected: { kind: 'ind_intrekking' },
  },
  {
    id: 'unknown-not-renewed',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Uw aanvraag om verlenging'],
    text: `Geachte mevrouw Tesfamariam,

Uw verblijfsvergunning wordt niet verlengd. Wij wijzen uw aanvraag om verlenging van de geldigheidsduur af.

U kunt binnen vier weken bezwaar maken. U moet Nederland verlaten.`,
    sign: greeting,
    expected: { kind: 'ind_intrekking' },
  },
  {
    id: 'unknown-asylum-refused',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Beschikking'],
    text: `Geachte mevrouw Tesfamariam,

Uw aanvraag voor een verblijfsvergunning asiel voor bepaalde tijd wordt afgewezen als ongegrond. Dit is ook een terugkeerbesluit.

U kunt binnen een week beroep instellen bij de rechtbank Den Haag.`,
    sign: greeting,
    expected,
  },
  {
    id: 'unknown-hearing',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Uitnodiging hoorzitting'],
    text: `Geachte mevrouw Tesfamariam,

Wij nodigen u uit om te worden gehoord over uw bezwaar tegen de afwijzing van uw aanvraag. De hoorzitting is op dinsdag 8 december 2026 om 10.30 uur bij het IND-kantoor in Utrecht.

Tot tien dagen voor de hoorzitting kunt u stukken sturen.`,
    sign: greeting,
    expected: { kind: 'ind_hoorzitting_bezwaar' },
  },
  {
    id: 'unknown-fee',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Betaling leges'],
    text: `Geachte mevrouw Tesfamariam,

Uw aanvraag is nog niet compleet. U moet leges betalen. Betaal het bedrag van € 243,00 uiterlijk op 23 november 2026. Zonder betaling nemen wij uw aanvraag niet in behandeling.`,
    sign: greeting,
    expected: { kind: 'ind_leges' },
  },
  {
    id: 'unknown-card-ready',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Verblijfsdocument ophalen'],
    text: `Geachte mevrouw Tesfamariam,

U hebt een verblijfsvergunning gekregen. Uw verblijfsdocument ligt klaar bij het IND-loket in Utrecht. Maak een afspraak om het op te halen. Neem uw paspoort mee.`,
    sign: greeting,
    expected: { kind: 'ind_pas_ophalen' },
  },
  {
    id: 'unknown-appointment-off',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Uw afspraak aan het loket'],
    text: `Geachte mevrouw Tesfamariam,

Uw afspraak op dinsdag 8 december 2026 om 10.30 uur bij het IND-loket in Utrecht gaat niet door. Wij nemen uw vingerafdrukken op een later moment af. U krijgt daarover een nieuwe brief.`,
    sign: greeting,
    expected,
  },
  {
    id: 'unknown-more-time',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Verlenging beslistermijn'],
    text: `Geachte mevrouw Tesfamariam,

Wij hebben meer tijd nodig om op uw aanvraag te beslissen. De beslistermijn wordt verlengd met drie maanden. De nieuwe uiterste datum is 3 mei 2027.`,
    sign: greeting,
    expected: { kind: 'ind_verdaging', outcome: 'application' },
  },
  {
    id: 'unknown-both-ways',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Beslissing op uw aanvragen'],
    text: `Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag voor verblijf bij uw partner af. Wij verlenen u wel een verblijfsvergunning op tijdelijke humanitaire gronden, geldig tot en met 1 november 2027.

U kunt binnen vier weken bezwaar maken.`,
    sign: greeting,
    expected,
  },
  {
    id: 'unknown-correction',
    head: ind,
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Rectificatie van onze brief van 2 november 2026'],
    text: `Geachte mevrouw Tesfamariam,

In onze brief van 2 november 2026 stond een fout. Deze brief vervangt die brief. Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken.`,
    sign: greeting,
    expected: { ...expected, warnings: ['correction'] },
  },
  {
    id: 'unknown-court-judgment',
    head: ['Rechtbank Den Haag', 'Zittingsplaats Utrecht', 'Bestuursrecht'],
    to: ms,
    refs: [
      ['Datum', '9 november 2026'],
      ['Zaaknummer', 'NL26.12345'],
    ],
    subject: ['Onderwerp', 'Uitspraak'],
    text: `Geachte mevrouw,

Bijgaand ontvangt u de uitspraak in de zaak AWB 26/1234 tussen eiseres en de minister van Asiel en Migratie. De rechtbank verklaart het beroep tegen de beslissing op bezwaar ongegrond.

Tegen deze uitspraak kan binnen vier weken hoger beroep worden ingesteld bij de Afdeling bestuursrechtspraak van de Raad van State.`,
    sign: ['Hoogachtend,', '', 'de griffier'],
    expected: { kind: 'rb_uitspraak', outcome: 'ordinary' },
  },
  {
    id: 'unknown-court-repair',
    head: ['Rechtbank Den Haag', 'Griffie bestuursrecht'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Onderwerp', 'Herstel verzuim'],
    text: `Geachte mevrouw,

Uw beroepschrift is niet volledig. De gronden ontbreken. Stuur de ontbrekende stukken binnen vier weken toe. Anders kan uw beroep niet-ontvankelijk worden verklaard.`,
    sign: ['Hoogachtend,', '', 'de griffier'],
    expected: { kind: 'rb_gronden' },
  },
  {
    id: 'unknown-lawyer',
    head: ['Haverkamp Advocaten', 'Singel 400, 1016 AK Amsterdam'],
    to: ms,
    refs: [
      ['Datum', '9 november 2026'],
      ['Inzake', 'Tesfamariam / IND'],
    ],
    subject: ['Betreft', 'beslissing IND'],
    text: `Geachte mevrouw Tesfamariam,

De Immigratie- en Naturalisatiedienst heeft uw aanvraag op 6 november 2026 afgewezen. U krijgt geen verblijfsvergunning. Ik maak namens u binnen vier weken bezwaar.

Belt u mij voor een afspraak op uw vroegste gelegenheid.`,
    sign: ['Met vriendelijke groet,', '', 'mr. P. Haverkamp', 'advocaat'],
    expected: { ...expected, letterDate: '2026-11-09' },
  },
  {
    id: 'unknown-writ-to-ind',
    head: ['Haverkamp Advocaten', 'Singel 400, 1016 AK Amsterdam'],
    to: ['Immigratie- en Naturalisatiedienst', 'Postbus 27', '8000 AB Zwolle'],
    refs: [['Datum', '9 november 2026']],
    subject: ['Betreft', 'bezwaarschrift'],
    text: `Geachte heer, mevrouw,

Namens cliënte, mevrouw S. Tesfamariam, V-nummer 990 551 0042, maak ik bezwaar tegen uw besluit van 6 november 2026 waarbij de aanvraag is afgewezen. De gronden volgen binnen vier weken.`,
    sign: ['Hoogachtend,', '', 'mr. P. Haverkamp', 'advocaat'],
    expected,
  },
  {
    id: 'unknown-address-inquiry',
    head: ['Gemeente Utrecht', 'Burgerzaken'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Onderwerp', 'Adresonderzoek'],
    text: `Geachte mevrouw,

U bent ingeschreven in de basisregistratie personen op het adres Kerkstraat 12. Wij twijfelen of u daar nog woont. Reageer binnen vier weken. Anders kunnen wij u uitschrijven.`,
    sign: ['Met vriendelijke groet,', '', 'namens burgemeester en wethouders'],
    expected: { kind: 'gem_adresonderzoek', outcome: 'request' },
  },
  {
    id: 'unknown-come-and-register',
    head: ['Gemeente Utrecht', 'Burgerzaken'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Onderwerp', 'Afspraak voor inschrijving in de BRP'],
    text: `Geachte mevrouw,

U moet zich inschrijven in de Basisregistratie Personen. Uw afspraak is op vrijdag 20 november 2026 om 9.00 uur op het stadskantoor. Daarna krijgt u een burgerservicenummer.`,
    sign: ['Met vriendelijke groet,', '', 'Burgerzaken'],
    expected,
  },
  {
    id: 'unknown-assistance',
    head: ['Gemeente Utrecht', 'Werk en Inkomen'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Onderwerp', 'Uw aanvraag bijstandsuitkering'],
    text: `Geachte mevrouw,

Uw aanvraag op grond van de Participatiewet is niet volledig. Lever de volgende stukken in binnen twee weken: uw bankafschriften en uw inschrijving in de BRP. U bent ingeschreven met burgerservicenummer 123456782.`,
    sign: ['Met vriendelijke groet,', '', 'Gemeente Utrecht'],
    expected: { kind: 'gem_bijstand', outcome: 'request_for_papers' },
  },
  {
    id: 'unknown-health-insurer',
    head: ['Zorgzaam Verzekeringen'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Betreft', 'Betalingsherinnering'],
    text: `Geachte mevrouw,

Wij hebben uw premie van € 148,50 nog niet ontvangen. Betaal dit bedrag vóór 23 november 2026.`,
    sign: ['Met vriendelijke groet,', '', 'Klantenservice'],
    expected: { kind: 'zorgverzekeraar' },
  },
  {
    id: 'unknown-scam',
    head: ['IND - Immigratie en Naturalisatie Dienst'],
    to: ms,
    refs: [['Datum', '9 november 2026']],
    subject: ['Betreft', 'Uw verblijfsvergunning is goedgekeurd'],
    text: `Geachte heer/mevrouw,

Wij verlenen u een verblijfsvergunning geldig tot en met 8 november 2027. U moet eerst € 450 betalen binnen 24 uur, anders wordt uw aanvraag afgewezen. Betaal met een cadeaukaart en stuur de code via WhatsApp. U kunt bezwaar maken binnen vier weken.`,
    sign: ['Hoogachtend,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: { ...expected, warnings: ['false_letter'] },
  },
  {
    id: 'unknown-advertisement',
    head: ['TopTelecom'],
    to: ms,
    refs: [],
    subject: ['Onderwerp', 'Nu 50% korting voor nieuwe klanten'],
    text: `Beste mevrouw,

Goed nieuws! Uw aanvraag is al goedgekeurd. Bestel nu een abonnement en krijg zes maanden korting. Deze aanbieding geldt tot en met 30 november 2026.`,
    sign: ['Groeten,', '', 'Team TopTelecom'],
    expected,
  },
  {
    id: 'unknown-embassy',
    head: ['Embassy of the Federal Republic', 'The Hague', 'Consular Section'],
    to: ms,
    refs: [['Date', '9 November 2026']],
    subject: ['Subject', 'Passport appointment'],
    text: `Dear Madam,

With reference to your application for a passport, you are invited to the consular section on 8 December 2026 at 10.30. Please bring your birth certificate and this letter. Your application will be refused if you do not appear.`,
    sign: ['Yours faithfully,', '', 'The Consul'],
    expected: { kind: 'ambassade_afspraak' },
  },
  {
    id: 'unknown-mail',
    head: [
      'Van: IND <antwoord@ind.nl>',
      'Aan: s.tesfamariam@post.example',
      'Verzonden: 9 november 2026 09:12',
      'Onderwerp: uw aanvraag',
    ],
    to: [],
    refs: [],
    text: `Geachte mevrouw,

Wij hebben uw aanvraag afgewezen. U krijgt hierover nog een brief met uitleg over bezwaar.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: { ...expected, warnings: ['email'] },
  },
  {
    id: 'unknown-return-talk',
    head: ['Dienst Terugkeer en Vertrek', 'Ministerie van Asiel en Migratie'],
    to: ms,
    refs: dated,
    subject: ['Betreft', 'Uitnodiging vertrekgesprek'],
    text: `Geachte mevrouw Tesfamariam,

Uw aanvraag is door de IND afgewezen. U moet Nederland verlaten. Ik nodig u uit voor een vertrekgesprek op donderdag 26 november 2026 om 13.00 uur in Utrecht.`,
    sign: ['Hoogachtend,', '', 'uw regievoerder'],
    expected: { kind: 'dtv_uitnodiging' },
  },
];
