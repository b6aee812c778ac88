import type { DemoLetter } from '../letters/demo-letter.ts';
import {
  deskAppointment,
  missingPapers,
  objectionTurnedDown,
  permit,
  refusal,
  registeredInTown,
} from '../letters/letter-texts.ts';
import { type DemoLetterDay, workday } from '../letters/writing.ts';

/** A letter that came in, and how far it has got. */
export interface PlannedLetter {
  client: string;
  letter: DemoLetter;
  /** `read`: uploaded and waiting to be confirmed. `confirmed`: its limits and tasks are in the lists. */
  state: 'read' | 'confirmed';
  /** What it must be taken for; the test asks for it. */
  kind: string;
  /** Limits and tasks that have been dealt with since. */
  done?: readonly string[] | 'all';
  /** Photographed with a telephone instead of a file. */
  asPhoto?: boolean;
  /** When it was brought in: the day after its date. */
  broughtDaysAgo: number;
}

/**
 * Eleven letters around today, so that limits lie near, soon, far and behind: two refusals, two permits, four requests
 * for papers, an appointment, an objection that was turned down, a registration in town.
 */
export function plannedLetters(today: DemoLetterDay): readonly PlannedLetter[] {
  return [...ofFirstClients(today), ...ofLaterClients(today)].map((one) => broughtIn(one, today));
}

type Written = Omit<PlannedLetter, 'broughtDaysAgo'>;
const person = (name: string, street: string, town: string, vNumber: string) => ({ name, street, town, vNumber });
const confirmed = 'confirmed' as const;

function ofFirstClients(today: DemoLetterDay): readonly Written[] {
  const ago = (days: number) => workday(today.subtract({ days }));
  return [
    {
      client: 'selam',
      state: confirmed,
      kind: 'ind_afwijzing',
      done: ['lawyer-today'],
      letter: refusal(person('Mevrouw S. Tekle', 'Voorbeeldstraat 12', '3500 XA Utrecht', '910 551 0042'), ago(24)),
    },
    {
      client: 'amina',
      state: confirmed,
      kind: 'ind_verlening',
      letter: permit(person('Mevrouw A. Haddad', 'Schakelhof 3', '3430 XB Nieuwegein', '911 203 4456'), ago(9), {
        from: today.subtract({ days: 30 }),
        until: today.subtract({ days: 31 }).add({ years: 1 }),
      }),
    },
    {
      client: 'olena',
      state: confirmed,
      kind: 'ind_afspraak_loket',
      letter: deskAppointment(person('Mevrouw O. Koval', 'Laan van Proef 8', '3700 XC Zeist', '912 312 9981'), ago(8), {
        day: workday(today.add({ days: 6 })),
        time: '10.30',
      }),
    },
    {
      client: 'olena',
      state: confirmed,
      kind: 'ind_verzoek_aanvulling',
      letter: missingPapers(person('Mevrouw O. Koval', 'Laan van Proef 8', '3700 XC Zeist', '912 312 9981'), ago(17), [
        'een verklaring van uw taalschool',
      ]),
    },
    {
      client: 'limei',
      state: confirmed,
      kind: 'ind_verzoek_aanvulling',
      letter: missingPapers(person('Mevrouw M. Li', 'Oefenkade 21', '3500 XD Utrecht', '913 101 2020'), ago(7), [
        'een kopie van alle bladzijden van uw paspoort',
        'een verklaring over uw woonplaats',
      ]),
    },
  ];
}

function ofLaterClients(today: DemoLetterDay): readonly Written[] {
  const ago = (days: number) => workday(today.subtract({ days }));
  return [
    {
      client: 'joy',
      state: 'read',
      kind: 'ind_verzoek_aanvulling',
      letter: missingPapers(person('Mevrouw J. Omoruyi', 'Postbus 100', '3990 XE Houten', '914 220 1184'), ago(3), [
        'een brief van uw zorgcoördinator',
        'een ondertekend formulier',
      ]),
    },
    {
      client: 'marta',
      state: confirmed,
      kind: 'ind_afwijzing',
      letter: refusal(person('Mevrouw M. Alemu', 'Eemhof 5', '3800 XF Amersfoort', '915 004 5562'), ago(32)),
    },
    {
      client: 'svetlana',
      state: confirmed,
      kind: 'ind_verlening',
      done: ['TM08', 'register-brp', 'health-insurance', 'check-permit-dates'],
      letter: permit(person('Mevrouw S. Orlova', 'Dorpsweg 40', '3760 XG Soest', '916 556 7781'), ago(335), {
        from: today.subtract({ days: 350 }),
        until: today.subtract({ days: 350 }).add({ years: 1 }),
      }),
    },
    {
      client: 'fatou',
      state: confirmed,
      kind: 'gem_brp',
      letter: registeredInTown(
        person('Mevrouw F. Diop', 'Hamersveld 2', '3830 XH Leusden', '917 118 2207'),
        ago(13),
        'Leusden',
      ),
    },
    {
      client: 'zahra',
      state: confirmed,
      kind: 'ind_beslissing_bezwaar',
      done: ['lawyer-today'],
      letter: objectionTurnedDown(
        person('Mevrouw Z. Ahmadi', 'Noorderhaven 9', '9700 XJ Groningen', '918 009 4417'),
        ago(12),
      ),
    },
    {
      client: 'grace',
      state: confirmed,
      kind: 'ind_verzoek_aanvulling',
      letter: missingPapers(
        person('Mevrouw G. Adebayo', 'Proefsingel 7', '9700 XK Groningen', '919 330 6612'),
        ago(17),
        ['een verklaring van de opvang'],
      ),
    },
  ];
}

/** Whoever gets a letter shows it the next day. */
export function broughtIn(planned: Omit<PlannedLetter, 'broughtDaysAgo'>, today: DemoLetterDay): PlannedLetter {
  const day = Temporal.PlainDate.from(planned.letter.fileName.slice('brief-'.length, -'.pdf'.length));
  return { ...planned, broughtDaysAgo: Math.max(0, day.until(today, { largestUnit: 'days' }).days - 1) };
}
