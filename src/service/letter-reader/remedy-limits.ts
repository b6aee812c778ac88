import { declaredTerm, limitIds } from '#app/service/deadlines/index.ts';
import type { Deadlines } from './deadline-basis.ts';
import type { Findings } from './findings.ts';
import type { Recognised } from './recognise.ts';
import { type CountedRemedy, remediesOf } from './statements/remedy-days.ts';

type Found = Deadlines['found'][number];
type WithDay = CountedRemedy & { deadline: Found['deadline'] };

/** Limits that are the time for an act against a decision. */
const ofRemedies = new Set(['letter', ...limitIds.filter((id) => declaredTerm(id)?.letters?.isRemedy)]);
/** An opinion on a plan is sent in: a limit of the letter. */
const ofOpinions = new Set([
  ...ofRemedies,
  ...limitIds.filter((id) => declaredTerm(id)?.letters?.topics.includes('send')),
]);

/**
 * The days of the remedies that the letter states, whatever its kind. Of a known kind the limits stand, unless the letter gives an earlier day
 * for the same; of an unknown one these are its limits.
 */
export function withRemedies(deadlines: Deadlines, found: Findings, { rules }: Recognised): Deadlines {
  const remedies = remediesOf(found).filter((each): each is WithDay => each.deadline !== null);
  if (remedies.length === 0) return deadlines;
  return rules === null ? ofUnknown(deadlines, remedies) : ofKnown(deadlines, remedies);
}

function ofUnknown({ found, left, warnings }: Deadlines, remedies: readonly WithDay[]): Deadlines {
  const taken = remedies.flatMap(({ clause }) => [clause.length?.known, clause.stated]);
  const isTold = ({ deadline, at }: Found): boolean =>
    deadline.what === 'letter' &&
    at.some((each) => taken.some((other) => other?.from === each.from)) &&
    remedies.some((each) => each.deadline.drivingDay <= deadline.drivingDay);
  const own = remedies.map(({ deadline, at }) => ({ deadline, at }));
  return {
    found: [...own, ...found.filter((each) => !isTold(each))],
    left: left.filter((term) => !taken.includes(term)),
    warnings,
  };
}

function ofKnown(deadlines: Deadlines, remedies: readonly WithDay[]): Deadlines {
  let { found } = deadlines;
  for (const remedy of remedies) {
    const limits = remedy.act === 'opinion' ? ofOpinions : ofRemedies;
    const theirs = found.filter(({ deadline }) => limits.has(deadline.what));
    if (theirs.some(({ deadline }) => deadline.drivingDay <= remedy.deadline.drivingDay)) continue;
    // A day that nobody counted is one that the kind may know better: when the time to object ended, for who has objected.
    if (remedy.clause.length === null) continue;
    const same = theirs.find(({ deadline }) => deadline.what === remedy.deadline.what);
    found =
      same === undefined ? [...found, remedy] : found.map((each) => (each === same ? earlier(each, remedy) : each));
  }
  return { ...deadlines, found: found.map(({ deadline, at }) => ({ deadline, at })) };
}

function earlier({ deadline, at }: Found, remedy: WithDay): Found {
  const { variant, drivingDay } = remedy.deadline;
  return {
    deadline: { ...deadline, drivingDay, ...(variant === undefined ? {} : { variant }) },
    at: [...at, ...remedy.at],
  };
}
