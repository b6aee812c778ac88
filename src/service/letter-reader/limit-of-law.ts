import { type LimitId, limitDefinition, tryLimitOf } from '#app/service/deadlines/index.ts';
import type { WarningCode } from './codes.ts';
import type { Basis } from './deadline-basis.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay } from './stated-days.ts';
import { earliestStated, lastDayByLetter, latestStated, safe, shortest, statedAs } from './stated-lengths.ts';
import type { StatedTerm } from './stated-terms.ts';

/** What a limit is counted from. Where we wait for an authority and it does not say when, the letter's own day is late enough. */
function startOf(id: LimitId, { start, starts }: Basis): string | null {
  switch (id) {
    case 'TM06':
      return starts.validUntil;
    case 'TM14':
      return starts.hearing;
    case 'TM05':
    case 'TM22':
      return starts.received ?? start;
    // A penal order that was handed over before the letter about it runs from then.
    case 'TM24':
      return first(start, starts.served);
    case 'TM11':
      return starts.objectionEnds;
    case 'TM23':
      return starts.final;
    case 'TM37':
      return starts.judged;
    case 'TM39':
      return criminalStart({ start, starts });
    case 'TM07':
      return first(start, starts.ended);
    case 'TM01':
    case 'TM02':
    case 'TM03':
    case 'TM27':
      return first(start, starts.begun);
    default:
      return start;
  }
}

/**
 * To appeal against one's own conviction one has from the judgment (Sv 408), however late the letter about it came; where
 * that time was over before the letter, it tells of a judgment that was not known, and the days run from the letter.
 */
function criminalStart({ start, starts: { judged, served } }: Pick<Basis, 'start' | 'starts'>): string | null {
  if (judged === null || start === null) return judged;
  return lastDayByLetter(judged, 'P14D') < start ? first(start, served) : judged;
}

function first(...days: readonly (string | null)[]): string | null {
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
  const start = startOf(id, basis);
  // Where we wait, the later of two days is the safe one: the earlier may be the one that was put off.
  const stated = limitDefinition(id)?.for === 'wait' ? latestStated(days) : earliestStated(days);
  const term = shortest(terms, start);
  // Where they wait from a day that the letter does not name, the day that it does name says more than a count.
  const isOwnDay = startsAtReceipt.has(id) && basis.starts.received === null && terms.length === 0;
  const byLetter = (limitDefinition(id)?.counts[0]?.law === 'letter' || isOwnDay) && stated !== null;
  if (start === null || byLetter || (id === 'TM17' && term === null))
    return stated === null ? null : ownDay(id, stated, isOwnDay ? start : null, warnings);
  const count = limitDefinition(id)?.counts[0] ?? { law: 'letter' as const, term: term ?? '' };
  const decides = term !== null && limitDefinition(id)?.letterDecides === true;
  const differs =
    term !== null &&
    !decides &&
    !ownLength.has(id) &&
    lastDayByLetter(start, term) !== lastDayByLetter(start, count.term);
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

const startsAtReceipt: ReadonlySet<string> = new Set(['TM05', 'TM22']);

/** Since mid-2026 an appeal against an asylum decision may have a shorter time (Regulation (EU) 2024/1348, 67). */
export const asylumChanged = '2026-06-12';

function asylumVariant({ rules }: Basis, start: string): string | undefined {
  return rules?.key === 'ind_asiel_afwijzing' && start >= asylumChanged ? 'asylum-2026' : undefined;
}

/** A length that the law gives for another situation, where we must act: two weeks for the fee of an interim measure. */
function variantOf(id: LimitId, term: string): string | undefined {
  const definition = limitDefinition(id);
  if (definition?.for !== 'act') return undefined;
  return definition.variants?.find(({ counts }) => counts.length === 1 && counts[0]?.term === term)?.code;
}

/** Limits whose length the letter does not change. */
const ownLength: ReadonlySet<string> = new Set(['TM06', 'TM11', 'TM17', 'TM23']);
