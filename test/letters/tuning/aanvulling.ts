import type { TestLetter } from '../test-letter.ts';

const kind = 'ind_verzoek_aanvulling';
const tasks = ['send_papers'];

/** Requests for papers: a term, a day, both, "vóór", "tot", a day without a year. */
export const aanvulling: readonly TestLetter[] = [
  {
    id: 'aanvulling-term',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw Z. Demir', 'Biltstraat 20', '3572 BB Utrecht'],
    refs: [
      ['Datum', '16 februari 2026'],
      ['V-nummer', '555 101 2020'],
    ],
    subject: ['Betreft', 'Verzoek om aanvullende gegevens'],
    text: `Geachte mevrouw Demir,

Wij hebben uw aanvraag van 20 januari 2026 ontvangen. Uw aanvraag is niet volledig. Wij missen nog de volgende stukken:

- een kopie van alle bladzijden van uw paspoort
- een verklaring van de politie

Stuur ons de ontbrekende stukken binnen twee weken na de datum van deze brief. Doet u dit niet, dan kunnen wij uw aanvraag buiten behandeling stellen.

Tot wij de stukken hebben, staat de beslistermijn stil.`,
    sign: ['Met vriendelijke groet,', '', 'Team Regulier', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-02-16',
      deadlines: [['TM17', '2026-03-02', '2026-03-02']],
      tasks,
      references: ['v_number:5551012020'],
    },
  },
  {
    id: 'aanvulling-day',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['De heer I. Sow', 'Ledig Erf 3', '3582 EV Utrecht'],
    refs: [
      ['Ons kenmerk', 'IND-552'],
      ['Datum', '01-09-2026'],
      ['Datum aanvraag', '14-07-2026'],
    ],
    subject: ['Onderwerp', 'Ontbrekende documenten'],
    text: `Geachte heer Sow,

Om te kunnen beslissen op uw aanvraag hebben wij meer informatie van u nodig. Wilt u ons uiterlijk op 29-09-2026 de onderstaande documenten sturen?

- uw geboorteakte, met vertaling
- een recente pasfoto

Als wij de documenten niet op tijd ontvangen, nemen wij uw aanvraag niet in behandeling.`,
    sign: ['Hoogachtend,', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-09-01',
      deadlines: [['TM17', '2026-09-29', '2026-09-29', '2026-09-29']],
      tasks,
    },
  },
  {
    id: 'aanvulling-both',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 17', '9560 AA Ter Apel'],
    to: ['Mr. A. Veldhuis', 'Herestraat 50', '9711 LK Groningen'],
    refs: [
      ['Dagtekening', '20 november 2026'],
      ['V-nummer', '619 220 1184'],
    ],
    subject: ['Betreft', 'Herstel verzuim'],
    text: `Geachte heer Veldhuis,

De aanvraag van uw cliënt, de heer Y. Traoré, is onvolledig. Op grond van artikel 4:5 van de Algemene wet bestuursrecht stel ik u in de gelegenheid het verzuim te herstellen.

Ik verzoek u de aanvraag binnen vier weken aan te vullen met een ondertekend formulier en bewijsstukken van het verblijf. De stukken moeten uiterlijk 16 december 2026 door mij zijn ontvangen.

De beslistermijn wordt opgeschort tot de dag waarop de aanvraag is aangevuld.`,
    sign: ['Hoogachtend,', '', 'de minister van Asiel en Migratie,', 'namens deze'],
    expected: {
      kind,
      letterDate: '2026-11-20',
      deadlines: [['TM17', '2026-12-18', '2026-12-16', '2026-12-16']],
      tasks,
      warnings: ['stated_day_differs'],
    },
  },
  {
    id: 'aanvulling-before',
    head: ['Immigratie- en Naturalisatiedienst', 'www.ind.nl'],
    to: ['Mevrouw N. Petrova', 'Eemstraat 12', '3811 AA Amersfoort'],
    refs: [
      ['Datum', '25 juni 2026'],
      ['V-nummer', '771 004 5562'],
    ],
    subject: ['Betreft', 'Wij hebben meer stukken van u nodig'],
    text: `Geachte mevrouw Petrova,

U hebt op 11 mei 2026 een aanvraag ingediend voor een verblijfsvergunning. We kunnen uw aanvraag nog niet beoordelen. Er ontbreken gegevens over uw identiteit.

Stuurt u ons vóór 24 juli 2026 een kopie van uw paspoort of een verklaring waarom u geen paspoort hebt.

U kunt de papieren per post sturen. Vermeld altijd uw V-nummer.`,
    sign: ['Met vriendelijke groet,', '', 'B. Hoekstra', 'IND'],
    expected: {
      kind,
      letterDate: '2026-06-25',
      deadlines: [['TM17', '2026-07-23', '2026-07-23', '2026-07-23']],
      tasks,
    },
  },
  {
    id: 'aanvulling-no-year',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['De heer F. Haddad', 'Wittevrouwensingel 1', '3581 GA Utrecht'],
    refs: [
      ['Datum', '1 december 2026'],
      ['V-nummer', '112 909 3345'],
    ],
    subject: ['Onderwerp', 'Uw aanvraag is niet compleet'],
    text: `Geachte heer Haddad,

Bedankt voor uw aanvraag. Nog niet alle papieren zijn bij ons binnen. Wij missen:

- het ingevulde formulier "Verklaring inkomen"
- een bewijs van uw adres

Levert u deze stukken uiterlijk dinsdag 12 januari aan. Anders stellen wij uw aanvraag mogelijk buiten behandeling.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-12-01',
      deadlines: [['TM17', '2027-01-12', '2027-01-12', '2027-01-12']],
      tasks,
    },
  },
  {
    id: 'aanvulling-days',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Justitie en Veiligheid'],
    to: ['Mevrouw A. Sesay', 'Grote Markt 2', '9712 HN Groningen'],
    refs: [
      ['Verzonden', '6 oktober 2026'],
      ['Datum', '6 oktober 2026'],
      ['Uw aanvraag', '2 september 2026'],
    ],
    subject: ['Betreft', 'aanvulling van uw aanvraag'],
    text: `Geachte mevrouw Sesay,

Wij behandelen uw aanvraag voor een verblijfsvergunning. Daarvoor hebben wij extra informatie nodig.

---

Wij vragen u om de volgende gegevens toe te sturen:

- een brief van uw zorgcoördinator
- het nummer van uw aangifte

U krijgt hiervoor 14 dagen de tijd, gerekend vanaf de datum van deze brief. De termijn waarbinnen wij moeten beslissen wordt zolang opgeschort.`,
    sign: ['Hoogachtend,', '', 'namens de minister'],
    expected: {
      kind,
      letterDate: '2026-10-06',
      sentDate: '2026-10-06',
      deadlines: [['TM17', '2026-10-20', '2026-10-20']],
      tasks,
    },
  },
];
