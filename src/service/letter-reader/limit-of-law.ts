import {
  asylumChanged,
  declaredTerm,
  type LimitId,
  limitDefinition,
  tryLimitOf,
} from '#app/service/deadlines/index.ts';
import type { WarningCode } from './codes.ts';
import type { Basis } from './deadline-basis.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay } from './stated-days.ts';
import { earliestStated, lastDayByLetter, latestStated, safe, shortest, statedAs } from './stated-lengths.ts';
import type { StatedTerm } from './stated-terms.ts';

/** What a limit is counted from: the letter's day, or the day of its own on which the term starts. */
export function startInLetter(id: string, letter: string | null, own: string | null): string | null {
  const [how] = declaredTerm(id)?.letters?.starts ?? [];
  if (how === 'only') return own;
  // Where we wait for an authority and it does not say when, the letter's own day is late enough.
  if (how === 'rather') return own ?? letter;
  return how === 'earlier' ? firstOf(letter, own) : letter;
}

/** The first of the days that are known. */
export function firstOf(...days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** One limit as the law counts it, beside what the letter states of it. */
export function limit(
  id: LimitId,
  basis: Basis,
  days: readonly StatedDay[],
  terms: readonly StatedTerm[],
  warnings: WarningCode[],
): Deadline | null {
  const own = declaredTerm(id)?.letters?.starts?.[1];
  const start = startInLetter(id, basis.start, own === undefined ? null : basis.starts[own]);
  // Where we wait, the later of two days is the safe one: the earlier may be the one that was put off.
  const stated = limitDefinition(id)?.for === 'wait' ? latestStated(days) : earliestStated(days);
  const term = shortest(terms, start);
  // Where they wait from a day that the letter does not name, the day that it does name says more than a count.
  const isOwnDay = own === 'received' && basis.starts.received === null && terms.length === 0;
  const byLetter = (limitDefinition(id)?.counts[0]?.law === 'letter' || isOwnDay) && stated !== null;
  if (start === null || byLetter || (id === 'TM17' && term === null))
    return stated === null ? null : ownDay(id, stated, isOwnDay ? start : null, warnings);
  const count = limitDefinition(id)?.counts[0] ?? { law: 'letter' as const, term: term ?? '' };
  const decides = term !== null && limitDefinition(id)?.letterDecides === true;
  const keepsLength = declaredTerm(id)?.letters?.keepsLength === true;
  const differs =
    term !== null && !decides && !keepsLength && lastDayByLetter(start, term) !== lastDayByLetter(start, count.term);
  const byTerm = differs ? lastDayByLetter(start, term) : null;
  // Who reads these letters has a case of aliens, where opposition may have to come sooner.
  const variant = id === 'TM35' ? 'aliens' : differs ? variantOf(id, term) : asylumVariant(basis, start);
  const answer = tryLimitOf({
    id,
    start: Temporal.PlainDate.from(start),
    variant,
    ...((differs && variant === undefined) || decides || id === 'TM17' ? { term: term ?? undefined } : {}),
    ...(stated === null ? {} : { stated: Temporal.PlainDate.from(safe(stated)) }),
  });
  if (!answer.ok) return null;
  const { value } = answer;
  if (differs) warnings.push('stated_term_differs');
  if (stated !== null && stated.day !== value.lastDay.toString()) warnings.push('stated_day_differs');
  if (value.coverage === 'provisional') warnings.push('holidays_not_known');
  const shown = stated?.day ?? (variant === undefined || byTerm === null ? byTerm : value.lastDay.toString());
  return {
    what: id,
    lastDay: value.lastDay.toString(),
    drivingDay: value.drivingDay.toString(),
    ...(shown === null ? {} : { statedLastDay: shown }),
    law: value.law,
    start,
    term: decides || count.term === '' ? (term ?? '') : count.term,
    basis: value.legalBasis,
    ...(variant === undefined ? {} : { variant }),
  };
}

/** The day that the letter names; where the law's own count from the letter comes to another, that is said. */
function ownDay(id: LimitId, stated: StatedDay, start: string | null, warnings: WarningCode[]): Deadline {
  const counted = start === null ? null : tryLimitOf({ id, start: Temporal.PlainDate.from(start) });
  if (counted?.ok === true && counted.value.lastDay.toString() < stated.day) warnings.push('stated_day_differs');
  return statedAs(id, stated);
}

function asylumVariant({ rules }: Basis, start: string): string | undefined {
  return rules?.key === 'ind_asiel_afwijzing' && start >= asylumChanged ? 'asylum-2026' : undefined;
}

/** A length that the law gives for another situation, where we must act: two weeks for the fee of an interim measure. */
function variantOf(id: LimitId, term: string): string | undefined {
  const definition = limitDefinition(id);
  if (definition?.for !== 'act') return undefined;
  return definition.variants?.find(({ counts }) => counts.length === 1 && counts[0]?.term === term)?.code;
}
