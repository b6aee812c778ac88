import { isCovered, previousWorkingDay, workingDaysBefore } from './calendar.ts';
import { type Day, dateOfDay } from './days.ts';
import type { Law } from './laws.ts';
import type { SkippedDay } from './moves.ts';

/** Why another day than `lastDay` can be defended. */
export type ReadingCode =
  | 'calendar-months'
  | 'same-day-number'
  | 'hour-unknown'
  | 'clock-change'
  | 'completion-day-counts'
  | 'extension-apart'
  | 'later-start'
  | 'stated'
  | 'other-count'
  | 'raw-day';

/** Another defensible last day: a code for the words, and the article or source it rests on. */
interface Reading {
  lastDay: Temporal.PlainDate;
  code: ReadingCode;
  basis: string;
}

/** Everything that is known about one legal term; design question 27 fixes the names. */
export interface LegalTerm {
  law: Law;
  rawLastDay: Temporal.PlainDate;
  lastDay: Temporal.PlainDate;
  /** What reminders use: the earliest of all readings where we act, the latest where we wait. */
  drivingDay: Temporal.PlainDate;
  /** Only where we wait: the first day on which the next step can be taken. */
  possibleFrom: Temporal.PlainDate | null;
  readings: Reading[];
  /** One for each day that was skipped between `rawLastDay` and `lastDay`. */
  moves: SkippedDay[];
  /** The last working day on or before `drivingDay`; null where we wait. */
  practicalDay: Temporal.PlainDate | null;
  /** Two working days before `drivingDay`, our internal date; null where we wait. */
  safeDay: Temporal.PlainDate | null;
  /** The hour at which the last day closes; null where the start of a term in hours had no hour. */
  closesAt: string | null;
  /** `provisional` as soon as one day that was looked at lies outside the holiday table. */
  coverage: 'final' | 'provisional';
  legalBasis: string;
}

/** A reading on the inside. */
export interface DayReading {
  day: Day;
  code: ReadingCode;
  basis: string;
}

/** What the counting found, in whole numbers; `lookedFrom` is the first day whose state was looked at. */
export interface FoundDay {
  law: Law;
  raw: Day;
  last: Day;
  lookedFrom: Day;
  readings: readonly DayReading[];
  moves: SkippedDay[];
  closesAt: string | null;
  legalBasis: string;
}

/** Turns what was found into the answer at the door: which day drives, and which days follow from that. */
export function answerFrom(found: FoundDay, wait: boolean): LegalTerm {
  const candidates = [found.last, ...found.readings.map((reading) => reading.day)];
  const driving = wait ? Math.max(...candidates) : Math.min(...candidates);
  const practical = previousWorkingDay(driving);
  const safe = workingDaysBefore(driving, 2);
  const firstLooked = Math.min(found.lookedFrom, found.raw, ...candidates, wait ? driving : safe);
  const lastLooked = Math.max(found.raw, ...candidates);
  return {
    law: found.law,
    rawLastDay: dateOfDay(found.raw),
    lastDay: dateOfDay(found.last),
    drivingDay: dateOfDay(driving),
    possibleFrom: wait ? dateOfDay(driving + 1) : null,
    readings: found.readings.map(({ day, code, basis }) => ({ lastDay: dateOfDay(day), code, basis })),
    moves: found.moves,
    practicalDay: wait ? null : dateOfDay(practical),
    safeDay: wait ? null : dateOfDay(safe),
    closesAt: found.closesAt,
    coverage: isCovered(firstLooked, lastLooked) ? 'final' : 'provisional',
    legalBasis: found.legalBasis,
  };
}
