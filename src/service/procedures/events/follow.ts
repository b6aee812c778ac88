import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Recounted } from '../limits/index.ts';
import { drivingDayOf, lastTurn, numberIn, type OpenLimit } from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { type Happened, stagesOn } from '../running/index.ts';
import { isSameDay } from './placed.ts';
import { firstNow, repeated, type WantedLimit, wantedLimits } from './wanted-limits.ts';

/** An event as the engine sees it. */
export const happenedOf = ({ events }: Pick<RunningProcedure, 'events'>): Happened[] =>
  events.map(({ id, document: { happening, facts, cancelled } }) => ({ id, happening, facts, cancelled }));

/** Where the client is in a running procedure. */
export const standingOf = (procedure: Pick<RunningProcedure, 'definition' | 'document' | 'events'>) =>
  stagesOn(procedure.definition, procedure.document.begun, happenedOf(procedure));

/** What is to be done so that the limits of a procedure are in step with its events. */
export interface FollowPlan {
  begin: { want: WantedLimit; counted: Recounted }[];
  /** Limits that stay, with how they are counted now. */
  follow: { limit: OpenLimit; counted: Recounted }[];
  /** Open limits that nothing asks for any more. */
  gone: OpenLimit[];
}

/** Compares what the events ask for with the limits that stand: pure; nothing is written. */
export function followPlan(procedure: RunningProcedure, limits: readonly OpenLimit[], now: string): FollowPlan {
  const wanted = wantedLimits(procedure.definition, standingOf(procedure), happenedOf(procedure));
  const keys = new Set(wanted.map(({ key }) => key));
  const unasked = limits.filter((one) => {
    const key = keyIn(one, procedure.id);
    return key !== null && !keys.has(key);
  });
  const plan: FollowPlan = { begin: [], follow: [], gone: [] };
  const renamed = new Set<OpenLimit>();
  for (const want of wanted) {
    const keyed = limits.filter((one) => keyIn(one, procedure.id) === want.key);
    const own = keyed.length > 0 ? keyed : underOldKey(unasked, want).filter((one) => !renamed.has(one));
    for (const limit of own) renamed.add(limit);
    const same = own.length > 0 ? own : sameLimits(limits, procedure, want);
    if (same.length === 0 && !isLeftOut(procedure, want) && isToBegin(want, now) && !isBegun(plan, want))
      plan.begin.push({ want, counted: recountedOf(procedure, firstNow(want, now)) });
    const left = same.filter((one) => isLeftBehind(procedure, one));
    for (const limit of left) renamed.add(limit);
    const standing = same
      .filter((one) => own.includes(one) || one.document.origin.step === null || left.includes(one))
      .filter((one) => !runsElsewhere(one, want, { limits, unasked }));
    for (const limit of standing)
      plan.follow.push({ limit, counted: recountedOf(procedure, repeated(want, numberOf(limit))) });
  }
  plan.gone = unasked.filter((one) => isOpen(one) && !renamed.has(one) && !isTakenBack(one));
  return plan;
}

/** Told twice at once, it begins once. */
const isBegun = ({ begin }: FollowPlan, { term, start, days }: WantedLimit): boolean =>
  begin.some(({ want }) => want.term === term && want.start === start && want.days.lastDay === days.lastDay);

/** Its event was taken back while it still runs: the same decision, told anew, takes it over. */
function isLeftBehind({ id, events }: RunningProcedure, { document }: OpenLimit): boolean {
  const { step } = document.origin;
  if (step?.procedure !== id) return false;
  return events.find((event) => event.id === step.event)?.document.cancelled === true;
}

/**
 * Its event stands again, and the same decision was told anew in between: what was told then runs on for both, unless it
 * would be kept to later.
 */
function runsElsewhere(
  limit: OpenLimit,
  want: WantedLimit,
  { limits, unasked }: { limits: readonly OpenLimit[]; unasked: readonly OpenLimit[] },
): boolean {
  if (isOpen(limit) || !isTakenBack(limit)) return false;
  return limits
    .filter((one) => !unasked.includes(one) && isSameDay(one.document, want))
    .some((one) => drivingDayOf(one) <= drivingDayOf(limit));
}

/** A person left this term out when the letter of the event was confirmed, and said why. */
const isLeftOut = ({ events }: RunningProcedure, { event, term }: WantedLimit): boolean =>
  events.find(({ id }) => id === event)?.document.without.includes(term) === true;

/**
 * Would following change it: is it counted from something else, or is it at another stage? What was asked for already
 * waits for a second person.
 */
export function isToFollow({ document }: OpenLimit, { inputs, step }: Recounted): boolean {
  const { waiting } = document;
  const followed = waiting !== null && ['event', 'version'].includes(waiting.what) ? waiting.next : document;
  return JSON.stringify([followed.inputs, followed.origin.step]) !== JSON.stringify([inputs, step]);
}

/** Taken back because its event was, or because no stage asked for it, or to be so: it runs again when one does. */
export const isTakenBack = ({ document }: OpenLimit): boolean =>
  document.clear.state === 'dropped' ? isGoing(lastTurn(document)) : isGoing(document.waiting?.what);

/** Does this act let a limit go because what it hangs on is gone? */
export const isGoing = (what: string | undefined) => what === 'event-gone' || what === 'version-gone';

/**
 * In another version a limit can be at another stage, or be another variant: it is still the same one of the same
 * event.
 */
const underOldKey = (unasked: readonly OpenLimit[], { term, event }: WantedLimit) =>
  unasked.filter(({ document: { clear, origin } }) => clear.catalogueId === term && origin.step?.event === event);

/**
 * A limit of a stage that is behind is not begun any more, but for a last day of ours that lies ahead: whoever writes
 * the bill of the court down after the judgment must see its day, as if it had been written down in time.
 */
function isToBegin(want: WantedLimit, now: string): boolean {
  if (!want.isOver) return !isHistory(want, now);
  return limitDefinition(want.term)?.kind === 'statutory' && want.days.drivingDay >= now;
}

/**
 * So long after a last day of ours nothing can be done with it: whoever tells a whole history gets no list of old
 * misses.
 */
const daysOfUse = 90;

const isHistory = ({ days }: WantedLimit, now: string) =>
  days.purpose === 'act' && days.drivingDay < Temporal.PlainDate.from(now).subtract({ days: daysOfUse }).toString();

const isOpen = ({ document }: OpenLimit) => document.clear.state === 'open';

/** The key of a limit that follows from this procedure, without the number of what comes again; null for another. */
function keyIn({ document }: OpenLimit, procedure: string): string | null {
  const { step } = document.origin;
  return step?.procedure === procedure ? numberIn(step.key).base : null;
}

const numberOf = ({ document }: OpenLimit) => numberIn(document.origin.step?.key ?? '').number;

/**
 * What is the same limit already: the letter of this event started it when it was confirmed (then it is taken over), or
 * the same refusal is in another procedure of the client. One term to object is never two.
 */
function sameLimits(limits: readonly OpenLimit[], { events }: RunningProcedure, want: WantedLimit): OpenLimit[] {
  const letter = events.find(({ id }) => id === want.event)?.document.document;
  return limits.filter(({ document }) => {
    const { origin, clear } = document;
    if (clear.catalogueId !== want.term) return false;
    return (letter?.kind === 'letter' && origin.letter === letter.id) || isSameDay(document, want);
  });
}

const recountedOf = (
  procedure: RunningProcedure,
  { start, days, inputs, stage, event, key }: WantedLimit,
): Recounted => ({
  start,
  days,
  inputs,
  step: { procedure: procedure.id, event, stage, key },
});
