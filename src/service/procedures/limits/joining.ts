import { isFatal, type Joined, type LimitDocument } from '#app/service/limit-counting/index.ts';
import { waitingIn } from './later-day.ts';
import type { LetterDays } from './limit-acts.ts';
import { drivingDayOf, type OpenLimit } from './limit-row.ts';

/**
 * Two limits of one decision: the one on the map runs on when they are joined, the one of the letter stops. Of two
 * letters the one that tells the decision itself runs on, or the one that was confirmed first.
 */
export interface Pair {
  runs: OpenLimit;
  stops: OpenLimit;
}

/** The limits of one case that look like one: two letters tell one decision, or its letter and the map do. */
export function pairsIn(limits: readonly OpenLimit[]): Pair[] {
  const candidates = limits.filter(canBeJoined).toSorted(byRank);
  return candidates.flatMap((stops, at) => {
    if (stops.document.origin.step !== null) return [];
    const same = candidates
      .slice(0, at)
      .filter((runs) => !isKeptApart(runs, stops) && isSameDecision(runs.document, stops.document));
    // Of two of one last day the one that is kept to on the same day.
    const runs = same.find((one) => drivingDayOf(one) === drivingDayOf(stops)) ?? same[0];
    return runs === undefined ? [] : [{ runs, stops }];
  });
}

/** What waits for a second person is settled first. What was said by telephone hangs on its own limit. */
const canBeJoined = ({ document }: OpenLimit): boolean => {
  const { state, purpose } = document.clear;
  return state === 'open' && purpose === 'act' && document.said === null && waitingIn(document) === null;
};

const isKeptApart = (one: OpenLimit, other: OpenLimit): boolean =>
  one.document.apart.includes(other.id) || other.document.apart.includes(one.id);

/** Which of two runs on: on the map, of the law, of the decision's own letter, confirmed first. */
function byRank(one: OpenLimit, other: OpenLimit): number {
  const ranks = ({ document: { origin, clear } }: OpenLimit) =>
    [origin.step === null, clear.catalogueId === 'letter', retells(origin.kind)].map(Number).join('');
  const first = ({ id, document }: OpenLimit) => `${document.changes[0]?.at} ${id}`;
  return ranks(one).localeCompare(ranks(other)) || first(one).localeCompare(first(other));
}

/** It tells what another letter decides: nobody knew what it is, or it comes from the lawyer. */
const retells = (kind: string): boolean => kind === 'unknown' || kind.startsWith('advocaat_');

function isSameDecision(runs: LimitDocument, stops: LimitDocument): boolean {
  const [one, other] = [runs.origin, stops.origin];
  if (one.letter !== null && one.letter === other.letter) return isSameOnMap(runs, stops);
  if (one.letter !== null && other.letter !== null) return isToldTwice(runs, stops);
  return isSameOnMap(runs, stops) || (one.step !== null && other.letter !== null && isToldTwice(runs, stops));
}

/** Counts a limit on the map the same thing as one of a letter: from the same day, or from a decision of the same day? */
function isSameOnMap(onMap: LimitDocument, ofLetter: LimitDocument): boolean {
  if (onMap.origin.step === null || onMap.clear.catalogueId !== ofLetter.clear.catalogueId) return false;
  if (onMap.clear.start === ofLetter.clear.start) return true;
  // What counts from another last day is the same only when that day is.
  if (onMap.inputs !== null && onMap.inputs.after !== null) return false;
  const days = daysOf(onMap);
  return daysOf(ofLetter).some((day) => days.includes(day));
}

/** Do two letters tell one decision: the same kind, or one that retells it; about the same day, or to the same last day? */
function isToldTwice(one: LimitDocument, other: LimitDocument): boolean {
  const kinds = [one.origin.kind, other.origin.kind];
  if (kinds[0] !== kinds[1] && !kinds.some(retells)) return false;
  if (isOtherAct(one.origin.act, other.origin.act)) return false;
  const terms = [one.clear.catalogueId, other.clear.catalogueId];
  const isSameTerm = terms[0] === terms[1];
  if (!isSameTerm && !terms.includes('letter')) return false;
  // What one person may let go takes in nothing that one person may not.
  if (isFatal(one.clear.catalogueId) !== isFatal(other.clear.catalogueId)) return false;
  if (one.clear.lastDay === other.clear.lastDay) return true;
  if (!isNear(one.clear.start, other.clear.start)) return false;
  // A day that is only named is another one on another day, unless a copy counts it from its own date.
  return terms.includes('letter') ? kinds.includes(copy) && isNear(one.clear.lastDay, other.clear.lastDay) : isSameTerm;
}

/** An appeal is no objection, though both end on one day; where a letter names no act it may be either. */
const isOtherAct = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plainAct(one) !== plainAct(other);

/** Letters call an appeal against a sentence "hoger beroep" too. */
const plainAct = (act: string): string => (act === 'criminal_appeal' ? 'higher_appeal' : act);

/** A copy comes days after the letter, and its own date is taken for that of the decision. */
const copyFollowsWithin = 14;
const copy = 'advocaat_kopie';

function isNear(one: string, other: string): boolean {
  const [from = one, to = other] = [one, other].sort();
  return to <= Temporal.PlainDate.from(from).add({ days: copyFollowsWithin }).toString();
}

const daysOf = ({ origin, inputs }: LimitDocument): string[] =>
  [
    ...(inputs?.candidates ?? []),
    { kind: 'letter', day: origin.letterDate },
    { kind: 'sent', day: origin.sentDate },
  ].flatMap(({ kind, day }) => (day === null ? [] : [`${kind} ${day}`]));

/**
 * The letters that tell the decision of a limit, or another one of its term: they show nothing of what was filed against it.
 */
export function lettersOf(limit: OpenLimit, limits: readonly OpenLimit[]): ReadonlySet<string> {
  const { clear } = limit.document;
  const others = limits.filter(
    ({ document }) =>
      (clear.catalogueId !== 'letter' && document.clear.catalogueId === clear.catalogueId) ||
      [isSameDecision(limit.document, document), isSameDecision(document, limit.document)].includes(true),
  );
  return new Set([limit, ...others].flatMap(({ document }) => toldBy(document)));
}

const toldBy = ({ origin, changes }: LimitDocument): string[] =>
  [origin.letter, ...changes.map(({ letter }) => letter)].filter((letter) => letter != null);

/** The limit that runs on for this one, however often that one was joined to another itself. */
export function runsFor(limit: OpenLimit, limits: readonly OpenLimit[]): OpenLimit {
  const next = limits.find(({ id }) => id === limit.document.joined?.to);
  return next === undefined ? limit : runsFor(next, limits);
}

/** What the limit that runs on takes over: the letter, and its day where that is the earlier one. */
export function takenOver({ runs, stops }: Pair): LetterDays {
  const { step: _own, ...own } = runs.document.origin;
  const { step: _none, ...ofLetter } = stops.document.origin;
  const { more } = stops.document;
  return { origin: own.letter === null ? ofLetter : own, days: { drivingDay: drivingDayOf(stops), more } };
}

/** What a limit is, as it is kept beside what becomes of it. */
export function contentOf({ clear, counted, inputs, more, origin, metBy }: LimitDocument): Joined['before'] {
  return { clear, counted, inputs, more, origin, metBy };
}
