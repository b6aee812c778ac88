import type { LimitDocument } from '#app/service/limit-counting/index.ts';
import { dayKinds, type EventDocument, type EventFacts } from '../running/index.ts';

/** Something that an event says of its day: the same word as long as it says the same. */
type Says = (facts: EventFacts) => string | null;

const says: readonly Says[] = [
  ...dayKinds.map(
    (kind): Says =>
      ({ days }) =>
        days[kind] ?? null,
  ),
  ({ lawyerDay }) => lawyerDay,
];
/** A last day that the letter names gives nobody more time: it matters only where the limit was counted from one. */
const stated: Says = (facts) => facts.stated;

/**
 * Who wrote down what an event says and a limit is not yet counted from, with whoever wrote last: a later day does not
 * become somebody else's because a colleague added a word to the event since.
 */
export function writersOf({ facts, changes }: EventDocument, { inputs }: Pick<LimitDocument, 'inputs'>): string[] {
  const counted = inputs === null ? null : factsOf(inputs);
  const writers = [...says, ...(counted?.stated == null ? [] : [stated])]
    .filter((said) => counted === null || said(counted) !== said(facts))
    .map((said) => {
      const last = changes.findLast(({ before }, at) => {
        const after = changes[at + 1]?.before ?? facts;
        return before === null || said(before) !== said(after);
      });
      return last?.by;
    });
  return [...new Set([...writers, changes.at(-1)?.by].filter((by) => by !== undefined))];
}

/** The event as the limit was counted from it. */
function factsOf({
  candidates,
  certainty,
  lawyerDay,
  stated: named,
}: NonNullable<LimitDocument['inputs']>): EventFacts {
  const days = Object.fromEntries(candidates.map(({ kind, day }) => [kind, day]));
  return { certainty, days, lawyerDay: lawyerDay ?? null, stated: named };
}
