import {
  calendarVersion,
  catalogueVersion,
  type Extension,
  type Law,
  type LegalTerm,
  limitDefinition,
  tryLimitOf,
} from '#app/service/deadlines/index.ts';
import { type Counted, type CountedFrom, nothingMore } from './limit-document.ts';

/**
 * What is known about one limit. `what` is a limit of the catalogue, or `letter`: only a day is given. A day that the
 * letter states, an earlier one that the reader found safer ("before 1 May"), other starts, standing still and
 * extension may all be left out.
 */
export interface LimitFacts extends Partial<CountedFrom> {
  what: string;
  /** The day of the event; null when it is not known. */
  start: string | null;
  /** The length, where the letter sets it. */
  term: string | null;
}

/** The days of one limit as they would be kept. */
export interface LimitDays {
  law: Law;
  term: string | null;
  purpose: 'act' | 'wait';
  lastDay: string;
  drivingDay: string;
  /** Whether the clear columns alone give the same days again. */
  recomputable: boolean;
  counted: Counted | null;
  /** What it was counted from besides start and term. */
  more: CountedFrom;
}

/** Counts a limit by the catalogue, beside what the letter states; null where neither gives a day. */
export function countLimit(facts: LimitFacts): LimitDays | null {
  const definition = limitDefinition(facts.what);
  const more = moreOf(facts);
  const answer = definition && facts.start !== null ? count(facts, more, facts.start) : null;
  if (answer === null) return onlyStated(more);
  const counted = countedOf(answer);
  const purpose = definition?.for ?? 'act';
  const drivingDay = purpose === 'act' ? earliest(counted.drivingDay, more.safest) : counted.drivingDay;
  const term = facts.term ?? lengthOf(facts.what, more.variant);
  const start = [facts.start ?? '', ...more.otherStarts].sort()[0] ?? '';
  const again = recount({ catalogueId: facts.what, start, term });
  return {
    law: answer.law,
    term,
    purpose,
    lastDay: counted.lastDay,
    drivingDay,
    recomputable: isPlain(more, purpose) && again?.lastDay === counted.lastDay && again.drivingDay === drivingDay,
    counted,
    more,
  };
}

/** What a limit that is in the clear would be if it were counted today; null where it cannot be counted. */
export function recount({ catalogueId, start, term }: { catalogueId: string; start: string; term: string | null }): {
  lastDay: string;
  drivingDay: string;
} | null {
  const definition = limitDefinition(catalogueId);
  const variant = definition?.variants?.find(({ counts }) => counts[0]?.term === term)?.code ?? null;
  const isOwn = definition?.counts.some((count) => count.term === term) === true;
  const facts = { what: catalogueId, start, term: isOwn || variant === null ? term : null };
  const answer = count(facts, { ...nothingMore, variant: isOwn ? null : variant }, start);
  return answer && { lastDay: answer.lastDay.toString(), drivingDay: answer.drivingDay.toString() };
}

/** The more of a limit, with nothing for what was left out. */
function moreOf({ variant, otherStarts, stated, safest, pauses, extension }: LimitFacts): CountedFrom {
  return {
    variant: variant ?? null,
    otherStarts: otherStarts ?? [],
    stated: stated ?? null,
    safest: safest ?? null,
    pauses: pauses ?? [],
    extension: extension ?? null,
  };
}

/**
 * Nothing that the clear columns leave out. Of several starts the earliest drives where we act, and that one is there.
 */
function isPlain({ otherStarts, stated, safest, pauses, extension }: CountedFrom, purpose: 'act' | 'wait'): boolean {
  const oneStart = purpose === 'act' || otherStarts.length === 0;
  return oneStart && stated === null && safest === null && pauses.length === 0 && extension === null;
}

function lengthOf(what: string, variant: string | null): string | null {
  const definition = limitDefinition(what);
  const counts =
    variant === null ? definition?.counts : definition?.variants?.find(({ code }) => code === variant)?.counts;
  return counts?.[0]?.term ?? null;
}

function count(facts: Pick<LimitFacts, 'what' | 'term'>, more: CountedFrom, start: string): LegalTerm | null {
  const { variant, otherStarts, stated, pauses, extension } = more;
  const definition = limitDefinition(facts.what);
  if (definition === null) return null;
  const answer = tryLimitOf({
    id: definition.id,
    start: Temporal.PlainDate.from(start),
    variant: variant ?? undefined,
    term: facts.term ?? undefined,
    stated: stated === null ? undefined : Temporal.PlainDate.from(stated),
    otherStarts: otherStarts.map((day) => Temporal.PlainDate.from(day)),
    pauses: pauses.map(({ asked, completed }) => ({
      asked: Temporal.PlainDate.from(asked),
      completed: Temporal.PlainDate.from(completed),
    })),
    extension: extensionOf(extension),
  });
  return answer.ok ? answer.value : null;
}

function extensionOf(extension: CountedFrom['extension']): Extension | undefined {
  if (extension === null) return undefined;
  return 'term' in extension ? extension : { until: Temporal.PlainDate.from(extension.until) };
}

function onlyStated(more: CountedFrom): LimitDays | null {
  const { stated, safest } = more;
  if (stated === null) return null;
  return {
    law: 'letter',
    term: null,
    purpose: 'act',
    lastDay: stated,
    drivingDay: earliest(stated, safest),
    recomputable: false,
    counted: null,
    more,
  };
}

function countedOf(term: LegalTerm): Counted {
  return {
    rawLastDay: term.rawLastDay.toString(),
    lastDay: term.lastDay.toString(),
    drivingDay: term.drivingDay.toString(),
    readings: term.readings.map(({ lastDay, code, basis }) => ({ lastDay: lastDay.toString(), code, basis })),
    moves: term.moves.map(({ from, to, reason, basis }) => ({
      from: from.toString(),
      to: to.toString(),
      reason,
      basis,
    })),
    practicalDay: term.practicalDay?.toString() ?? null,
    safeDay: term.safeDay?.toString() ?? null,
    closesAt: term.closesAt,
    coverage: term.coverage,
    legalBasis: term.legalBasis,
    catalogueVersion,
    calendarVersion,
  };
}

function earliest(day: string, other: string | null): string {
  return other !== null && other < day ? other : day;
}
