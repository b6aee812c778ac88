import type { TestLetter } from '../test-letter.ts';

const kind = 'ind_afspraak_loket';
const tasks = ['go_to_appointment'];

/** Appointments at the desk: in a sentence, in a table, moved, without a year, with the opening hours beside it. */
export const afspraak: readonly TestLetter[] = [
  {
    id: 'afspraak-sentence',
    head: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    to: ['Mevrouw T. Habte', 'Kanaalstraat 9', '3531 CA Utrecht'],
    refs: [
      ['Datum', '9 november 2026'],
      ['V-nummer', '700 312 9981'],
    ],
    subject: ['Betreft', 'Afspraak IND-loket'],
    text: `Geachte mevrouw Habte,

Voor uw verblijfsdocument hebben wij uw vingerafdrukken, pasfoto en handtekening nodig. Wij nodigen u daarom uit op dinsdag 8 december 2026 om 10.30 uur bij het IND-loket in Utrecht, Moeder Teresalaan 1.

Neem deze brief mee naar de afspraak, en ook uw paspoort als u dat hebt.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-11-09',
      deadlines: [],
      appointment: { date: '2026-12-08', time: '10:30', place: 'Utrecht' },
      tasks,
    },
  },
  {
    id: 'afspraak-table',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['De heer G. Bekele', 'Laan van Vollenhove 33', '3706 AA Zeist'],
    refs: [
      ['Ons kenmerk', 'BIO-8812'],
      ['Datum', '5 augustus 2026'],
    ],
    subject: ['Onderwerp', 'Biometrie'],
    text: `Geachte heer Bekele,

Wij willen uw biometrische gegevens opnemen. Hiervoor hebben wij een afspraak voor u gemaakt.

| Datum | woensdag 19 augustus 2026 |
| Tijd | 14:15 uur |
| Locatie | IND-loket Utrecht, Moeder Teresalaan 1, 3527 WB Utrecht |

Kunt u niet? Bel dan uiterlijk twee dagen van tevoren met 088 043 04 30.`,
    sign: ['Hoogachtend,', '', 'Planning loketten', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2026-08-05',
      deadlines: [],
      appointment: { date: '2026-08-19', time: '14:15', place: 'Moeder Teresalaan 1' },
      tasks,
    },
  },
  {
    id: 'afspraak-moved',
    head: ['Immigratie- en Naturalisatiedienst', 'www.ind.nl'],
    to: ['Mevrouw V. Ionescu', 'Aweg 12', '9718 CT Groningen'],
    refs: [
      ['Datum', '17-09-2026'],
      ['V-nummer', '913 220 1147'],
    ],
    subject: ['Betreft', 'Nieuwe afspraak voor vingerafdrukken'],
    text: `Geachte mevrouw Ionescu,

Uw afspraak aan het loket is verplaatst van 22-09-2026 om 9.00 uur naar 29-09-2026 om 11.45 uur. U bent dan welkom bij het IND-loket Zwolle.

Wij nemen dan uw vingerafdrukken af. Vergeet niet uw legitimatie mee te nemen.`,
    sign: ['Met vriendelijke groet,', '', 'de IND'],
    expected: {
      kind,
      letterDate: '2026-09-17',
      deadlines: [],
      appointment: { date: '2026-09-29', time: '11:45', place: 'Zwolle' },
      tasks,
    },
  },
  {
    id: 'afspraak-no-year',
    head: ['Immigratie- en Naturalisatiedienst', 'Geopend ma t/m vr 9.00 - 16.00 uur'],
    to: ['De heer L. Mensah', 'Hoogravenseweg 7', '3523 TG Utrecht'],
    refs: [['Datum', '18 december 2026']],
    subject: ['Betreft', 'uitnodiging loket'],
    text: `Geachte heer Mensah,

U hebt een aanvraag ingediend. U moet nog langskomen voor een pasfoto en een handtekening. Wij verwachten u op donderdag 14 januari om 9 uur aan het IND-loket Den Haag, Rijswijkseweg 60.

Kom op tijd en neem een geldig identiteitsbewijs mee.`,
    sign: ['Met vriendelijke groet,', '', 'IND'],
    expected: {
      kind,
      letterDate: '2026-12-18',
      deadlines: [],
      appointment: { date: '2027-01-14', time: '09:00', place: 'Den Haag' },
      tasks,
    },
  },
  {
    id: 'afspraak-confirmation',
    head: ['Immigratie- en Naturalisatiedienst'],
    to: ['Mevrouw W. Okello', 'Soesterweg 300', '3812 BH Amersfoort'],
    refs: [
      ['Datum', '26 februari 2027'],
      ['Afspraaknummer', '44120'],
    ],
    subject: ['Onderwerp', 'Bevestiging van uw afspraak'],
    text: `Geachte mevrouw Okello,

Wij bevestigen uw afspraak bij de IND. Wat u gaat doen: vingerafdrukken laten afnemen.

| Wanneer | maandag 15 maart 2027 |
| Hoe laat | 13.00 uur |
| Waar | IND-loket Amsterdam, Pieter Calandlaan 1 |

U moet zelf komen. Neem mee: deze brief en uw V-nummer.`,
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2027-02-26',
      deadlines: [],
      appointment: { date: '2027-03-15', time: '13:00', place: 'Pieter Calandlaan 1' },
      tasks,
    },
  },
  {
    id: 'afspraak-stiff',
    head: ['Immigratie- en Naturalisatiedienst', 'Postbus 27', '8000 AB Zwolle'],
    to: ['Mr. K. de Groot', 'Maliebaan 70', '3581 CV Utrecht'],
    refs: [
      ['Dagtekening', '1 maart 2027'],
      ['V-nummer', '502 117 8834'],
    ],
    subject: ['Inzake', 'oproep voor het afnemen van biometrische kenmerken'],
    text: `Geachte heer De Groot,

Uw cliënt, de heer P. Mutasa, geboren 30-06-1995, wordt verzocht te verschijnen aan het loket van de Immigratie- en Naturalisatiedienst te Hoofddorp, en wel op vrijdag 12 maart 2027 te 15.30 uur, teneinde biometrische gegevens te laten vastleggen.

Deze afspraak is nodig om het verblijfsdocument te kunnen vervaardigen.`,
    sign: ['Hoogachtend,', '', 'Immigratie- en Naturalisatiedienst'],
    expected: {
      kind,
      letterDate: '2027-03-01',
      deadlines: [],
      appointment: { date: '2027-03-12', time: '15:30', place: 'Hoofddorp' },
      tasks,
    },
  },
];
