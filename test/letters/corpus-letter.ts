/** A made-up letter as it is drawn or written out; every name and number in it is invented. */
export interface Drawable {
  id: string;
  head: readonly string[];
  to: readonly string[];
  refs: readonly (readonly [label: string, value: string])[];
  subject?: readonly [label: string, value: string];
  /**
   * Paragraphs between empty lines; "- " starts a bullet, "| a | b" a row of a table, "# " a heading, "---" a new page.
   * Of the look `plain` the text is the whole letter as it stands, with a form feed before each new page.
   */
  text: string;
  sign: readonly string[];
  foot?: string;
  look: Look;
}

export type Look = 'letter' | 'columns' | 'email' | 'plain';

/** What a letter is kept for: to see that nothing is lost, to examine what nothing was made with, or to learn from. */
export type Use = 'regression' | 'exam' | 'learning';

/** A letter with what a careful person reads in it. */
export interface CorpusLetter extends Drawable {
  /** Who wrote it: nothing that one hand wrote may be learned from when another part of it is an examination. */
  hand: string;
  /** The set that it came with, where that is not named after the hand. */
  set?: string;
  use: Use;
  truth: Truth;
  /** What the reader does not find yet, as `measure.ts` names it. */
  known: readonly string[];
}

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

/** What the truth names completely: the reader may find no other. */
export const complete = ['limits', 'appointments', 'amounts', 'tasks'] as const;
export type Complete = (typeof complete)[number];

/** What a careful person reads in the letter. */
export interface Truth {
  /** The right answer first; after it answers that are honest too. */
  kinds: readonly string[];
  outcome?: string;
  sender?: string;
  /** Absent where nobody asks (e-mail, swindle), null where the letter bears no date of its own. */
  letterDate?: string | null;
  /** The day on which a letter without a date of its own was sent. */
  sentDate?: string;
  /** Days by which the client must act. */
  limits: readonly TrueLimit[];
  /** Days by which an authority must act. */
  waits: readonly TrueLimit[];
  /** `place`: the street and number, or '' where the letter names no place; `time`: '' where it names none. */
  appointments: readonly { date: string; time: string; place: string }[];
  /** `value`: '' where any number of that kind will do. */
  references: readonly { kind: string; value: string }[];
  amounts: readonly { value: string; payBy?: string }[];
  tasks: readonly string[];
  warnings: readonly string[];
  only: readonly Complete[];
  /** False: the letter asks nothing of the client. */
  actionNeeded: boolean;
  /** One of the ten letters that a lawyer must see today. */
  sameDay: boolean;
}
