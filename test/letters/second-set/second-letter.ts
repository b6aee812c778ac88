import type { TestLetter } from '../test-letter.ts';

/** A last day that must come out, with how it was counted, so that a test can count it again. */
export interface TrueLimit {
  what: string;
  lastDay: string;
  drivingDay: string;
  /** What the law counts from; absent where the letter alone gives the day. */
  start?: string;
  /** More than one where the catalogue shows two readings. */
  terms: readonly string[];
  stated?: string;
}

/** What a careful person reads in the letter. */
export interface Truth {
  /** The right answer first; after it answers that are honest too. */
  kinds: readonly string[];
  outcome?: string;
  sender?: string;
  /** Absent where the letter bears no date of its own (e-mail, swindle). */
  letterDate?: string;
  /** Days by which the client must act. */
  limits: readonly TrueLimit[];
  /** Days by which an authority must act. */
  waits: readonly TrueLimit[];
  /** `place`: the street and number, or '' where the letter names no place. */
  appointments: readonly { date: string; time: string; place: string }[];
  references: readonly { kind: string; value: string }[];
  amounts: readonly { value: string; payBy?: string }[];
  warnings: readonly string[];
  /** False: the letter asks nothing of the client. */
  actionNeeded: boolean;
  /** One of the ten letters that a lawyer must see today. */
  sameDay: boolean;
}

export type Look = 'letter' | 'columns' | 'email';

export interface SecondLetter extends Omit<TestLetter, 'expected'> {
  look: Look;
  truth: Truth;
}
