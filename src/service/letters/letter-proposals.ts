import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadline, KindKey, LetterOutcome, Reading } from '#app/service/letter-reader/index.ts';
import { kinds, startInLetter } from '#app/service/letter-reader/index.ts';
import { countLimit, type LimitDays, type LimitFacts } from '#app/service/limit-counting/index.ts';

/** What a letter is taken for: as the system found it, or as a person says. */
export interface LetterFacts {
  kind: KindKey | 'unknown';
  outcome: LetterOutcome | null;
  letterDate: string | null;
  sentDate: string | null;
}

/** A limit that the letter would start; `days` is null where the day could not be found. */
export interface LimitProposal {
  /** Its name in the form: `TM08`, or `letter-1` for a day that only the letter gives. */
  key: string;
  what: string;
  start: string | null;
  stated: string | null;
  days: LimitDays | null;
}

/** The facts as the system found them. */
export function foundFacts(reading: Reading): LetterFacts {
  const { kind, outcome, letterDate, sentDate } = reading;
  return { kind, outcome: outcome ?? null, letterDate, sentDate };
}

/**
 * The limits of a letter under these facts, counted from the earliest of its dates (docs/law.md, “Letters”). What the
 * letter states keeps its place beside what the law says, whatever the kind.
 */
export function proposalsOf(reading: Reading, facts: LetterFacts): LimitProposal[] {
  const [start = null, ...later] = [...new Set([facts.letterDate, facts.sentDate])]
    .filter((day) => day !== null)
    .sort();
  if (facts.kind === 'unknown' && isOfTwoLetters(reading)) return ofTwoLetters(reading);
  const remedies = ofRemedies(reading);
  const ofKind = [...new Set([...limitsOf(reading, facts), ...remedies])].map((what) => {
    const found = reading.deadlines.find((deadline) => deadline.what === what);
    const isElsewhere = remedies.includes(what) && found?.start !== firstDayOf(reading);
    const begins = isElsewhere ? (found?.start ?? null) : startInLetter(what, start, found?.start ?? null);
    const own = factsOf(what, begins, found);
    // The later of its dates stays in sight until a lawyer has said which one counts.
    return proposal(what, what, begins === start ? { ...own, otherStarts: later } : own);
  });
  return [...ofKind, ...statedBeside(reading, ofKind)];
}

/** The days that the letter states of which none of these limits is. */
function statedBeside({ deadlines }: Reading, ofKind: readonly LimitProposal[]): LimitProposal[] {
  return deadlines
    .filter((deadline) => deadline.what === 'letter' || !ofKind.some(({ what }) => what === deadline.what))
    .filter((deadline) => deadline.what === 'letter' || deadline.statedLastDay !== undefined)
    .map((deadline, at) => {
      const what = hasNoLength(deadline.what) ? deadline.what : 'letter';
      return proposal(`letter-${at + 1}`, what, factsOf(what, null, deadline));
    });
}

/** A file that holds two letters, or perhaps does. */
export const isOfTwoLetters = ({ warnings }: Reading): boolean =>
  warnings.some(({ code }) => code === 'two_letters' || code === 'perhaps_two_letters');

/** Two letters in one file are of no kind together: each limit that was read in either, from its own day, the earlier of two. */
function ofTwoLetters(reading: Reading): LimitProposal[] {
  const byDay = [...reading.deadlines].sort((a, b) => a.drivingDay.localeCompare(b.drivingDay));
  const limits = byDay
    .filter(({ what }, at) => what !== 'letter' && byDay.findIndex((other) => other.what === what) === at)
    .map((found) => proposal(found.what, found.what, factsOf(found.what, found.start ?? null, found)));
  const dayOf = ({ days }: LimitProposal): string => days?.drivingDay ?? '';
  return [...limits, ...statedBeside(reading, limits)].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

/** The days that were read in a letter, and that under these facts are not there, or later: what was read stays in sight. */
export function daysGone(reading: Reading, facts: LetterFacts): { what: string; day: string }[] {
  const now = proposalsOf(reading, facts);
  return proposalsOf(reading, foundFacts(reading)).flatMap(({ key, what, days }) => {
    if (days === null || days.purpose !== 'act') return [];
    const same = now.find((one) => one.key === key)?.days ?? null;
    return same !== null && same.drivingDay <= days.drivingDay ? [] : [{ what, day: days.drivingDay }];
  });
}

/** The earlier of the dates that the letter was found to have. */
function firstDayOf({ letterDate, sentDate }: Reading): string | undefined {
  return [letterDate, sentDate].filter((day) => day !== null).sort()[0];
}

/** The letter states what may be done against it and by when, whatever its kind. */
function ofRemedies({ statements, deadlines }: Reading): string[] {
  const stated = statements.flatMap((each) => (each.is === 'remedy' && each.limit !== null ? [each.limit] : []));
  return deadlines.filter(({ what, start }) => start !== undefined && stated.includes(what)).map(({ what }) => what);
}

/** To join as injured party one has until the hearing: the letter's day is the limit itself, and keeps its name. */
const hasNoLength = (what: string): boolean => limitDefinition(what)?.counts.length === 0;

function limitsOf(reading: Reading, { kind, outcome }: LetterFacts): readonly string[] {
  const rules = kinds.find(({ key }) => key === kind);
  const byOutcome = outcome === null ? undefined : rules?.limitsByOutcome[outcome];
  const said = Object.keys(rules?.limitsIf ?? {}).filter((id) => reading.deadlines.some(({ what }) => what === id));
  const ids = [...new Set([...(byOutcome ?? rules?.limits ?? []), ...said])];
  // "Leave at once" leaves no weeks to leave in.
  const atOnce = reading.warnings.some(({ code }) => code === 'leave_at_once');
  return atOnce ? ids.filter((id) => id !== 'TM15') : ids;
}

function factsOf(what: string, start: string | null, found: Deadline | undefined): LimitFacts {
  const stated = found?.statedLastDay ?? null;
  // "Before 1 May": the reader keeps the day before as the safe one.
  const safest = stated !== null && found !== undefined && found.drivingDay < stated ? found.drivingDay : null;
  const ofLetter = what === 'TM17' || limitDefinition(what)?.letterDecides === true;
  const term = ofLetter ? (found?.term ?? null) : null;
  const facts = { what, start, term, stated, safest, variant: found?.variant ?? null };
  const counted = countLimit(facts);
  // The reader may know an earlier reading than the catalogue alone: another law beside it.
  const isEarlier =
    start !== null && start === found?.start && counted !== null && found.drivingDay < counted.drivingDay;
  return isEarlier ? { ...facts, safest: found.drivingDay } : facts;
}

function proposal(key: string, what: string, facts: LimitFacts): LimitProposal {
  return { key, what, start: facts.start, stated: facts.stated ?? null, days: countLimit(facts) };
}
