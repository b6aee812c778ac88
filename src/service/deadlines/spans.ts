import { type CountedDays, count, movedOn } from './count.ts';
import { type Day, dayOfDate } from './days.ts';
import { movesUnder } from './laws.ts';
import type { CheckedQuestion } from './question.ts';
import type { Term } from './term.ts';

/** A term with what a letter added to it. */
export interface Span extends CountedDays {
  /** The last day when the extension is counted as a term of its own; null without an extension in time. */
  apart: Day | null;
  /** Whether the whole of it is short enough for its last day to move. */
  moves: boolean;
}

/**
 * Counts a term and its extension from the event. The extension runs on from the raw end, as one term with the first:
 * together longer than article 4 of the Act allows, the last day does not move. Counted as a term of its own it starts
 * from the last day of the first, and moves by its own length: that is the other reading. `still` adds the days on which
 * the term stood still.
 */
export function countedSpan({ law, term, clear, extension }: CheckedQuestion, event: Day, still: number): Span {
  const first = count(law, event, term, clear, still);
  if (extension === null) return { ...first, apart: null, moves: movesUnder(law, term) };
  if (extension instanceof Temporal.PlainDate) {
    const until = dayOfDate(extension);
    return { raw: until, last: until, other: null, apart: null, moves: false };
  }
  const { raw } = count(law, first.raw, extension);
  const together = addedUp(term, extension, raw - still - event);
  const moves = [term, extension, together].every((one) => movesUnder(law, one));
  const last = moves ? movedOn(law, event, raw, together) : raw;
  return { raw, last, other: null, apart: count(law, first.last, extension).last, moves };
}

/** Two lengths as one; two units together are weighed in days. */
function addedUp(term: Term, extension: Term, days: number): Term {
  return term.unit === extension.unit
    ? { unit: term.unit, length: term.length + extension.length }
    : { unit: 'days', length: days };
}
