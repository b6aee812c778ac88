import { type LimitId, lastDay, limitDefinition, tryLimitOf } from '#app/service/deadlines/index.ts';
import type { KindRules } from './catalogue.ts';
import type { Outcome, WarningCode } from './codes.ts';
import type { FoundDate } from './dates.ts';
import type { FoundAppointment } from './found-appointment.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay, StatedTerm } from './stated-terms.ts';
import type { Stretch } from './stretch.ts';
import type { Topic } from './topics.ts';

/** What the limits of a letter are computed from. */
export interface Basis {
  rules: KindRules | null;
  /** The earliest day that the letter or its sending may have. */
  start: string | null;
  /** Days that start a limit, where it is not the letter's own. */
  starts: Readonly<
    Record<
      | 'validUntil'
      | 'hearing'
      | 'received'
      | 'judged'
      | 'ended'
      | 'begun'
      | 'objectionEnds'
      | 'final'
      | 'served'
      | 'extended',
      string | null
    >
  >;
  outcome: Outcome | undefined;
  /** Whether the letter says one of these. */
  says: (phrases: readonly string[]) => boolean;
  /** The note for the fee of the court is another letter. */
  feeComesLater: boolean;
  days: readonly StatedDay[];
  terms: readonly StatedTerm[];
  /** Lengths that are added to a term that runs already. */
  added: readonly StatedTerm[];
  appointments: readonly FoundAppointment[];
  /** Days on which a court hears the case, with or without an hour. */
  hearings: readonly FoundDate[];
  leaveAtOnce: boolean;
  /** The limit by which the sender of the letter decides, where its kind starts none. */
  awaited: LimitId | null;
}

interface FoundDeadline {
  deadline: Deadline;
  at: readonly Stretch[];
}

export interface Deadlines {
  found: readonly FoundDeadline[];
  /** Terms that the letter states and that no computed limit covers. */
  left: readonly StatedTerm[];
  warnings: readonly WarningCode[];
}

const topicsOf: Readonly<Record<string, readonly Topic[]>> = {
  TM01: ['reflection'],
  TM02: ['reflection'],
  TM05: ['authority'],
  TM06: ['renew'],
  TM08: ['objection'],
  TM09: ['appeal'],
  TM10: ['view'],
  TM11: ['authority'],
  TM12: ['objection'],
  TM13: ['pay', 'other'],
  TM15: ['leave'],
  TM17: ['send', 'other', 'view', 'pay'],
  TM18: ['complaint'],
  TM20: ['send', 'other'],
  TM22: ['authority'],
  TM24: ['objection'],
  TM25: ['appeal'],
  TM35: ['objection'],
  TM36: ['insure', 'other'],
  TM38: ['appeal', 'objection'],
  TM39: ['appeal'],
};

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
  const last = latest(theirs);
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
    return statedAs(id, { ...more, day: rawDay(start, more.term), loose: false });
  const { extended } = starts;
  if (!mayBeProlonged.has(id) || extended === null) return null;
  const named = latest(days.filter(({ day }) => day > extended));
  return statedAs(id, { ...(named ?? { ...more, day: rawDay(extended, more.term) }), loose: false });
}

/** Decisions for which an authority may give itself more time. */
const mayBeProlonged: ReadonlySet<string> = new Set(['TM05', 'TM11', 'TM22']);

/** Beside a length that runs from the letter, one that a law gives to everybody ("binnen vijf dagen na een verhuizing") does not count. */
function withoutDuties(terms: readonly StatedTerm[]): readonly StatedTerm[] {
  const ownTerms = terms.filter(({ runsFromLetter, byLaw }) => runsFromLetter || !byLaw);
  return ownTerms.some(({ runsFromLetter }) => runsFromLetter) ? ownTerms : terms;
}

/** Days that nothing took, as limits of the letter, each once; `asking`: of a kind that always gives a last day and gave none, the first one is that. */
export function withDays(deadlines: Deadlines, days: readonly StatedDay[], asking: KindRules | null): Deadlines {
  const own = asking?.limits.includes('TM17') === true ? earliest(days) : null;
  const more = days
    .map((each) => ({ deadline: each === own ? statedAs('TM17', each) : onlyStated(each), at: [each] }))
    .filter(
      ({ deadline }, rank, all) => all.findIndex((other) => other.deadline.lastDay === deadline.lastDay) === rank,
    );
  return { ...deadlines, found: [...deadlines.found, ...more] };
}

/** Nobody is asked for papers within half a year: that long only an authority takes for itself. */
function isShort(term: string): boolean {
  return rawDay('2026-01-01', term) <= '2026-04-15';
}

/** "Binnen 14 dagen na dagtekening", for what no limit of the law covers: the day that it comes to. To pay, it runs from the letter if need be. */
export function countedFrom(start: string | null, { from, to, term, topic, runsFromLetter }: StatedTerm): StatedDay[] {
  if (start === null || !isShort(term) || (topic !== 'pay' && !(runsFromLetter && ofLetterOnly.has(topic)))) return [];
  return [{ from, to, topic, day: rawDay(start, term), loose: false }];
}

/** What a term or a day in the letter must be for to belong to this limit. */
export function topicsFor(id: LimitId, rules: KindRules | null): readonly Topic[] {
  if (id === 'TM08' && rules?.remedy === 'appeal') return ['appeal'];
  if (id === 'TM17' && rules?.asksGrounds === true) return [...(topicsOf.TM17 ?? []), 'objection', 'appeal'];
  return topicsOf[id] ?? [];
}

function limitsOf({ rules, outcome, says, leaveAtOnce, feeComesLater }: Basis): LimitId[] {
  const byOutcome = outcome === undefined ? undefined : rules?.limitsByOutcome[outcome];
  const more = Object.entries(rules?.limitsIf ?? {}).filter(([, phrases]) => says(phrases));
  const ids = [...new Set([...(byOutcome ?? rules?.limits ?? []), ...more.map(([id]) => id)])] as LimitId[];
  return ids.filter(
    (id) => !(leaveAtOnce && id === 'TM15') && !(feeComesLater && id === 'TM13' && rules?.key !== 'rb_griffierecht'),
  );
}

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
  return rawDay(judged, 'P14D') < start ? first(start, served) : judged;
}

function first(...days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function limit(
  id: LimitId,
  basis: Basis,
  days: readonly StatedDay[],
  terms: readonly StatedTerm[],
  warnings: WarningCode[],
): Deadline | null {
  const start = startOf(id, basis);
  // Where we wait, the later of two days is the safe one: the earlier may be the one that was put off.
  const stated = limitDefinition(id)?.for === 'wait' ? latest(days) : earliest(days);
  const term = shortest(terms, start);
  // Where they wait from a day that the letter does not name, the day that it does name says more than a count.
  const isOwnDay = startsAtReceipt.has(id) && basis.starts.received === null && terms.length === 0;
  const byLetter = (limitDefinition(id)?.counts[0]?.law === 'letter' || isOwnDay) && stated !== null;
  if (start === null || byLetter || (id === 'TM17' && term === null))
    return stated === null ? null : ownDay(id, stated, isOwnDay ? start : null, warnings);
  const count = limitDefinition(id)?.counts[0] ?? { law: 'letter' as const, term: term ?? '' };
  const decides = term !== null && limitDefinition(id)?.letterDecides === true;
  const differs = term !== null && !decides && !ownLength.has(id) && rawDay(start, term) !== rawDay(start, count.term);
  const byTerm = differs ? rawDay(start, term) : null;
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

/** The day in court is the last one: to join as injured party, or to answer a claim. */
function atHearing({ rules, appointments }: Basis): FoundDeadline[] {
  const [first] = [...appointments].sort((a, b) => a.date.localeCompare(b.date));
  const what = rules?.hearingIsLastDay;
  if (what === undefined || first === undefined) return [];
  const day = { ...first, day: first.date, topic: 'other' as const, loose: false };
  return [{ deadline: what === 'letter' ? onlyStated(day) : statedAs(what as LimitId, day), at: [first] }];
}

/** With the forms of a victim comes the day in court, often without its hour: until then one may still join. */
function joinsAtHearing({ rules, hearings, start }: Basis): FoundDeadline[] {
  const first = [...hearings]
    .filter(({ day }) => day !== null && (start === null || day > start))
    .sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))[0];
  if (rules?.limits.includes('TM20') !== true || first === undefined || first.day === null) return [];
  return [{ deadline: statedAs('TM19', { ...first, day: first.day, topic: 'other', loose: false }), at: [first] }];
}

const ofLetterOnly: ReadonlySet<Topic> = new Set(['send', 'view', 'insure', 'renew', 'other']);

/** A limit of the catalogue of which the letter gives the day and no length. */
function statedAs(id: LimitId, stated: StatedDay): Deadline {
  return { ...onlyStated(stated), what: id, statedLastDay: stated.day, basis: limitDefinition(id)?.basis ?? 'letter' };
}

function onlyStated(stated: StatedDay): Deadline {
  return {
    what: 'letter',
    lastDay: stated.day,
    drivingDay: safe(stated),
    statedLastDay: stated.day,
    law: 'letter',
    basis: 'the letter',
  };
}

function safe(stated: StatedDay): string {
  return stated.loose ? Temporal.PlainDate.from(stated.day).subtract({ days: 1 }).toString() : stated.day;
}

function earliest(days: readonly StatedDay[]): StatedDay | null {
  return [...days].sort((a, b) => safe(a).localeCompare(safe(b)))[0] ?? null;
}

function latest(days: readonly StatedDay[]): StatedDay | null {
  return [...days].sort((a, b) => b.day.localeCompare(a.day))[0] ?? null;
}

function shortest(terms: readonly StatedTerm[], start: string | null): string | null {
  const from = start ?? '2026-01-01';
  return terms.map((each) => each.term).sort((a, b) => rawDay(from, a).localeCompare(rawDay(from, b)))[0] ?? null;
}

function rawDay(start: string, term: string): string {
  return lastDay({ law: 'letter', start: Temporal.PlainDate.from(start), term }).lastDay.toString();
}

/** Something that a client must do, on or after the day of the letter. */
function isOfTheClient(each: StatedDay, start: string | null): boolean {
  if (each.topic === 'authority' || (each.topic === 'other' && each.loose)) return false;
  return start === null || each.day >= start;
}
