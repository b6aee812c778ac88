import { unsureDate } from '#app/platform/language/index.ts';
import type { DocumentDetails } from '#app/service/documents/index.ts';
import type { DemoLetter } from '../letters/demo-letter.ts';

type Day = Temporal.PlainDate;

/** A paper of the dossier: what it is, what is on it, and when it was brought in. */
export interface PlannedPaper {
  client: string;
  details: DocumentDetails;
  /** The sheet itself, set as a letter is. */
  letter: DemoLetter;
  addedDaysAgo: number;
}

/** Papers that were put together for somebody outside, on a consent that still holds. */
export interface PlannedBundle {
  client: string;
  daysAgo: number;
  receiver: string;
  /** Titles of papers, in the order of the bundle. */
  titles: readonly string[];
  /** False: it was chosen and nobody has made it yet. */
  made: boolean;
}

/** A paper as it is written down below; days are counted back from today, so that the world does not age. */
export interface WrittenPaper {
  title: string;
  kind: DocumentDetails['kind'];
  /** How long ago, and how exactly that is known; left out: nobody knows. */
  dated?: readonly [daysAgo: number, known: 'day' | 'month' | 'year'];
  issuer?: string;
  original: DocumentDetails['original'];
  added: number;
  text: readonly string[];
}

/** The papers of one client, who is named as authorities write it. */
export function plannedPapersOf(
  today: Day,
  client: string,
  name: string,
  sheets: readonly WrittenPaper[],
): PlannedPaper[] {
  return sheets.map(({ title, kind, dated, issuer = null, original, added, text }) => {
    const date = dated ? asKnown(today.subtract({ days: dated[0] }), dated[1]) : null;
    return {
      client,
      details: { kind, title, date, issuer, original },
      letter: {
        fileName: 'papier.pdf',
        head: issuer === null ? [] : [issuer],
        to: [name],
        refs: date === null ? [] : [['Datum', unsureDate(date, 'nl')]],
        subject: title,
        text,
        sign: [],
      },
      addedDaysAgo: added,
    };
  });
}

/** "2024-03-09", "2024-03" or "2024". */
function asKnown(day: Day, known: 'day' | 'month' | 'year'): string {
  return day.toString().slice(0, { day: 10, month: 7, year: 4 }[known]);
}

/** Three papers for the small world, of which two went to a lawyer. */
export function smallPapers(today: Day): PlannedPaper[] {
  return plannedPapersOf(today, 'zahra', 'Mevrouw Z. Ahmadi', [
    {
      title: 'Huwelijksboekje, kopie',
      kind: 'civil-status',
      dated: [5600, 'year'],
      original: 'authority',
      added: 40,
      text: ['Kopie van vier bladzijden. Het boekje zelf ligt bij de IND.'],
    },
    {
      title: 'Verklaring van de school',
      kind: 'other',
      dated: [35, 'month'],
      issuer: 'Basisschool De Wierde',
      original: 'client',
      added: 10,
      text: [
        'Hierbij verklaren wij dat de zoon van mevrouw Ahmadi sinds vorig schooljaar op onze school zit.',
        'Hij komt elke dag, en zijn moeder komt naar elk gesprek.',
      ],
    },
    {
      title: 'Kopie van het beroepschrift',
      kind: 'lawyer-letter',
      dated: [6, 'day'],
      issuer: 'Kantoor Aan het Diep',
      original: 'lawyer',
      added: 5,
      text: [
        'Namens mevrouw Ahmadi gaan wij in beroep tegen de beslissing op bezwaar. De gronden volgen.',
        'U hoort van ons zodra de rechtbank een dag heeft gekozen.',
      ],
    },
  ]);
}

/** Chosen and made by the coordinator, for the lawyer to whom the client agreed. */
export const smallBundles: readonly PlannedBundle[] = [
  {
    client: 'zahra',
    daysAgo: 4,
    receiver: 'Kantoor Aan het Diep',
    titles: ['Verklaring van de school', 'Huwelijksboekje, kopie'],
    made: true,
  },
];
