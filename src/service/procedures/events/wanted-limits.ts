import { changedVariant, limitDefinition } from '#app/service/deadlines/index.ts';
import { countLimit, type LimitDays, type LimitInputs } from '#app/service/limit-counting/index.ts';
import type { Definition, StageLimit } from '../definitions/index.ts';
import { numbered } from '../limits/index.ts';
import type { Happened, StageNow } from '../running/index.ts';
import { candidatesOf, type DayCandidate, startFor } from '../running/index.ts';

/** A limit that follows from what happened, counted. */
export interface WantedLimit {
  /** Stays the same when its days change: stage, term, variant and event. */
  key: string;
  stage: string;
  event: string;
  term: string;
  start: string | null;
  days: LimitDays;
  inputs: LimitInputs;
  /** Its stage is behind: one that stands is left to a person, and only a last day of ours that lies ahead still begins. */
  isOver: boolean;
}

/** Every limit of a reached stage whose start is known: pure, and the same whatever the order of recording. */
export function wantedLimits(
  definition: Definition,
  stages: readonly StageNow[],
  events: readonly Happened[],
): WantedLimit[] {
  const inOrder = [...events].filter(({ cancelled }) => !cancelled).sort((a, b) => a.id.localeCompare(b.id));
  return stages
    .filter(({ state }) => state === 'here' || state === 'behind')
    .flatMap(({ stage, state }) =>
      stage.limits.flatMap((limit) =>
        inOrder
          .filter(({ happening }) => happening === limit.from)
          .flatMap((event): WantedLimit[] => {
            const counted = countedFrom(limit, event, {
              stage: stage.id,
              isAppointment: isAppointment(definition, limit.from),
              takesStated: takesStated(definition, limit.from),
            });
            if (counted === null) return [];
            const { term, variant, after } = limit;
            const key = [stage.id, term, variant ?? '', after ?? '', event.id].join(' ');
            return [{ key, stage: stage.id, event: event.id, term, isOver: state === 'behind', ...counted }];
          }),
      ),
    );
}

/** The n-th time of a limit that comes again: it counts from the last day of the one before. */
export function repeated(want: WantedLimit, number: number): WantedLimit {
  let now = want;
  for (let turn = 2; turn <= number; turn += 1) {
    const start = now.days.counted?.lastDay ?? now.days.lastDay;
    const days = countLimit({ what: want.term, start, term: null, stated: null, safest: null });
    if (days) now = { ...want, key: numbered(want.key, turn), start, days };
  }
  return now;
}

/** The first time that is not over yet, when something of long ago is written down: nobody reports for last year. */
export function firstNow(want: WantedLimit, today: string): WantedLimit {
  if (!limitDefinition(want.term)?.repeats) return want;
  let number = 1;
  while (repeated(want, number).days.lastDay < today && number < 60) number += 1;
  return repeated(want, number);
}

/** Limits whose last day only the letter can tell: the form asks for it. */
export function needsStatedDay(definition: Definition, happening: string): boolean {
  return (
    !isAppointment(definition, happening) &&
    definition.stages.some(({ limits }) =>
      limits.some(({ term, from }) => from === happening && limitDefinition(term)?.counts.length === 0),
    )
  );
}

/** A day that the letter names is that of the one thing we must do after it; where there are more, nobody can tell of which. */
function takesStated({ stages }: Definition, happening: string): boolean {
  const toDo = stages.flatMap(({ limits }) =>
    limits.filter(({ term, from }) => from === happening && limitDefinition(term)?.for === 'act'),
  );
  return toDo.length === 1;
}

const isAppointment = ({ happenings }: Definition, code: string) =>
  happenings.some((one) => one.code === code && one.of === 'appointment');

function countedFrom(
  { term, from: happening, variant: wanted, after: before }: StageLimit,
  { facts }: Happened,
  { stage, isAppointment, takesStated }: { stage: string; isAppointment: boolean; takesStated: boolean },
): Pick<WantedLimit, 'start' | 'days' | 'inputs'> | null {
  const definition = limitDefinition(term);
  if (definition === null) return null;
  const after = before ?? null;
  const purpose = definition.for;
  const event = startFor(facts, purpose);
  const variant = changedVariant(term, { stage, from: happening }, event) ?? wanted ?? null;
  // What has no length ends with the appointment itself, or on the day that the letter names.
  const named = takesStated || definition.counts.length === 0 ? facts.stated : null;
  const stated = definition.counts.length === 0 && isAppointment ? event : named;
  const from = (day: string | null) => ({ what: term, start: day, term: null, stated, safest: null, variant });
  const startOf = (day: string | null) => (after === null ? day : lastDayOf(after, day));
  const start = startOf(event);
  const counted = countLimit(from(start));
  if (counted === null) return null;
  const days = withOtherStarts(counted, candidatesOf(facts), (day) => countLimit(from(startOf(day))));
  const chosen = facts.lawyerDay === null ? (purpose === 'act' ? 'earliest' : 'latest') : 'lawyer';
  const inputs: LimitInputs = {
    candidates: candidatesOf(facts),
    chosen: start === null ? 'stated' : chosen,
    certainty: facts.certainty,
    stated: named,
    variant,
    after,
    ...(facts.lawyerDay === null ? {} : { lawyerDay: facts.lawyerDay }),
  };
  return {
    start,
    // A start that was itself counted is not to be had from the clear columns alone.
    days: after === null ? days : { ...days, recomputable: false },
    inputs,
  };
}

/** What the day would be from the other days of the letter: all readings are kept. */
function withOtherStarts(
  days: LimitDays,
  candidates: readonly DayCandidate[],
  count: (day: string) => LimitDays | null,
): LimitDays {
  if (days.counted === null) return days;
  const others = candidates.flatMap(({ kind, day }) => {
    const other = count(day);
    if (other === null || other.lastDay === days.lastDay) return [];
    return [{ lastDay: other.lastDay, code: `other-start-${kind}`, basis: days.counted?.legalBasis ?? '' }];
  });
  return { ...days, counted: { ...days.counted, readings: [...days.counted.readings, ...others] } };
}

function lastDayOf(term: string, start: string | null): string | null {
  return countLimit({ what: term, start, term: null, stated: null, safest: null })?.lastDay ?? null;
}
