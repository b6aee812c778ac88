import {
  asylumChanged,
  type Law,
  type LimitId,
  lastDay,
  limitDefinition,
  tryLimitOf,
} from '#app/service/deadlines/index.ts';
import { type Findings, firstOfDays } from '../findings.ts';
import type { Letter } from '../letter.ts';
import type { Deadline } from '../reading.ts';
import type { Stretch } from '../stretch.ts';
import { Marks } from './marks.ts';
import { type RemedyClause, remedyClausesOf } from './remedy-clauses.ts';
import { startDayOf } from './remedy-start.ts';
import { remedyWords } from './remedy-words.ts';
import type { RemedyAct } from './statement.ts';

/** A remedy with its day under the law of that act, and the words that it rests on. */
export interface CountedRemedy {
  act: RemedyAct;
  clause: RemedyClause;
  start: string | null;
  /** Null where no day can be counted, or where it was over before the letter. */
  deadline: Deadline | null;
  readings: readonly { lastDay: string; basis: string }[];
  at: readonly Stretch[];
}

/** A limit of the catalogue that fits, with the situation that gives its readings. */
interface Fit {
  id: LimitId;
  variant?: string;
  /** Another limit that may be the right one: its day stands beside. */
  beside?: LimitId;
}

/** What the letter is about, as far as the law of its remedies hangs on it. */
interface Context {
  marks: Marks;
  found: Findings;
  isCriminal: boolean;
  isAsylum: boolean;
  isTransfer: boolean;
}

const counts = new WeakMap<Letter, readonly CountedRemedy[]>();

/** Every remedy of the letter with its day; the earliest of all readings drives. Asked for twice, found once. */
export function remediesOf(found: Findings): readonly CountedRemedy[] {
  const known = counts.get(found.letter) ?? countedIn(found);
  counts.set(found.letter, known);
  return known;
}

function countedIn(found: Findings): CountedRemedy[] {
  const clauses = remedyClausesOf(found);
  if (clauses.length === 0) return [];
  const marks = new Marks(found.letter);
  const context: Context = {
    marks,
    found,
    isCriminal: marks.has(remedyWords.criminal) && !marks.has(remedyWords.administrative),
    isAsylum: marks.has(remedyWords.asylum),
    isTransfer: marks.has(remedyWords.transfer),
  };
  return clauses
    .map((clause) => counted(clause, context))
    .filter(isFirst)
    .filter(({ clause, deadline }) => clause.length !== null || deadline !== null);
}

/** The same act by the same day is said once. */
function isFirst(one: CountedRemedy, at: number, all: readonly CountedRemedy[]): boolean {
  const same = (other: CountedRemedy): boolean =>
    other.act === one.act &&
    other.deadline?.drivingDay === one.deadline?.drivingDay &&
    other.clause.length?.term === one.clause.length?.term;
  return all.findIndex(same) === at;
}

function counted(clause: RemedyClause, context: Context): CountedRemedy {
  const act = actOf(clause, context);
  const start = startDayOf(context.marks, context.found, clause, act === 'criminal_appeal');
  const at = [clause.length, clause.stated].filter((each) => each !== null);
  const { deadline, readings } = daysOf(clause, act, start, context);
  const own = firstOfDays([context.found.letterDate, context.found.sentDate]);
  const isOver = deadline !== null && own !== null && deadline.drivingDay < own;
  return { act, clause, start, at, deadline: isOver ? null : deadline, readings: isOver ? [] : readings };
}

/** Of an appeal after a judgment, the letter or the court that it goes to says whether it is one in a criminal case. */
function actOf({ act, where, length, toCommittee }: RemedyClause, { isCriminal, marks }: Context): RemedyAct {
  // "Tegen de beslissing over uw vordering in beroep, binnen drie maanden": of the injured party (Sv 421).
  const isOfClaim = act === 'appeal' && isCriminal && marks.has(remedyWords.claim);
  if (isOfClaim && length !== null && isThreeMonths(length.term)) return 'criminal_appeal';
  if (act === 'complaint' && where !== 'HOF' && toCommittee) return 'committee_complaint';
  if (act !== 'higher_appeal') return act;
  if (where === 'RVS' || where === 'CRVB') return act;
  const isFortnight = length !== null && daysIn(length.term) === 14;
  return isCriminal || (isFortnight && where === 'HOF') ? 'criminal_appeal' : act;
}

function daysOf(
  clause: RemedyClause,
  act: RemedyAct,
  start: string | null,
  context: Context,
): Pick<CountedRemedy, 'deadline' | 'readings'> {
  const { stated, length } = clause;
  const statedDay = stated === null ? null : stated.loose ? dayBefore(stated.day) : stated.day;
  const fit = length === null ? null : fitOf(clause, act, length.term, context);
  if (start === null || length === null) {
    if (stated === null || statedDay === null) return { deadline: null, readings: [] };
    const own = { lastDay: statedDay, basis: 'the letter' };
    const byLaw = start === null ? null : toldByLawyer(act, start, context);
    const readings = byLaw === null ? [own] : [own, byLaw];
    const driving = firstOfDays(readings.map(({ lastDay: day }) => day)) ?? statedDay;
    return { deadline: { ...ofLetter(stated.day, driving), ...(fit === null ? {} : { what: fit.id }) }, readings };
  }
  const raw = ofLaw('letter', start, length.term);
  if (fit === null) {
    const last = act === 'complaint' || act === 'criminal_appeal' ? ofLaw('criminal', start, length.term) : raw;
    const driving = firstOfDays([last, raw, statedDay]) ?? raw;
    return { deadline: ofLetter(last, driving), readings: [{ lastDay: driving, basis: 'the letter' }] };
  }
  return ofCatalogue(fit, start, length.term, statedDay);
}

/** A lawyer's own day may be wrong: what the Aliens Act makes of the decision that she names stands beside it. */
function toldByLawyer(
  act: RemedyAct,
  start: string,
  { marks, found }: Context,
): { lastDay: string; basis: string } | null {
  const isOfIND = act === 'objection' && marks.has(remedyWords.places.IND ?? []);
  if (!isOfIND || found.sender?.code === 'IND') return null;
  const answer = tryLimitOf({ id: 'TM08', start: Temporal.PlainDate.from(start) });
  return answer.ok ? { lastDay: answer.value.lastDay.toString(), basis: answer.value.legalBasis } : null;
}

function ofCatalogue(
  { id, variant, beside }: Fit,
  start: string,
  term: string,
  stated: string | null,
): Pick<CountedRemedy, 'deadline' | 'readings'> {
  const from = Temporal.PlainDate.from(start);
  const ofLetterOnly = limitDefinition(id)?.letterDecides === true;
  const answer = tryLimitOf({
    id,
    start: from,
    ...(variant === undefined ? {} : { variant }),
    ...(ofLetterOnly ? { term } : {}),
    ...(stated === null ? {} : { stated: Temporal.PlainDate.from(stated) }),
  });
  if (!answer.ok) return { deadline: null, readings: [] };
  const { value } = answer;
  const other = beside === undefined ? null : tryLimitOf({ id: beside, start: from });
  const readings = [
    { lastDay: value.lastDay.toString(), basis: value.legalBasis },
    ...value.readings.map(({ lastDay: day, basis }) => ({ lastDay: day.toString(), basis })),
    ...(other?.ok ? [{ lastDay: other.value.lastDay.toString(), basis: other.value.legalBasis }] : []),
  ];
  return {
    readings,
    deadline: {
      what: id,
      lastDay: value.lastDay.toString(),
      drivingDay: firstOfDays(readings.map((each) => each.lastDay)) ?? value.drivingDay.toString(),
      ...(stated === null ? {} : { statedLastDay: stated }),
      law: value.law,
      start,
      term: ofLetterOnly ? term : (limitDefinition(id)?.counts[0]?.term ?? term),
      basis: value.legalBasis,
      ...(variant === undefined ? {} : { variant }),
    },
  };
}

/** The limit of the catalogue for an act of this length; null where the law has none of that length. */
function fitOf({ where }: RemedyClause, act: RemedyAct, term: string, context: Context): Fit | null {
  const days = daysIn(term);
  const { marks, found, isAsylum, isTransfer } = context;
  switch (act) {
    case 'objection':
    case 'appeal':
    case 'higher_appeal':
      return isOfCoa(found, where) ? { id: 'TM38' } : inAdministrativeLaw(act, days, context);
    case 'administrative_appeal':
      return days === 42 ? { id: marks.has(remedyWords.traffic) ? 'TM25' : 'TM12' } : null;
    case 'opposition':
      if (days === 14) return { id: 'TM24' };
      return days === 42 ? { id: 'TM35', variant: 'aliens' } : null;
    case 'opinion':
      if (!isAsylum && !isTransfer) return null;
      if (days === 7) return { id: 'TM10', variant: 'detention' };
      return days === 14 ? { id: 'TM10' } : null;
    case 'complaint':
      return isThreeMonths(term) ? { id: 'TM18' } : null;
    case 'criminal_appeal':
      if (isThreeMonths(term)) return marks.has(remedyWords.claim) ? { id: 'TM37' } : null;
      return days === 14 ? { id: 'TM39' } : null;
    // The catalogue has no limit for it: the day is the letter's own.
    case 'committee_complaint':
    case 'cassation':
    case 'claim':
      return null;
  }
}

function inAdministrativeLaw(act: RemedyAct, days: number, context: Context): Fit | null {
  const { found } = context;
  const changed = act === 'appeal' && isNewAsylumDecision(context) ? { variant: 'asylum-2026' } : {};
  if (days === 28) return { id: 'TM08', ...changed };
  if (days === 7 && act !== 'objection') return { id: 'TM09', ...changed };
  if (days !== 42) return null;
  // The IND decides under other laws too; until that is certain the shorter time of the Aliens Act drives.
  return found.sender?.code === 'IND' ? { id: 'TM12', beside: 'TM08' } : { id: 'TM12' };
}

/** Since mid-2026 a State may set shorter times (Regulation (EU) 2024/1348, 67); not for a transfer under the Dublin rules. */
function isNewAsylumDecision({ found, isAsylum, isTransfer }: Context): boolean {
  const own = firstOfDays([found.letterDate, found.sentDate]);
  return isAsylum && !isTransfer && own !== null && own >= asylumChanged;
}

function isOfCoa({ sender }: Findings, where: string | null): boolean {
  return sender?.code === 'COA' || where === 'COA';
}

function ofLetter(day: string, drivingDay: string): Deadline {
  return { what: 'letter', lastDay: day, drivingDay, statedLastDay: day, law: 'letter', basis: 'the letter' };
}

function ofLaw(law: Law, start: string, term: string): string {
  return lastDay({ law, start: Temporal.PlainDate.from(start), term }).drivingDay.toString();
}

/** Weeks are days: "28 dagen" is four weeks. Months are not. */
function daysIn(term: string): number {
  const [, length, unit] = /^P(\d+)([DW])$/.exec(term) ?? [];
  return Number(length ?? 0) * (unit === 'W' ? 7 : 1);
}

function isThreeMonths(term: string): boolean {
  return term === 'P3M' || term === 'P90D';
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
