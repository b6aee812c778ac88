import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { type Definition, definitions, type Stage, type StageWords } from '../definitions/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { limitAfter } from '../limits/index.ts';
import type { OpenEvent, RunningProcedure } from '../running/index.ts';
import { followPlan, isTakenBack, standingOf } from './follow.ts';

/** A limit beside itself: the day that is kept to now, and by the newer version. Null: it is not there (any more). */
export interface LimitBeside {
  /** The limit that stands; null for one that begins. */
  limit: OpenLimit | null;
  term: string;
  old: string | null;
  next: string | null;
}

/** What would change if a procedure went on by the newest version. Nothing of it is written. */
export interface NewerVersion {
  from: Definition;
  to: Definition;
  /** Where the client stands. */
  here: { old: Stage[]; next: Stage[] };
  stages: { added: Stage[]; gone: Stage[]; reworded: Stage[] };
  limits: LimitBeside[];
  /** What happened and the newer version does not know: it stays to be read, and nothing follows from it. */
  unknown: OpenEvent[];
  /** Stands for all of this: whoever goes over goes over to what was shown. */
  mark: string;
}

/** Compares the version by which a procedure runs with the newest; null when it runs by that one. */
export function newerVersion(
  procedure: RunningProcedure,
  limits: readonly OpenLimit[],
  now: string,
): NewerVersion | null {
  const to = procedure.newer === null ? null : definitions().find(procedure.document.key);
  if (to === null) return null;
  const { definition: from, events } = procedure;
  const next = { ...procedure, definition: to };
  const known = new Set(to.happenings.map(({ code }) => code));
  const compared = {
    from,
    to,
    here: { old: hereIn(procedure), next: hereIn(next) },
    stages: stagesBeside(from, to),
    limits: limitsBeside(next, limits, now),
    unknown: events.filter(({ document }) => !known.has(document.happening)),
  };
  return { ...compared, mark: markOf(procedure, compared) };
}

const hereIn = (procedure: RunningProcedure) =>
  standingOf(procedure)
    .filter(({ state }) => state === 'here')
    .map(({ stage }) => stage);

function stagesBeside(from: Definition, to: Definition): NewerVersion['stages'] {
  const added = to.stages.filter(({ id }) => !from.stages.some((one) => one.id === id));
  return {
    added,
    gone: from.stages.filter(({ id }) => !to.stages.some((one) => one.id === id)),
    reworded: to.stages.filter((stage) => !added.includes(stage) && !isSaidAlike(from, to, stage)),
  };
}

function isSaidAlike(from: Definition, to: Definition, { id }: Stage): boolean {
  const both = ({ words }: Definition) => JSON.stringify([inOrder(words.nl.stages[id]), inOrder(words.en.stages[id])]);
  return both(from) === both(to);
}

const inOrder = (words: StageWords | undefined) => Object.entries(words ?? {}).sort(([a], [b]) => a.localeCompare(b));

function limitsBeside(next: RunningProcedure, limits: readonly OpenLimit[], now: string): LimitBeside[] {
  const plan = followPlan(next, limits, now);
  const kept = plan.follow.flatMap(({ limit, counted }): LimitBeside[] => {
    const { clear } = limit.document;
    if (clear.state !== 'open' && !isTakenBack(limit)) return [];
    const changed = limitAfter(limit.document, { what: 'version', counted, reason: null })?.clear ?? clear;
    const day = clear.state === 'open' ? clear.drivingDay : null;
    return [{ limit, term: clear.catalogueId, old: day, next: changed.drivingDay }];
  });
  const begun = plan.begin.map(
    ({ want, counted }): LimitBeside => ({ limit: null, term: want.term, old: null, next: counted.days.drivingDay }),
  );
  const gone = plan.gone.map(
    (limit): LimitBeside => ({
      limit,
      term: limit.document.clear.catalogueId,
      old: limit.document.clear.drivingDay,
      next: null,
    }),
  );
  return [...gone, ...begun, ...kept].sort((a, b) => Number(isKept(a)) - Number(isKept(b)) || day(a) - day(b));
}

/** Its day stays as it is. */
export const isKept = ({ old, next }: LimitBeside) => old === next;

const day = ({ old, next }: LimitBeside) => Date.parse(old ?? next ?? '');

function markOf(
  { version }: RunningProcedure,
  { from, to, here, limits, unknown }: Omit<NewerVersion, 'mark'>,
): string {
  const seen = {
    versions: [version, from.version, to.version],
    here: here.next.map(({ id }) => id),
    limits: limits.map(({ limit, term, old, next }) => [limit?.id ?? '', term, old ?? '', next ?? '']),
    unknown: unknown.map(({ id }) => id),
  };
  return sha256(canonical(seen)).toString('hex');
}
