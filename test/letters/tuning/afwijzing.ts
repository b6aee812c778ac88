import type { TestLetter } from '../test-letter.ts';

const kind = 'ind_afwijzing';
const tasks = ['lawyer_today', 'interim_measure'];

/** Refusals: plain and stiff wording, an early Friday before Easter, a leave-at-once, a term that the letter shortens. */
export const afwijzing: readonly TestLetter[] = [
  {
    id: 'afwijzing-plain',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw S. Tesfamariam', 'p/a Opvang De Linde', 'Kerkstraat 12', '3511 AA Utrecht'],
    refs: [
      ['Datum', '27 november 2026'],
      ['V-nummer', '990 551 0042'],
      ['Behandeld door', 'Team Regulier Zwolle'],
    ],
    subject: ['Betreft', 'Beslissing op uw aanvraag voor een verblijfsvergunning'],
    text: `Geachte mevrouw Tesfamariam,

Op 3 maart 2026 vroeg u een verblijfsvergunning aan. Wij hebben uw aanvraag bekeken. Wij wijzen uw aanvraag af. U krijgt dus geen verblijfsvergunning. In deze brief leggen wij uit waarom.

# Waarom wijzen wij uw aanvraag af?

De politie heeft het onderzoek gesloten. Daarom voldoet u niet meer aan de voorwaarden voor een tijdelijke humanitaire vergunning.

# Wat betekent dit voor u?

Deze beslissing is ook een terugkeerbesluit. U moet Nederland binnen vier weken verlaten.

---

# Bent u het niet eens met deze beslissing?

Dan kunt u binnen vier weken bezwaar maken. De termijn begint op de dag na de datum bovenaan deze brief. Stuur uw bezwaarschrift naar Postbus 27, 8000 AB Zwolle.`,
    sign: ['Hoogachtend,', '', 'de minister van Asiel en Migratie,', 'namens deze,', 'L. Verbruggen'],
    expected: {
      kind,
      letterDate: '2026-11-27',
      sentDate: null,
      deadlines: [
        ['TM08', '2026-12-28', '2026-12-28'],
        ['TM15', '2026-12-28', '2026-12-25'],
      ],
      tasks,
      references: ['v_number:9905510042'],
      warnings: ['same_day'],
    },
  },
  {
    id: 'afwijzing-stiff',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 3100', '2280 GK Rijswijk', 'www.ind.nl'],
    to: ['Advocatenkantoor Haverkamp', 't.a.v. mr. P. Haverkamp', 'Singel 400', '1016 AK Amsterdam'],
    refs: [
      ['Ons kenmerk', 'Z1-220034518831'],
      ['Uw kenmerk', '2026/0117'],
      ['V-nummer', '551.220.3310'],
      ['Dagtekening', '06-03-2026'],
    ],
    subject: ['Onderwerp', 'Beschikking'],
    text: `BESCHIKKING

Gelet op de Vreemdelingenwet 2000 en het Vreemdelingenbesluit 2000 wordt als volgt beslist op de aanvraag van 14 oktober 2025 van de vreemdeling genaamd N. Okafor, geboren op 2 februari 1999, van Nigeriaanse nationaliteit.

# 1. Overwegingen

De aanvraag strekt tot verlening van een verblijfsvergunning regulier voor bepaalde tijd onder de beperking tijdelijke humanitaire gronden. Betrokkene heeft geen aangifte gedaan en evenmin op andere wijze medewerking verleend aan het strafrechtelijk onderzoek.

Niet is gebleken dat betrokkene voldoet aan artikel 3.48 van het Vreemdelingenbesluit 2000.

# 2. Besluit

Gelet op het voorgaande wordt de aanvraag afgewezen.

---

# 3. Rechtsgevolgen van deze beschikking

Betrokkene heeft geen rechtmatig verblijf meer. Deze beschikking geldt als terugkeerbesluit. Betrokkene dient Nederland uit eigen beweging binnen vier weken te verlaten.

---

# 4. Rechtsmiddelen

Tegen deze beschikking kan binnen vier weken na de dag van bekendmaking een bezwaarschrift worden ingediend bij de Immigratie- en Naturalisatiedienst. Het indienen van een bezwaarschrift schort de vertrekplicht niet in alle gevallen op.`,
    sign: ['De minister van Asiel en Migratie,', 'voor deze,', 'senior medewerker'],
    expected: {
      kind,
      letterDate: '2026-03-06',
      deadlines: [
        ['TM08', '2026-04-07', '2026-04-07'],
        ['TM15', '2026-04-07', '2026-04-03'],
      ],
      tasks,
      references: ['v_number:5512203310'],
    },
  },
  {
    id: 'afwijzing-sent-later',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['De heer A. Rahimi', 'Lindelaan 4', '9712 CK Groningen'],
    refs: [
      ['Datum besluit', '17 april 2026'],
      ['Verzonden op', '20 april 2026'],
      ['V-nummer', '2210045519'],
      ['Geboortedatum', '11 januari 1994'],
    ],
    subject: ['Betreft:', 'Afwijzing van uw aanvraag'],
    text: `Geachte heer Rahimi,

Op 2 december 2025 hebt u een verblijfsvergunning aangevraagd. U hebt deze aanvraag gedaan als slachtoffer van mensenhandel. Wij hebben besloten uw aanvraag af te wijzen.

Hieronder staat wat de redenen zijn. U kreeg eerder bedenktijd tot 1 maart 2026. Daarna hebt u geen aangifte gedaan. U komt daarom niet in aanmerking voor deze vergunning.

Wilt u dat wij nog eens naar uw zaak kijken? Maak dan bezwaar. Uw bezwaarschrift moet uiterlijk op 15 mei 2026 bij ons binnen zijn.

U hebt vier weken de tijd om uit Nederland te vertrekken.`,
    sign: ['Met vriendelijke groet,', '', 'M. Scholten', 'Immigratie- en Naturalisatiedienst'],
    foot: 'IND | Postbus 16275 | 2500 BG Den Haag | 088 043 04 30',
    expected: {
      kind,
      letterDate: '2026-04-17',
      sentDate: '2026-04-20',
      deadlines: [
        ['TM08', '2026-05-18', '2026-05-15', '2026-05-15'],
        ['TM15', '2026-05-18', '2026-05-15'],
      ],
      tasks,
      references: ['v_number:2210045519'],
      warnings: ['same_day', 'stated_day_differs'],
    },
  },
  {
    id: 'afwijzing-at-once',
    head: ['Immigratie- en Naturalisatiedienst', 'Directie Regulier Verblijf'],
    to: ['Mevrouw J. Adeyemi', 'Postbus 88', '3800 AB Amersfoort'],
    refs: [
      ['Datum', '11-06-2026'],
      ['Kenmerk', '2026-558-12'],
    ],
    subject: ['Betreft', 'Uw aanvraag is niet ingewilligd'],
    text: `Geachte mevrouw Adeyemi,

U hebt ons op 12-01-2026 gevraagd om een verblijfsvergunning. Wij verlenen u geen verblijfsvergunning.

Wij leggen u ook een inreisverbod op voor de duur van twee jaar. U krijgt geen vertrektermijn. U moet Nederland onmiddellijk verlaten.

Tegen dit besluit kunt u bezwaar maken binnen 4 weken nadat dit besluit aan u is gestuurd.`,
    sign: ['Hoogachtend,', 'De minister van Asiel en Migratie'],
    expected: {
      kind,
      letterDate: '2026-06-11',
      deadlines: [['TM08', '2026-07-09', '2026-07-09']],
      tasks: [...tasks, 'leave_at_once'],
      warnings: ['same_day', 'leave_at_once', 'entry_ban'],
    },
  },
  {
    id: 'afwijzing-short-term',
    head: ['IND', 'Immigratie- en Naturalisatiedienst', 'Ministerie van Justitie en Veiligheid'],
    to: ['De heer T. Nguyen', 'Havenkade 31', '3011 ED Rotterdam'],
    refs: [
      ['Datum', '21/08/26'],
      ['Ons kenmerk', 'REG-77120'],
      ['V-nr.', '100 200 3004'],
    ],
    subject: ['Inzake', 'weigering verblijfsvergunning'],
    text: `Geachte heer Nguyen,

Met deze brief laten wij u weten dat uw verzoek om een verblijfsvergunning van 5 februari 2026 wordt geweigerd.

Uw verklaring is onvoldoende onderbouwd. Ook is er geen bericht van de politie of het Openbaar Ministerie.

Bezwaar maken kan binnen drie weken na de datum van deze brief. U hoeft Nederland nog niet te verlaten zolang de termijn om bezwaar te maken loopt.`,
    sign: ['Hoogachtend,', '', 'namens de Staatssecretaris van Justitie en Veiligheid'],
    expected: {
      kind,
      letterDate: '2026-08-21',
      deadlines: [
        ['TM08', '2026-09-18', '2026-09-11', '2026-09-11'],
        ['TM15', '2026-09-18', '2026-09-18'],
      ],
      tasks,
      warnings: ['same_day', 'stated_term_differs'],
    },
  },
  {
    id: 'afwijzing-place-date',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 5, 9560 AA Ter Apel'],
    to: ['Aan', 'mevrouw L. Kamara', 'Parklaan 2 b', '3722 BE Bilthoven'],
    refs: [],
    subject: ['Onderwerp', 'negatieve beslissing op uw verzoek'],
    text: `Zwolle, 30 maart 2026

Geachte mevrouw,

Uw aanvraag, die wij op 4 september 2025 ontvingen, kunnen wij niet inwilligen. U voldoet niet aan de vereisten van artikel 3.48 van het Vreemdelingenbesluit.

Het Openbaar Ministerie liet ons op 19 februari 2026 weten dat er geen vervolging komt. Ook de klacht die u tegen die beslissing indiende is door het gerechtshof niet gegrond geacht.

# Terugkeerbesluit

U bent verplicht Nederland te verlaten. Daar hebt u vier weken voor.

# Bezwaar

Bent u het hier niet mee eens, dan kunt u een bezwaarschrift sturen naar het adres bovenaan deze brief. Doe dit binnen vier weken na verzending van dit besluit.`,
    sign: ['Met vriendelijke groet,', '', 'D. Postma', 'namens de minister van Asiel en Migratie'],
    expected: {
      kind,
      letterDate: '2026-03-30',
      deadlines: [
        ['TM08', '2026-04-28', '2026-04-28'],
        ['TM15', '2026-04-28', '2026-04-27'],
      ],
      tasks,
    },
  },
];
