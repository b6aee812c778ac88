import type { Definition, Stage } from '../definitions/index.ts';
import type { EventFacts } from './documents.ts';
import { dayOfFacts } from './start-day.ts';

/** Something that was recorded: what, which days, and whether it still stands. */
export interface Happened {
  id: string;
  happening: string;
  facts: EventFacts;
  cancelled: boolean;
}

/**
 * `behind`: was reached and left. `skipped`: others behind it were reached without it. `here`: reached, and nothing after
 * it is. `ahead`: may still come from where we are. `off`: not on any way from here.
 */
type StageState = 'behind' | 'skipped' | 'here' | 'ahead' | 'off';

export interface StageNow {
  stage: Stage;
  state: StageState;
  /** The day on which it was reached; null when it was not, or its day is still to be fixed. */
  since: string | null;
  /** The event that put us there. */
  event: string | null;
}

/** Where somebody is in a procedure: pure, and the same whatever the order in which events were written down. */
export function stagesOn(definition: Definition, begun: string, events: readonly Happened[]): StageNow[] {
  const { stages } = definition;
  const reached = new Map(stages.flatMap((stage) => reachedBy(stage, begun, events)));
  const below = descendants(stages);
  const isLeft = ({ id }: Stage) => [...(below.get(id) ?? [])].some((next) => reached.has(next));
  const ended = stages.some(({ id, ends }) => ends && reached.has(id));
  const isHere = (stage: Stage) => reached.has(stage.id) && !isLeft(stage) && (!ended || stage.ends);
  const here = stages.filter(isHere);
  const before = (stage: Stage) =>
    isLeft(stage) && [...(below.get(stage.id) ?? [])].some((next) => here.some(({ id }) => id === next));
  const after = ({ id }: Stage) => here.some((one) => below.get(one.id)?.has(id));
  const stateOf = (stage: Stage): StageState => {
    if (isHere(stage)) return 'here';
    if (reached.has(stage.id)) return 'behind';
    if (after(stage)) return 'ahead';
    return before(stage) ? 'skipped' : 'off';
  };
  return stages.map((stage) => ({
    stage,
    state: stateOf(stage),
    since: reached.get(stage.id)?.since ?? null,
    event: reached.get(stage.id)?.event ?? null,
  }));
}

/** Has the procedure come to one of its ends? */
export const hasEnded = (stages: readonly StageNow[]): boolean =>
  stages.some(({ stage, state }) => stage.ends && state === 'here');

type Reached = { since: string | null; event: string | null };

/** Of several events that lead to one stage the latest puts us there. */
function reachedBy(stage: Stage, begun: string, events: readonly Happened[]): [string, Reached][] {
  if (stage.startedBy === undefined) return [[stage.id, { since: begun, event: null }]];
  const latest = events
    .filter(({ happening, cancelled }) => !cancelled && stage.startedBy?.includes(happening))
    .map(({ id, facts }) => ({ event: id, since: dayOfFacts(facts) }))
    .sort((a, b) => (a.since ?? '9999').localeCompare(b.since ?? '9999') || a.event.localeCompare(b.event))
    .at(-1);
  return latest ? [[stage.id, latest]] : [];
}

/** What can come after each stage, however far. Definitions have no circles (checked when they are read). */
function descendants(stages: readonly Stage[]): Map<string, Set<string>> {
  const leads = new Map(stages.map(({ id, leadsTo }) => [id, leadsTo]));
  const below = new Map<string, Set<string>>();
  const walk = (id: string): Set<string> => {
    const known = below.get(id);
    if (known) return known;
    const all = new Set<string>();
    below.set(id, all);
    for (const next of leads.get(id) ?? []) {
      all.add(next);
      for (const later of walk(next)) all.add(later);
    }
    return all;
  };
  for (const { id } of stages) walk(id);
  return below;
}
