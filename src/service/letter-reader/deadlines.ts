import { declaredTerm, type LimitId, limitDefinition, limitIds } from '#app/service/deadlines/index.ts';
import type { KindRules } from './catalogue.ts';
import type { WarningCode } from './codes.ts';
import type { Basis, Deadlines, FoundDeadline } from './deadline-basis.ts';
import { limit } from './limit-of-law.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay } from './stated-days.ts';
import {
  countedFrom,
  earliestStated,
  isShort,
  lastDayByLetter,
  latestStated,
  onlyStated,
  safe,
  statedAs,
} from './stated-lengths.ts';
import type { StatedTerm } from './stated-terms.ts';
import type { Stretch } from './stretch.ts';
import type { Topic } from './topics.ts';

/** Computes the limits that a letter starts, and lists the days that it states besides. */
export function deadlinesOf(basis: Basis): Deadlines {
  const used = new Set<Stretch>();
  const warnings: WarningCode[] = [];
  const found: FoundDeadline[] = [];
  for (const id of limitsOf(basis)) {
    const topics = topicsFor(id, basis.rules);
    // A day before the letter is told of, not asked for.
    const named = basis.days.filter(
      (each) =>
        topics.includes(each.topic) &&
        (basis.start === null || each.day >= basis.start) &&
        !(id === 'TM17' && each.topic === 'objection' && each.day === basis.starts.objectionEnds),
    );
    const terms = basis.terms.filter((each) => topics.includes(each.topic) && (id !== 'TM17' || isShort(each.term)));
    const days = asCounted(named, limit(id, basis, [], withoutDuties(terms), []));
    for (const each of [...days, ...terms]) used.add(each);
    const deadline = prolonged(id, basis, days) ?? limit(id, basis, days, withoutDuties(terms), warnings);
    if (deadline !== null)
      found.push({ deadline, at: [...days, ...terms] }, ...othersOf(id, deadline, basis, days, terms));
  }
  found.push(...atHearing(basis), ...joinsAtHearing(basis));
  const isOver = (each: StatedDay): boolean =>
    basis.rules?.limits.includes('TM11') === true &&
    each.topic === 'objection' &&
    each.day === basis.starts.objectionEnds;
  const others = basis.days.filter((each) => !used.has(each) && !isOver(each) && isOfTheClient(each, basis.start));
  const left = basis.terms.filter(
    (each) =>
      !used.has(each) && each.topic !== 'authority' && (each.topic !== 'other' || each.demanded || each.runsFromLetter),
  );
  const counted = left.flatMap((each) => countedFrom(basis.start, each));
  // A kind that always gives a last day: a term for what it asks runs from the letter, whatever it calls its start.
  const needed =
    // A card is kept for so long, whatever the letter calls its start.
    (basis.rules?.needsDay === true || basis.rules?.key === 'ind_pas_ophalen') && others.length + counted.length === 0
      ? left.flatMap((each) => countedFrom(basis.start, { ...each, runsFromLetter: true }))
      : [];
  const letter = [...others, ...counted, ...needed].map((each) => ({ deadline: onlyStated(each), at: [each] }));
  return {
    found: [
      ...found,
      ...awaitedBeside(basis, used),
      ...letter.filter(
        (each, rank) => letter.findIndex((other) => other.deadline.lastDay === each.deadline.lastDay) === rank,
      ),
    ],
    left,
    warnings,
  };
}

/** A letter may give two terms for two things: the first drives the limit, the others are days of the letter. */
function othersOf(
  id: LimitId,
  deadline: Deadline,
  { start }: Basis,
  days: readonly StatedDay[],
  terms: readonly StatedTerm[],
): FoundDeadline[] {
  const { counts, for: whom } = limitDefinition(id) ?? {};
  if ((counts?.[0]?.law ?? 'letter') !== 'letter' || whom === 'wait') return [];
  const counted = terms.filter(({ runsFromLetter }) => runsFromLetter).flatMap((term) => countedFrom(start, term));
  return [...days, ...counted]
    .filter((each) => safe(each) !== deadline.drivingDay && isOfTheClient(each, start))
    .map((each) => ({ deadline: onlyStated(each), at: [each] }))
    .filter((each, rank, all) => all.findIndex((other) => other.deadline.lastDay === each.deadline.lastDay) === rank);
}

/** Of several days, the one that the count comes to is the limit's: the others are of something else, and stay days of the letter. */
function asCounted(named: readonly StatedDay[], counted: Deadline | null): readonly StatedDay[] {
  if (counted === null || counted.law === 'letter') return named;
  const same = named.filter(({ day }) => day === counted.lastDay);
  return same.length > 0 ? same : named;
}

/** "Sturen wij alles op tijd terug, dan beslissen wij voor 24 augustus", in a letter that starts no such limit: the day is shown as one to wait for. */
function awaitedBeside({ awaited, days, start, starts }: Basis, used: ReadonlySet<Stretch>): FoundDeadline[] {
  const theirs = days.filter(
    (each) =>
      each.topic === 'authority' &&
      !used.has(each) &&
      each.day !== starts.objectionEnds &&
      (start === null || each.day > start),
  );
  const last = latestStated(theirs);
  return awaited === null || last === null
    ? []
    : [{ deadline: statedAs(awaited, { ...last, loose: false }), at: [last] }];
}

/**
 * The day to which a term was prolonged: the one that the letter names, else the added length. Where we wait, that runs from the day on which the
 * time to decide would have ended; where we act, from the letter, since the term may have been about to end.
 */
function prolonged(id: LimitId, { added, start, starts, terms }: Basis, days: readonly StatedDay[]): Deadline | null {
  const [more] = added;
  if (more === undefined) return null;
  if (id === 'TM17' && isShort(more.term) && start !== null && days.length + terms.length === 0)
    return statedAs(id, { ...more, day: lastDayByLetter(start, more.term), loose: false });
  const { extended } = starts;
  // An authority may give itself more time to decide.
  if (limitDefinition(id)?.kind !== 'authority' || extended === null) return null;
  const named = latestStated(days.filter(({ day }) => day > extended));
  return statedAs(id, { ...(named ?? { ...more, day: lastDayByLetter(extended, more.term) }), loose: false });
}

/** Beside a length that runs from the letter, one that a law gives to everybody ("binnen vijf dagen na een verhuizing") does not count. */
function withoutDuties(terms: readonly StatedTerm[]): readonly StatedTerm[] {
  const ownTerms = terms.filter(({ runsFromLetter, byLaw }) => runsFromLetter || !byLaw);
  return ownTerms.some(({ runsFromLetter }) => runsFromLetter) ? ownTerms : terms;
}

/** Days that nothing took, as limits of the letter, each once; `asking`: of a kind that always gives a last day and gave none, the first one is that. */
export function withDays(deadlines: Deadlines, days: readonly StatedDay[], asking: KindRules | null): Deadlines {
  const own = asking?.limits.includes('TM17') === true ? earliestStated(days) : null;
  const more = days
    .map((each) => ({ deadline: each === own ? statedAs('TM17', each) : onlyStated(each), at: [each] }))
    .filter(
      ({ deadline }, rank, all) => all.findIndex((other) => other.deadline.lastDay === deadline.lastDay) === rank,
    );
  return { ...deadlines, found: [...deadlines.found, ...more] };
}

/** What a term or a day in the letter must be for to belong to this limit. */
export function topicsFor(id: string, rules: KindRules | null): readonly Topic[] {
  const own = declaredTerm(id)?.letters?.topics ?? [];
  if (id === 'TM08' && rules?.remedy === 'appeal') return ['appeal'];
  if (id === 'TM17' && rules?.asksGrounds === true) return [...own, 'objection', 'appeal'];
  return own;
}

function limitsOf({ rules, outcome, says, leaveAtOnce, feeComesLater }: Basis): LimitId[] {
  const byOutcome = outcome === undefined ? undefined : rules?.limitsByOutcome[outcome];
  const more = limitIds.filter((id) => says(rules?.limitsIf[id] ?? []));
  const ids = [...new Set([...(byOutcome ?? rules?.limits ?? []), ...more])];
  return ids.filter(
    (id) => !(leaveAtOnce && id === 'TM15') && !(feeComesLater && id === 'TM13' && rules?.key !== 'rb_griffierecht'),
  );
}

/** The day in court is the last one: to join as injured party, or to answer a claim. */
function atHearing({ rules, appointments }: Basis): FoundDeadline[] {
  const [first] = [...appointments].sort((a, b) => a.date.localeCompare(b.date));
  const what = rules?.hearingIsLastDay;
  if (what === undefined || first === undefined) return [];
  const day = { ...first, day: first.date, topic: 'other' as const, loose: false };
  return [{ deadline: what === 'letter' ? onlyStated(day) : statedAs(what, day), at: [first] }];
}

/** With the forms of a victim comes the day in court, often without its hour: until then one may still join. */
function joinsAtHearing({ rules, hearings, start }: Basis): FoundDeadline[] {
  const first = [...hearings]
    .filter(({ day }) => day !== null && (start === null || day > start))
    .sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))[0];
  if (rules?.limits.includes('TM20') !== true || first === undefined || first.day === null) return [];
  return [{ deadline: statedAs('TM19', { ...first, day: first.day, topic: 'other', loose: false }), at: [first] }];
}

/** Something that a client must do, on or after the day of the letter. */
function isOfTheClient(each: StatedDay, start: string | null): boolean {
  if (each.topic === 'authority' || (each.topic === 'other' && each.loose)) return false;
  return start === null || each.day >= start;
}
