import type { TestLetter } from '../test-letter.ts';

const kind = 'ind_beslissing_bezwaar';
const tasks = ['lawyer_today', 'interim_measure'];

/** Decisions on objections: every outcome, a court's address that misleads, dates of the first decision. */
export const bezwaar: readonly TestLetter[] = [
  {
    id: 'bezwaar-unfounded',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw R. Haile', 'Croeselaan 44', '3521 CA Utrecht'],
    refs: [
      ['Datum', '2 juli 2026'],
      ['V-nummer', '888 410 2213'],
    ],
    subject: ['Betreft', 'Beslissing op uw bezwaar'],
    text: `Geachte mevrouw Haile,

Op 12 februari 2026 hebben wij uw aanvraag voor een verblijfsvergunning afgewezen. U hebt op 3 maart 2026 bezwaar gemaakt. Op 11 mei 2026 bent u gehoord tijdens een hoorzitting.

Uw bezwaar is ongegrond. Dat betekent dat wij bij onze beslissing blijven.

# Wat kunt u doen?

U kunt binnen vier weken beroep instellen bij de rechtbank Den Haag. U mag de uitkomst niet in Nederland afwachten. Vraag daarvoor een voorlopige voorziening aan de rechter.`,
    sign: ['Hoogachtend,', '', 'de minister van Asiel en Migratie'],
    expected: {
      kind,
      outcome: 'unfounded',
      letterDate: '2026-07-02',
      deadlines: [['TM08', '2026-07-30', '2026-07-30']],
      tasks,
      warnings: ['same_day'],
    },
  },
  {
    id: 'bezwaar-manifestly',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Haverkamp Advocaten', 't.a.v. mr. P. Haverkamp', 'Singel 400', '1016 AK Amsterdam'],
    refs: [
      ['Dagtekening', '18-12-2026'],
      ['Zaaknummer', 'Z1-99120'],
      ['Uw bezwaarschrift van', '29-09-2026'],
    ],
    subject: ['Onderwerp', 'Besluit op het bezwaarschrift van uw cliënte'],
    text: `BESLUIT

Bij besluit van 8 september 2026 is de aanvraag van betrokkene afgewezen. Daartegen is tijdig een bezwaarschrift ingediend.

De gronden van het bezwaar leiden niet tot een ander oordeel. Van het horen is afgezien.

Het bezwaar wordt kennelijk ongegrond verklaard.

---

Tegen dit besluit kan binnen vier weken na de dag van verzending beroep worden ingesteld. Het beroepschrift wordt gericht aan de rechtbank Den Haag, Centraal Intakebureau Vreemdelingenzaken, Postbus 1621, 2003 BR Haarlem.`,
    sign: ['De minister van Asiel en Migratie,', 'namens deze,', 'medewerker bezwaar en beroep'],
    expected: {
      kind,
      outcome: 'unfounded',
      letterDate: '2026-12-18',
      deadlines: [['TM08', '2027-01-15', '2027-01-15']],
      tasks,
    },
  },
  {
    id: 'bezwaar-inadmissible',
    head: ['Immigratie- en Naturalisatiedienst', 'Afdeling Juridische Zaken'],
    to: ['De heer J. Osei', 'Zuiderpark 3', '9724 AG Groningen'],
    refs: [
      ['Datum', '8 april 2026'],
      ['Verzonden', '8 april 2026'],
      ['V-nummer', '334 556 1120'],
    ],
    subject: ['Betreft', 'uw bezwaar is niet-ontvankelijk'],
    text: `Geachte heer Osei,

U stuurde ons op 20 januari 2026 een bezwaarschrift tegen ons besluit van 1 december 2025. U was te laat. Wij verklaren uw bezwaar daarom niet-ontvankelijk. Dit betekent dat wij uw bezwaar niet inhoudelijk hebben beoordeeld.

Bent u het hiermee niet eens? U kunt in beroep gaan bij de rechtbank. Dat moet uiterlijk op 6 mei 2026.`,
    sign: ['Met vriendelijke groet,', '', 'T. de Wit', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      outcome: 'inadmissible',
      letterDate: '2026-04-08',
      sentDate: '2026-04-08',
      deadlines: [['TM08', '2026-05-06', '2026-05-06', '2026-05-06']],
      tasks,
    },
  },
  {
    id: 'bezwaar-founded',
    head: ['Immigratie- en Naturalisatiedienst', 'www.ind.nl'],
    to: ['Mevrouw K. Novak', 'Bergstraat 8', '3811 NG Amersfoort'],
    refs: [
      ['Datum', '14 januari 2027'],
      ['V-nummer', '210 330 4407'],
    ],
    subject: ['Betreft', 'Beslissing op bezwaar'],
    text: `Geachte mevrouw Novak,

Wij hebben uw bezwaar van 7 september 2026 opnieuw bekeken. Uw bezwaar is gegrond. U krijgt gelijk.

Wij herroepen ons besluit van 12 augustus 2026. Wij verlenen u alsnog een verblijfsvergunning. De vergunning is geldig van 2 mei 2026 tot en met 1 mei 2027.

Tegen deze beslissing kunt u beroep instellen bij de rechtbank Den Haag. Doe dit binnen vier weken.`,
    sign: ['Met vriendelijke groet,', '', 'de minister van Asiel en Migratie'],
    expected: {
      kind,
      outcome: 'founded',
      letterDate: '2027-01-14',
      deadlines: [
        ['TM06', '2027-04-30', '2027-04-30'],
        ['TM08', '2027-02-11', '2027-02-11'],
      ],
      tasks: ['check_permit_dates'],
    },
  },
  {
    id: 'bezwaar-partly',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['De heer S. Karimi', 'Molenweg 90', '9751 AE Haren'],
    refs: [
      ['Datum', '7 april 2027'],
      ['V-nummer', '120 440 8890'],
    ],
    subject: ['Onderwerp', 'Beslissing op uw bezwaarschrift'],
    text: `Geachte heer Karimi,

Wij verklaren uw bezwaar gedeeltelijk gegrond. De ingangsdatum van uw vergunning wordt aangepast. Voor het overige is uw bezwaar ongegrond.

Bent u het niet eens met dit besluit? Dan kunt u binnen vier weken een beroepschrift sturen naar de rechtbank.`,
    sign: ['Hoogachtend,', '', 'namens de minister van Asiel en Migratie'],
    expected: {
      kind,
      letterDate: '2027-04-07',
      deadlines: [['TM08', '2027-05-10', '2027-05-10']],
      tasks,
      warnings: ['same_day', 'outcome_unclear'],
    },
  },
  {
    id: 'bezwaar-long',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 30125', '2500 GC Den Haag'],
    to: ['Mevrouw E. Castillo', 'Rozenstraat 61', '3551 AA Utrecht'],
    refs: [
      ['Ons kenmerk', 'BZW 26/1902'],
      ['Datum', '19 mei 2026'],
    ],
    subject: ['Betreft', 'heroverweging naar aanleiding van uw bezwaar'],
    text: `Geachte mevrouw Castillo,

In deze brief leest u wat wij hebben besloten over uw bezwaar van 5 januari 2026 tegen ons besluit van 15 december 2025.

# Wat is er gebeurd?

U vroeg op 4 augustus 2025 een vergunning aan. Die aanvraag is afgewezen omdat de officier van justitie de zaak had geseponeerd.

---

# Wat vinden wij?

U zegt dat u gevaar loopt in uw land. Dat hebt u niet met stukken aangetoond. Tijdens de hoorzitting op 2 april 2026 hebt u hierover verklaard.

# Ons besluit

Wij wijzen uw bezwaar af en handhaven de eerdere beslissing.

---

# Beroep

Wilt u dat een rechter naar uw zaak kijkt? Dan moet u binnen vier weken na verzending van deze brief beroep instellen. Aan een beroep zijn kosten verbonden.`,
    sign: ['Hoogachtend,', '', 'G. Willems', 'namens de minister van Asiel en Migratie'],
    expected: {
      kind,
      outcome: 'unfounded',
      letterDate: '2026-05-19',
      deadlines: [['TM08', '2026-06-16', '2026-06-16']],
      tasks,
    },
  },
];
