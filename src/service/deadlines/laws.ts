import type { ClosedUnder } from './calendar.ts';
import type { Term, Unit } from './term.ts';

/**
 * The regimes under which a day is found (docs/law.md, “How each law finds its last day”). `amvb` is another name for
 * `statute` (Atw 5).
 */
export const laws = [
  'statute',
  'amvb',
  'criminal',
  'policy',
  'ministerial',
  'letter',
  'milestone',
  'event',
  'court-days',
  'backward',
  'post',
  'hours',
  'eu1182',
  'eu-dublin',
  'tax-collection',
] as const;
export type Law = (typeof laws)[number];

/** How one law counts: which units it knows, whether the last day moves, and on what it rests. */
export interface Regime {
  units: readonly Unit[];
  /** Over which days the last day moves on; null where it never moves. */
  moves: ClosedUnder | null;
  /** From this many days on, a term must hold two working days. */
  twoWorkingDaysFrom: number;
  closesAt: '24:00' | '17:00';
  basis: string;
}

const ATW = 'Algemene termijnenwet';
const EU = 'Reg. (EEC, Euratom) 1182/71';
const calendarUnits = ['days', 'weeks', 'months', 'years'] as const;
const never = { units: calendarUnits, moves: null, twoWorkingDaysFrom: 0, closesAt: '24:00' } as const;
const asStatute = { units: calendarUnits, moves: 'atw', twoWorkingDaysFrom: 3, closesAt: '24:00' } as const;

export const regimes: Readonly<Record<Law, Regime>> = {
  statute: { ...asStatute, basis: `${ATW} 1(1), 2, 3` },
  amvb: { ...asStatute, basis: `${ATW} 5 with 1(1), 2, 3` },
  // The registry of a criminal court closes (HR 2014:231); the Sv is a statute, so the Act applies to it.
  criminal: { ...asStatute, closesAt: '17:00', basis: `Sv 136; ${ATW} 1(1), 2, 3` },
  policy: { ...never, basis: `outside ${ATW} 1, 5 (policy rule)` },
  ministerial: { ...never, basis: `outside ${ATW} 1, 5 (ministerial regulation)` },
  letter: { ...never, basis: `outside ${ATW} 1, 5 (term set in a letter)` },
  milestone: { ...never, basis: `outside ${ATW} 1 (milestone)` },
  event: { ...never, basis: `outside ${ATW} 1 (event)` },
  'court-days': { ...never, units: ['days'], basis: `RBDHA:2019:1816; ${ATW} 3(1)` },
  backward: { ...never, basis: `${ATW} 1(2)` },
  post: { ...never, units: ['weeks'], basis: 'Awb 6:9(2)' },
  hours: { ...never, units: ['hours'], basis: `${ATW} 4(a)` },
  // Good Friday and decree days are no holidays of this Regulation here: the earlier day is the safer one.
  eu1182: { ...never, moves: 'atw-3-1', twoWorkingDaysFrom: 2, basis: `${EU} 3(1)-(5)` },
  'eu-dublin': { ...never, basis: 'Reg. (EU) 604/2013 42' },
  'tax-collection': { ...never, basis: 'Leidraad Invordering 2008' },
};

/** How a law counts. */
export const regimeOf = (law: Law): Regime => regimes[law];

/** On what one moved day rests. */
export const moveBasis = {
  atw: (article: string) => `${ATW} 1(1), ${article}`,
  weekend: `${ATW} 1(1)`,
  twoWorkingDays: `${ATW} 2`,
  eu: `${EU} 3(4)`,
  euTwoWorkingDays: `${EU} 3(5)`,
  tooLong: `${ATW} 4(a)`,
} as const;

/** Whether a law moves the last day of this term: the term *as written* decides (Atw 4). */
export function movesUnder(law: Law, term: Term): boolean {
  const { moves } = regimes[law];
  if (moves === null) return false;
  if (moves === 'atw-3-1') return true;
  return term.length <= longestInTheAct[term.unit];
}

/** Exactly 90 days, twelve weeks and three months are inside the Act; hours and years never are. */
const longestInTheAct: Readonly<Record<Unit, number>> = { hours: 0, days: 90, weeks: 12, months: 3, years: 0 };
