import { type LimitId, lastDay, limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay } from './stated-days.ts';
import type { StatedTerm } from './stated-terms.ts';
import type { Topic } from './topics.ts';

/** Nobody is asked for papers within half a year: that long only an authority takes for itself. */
export function isShort(term: string): boolean {
  return lastDayByLetter('2026-01-01', term) <= '2026-04-15';
}

/** "Binnen 14 dagen na dagtekening", for what no limit of the law covers: the day that it comes to. To pay, it runs from the letter if need be. */
export function countedFrom(start: string | null, { from, to, term, topic, runsFromLetter }: StatedTerm): StatedDay[] {
  if (start === null || !isShort(term) || (topic !== 'pay' && !(runsFromLetter && ofLetterOnly.has(topic)))) return [];
  return [{ from, to, topic, day: lastDayByLetter(start, term), loose: false }];
}

const ofLetterOnly: ReadonlySet<Topic> = new Set(['send', 'view', 'insure', 'renew', 'other']);

/** A limit of the catalogue of which the letter gives the day and no length. */
export function statedAs(id: LimitId, stated: StatedDay): Deadline {
  return { ...onlyStated(stated), what: id, statedLastDay: stated.day, basis: limitDefinition(id)?.basis ?? 'letter' };
}

/** A limit of which the letter gives the day and the law no rule. */
export function onlyStated(stated: StatedDay): Deadline {
  return {
    what: 'letter',
    lastDay: stated.day,
    drivingDay: safe(stated),
    statedLastDay: stated.day,
    law: 'letter',
    basis: 'the letter',
  };
}

/** The day itself, or the one before where the letter says “before”. */
export function safe(stated: StatedDay): string {
  return stated.loose ? Temporal.PlainDate.from(stated.day).subtract({ days: 1 }).toString() : stated.day;
}

/** The one that drives, for no day is taken too late. */
export function earliestStated(days: readonly StatedDay[]): StatedDay | null {
  return [...days].sort((a, b) => safe(a).localeCompare(safe(b)))[0] ?? null;
}

/** The latest of these days. */
export function latestStated(days: readonly StatedDay[]): StatedDay | null {
  return [...days].sort((a, b) => b.day.localeCompare(a.day))[0] ?? null;
}

/** The shortest of these terms, as it would run from that day. */
export function shortest(terms: readonly StatedTerm[], start: string | null): string | null {
  const from = start ?? '2026-01-01';
  return (
    terms
      .map((each) => each.term)
      .sort((a, b) => lastDayByLetter(from, a).localeCompare(lastDayByLetter(from, b)))[0] ?? null
  );
}

/** The last day of a term as a letter counts it, which no weekend moves. */
export function lastDayByLetter(start: string, term: string): string {
  return lastDay({ law: 'letter', start: Temporal.PlainDate.from(start), term }).lastDay.toString();
}
