import type { Definition } from '../definitions/index.ts';
import type { OpenEvent, RunningProcedure } from './rows.ts';

/** An event of another procedure that tells the same decision. */
export interface Sister {
  procedure: RunningProcedure;
  event: OpenEvent;
}

/**
 * The same decision on the maps of other procedures: the refusal that ends an application is also the one that is
 * objected to. It came by the same letter, or has the very same days and starts the same term.
 */
export function sistersOf(
  procedures: readonly RunningProcedure[],
  own: Pick<RunningProcedure, 'id' | 'definition'>,
  { document }: Pick<OpenEvent, 'document'>,
): Sister[] {
  const terms = termsFrom(own.definition, document.happening);
  return procedures
    .filter(({ id }) => id !== own.id)
    .flatMap((procedure) =>
      procedure.events
        .filter((event) => isSameDecision(document, event.document))
        .filter((event) => termsFrom(procedure.definition, event.document.happening).some((one) => terms.includes(one)))
        .map((event) => ({ procedure, event })),
    );
}

type Told = OpenEvent['document'];

function isSameDecision(one: Told, other: Told): boolean {
  if (one.document !== null && other.document !== null) return one.document.id === other.document.id;
  return isEqual(one.facts.days, other.facts.days) && one.facts.lawyerDay === other.facts.lawyerDay;
}

function isEqual(one: Told['facts']['days'], other: Told['facts']['days']): boolean {
  const words = (days: typeof one) => JSON.stringify(Object.entries(days).sort(([a], [b]) => a.localeCompare(b)));
  return words(one) === words(other) && Object.keys(one).length > 0;
}

/** The terms that begin with a happening. */
export const termsFrom = ({ stages }: Definition, happening: string): string[] =>
  stages.flatMap(({ limits }) => limits.filter(({ from }) => from === happening).map(({ term }) => term));
