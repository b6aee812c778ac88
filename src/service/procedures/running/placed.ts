import type { ClearCopy } from '#app/service/limit-counting/index.ts';
import type { Definition } from '../definitions/index.ts';
import type { OpenLimit } from '../limit-row.ts';
import type { Happened, StageNow } from './standing.ts';
import { type WantedLimit, wantedLimits } from './wanted-limits.ts';

/** A limit that still runs and counts the same thing from the same day. */
export const isSameDay = (clear: ClearCopy, want: Pick<WantedLimit, 'term' | 'start' | 'days'>) =>
  clear.catalogueId === want.term && clear.state === 'open' && clear.start === (want.start ?? want.days.lastDay);

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
    const { clear, origin } = limit.document;
    if (origin.step?.procedure === procedure) return [{ stage: origin.step.stage, limit }];
    const shared = wanted.find((want) => !want.isOver && isSameDay(clear, want));
    return shared ? [{ stage: shared.stage, limit }] : [];
  });
}
