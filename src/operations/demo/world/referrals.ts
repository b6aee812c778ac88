import type { AnswerAct, ReferralPart, ReferralReason } from '#app/service/referrals/index.ts';
import type { ColleagueKey } from './colleagues.ts';

/** Passing a client on to other help, as it happened; days are counted back from today. */
export interface DemoReferral {
  client: string;
  by: ColleagueKey;
  daysAgo: number;
  /** Code in the directory. */
  to: string;
  need: 'work' | 'lawyer' | 'victim-support' | 'health' | 'daily-life' | 'care-coordination';
  question: string;
  parts: readonly ReferralPart[];
  /** Left out: it lies ready and was not handed over yet. */
  takenBy?: string;
  answers?: readonly {
    daysAgo: number;
    act: AnswerAct | 'take-back';
    reason?: ReferralReason;
    text?: string;
    /** Who begins there, and in how many days from today (before zero: it is past). */
    takenOver?: { who: string; inDays: number };
  }[];
}

/** In every state that there is, so that each list has something in it. */
export const bigReferrals: readonly DemoReferral[] = [
  {
    client: 'piotr',
    by: 'joke',
    daysAgo: 12,
    to: 'fairwork',
    need: 'work',
    question: 'Hij heeft loon te goed van drie maanden en heeft alle loonstroken. Kunnen jullie met hem meekijken?',
    parts: ['name', 'languages', 'contact-rules', 'reach'],
    takenBy: 'de helpdesk',
  },
  {
    client: 'valentina',
    by: 'joke',
    daysAgo: 40,
    to: 'legal-aid-board',
    need: 'lawyer',
    question: 'Zij zoekt een advocaat die Spaans spreekt, of die met een tolk werkt.',
    parts: ['name', 'languages', 'reach'],
    takenBy: 'de medewerker aan de telefoon',
    answers: [
      {
        daysAgo: 33,
        act: 'accept',
        text: 'Er komt een afspraak. Tomas gaat mee.',
        takenOver: { who: 'mr. Salas', inDays: 5 },
      },
    ],
  },
  {
    client: 'kateryna',
    by: 'karel',
    daysAgo: 2,
    to: 'victim-support',
    need: 'victim-support',
    question: 'Zij wil weten hoe je een formulier voor schadevergoeding invult.',
    parts: ['name', 'languages', 'contact-rules'],
  },
  {
    client: 'tsehay',
    by: 'karel',
    daysAgo: 66,
    to: 'ggz',
    need: 'health',
    question: 'Zij slaapt slecht en wil daar met iemand over praten, met een tolk Tigrinya.',
    parts: ['name', 'languages', 'contact-rules', 'reach'],
    takenBy: 'de aanmeldbalie',
    answers: [{ daysAgo: 58, act: 'wait', text: 'Ongeveer drie maanden, zeggen zij.' }],
  },
  {
    client: 'mercy',
    by: 'joke',
    daysAgo: 210,
    to: 'juridisch-loket',
    need: 'lawyer',
    question: 'Zij heeft een vraag over haar huurcontract.',
    parts: ['name', 'languages'],
    takenBy: 'de balie',
    answers: [
      { daysAgo: 204, act: 'refuse', reason: 'other-group', text: 'Voor huur moet zij bij de huurcommissie zijn.' },
    ],
  },
  {
    client: 'senait',
    by: 'lies',
    daysAgo: 300,
    to: 'vluchtelingenwerk',
    need: 'daily-life',
    question: 'Zij zoekt een taalmaatje in de buurt, overdag als de kinderen op school zijn.',
    parts: ['name', 'languages', 'reach'],
    takenBy: 'de coördinator van de taalmaatjes',
    answers: [
      { daysAgo: 290, act: 'accept', takenOver: { who: 'de coördinator van de taalmaatjes', inDays: -280 } },
      { daysAgo: 120, act: 'finish', text: 'Zij zien elkaar nu elke donderdag, zonder ons.' },
    ],
  },
  {
    client: 'yonas',
    by: 'tineke',
    daysAgo: 9,
    to: 'care-coordinator',
    need: 'care-coordination',
    question: 'Wie kan met hem meekijken naar een kamer dichter bij zijn werk?',
    parts: ['name', 'languages', 'contact-rules'],
    takenBy: 'de zorgcoördinator',
  },
  {
    client: 'rachida',
    by: 'wouter',
    daysAgo: 150,
    to: 'victim-support',
    need: 'victim-support',
    question: 'Zij wil één keer praten met iemand die Arabisch spreekt.',
    parts: ['name', 'languages'],
    takenBy: 'de receptie',
    answers: [{ daysAgo: 140, act: 'take-back', reason: 'not-needed', text: 'De receptie weet het.' }],
  },
];
