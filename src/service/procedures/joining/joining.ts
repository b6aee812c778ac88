import type { Joined, LimitDocument } from '#app/service/limit-counting/index.ts';
import { waitingIn } from '../later-day.ts';
import type { LetterDays } from '../limit-acts.ts';
import { drivingDayOf, type OpenLimit } from '../limit-row.ts';

/** Two limits of one decision: the one on the map runs on when they are joined, the one of the letter stops. */
export interface Pair {
  runs: OpenLimit;
  stops: OpenLimit;
}

/** The limits of one case that look like one: before events and letters were tied, each began one of its own. */
export function pairsIn(limits: readonly OpenLimit[]): Pair[] {
  const candidates = limits.filter(canBeJoined);
  return candidates
    .filter(({ document }) => document.origin.step === null)
    .flatMap((stops) => {
      const runs = candidates.find(
        ({ id, document }) => !stops.document.apart.includes(id) && isSameDecision(document, stops.document),
      );
      return runs === undefined ? [] : [{ runs, stops }];
    });
}

/** A day that only a letter names is no term of the law: two of them are two. What waits for a second person is settled first. */
const canBeJoined = ({ document }: OpenLimit): boolean => {
  const { state, purpose, catalogueId } = document.clear;
  return state === 'open' && purpose === 'act' && catalogueId !== 'letter' && waitingIn(document) === null;
};

/** Counts a limit on the map the same thing as one of a letter: from the same day, or from a decision of the same day? */
function isSameDecision(onMap: LimitDocument, ofLetter: LimitDocument): boolean {
  if (onMap.origin.step === null || onMap.clear.catalogueId !== ofLetter.clear.catalogueId) return false;
  const [one, other] = [onMap.origin, ofLetter.origin];
  if (one.letter !== null && other.letter !== null && one.letter !== other.letter) return false;
  if (onMap.clear.start === ofLetter.clear.start) return true;
  // What counts from another last day is the same only when that day is.
  if (onMap.inputs !== null && onMap.inputs.after !== null) return false;
  const days = daysOf(onMap);
  return daysOf(ofLetter).some((day) => days.includes(day));
}

const daysOf = ({ origin, inputs }: LimitDocument): string[] =>
  [
    ...(inputs?.candidates ?? []),
    { kind: 'letter', day: origin.letterDate },
    { kind: 'sent', day: origin.sentDate },
  ].flatMap(({ kind, day }) => (day === null ? [] : [`${kind} ${day}`]));

/** What the limit that runs on takes over: the letter, and its day where that is the earlier one. */
export function takenOver({ runs, stops }: Pair): LetterDays {
  const { step: _own, ...own } = runs.document.origin;
  const { step: _none, ...ofLetter } = stops.document.origin;
  const { more } = stops.document;
  return { origin: own.letter === null ? ofLetter : own, days: { drivingDay: drivingDayOf(stops), more } };
}

/** What the limit that runs on was before it took the other in. */
export function contentOf({ clear, counted, inputs, more, origin, metBy }: LimitDocument): Joined['before'] {
  return { clear, counted, inputs, more, origin, metBy };
}
