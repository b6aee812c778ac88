import { answered, refused, type TermOutcome } from './refusal.ts';

/** The unit in which a term is written. What is written decides whether the Act applies (Atw 4). */
export type Unit = 'hours' | 'days' | 'weeks' | 'months' | 'years';

/** A length in one unit, at least one. */
export interface Term {
  unit: Unit;
  length: number;
}

const units: Readonly<Record<string, Unit>> = { D: 'days', W: 'weeks', M: 'months', Y: 'years' };
const longest: Readonly<Record<Unit, number>> = {
  hours: 876_000,
  days: 36_500,
  weeks: 5_200,
  months: 1_200,
  years: 100,
};

/** Reads an ISO 8601 duration in one unit (`P4W`, `P3M`, `P14D`, `P10Y`, `PT48H`). */
export function readTerm(text: string): TermOutcome<Term> {
  const hours = /^PT(\d+)H$/.exec(text);
  const other = /^P(\d+)([DWMY])$/.exec(text);
  const unit = hours ? 'hours' : units[other?.[2] ?? ''];
  if (!unit) return refused(whatIsWrong(text), 'term', text);
  const length = Number((hours ?? other)?.[1]);
  if (length === 0) return refused('term-zero', 'term', text);
  if (length > longest[unit]) return refused('term-too-long', 'term', text);
  return answered({ unit, length });
}

function whatIsWrong(text: string): 'term-negative' | 'term-mixed' | 'term-unreadable' {
  if (/^-?P.*\d/.test(text) && text.includes('-')) return 'term-negative';
  const parts = /^P((?:\d+[YMWD])*)(?:T((?:\d+[HMS])+))?$/.exec(text);
  const count = `${parts?.[1] ?? ''}${parts?.[2] ?? ''}`.match(/\d+/g)?.length ?? 0;
  return count > 1 ? 'term-mixed' : 'term-unreadable';
}
