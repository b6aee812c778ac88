import type { LetterDay, LimitId } from '#app/service/deadlines/index.ts';
import type { KindRules } from './catalogue.ts';
import type { LetterOutcome, WarningCode } from './codes.ts';
import type { FoundDate } from './dates.ts';
import type { FoundAppointment } from './found-appointment.ts';
import type { Deadline } from './reading.ts';
import type { StatedDay } from './stated-days.ts';
import type { StatedTerm } from './stated-terms.ts';
import type { Stretch } from './stretch.ts';

/** What the limits of a letter are computed from. */
export interface Basis {
  rules: KindRules | null;
  /** The earliest day that the letter or its sending may have. */
  start: string | null;
  /** Days that start a limit, where it is not the letter's own. */
  starts: Readonly<Record<LetterDay | 'extended', string | null>>;
  outcome: LetterOutcome | undefined;
  /** Whether the letter says one of these. */
  says: (phrases: readonly string[]) => boolean;
  /** The note for the fee of the court is another letter. */
  feeComesLater: boolean;
  days: readonly StatedDay[];
  terms: readonly StatedTerm[];
  /** Lengths that are added to a term that runs already. */
  added: readonly StatedTerm[];
  appointments: readonly FoundAppointment[];
  /** Days on which a court hears the case, with or without an hour. */
  hearings: readonly FoundDate[];
  leaveAtOnce: boolean;
  /** The limit by which the sender of the letter decides, where its kind starts none. */
  awaited: LimitId | null;
}

export interface FoundDeadline {
  deadline: Deadline;
  at: readonly Stretch[];
}

export interface Deadlines {
  found: readonly FoundDeadline[];
  /** Terms that the letter states and that no computed limit covers. */
  left: readonly StatedTerm[];
  warnings: readonly WarningCode[];
}
