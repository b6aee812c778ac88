import type { signedProposals } from '#app/service/added-law/index.ts';
import {
  type CountedFrom,
  countLimit,
  type Joined,
  type LimitDays,
  type LimitDocument,
  type LimitInputs,
  type LimitOrigin,
  type Proof,
  recount,
  type StepOrigin,
} from '#app/service/limit-counting/index.ts';
import { withoutReading } from './struck-reading.ts';

/** What can happen to a limit after it was confirmed. Both the old and the new day stay to be seen. */
export type LimitAct =
  | HandAct
  /**
   * The event from which it follows was written down anew, or its procedure went over to a newer version: counted
   * again.
   */
  | { what: 'event' | 'version'; counted: Recounted; reason: string | null }
  /** An event met it, or what met it was taken back. */
  | { what: 'event-met'; event: string; proof?: Proof; reason: null }
  | { what: 'event-unmet'; reason: null }
  /** The letter of the same decision was confirmed: its own days stand beside those that we have. */
  | ({ what: 'letter'; reason: null } & LetterDays)
  /** The event was taken back or stands again, or the newer version knows no such limit. */
  | { what: 'event-gone' | 'event-back' | 'version-gone'; reason: string | null }
  /** Its letter was set aside, or put back. */
  | { what: 'letter-gone' | 'letter-back'; reason: string | null }
  | JoiningAct;

/** Two limits of one decision are made one, or two again: what becomes of the one that stops, and of the one that runs. */
type JoiningAct =
  | { what: 'joined'; joined: Joined; reason: null }
  | { what: 'parted'; reason: null }
  /** They are of two decisions, a coordinator said. */
  | { what: 'apart'; other: string; reason: null }
  /** The earlier of the two days drives; what the letter says stands beside it. */
  | ({ what: 'took-in'; reason: null } & LetterDays)
  /** Null where something happened since: then it stays as it is. */
  | { what: 'let-go'; before: Joined['before'] | null; reason: null };

/** What a person does with a limit on its own page. */
export type HandAct =
  | { what: 'done'; reason: string | null; proof?: Proof }
  | { what: 'dropped' | 'reopened'; reason: string | null }
  | { what: 'day'; day: string; reason: string }
  /** The day that was proposed: it may be one that only a reading from a screen gives. */
  | { what: 'proposal'; day?: string | null }
  /** A lawyer said that this is the day. */
  | { what: 'lawyer'; lawyer: string; reason: string | null }
  /** A lawyer said that a reading which makes the day earlier does not hold. */
  | { what: 'reading'; reading: string; lawyer: string; reason: string }
  /** Something became known that the day is counted from. */
  | { what: 'start'; start: string; reason: string }
  | { what: 'pause'; asked: string; completed: string; reason: string }
  | { what: 'extension'; extension: { term: string } | { until: string }; reason: string };

/** A limit counted again from its event. */
export interface Recounted {
  start: string | null;
  days: LimitDays;
  inputs: LimitInputs;
  step: StepOrigin;
}

/** What the letter of a decision says of a limit that is there already. */
export interface LetterDays {
  origin: Pick<LimitOrigin, 'letter' | 'kind' | 'outcome' | 'letterDate' | 'sentDate' | 'statedLastDay'>;
  /** Counted from the letter alone. */
  days: Pick<LimitDays, 'drivingDay' | 'more'> | null;
}

export type LimitAlone = Omit<LimitDocument, 'changes' | 'waiting'>;

/**
 * The limit as it is after the act; what was before stays in its changes. Null when no day can be counted so: an end
 * before its beginning, a term that does not stand still.
 */
export function limitAfter(
  { changes: _before, waiting: _asked, ...kept }: LimitDocument,
  act: LimitAct,
): LimitAlone | null {
  const { clear, counted, more } = kept;
  switch (act.what) {
    case 'day': {
      // The earlier of the two drives: a later day that turns out wrong cannot be made good again.
      const drivingDay =
        [act.day, counted?.drivingDay, kept.said?.atMost].filter((day) => day != null).sort()[0] ?? act.day;
      const changed = { lastDay: act.day, drivingDay, recomputable: false, confirmed: false };
      return { ...kept, clear: { ...clear, ...changed } };
    }
    case 'proposal': {
      const again = clear.recomputable ? recount(clear) : null;
      const anew = again === null ? kept : (countedAnew(kept, {}) ?? { ...kept, clear: { ...clear, ...again } });
      return atLatest(anew, act.day ?? null);
    }
    case 'lawyer':
      return { ...kept, clear: { ...clear, confirmed: true } };
    case 'reading':
      return withoutReading(kept, act.reading);
    case 'start':
      // A lawyer has chosen: the other days from which it might count are no longer in doubt.
      return countedAnew({ ...kept, clear: { ...clear, start: act.start } }, { otherStarts: [] });
    case 'pause':
      return countedAnew(kept, { pauses: [...more.pauses, { asked: act.asked, completed: act.completed }] });
    case 'extension':
      return countedAnew(kept, { extension: act.extension });
    case 'event':
    case 'version':
      return fromEvent(kept, act.counted);
    case 'event-met':
      return { ...kept, metBy: act.event, clear: { ...clear, state: 'done' } };
    case 'event-unmet':
      return { ...kept, metBy: null, clear: { ...clear, state: 'open' } };
    case 'letter':
    case 'took-in':
      return withLetter(kept, act);
    case 'joined':
      return { ...kept, joined: act.joined, clear: { ...clear, state: 'dropped' } };
    case 'let-go':
      return { ...kept, ...act.before };
    case 'apart':
      return { ...kept, apart: [...kept.apart, act.other] };
    default: {
      const state = stateAfter[act.what];
      // Whatever lets it run again, it runs by itself. What its letter said is gone from the other with the letter.
      const joined = state === 'open' || act.what === 'letter-gone' ? null : kept.joined;
      return { ...kept, joined, clear: { ...clear, state } };
    }
  }
}

const stateAfter = {
  done: 'done',
  dropped: 'dropped',
  reopened: 'open',
  'event-gone': 'dropped',
  'event-back': 'open',
  'version-gone': 'dropped',
  'letter-gone': 'dropped',
  'letter-back': 'open',
  parted: 'open',
} as const;

/** Counts the limit again with what changed; a day that a lawyer confirmed and that moves is not confirmed any more. */
function countedAnew(kept: LimitAlone, changed: Partial<CountedFrom>): LimitAlone | null {
  const { clear, more } = kept;
  const { catalogueId: what, start } = clear;
  // Where the catalogue knows a variant for it, the variant says the length already.
  const term = more.variant === null ? clear.term : null;
  const days = countLimit({ what, start, term, ...more, ...changed });
  if (days?.counted == null) return null;
  // A start that a lawyer chose leaves no other; else the days of the letter stay beside it.
  const others = 'otherStarts' in changed ? [] : otherStarts(kept.counted);
  return withDays(
    kept,
    { ...days, counted: { ...days.counted, readings: [...days.counted.readings, ...others] } },
    start,
  );
}

/** A day that a person chose stays beside the new one, and the earlier of the two drives. */
function fromEvent(kept: LimitAlone, { start, days: plain, inputs, step }: Recounted): LimitAlone {
  const { clear, counted, more } = kept;
  const days = withWhatIsKnown(plain, clear.catalogueId, start, { ...more, ...ofLetter(kept) });
  const isTyped = counted !== null && counted.lastDay !== clear.lastDay;
  const now = withDays(kept, days, start ?? days.lastDay);
  const typed = isTyped
    ? {
        lastDay: clear.lastDay,
        drivingDay: [clear.lastDay, days.drivingDay].sort()[0] ?? clear.lastDay,
        recomputable: false,
      }
    : {};
  return { ...now, clear: { ...now.clear, ...typed }, inputs, origin: { ...kept.origin, step } };
}

/** The earlier of the two drives: what the letter says later than we count gives nobody more time. */
function withLetter(kept: LimitAlone, { origin, days }: LetterDays): LimitAlone {
  const { clear, more } = kept;
  const linked = { ...kept, origin: { ...origin, step: kept.origin.step ?? null } };
  if (days === null) return linked;
  const stated = earlier(more.stated, days.more.stated);
  const safest = earlier(more.safest, days.more.safest);
  const isTyped = kept.counted !== null && kept.counted.lastDay !== clear.lastDay;
  const again = (isTyped ? null : countedAnew(linked, { stated, safest })) ?? linked;
  const drivingDay = [clear.drivingDay, days.drivingDay, again.clear.drivingDay].sort()[0] ?? clear.drivingDay;
  // Where we wait, nobody is told to act sooner.
  if (clear.purpose === 'wait' || drivingDay === again.clear.drivingDay) return again;
  return { ...again, clear: { ...again.clear, drivingDay, recomputable: false, confirmed: false } };
}

const earlier = (one: string | null, other: string | null): string | null =>
  [one, other].filter((day) => day !== null).sort()[0] ?? null;

/** That it stood still or was made longer is not forgotten when its event moves. */
function withWhatIsKnown(days: LimitDays, what: string, start: string | null, more: CountedFrom): LimitDays {
  const { pauses, extension } = more;
  const stated = earlier(days.more.stated, more.stated);
  const safest = earlier(days.more.safest, more.safest);
  const isSame = stated === days.more.stated && safest === days.more.safest;
  if (days.counted === null || start === null || (pauses.length === 0 && extension === null && isSame)) return days;
  const again = countLimit({ what, start, term: null, ...days.more, stated, safest, pauses, extension });
  if (again?.counted == null) return days;
  const readings = [...again.counted.readings, ...otherStarts(days.counted)];
  return { ...again, counted: { ...again.counted, readings } };
}

/** A last day that the letter named is not forgotten when its event moves; one that the event named goes with it. */
function ofLetter({ inputs, more }: LimitAlone): Pick<CountedFrom, 'stated' | 'safest'> {
  const isOfEvent = inputs !== null && inputs.stated !== null && inputs.stated === more.stated;
  return { stated: isOfEvent ? null : more.stated, safest: more.safest };
}

/** What the day would be from the other days of the letter, as its event told them. */
const otherStarts = (counted: LimitDocument['counted']) =>
  counted?.readings.filter(({ code }) => code.startsWith('other-start-')) ?? [];

function withDays(
  kept: LimitAlone,
  { law, term, purpose, lastDay, drivingDay, recomputable, counted, more }: LimitDays,
  start: string,
): LimitAlone {
  const { clear } = kept;
  const confirmed = clear.confirmed && lastDay === clear.lastDay && drivingDay === clear.drivingDay;
  const now = { law, start, term: term ?? clear.term, purpose, lastDay, drivingDay, recomputable, confirmed };
  return { ...kept, clear: { ...clear, ...now }, counted, more };
}

/** Where we act, the earlier of the two days drives. */
function atLatest(kept: LimitAlone, day: string | null): LimitAlone {
  const { clear } = kept;
  const isEarlier = clear.purpose === 'act' && day !== null && day < clear.drivingDay;
  return isEarlier ? { ...kept, clear: { ...clear, drivingDay: day } } : kept;
}

/**
 * The limit with the proposed day taken over, as far as somebody signed that. Null where something that was signed is lost
 * and what is left would give the earlier day up: it drives on as a proposal until the leader has said it anew.
 */
export function withProposedDay(
  document: LimitDocument,
  proposed: string | null,
  { day, isWhole }: Awaited<ReturnType<typeof signedProposals>>,
): LimitAlone | null {
  const next = limitAfter(document, { what: 'proposal', day: day(document.clear, proposed) });
  const isAct = document.clear.purpose === 'act';
  return isAct && !isWhole && proposed !== null && next !== null && proposed < next.clear.drivingDay ? null : next;
}

/** A proposal of the calendar is settled by taking it over, by another day, or by counting again. */
const settles: readonly LimitAct['what'][] = ['proposal', 'day', 'event', 'version', 'start', 'pause', 'extension'];
export const settlesProposal = ({ what }: LimitAct) => settles.includes(what);

/** What of a limit is in the clear (design question 12). */
export function columnsOf({ clear }: Pick<LimitDocument, 'clear'>) {
  return {
    catalogue_id: clear.catalogueId,
    law: clear.law,
    start_day: clear.start,
    term: clear.term,
    purpose: clear.purpose,
    last_day: clear.lastDay,
    driving_day: clear.drivingDay,
    recomputable: clear.recomputable,
    confirmed: clear.confirmed,
    state: clear.state,
  };
}
