import type { DeclaredTerm } from '#app/service/deadlines/index.ts';
import type { Stage, Structure } from './definition.ts';

/** A term in the stages in which it runs. */
export type RunOfTerm = Exclude<DeclaredTerm['runs'], 'ours'>[number] & { term: string };

/** Where terms run, as they declare it; one that forgot to is named by a test. */
export const runsOf = (terms: Readonly<Record<string, Pick<Partial<DeclaredTerm>, 'runs'>>>): RunOfTerm[] =>
  Object.entries(terms).flatMap(([term, { runs = [] }]) =>
    runs === 'ours' ? [] : runs.map((run) => ({ ...run, term })),
  );

/** A procedure with the limits of its stages: in the order in which their happenings open the stage. */
export function withRuns(structure: Structure, runs: readonly RunOfTerm[]): Structure {
  return {
    ...structure,
    stages: structure.stages.map((stage) => ({
      ...stage,
      limits: [...stage.limits, ...limitsOf(stage, structure, runs)],
    })),
  };
}

function limitsOf({ id, startedBy = [] }: Stage, { version }: Structure, runs: readonly RunOfTerm[]): Stage['limits'] {
  const place = ({ from }: RunOfTerm) => (startedBy.includes(from) ? startedBy.indexOf(from) : startedBy.length);
  return runs
    .filter(({ stages, since = 1 }) => stages.includes(id) && since <= version)
    .toSorted((one, other) => place(one) - place(other))
    .map(({ term, from, variant, after }) => ({
      term,
      from,
      ...(variant === undefined ? {} : { variant }),
      ...(after === undefined ? {} : { after }),
    }));
}

/** Stages in which a term should run, and that are in no procedure. */
export function strayRuns(runs: readonly RunOfTerm[], structures: readonly (readonly [string, Structure])[]): string[] {
  const known = new Set(structures.flatMap(([, { stages }]) => stages.map(({ id }) => id)));
  return runs.flatMap(({ term, stages }) =>
    stages.filter((id) => !known.has(id)).map((id) => `${term}: runs: unknown stage: ${id}`),
  );
}
