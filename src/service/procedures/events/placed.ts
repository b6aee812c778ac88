import type { LimitDocument } from '#app/service/limit-counting/index.ts';
import type { Definition } from '../definitions/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import type { Happened, StageNow } from '../running/index.ts';
import { type WantedLimit, wantedLimits } from './wanted-limits.ts';

/**
 * A limit that still runs and counts the same thing from the same day, or from the same letter or sending: one of us
 * knew the day on the letter, the other only the day of sending.
 */
export function isSameDay(
  { clear, inputs, origin }: Pick<LimitDocument, 'clear' | 'inputs' | 'origin'>,
  want: Pick<WantedLimit, 'term' | 'start' | 'days' | 'inputs'>,
): boolean {
  if (clear.catalogueId !== want.term || clear.state !== 'open') return false;
  const start = want.start ?? want.days.lastDay;
  // What counts from another last day is the same only when that day is.
  if (clear.start === start || want.inputs.after !== null || (inputs !== null && inputs.after !== null))
    return clear.start === start;
  const days = [
    ...(inputs?.candidates ?? []),
    { kind: 'letter', day: origin.letterDate },
    { kind: 'sent', day: origin.sentDate },
  ];
  return want.inputs.candidates.some(({ kind, day }) => days.some((one) => one.kind === kind && one.day === day));
}

export interface PlacedLimit {
  stage: string;
  limit: OpenLimit;
}

/** The limits that are on the map of a procedure, each at its stage: its own, and those it shares with another one. */
export function placedLimits(
  procedure: string,
  definition: Definition,
  happened: { stages: readonly StageNow[]; events: readonly Happened[] },
  limits: readonly OpenLimit[],
): PlacedLimit[] {
  const wanted = wantedLimits(definition, happened.stages, happened.events);
  return limits.flatMap((limit): PlacedLimit[] => {
    const { origin } = limit.document;
    if (origin.step?.procedure === procedure) return [{ stage: origin.step.stage, limit }];
    const shared = wanted.find((want) => !want.isOver && isSameDay(limit.document, want));
    return shared ? [{ stage: shared.stage, limit }] : [];
  });
}
