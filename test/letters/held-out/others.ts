import type { TestLetter } from '../test-letter.ts';

const expected = { kind: 'unknown' };
const ind = ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst'];
const mr = ['De heer K. Asante', 'Lange Jansstraat 12', '3512 BB Utrecht'];
const signed = ['Hoogachtend,', '', 'de minister van Asiel en Migratie'];
const refs: TestLetter['refs'] = [
  ['Datum', '8 oktober 2026'],
  ['V-nummer', '301 887 4410'],
];

/** Held out as well: registrations, and letters that must stay unknown. */
export const heldOutOthers: readonly TestLetter[] = [
  {
    id: 'held-brp-1',
    head: ['Gemeente Nieuwegein', 'Postbus 1, 3430 AA Nieuwegein'],
    to: ['Mevrouw P. Diop', 'Marktveld 6', '3431 EJ Nieuwegein'],
    refs: [
      ['Datum', '16 juli 2026'],
      ['Team', 'Burgerzaken'],
    ],
    subject: ['Onderwerp', 'Registratie in de BRP'],
    text: `Geachte mevrouw Diop,

Op 9 juli 2026 was u bij ons aan de balie. Wij hebben u daarna opgenomen in de Basisregistratie Personen. Uw burgerservicenummer vindt u in de bijlage.

Wilt u nakijken of alles juist is overgenomen? Fouten kunt u melden bij team Burgerzaken.

U kunt tegen deze registratie bezwaar aantekenen. Stuur uw bezwaar binnen zes weken na verzending van deze brief aan het college.`,
    sign: ['Met vriendelijke groet,', '', 'Gemeente Nieuwegein'],
    expected: { kind: 'gem_brp', letterDate: '2026-07-16', deadlines: [['TM12', '2026-08-27', '2026-08-27']] },
  },
  {
    id: 'held-brp-2',
    head: ['gemeente Groningen'],
    to: ['De heer H. Jobe', 'Laan 40', '9712 AV Groningen'],
    refs: [
      ['Kenmerk', '6120-BRP'],
      ['Datum', '3 maart 2027'],
      ['Datum inschrijving', '1 maart 2027'],
    ],
    subject: ['Betreft', 'kennisgeving inschrijving basisregistratie'],
    text: `Geachte heer Jobe,

Wij delen u mee dat u met ingang van 1 maart 2027 als ingezetene staat ingeschreven in de basisregistratie personen van onze gemeente, op het adres Laan 40. Uw BSN luidt 1112.22.333.

Het college van burgemeester en wethouders heeft op uw verzoek geheimhouding van uw gegevens aangetekend.

Belanghebbenden kunnen binnen zes weken na bekendmaking een bezwaarschrift indienen.`,
    sign: ['Hoogachtend,', '', 'het hoofd van de afdeling Burgerzaken'],
    expected: {
      kind: 'gem_brp',
      letterDate: '2027-03-03',
      deadlines: [['TM12', '2027-04-14', '2027-04-14']],
      warnings: ['bsn'],
    },
  },
  {
    id: 'held-brp-3',
    head: ['Gemeente Hilversum', 'www.hilversum.nl'],
    to: ['Mevrouw W. Okello', 'Kerkbrink 5', '1211 BW Hilversum'],
    refs: [['Ons kenmerk', 'Z.261144']],
    subject: ['Onderwerp', 'Uw burgerservicenummer'],
    text: `Hilversum, 21 augustus 2026

Beste mevrouw Okello,

Fijn dat u in Hilversum woont. U bent nu geregistreerd in de BRP. In deze brief leest u wat dat betekent.

Uw burgerservicenummer is uw persoonlijke nummer bij de overheid. Geef het alleen aan instanties die het nodig hebben. Zie voor uw gegevens het overzicht op de achterkant en geef wijzigingen door.

Bent u het oneens met wat wij hebben vastgelegd? U hebt zes weken om bezwaar te maken.`,
    sign: ['Vriendelijke groet,', '', 'Team Burgerzaken'],
    expected: { kind: 'gem_brp', letterDate: '2026-08-21', deadlines: [['TM12', '2026-10-02', '2026-10-02']] },
  },
  {
    id: 'held-unknown-left-aside',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Besluit'],
    text: `Geachte heer Asante,

U hebt niet gereageerd op ons verzoek om stukken. Wij hebben daarom besloten uw aanvraag buiten behandeling te stellen. U kunt binnen vier weken bezwaar maken.`,
    sign: signed,
    expected,
  },
  {
    id: 'held-unknown-renewal-refused',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Beslissing'],
    text: `Geachte heer Asante,

U vroeg ons op 1 juni 2026 om verlenging van uw vergunning. Deze aanvraag wijzen wij af, omdat de strafzaak voorbij is. Ook trekken wij de vergunning met terugwerkende kracht in tot 3 april 2026.

U moet Nederland binnen vier weken verlaten. Bezwaar is mogelijk binnen vier weken.`,
    sign: signed,
    expected: { kind: 'ind_intrekking' },
  },
  {
    id: 'held-unknown-dublin',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Besluit op uw asielaanvraag'],
    text: `Geachte heer Asante,

Duitsland is verantwoordelijk voor uw asielaanvraag. Uw aanvraag wordt niet in behandeling genomen. U kunt binnen een week beroep instellen bij de rechtbank.`,
    sign: signed,
    expected: { kind: 'ind_dublin', outcome: 'transfer_decision' },
  },
  {
    id: 'held-unknown-asylum-granted',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Positieve beslissing'],
    text: `Geachte heer Asante,

Uw aanvraag om asiel is ingewilligd. U krijgt een verblijfsvergunning asiel voor bepaalde tijd, geldig van 8 oktober 2026 tot 8 oktober 2031.`,
    sign: signed,
    expected,
  },
  {
    id: 'held-unknown-objection-fine',
    head: ['Gemeente Utrecht', 'Bezwaarschriftencommissie'],
    to: mr,
    refs: [['Datum', '8 oktober 2026']],
    subject: ['Onderwerp', 'Beslissing op bezwaar'],
    text: `Geachte heer Asante,

Uw bezwaar tegen de parkeerboete is ongegrond. U kunt binnen zes weken beroep instellen bij de rechtbank Midden-Nederland.`,
    sign: ['Hoogachtend,', '', 'burgemeester en wethouders van Utrecht'],
    expected,
  },
  {
    id: 'held-unknown-council',
    head: ['VluchtelingenWerk Midden-Nederland'],
    to: mr,
    refs: [['Datum', '8 oktober 2026']],
    subject: ['Betreft', 'uw afspraak'],
    text: `Beste Kwame,

De IND heeft u een verblijfsvergunning gegeven, geldig tot en met 1 juli 2027. Daarom nodig ik u uit op dinsdag 20 oktober 2026 om 11.00 uur bij ons op kantoor. Neem uw brief van de IND mee.`,
    sign: ['Groet,', '', 'Sanne', 'maatschappelijk begeleider'],
    expected,
  },
  {
    id: 'held-unknown-reminder',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Uw verblijfsvergunning verloopt'],
    text: `Geachte heer Asante,

Uw verblijfsvergunning is geldig tot en met 31 december 2026. Wilt u blijven? Vraag dan op tijd verlenging aan. Stuur het formulier en de stukken vóór 31 december 2026 op.`,
    sign: signed,
    expected: { kind: 'ind_herinnering_verlenging' },
  },
  {
    id: 'held-unknown-objection-withdrawn',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Uw bezwaar'],
    text: `Geachte heer Asante,

U hebt uw bezwaar ingetrokken. Wij nemen dus geen beslissing op uw bezwaar. De eerdere afwijzing van uw aanvraag blijft gelden.`,
    sign: signed,
    expected,
  },
  {
    id: 'held-unknown-ask-interview',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Uitnodiging'],
    text: `Geachte heer Asante,

Wij willen met u praten over uw asielverzoek. Het nader gehoor is op woensdag 21 oktober 2026 om 09.00 uur. Er is een tolk. Meld u bij de balie van het IND-kantoor in Ter Apel.`,
    sign: signed,
    expected: { kind: 'ind_uitnodiging_gehoor_asiel' },
  },
  {
    id: 'held-unknown-false',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: mr,
    refs,
    subject: ['Betreft', 'Laatste waarschuwing'],
    text: `Geachte heer Asante,

Uw aanvraag is afgewezen. U kunt dit nog voorkomen. Maak vandaag € 950 over naar rekening NL00 BANK 0123 4567 89 t.n.v. J. Jansen. Klik op deze link om te betalen. U kunt binnen vier weken bezwaar maken.`,
    sign: signed,
    expected,
  },
  {
    id: 'held-unknown-nothing-needed',
    head: ind,
    to: mr,
    refs,
    subject: ['Betreft', 'Wij hebben uw stukken ontvangen'],
    text: `Geachte heer Asante,

Bedankt voor de stukken die u op 1 oktober 2026 stuurde. Uw aanvraag is nu volledig. U hoeft niets te doen. Wij beslissen vóór 1 januari 2027.`,
    sign: signed,
    expected: { ...expected, deadlines: [['TM05', '2026-12-31', '2026-12-31', '2026-12-31']] },
  },
  {
    id: 'held-unknown-move',
    head: ['Gemeente Utrecht', 'Burgerzaken'],
    to: mr,
    refs: [['Datum', '8 oktober 2026']],
    subject: ['Onderwerp', 'Uw verhuizing'],
    text: `Geachte heer Asante,

Wij hebben uw verhuizing verwerkt. U bent ingeschreven op uw nieuwe adres in de Basisregistratie Personen.`,
    sign: ['Met vriendelijke groet,', '', 'Gemeente Utrecht'],
    expected,
  },
  {
    id: 'held-unknown-schoolletter',
    head: ['ROC Midden Nederland'],
    to: mr,
    refs: [['Datum', '8 oktober 2026']],
    subject: ['Betreft', 'Inschrijving'],
    text: `Beste Kwame,

Je bent ingeschreven voor de cursus Nederlands. De les begint op maandag 2 november 2026 om 9.00 uur. Neem een kopie van je verblijfsvergunning mee.`,
    sign: ['Groeten,', '', 'de administratie'],
    expected,
  },
];
