import type { PlannedLetter } from './letters.ts';
import { Seeded } from './seeded.ts';

/** Something that happened in a procedure, so many days ago; below zero it is an appointment that is still to come. */
export interface WalkStep {
  what: string;
  daysAgo: number | 'to-be-fixed';
  /** The days of a letter that could count instead of the one day. */
  as?: 'letter';
  /** The letter that tells it; its own days count then. */
  letter?: PlannedLetter;
  unsure?: true;
}

/** How far somebody came in one procedure. */
export interface Walk {
  key: string;
  begunDaysAgo: number;
  steps: readonly WalkStep[];
}

const step = (what: string, daysAgo: WalkStep['daysAgo'], more: Partial<WalkStep> = {}): WalkStep => ({
  what,
  daysAgo,
  ...more,
});

/** A report to the police and the wait for the IND, up to the day on which it received everything. */
const untilReceipt = (received: number): WalkStep[] => [
  step('police-talk', received + 31),
  step('report-day', received + 16),
  step('m55-sent', received + 15),
  step('ind-receipt', received),
];

type ByLetter = (letter: PlannedLetter) => Walk[];

/** What a letter says about where its reader stands. */
const afterLetter: Readonly<Record<string, ByLetter>> = {
  ind_afwijzing: (letter) => {
    const day = letter.broughtDaysAgo;
    const objection = day > 20 ? [step('objection-filed', day - 15)] : [];
    return [
      {
        key: 'report-and-permit',
        begunDaysAgo: day + 140,
        steps: [...untilReceipt(day + 95), step('refused', day, { letter })],
      },
      { key: 'remedies', begunDaysAgo: day, steps: [step('refusal', day, { letter }), ...objection] },
    ];
  },
  ind_beslissing_bezwaar: (letter) => {
    const day = letter.broughtDaysAgo;
    const steps = [
      step('refusal', day + 170, { as: 'letter' }),
      step('objection-filed', day + 155),
      step('ind-hearing', day + 38),
      step('objection-refused', day, { letter }),
    ];
    const appeal = day > 22 ? [step('appeal-filed', day - 16), step('court-hearing', 'to-be-fixed')] : [];
    return [{ key: 'remedies', begunDaysAgo: day + 170, steps: [...steps, ...appeal] }];
  },
  ind_verlening: (letter) => {
    const day = letter.broughtDaysAgo;
    const permit = { key: 'report-and-permit', begunDaysAgo: day + 90 };
    const renewal = { key: 'renewal-and-withdrawal', begunDaysAgo: 60, steps: [step('case-runs', 21)] };
    return [
      { ...permit, steps: [...untilReceipt(day + 40), step('granted', day, { letter })] },
      ...(day > 240 ? [renewal] : []),
    ];
  },
  ind_verzoek_aanvulling: (letter) => {
    const day = letter.broughtDaysAgo;
    return [
      {
        key: 'report-and-permit',
        begunDaysAgo: day + 60,
        steps: [...untilReceipt(day + 21), step('ind-asks', day, { letter })],
      },
    ];
  },
  gem_brp: (letter) => {
    const day = letter.broughtDaysAgo;
    const steps = [step('stay-began', day + 12), step('town-hall', day + 6), step('registered', day, { letter })];
    return [{ key: 'address-register', begunDaysAgo: day + 12, steps }];
  },
};

/** Where somebody without such a letter can stand; `n` is a number of days that differs from one to the next. */
const otherWalks: readonly ((n: number) => Walk)[] = [
  (n) => ({
    key: 'reflection-period',
    begunDaysAgo: 30 + n,
    steps: [step('police-talk', 28 + n), step('m55', 26 + n), step('lawyer-talk', -4 - (n % 9))],
  }),
  (n) => ({ key: 'report-and-permit', begunDaysAgo: 75 + n, steps: untilReceipt(25 + n) }),
  (n) => ({
    key: 'criminal-case',
    begunDaysAgo: 210 + n,
    steps: [step('police-talk', 205 + n), step('report-confirmed', 180 + n), step('judge-hearing', -12 - n)],
  }),
  (n) => ({
    key: 'identity-papers',
    begunDaysAgo: 120 + n,
    steps: [
      step('safe', 110 + n),
      step('papers-asked', 92 + n, { unsure: true }),
      step('embassy-appointment', n % 2 === 0 ? 'to-be-fixed' : -9 - n),
    ],
  }),
  (n) => ({
    key: 'schadefonds',
    begunDaysAgo: 100 + n,
    steps: [step('application-sent', 70 + n), step('fund-receipt', 66 + n)],
  }),
  (n) => ({
    key: 'onward-residence',
    begunDaysAgo: 60 + n,
    steps: [step('first-permit', 1060 + n), step('route-chosen', 40 + n)],
  }),
];

/** Beside the first one: what often runs along. */
const alongside: readonly ((n: number) => Walk)[] = [
  (n) => ({
    key: 'criminal-case',
    begunDaysAgo: 160 + n,
    steps: [step('report-confirmed', 150 + n)],
  }),
  (n) => ({ key: 'identity-papers', begunDaysAgo: 70 + n, steps: [step('safe', 55 + n)] }),
  (n) => ({ key: 'legal-aid', begunDaysAgo: 50 + n, steps: [step('lawyer-talk', 41 + n), step('aid-asked', 30 + n)] }),
];

/** A file that was closed had come to its end. */
const finished = (closedDaysAgo: number): Walk[] => [
  {
    key: 'identity-papers',
    begunDaysAgo: closedDaysAgo + 190,
    steps: [
      step('safe', closedDaysAgo + 180),
      step('papers-asked', closedDaysAgo + 150),
      step('embassy-appointment', closedDaysAgo + 60),
      step('embassy-visited', closedDaysAgo + 60),
      step('passport-received', closedDaysAgo + 20),
    ],
  },
];

/** Where a client is on the map: by the letters where they tell it, else one of several ways, the same each time. */
export function walksOf(key: string, letters: readonly PlannedLetter[], closedDaysAgo: number | null): Walk[] {
  if (closedDaysAgo !== null) return finished(closedDaysAgo);
  const seeded = new Seeded(`procedures of ${key}`);
  const n = seeded.below(20);
  const telling = letters
    .filter(({ kind, state }) => state === 'confirmed' && afterLetter[kind] !== undefined)
    .sort((a, b) => a.broughtDaysAgo - b.broughtDaysAgo)[0];
  const first = telling ? (afterLetter[telling.kind]?.(telling) ?? []) : [seeded.oneOf(otherWalks)(n)];
  const second = seeded.below(2) === 0 ? [seeded.oneOf(alongside)(n)] : [];
  return [...first, ...second.filter(({ key: other }) => first.every((one) => one.key !== other))];
}
