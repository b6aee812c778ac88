import type { Law } from './laws.ts';
import type { ForWhom } from './question.ts';

/** What kind of limit it is; they stay apart in looks and words. */
export type LimitKind = 'statutory' | 'authority' | 'policy' | 'service' | 'milestone' | 'validity' | 'duty';

/**
 * How sure a fact of the law is. HIGH: found in a source that was read. HIGH·2015: read in the text of October 2015, to be
 * compared with today's. MEDIUM: well known, or from a secondary source. LOW: needs a lawyer; never shown to a client as a fact.
 */
export const confidences = ['HIGH', 'HIGH·2015', 'MEDIUM', 'LOW'] as const;
export type Confidence = (typeof confidences)[number];

interface InTwoLanguages {
  nl: string;
  en: string;
}

/** One way of counting a limit. */
export interface LimitCount {
  law: Law;
  term: string;
  clear?: true;
}

/** The same limit in another situation, with its own length. */
interface LimitVariant {
  code: string;
  names: InTwoLanguages;
  counts: readonly LimitCount[];
  confidence: Confidence;
}

/** What the law says of a term: this is what a lawyer approves. */
export interface LimitRow {
  names: InTwoLanguages;
  /** The event it starts from; that day itself does not count. */
  startsFrom: InTwoLanguages;
  /** How it is counted. The first is the law named; any others are shown beside it. Empty: no fixed length. */
  counts: readonly LimitCount[];
  variants?: readonly LimitVariant[];
  /** The day before moving drives reminders, although the moved day is the last one. */
  rawDayDrives?: true;
  /** A length that the letter gives stands instead of ours, not beside it. */
  letterDecides?: true;
  /** Later than the last day is not lost for certain: more time can be asked for, or lateness is forgiven. */
  mayBeLate?: true;
  /** It comes again after each term. */
  repeats?: true;
  kind: LimitKind;
  for: ForWhom;
  basis: string;
  confidence: Confidence;
  source: string;
  note?: InTwoLanguages;
}

/** Stages of procedures in which a term runs, counted from the same happening. */
interface TermRun {
  stages: readonly string[];
  from: string;
  variant?: string;
  /** It counts from the last day of this other term, which itself counts from `from`. */
  after?: string;
  /** The version of the procedure that has it first; older ones do without. */
  since?: number;
  /** What starts on this day or later is counted as this variant: in every version, and no part of what a stage says. */
  changed?: { on: string; variant: string };
}

/** Happenings of procedures that close a limit: filed, returned or done by us; decided by the authority where we waited for it. */
export interface Closing {
  in: readonly string[];
  by: readonly string[];
  /** Only what one of these began: events as "procedure happening", and kinds of letters. */
  of?: readonly string[];
  /**
   * It decides on what had to be filed by the limit's day, and comes after it. What it shows is not that it was filed in
   * time: a second person looks, also where the decision lies in the case.
   */
  decides?: true;
  /**
   * It ends what the term is of, whether or not that was met: all that runs of it goes, each time that comes again too, and
   * also what is already late. Never what began after it, nor what is of another procedure.
   */
  ends?: true;
}

/** What a length or a last day in a letter is for. */
export type LetterTopic =
  | 'objection'
  | 'appeal'
  | 'complaint'
  | 'view'
  | 'leave'
  | 'send'
  | 'renew'
  | 'pay'
  | 'reflection'
  | 'insure'
  | 'authority'
  | 'other';

/** A day that a letter tells besides its own. */
export type LetterDay =
  | 'validUntil'
  | 'hearing'
  | 'received'
  | 'judged'
  | 'convicted'
  | 'ended'
  | 'begun'
  | 'objectionEnds'
  | 'final'
  | 'served';

/** How a letter tells of a term that it starts. */
interface LetterTerm {
  /** A length or a last day for one of these belongs to it. */
  topics: readonly LetterTopic[];
  /** It starts `only` on this day, `rather` on it than on the letter's own, or on the `earlier` of the two. */
  starts?: readonly ['only' | 'rather' | 'earlier', LetterDay];
  /** It is the time for an act against a decision. */
  isRemedy?: true;
  /** The letter does not change its length. */
  keepsLength?: true;
  /** Letters give it in two lengths. */
  twoLengths?: true;
}

/** A term in its one place. What is required here is asked of every term: the types and a test name what was forgotten. */
export interface DeclaredTerm extends Omit<LimitRow, 'for'> {
  /** Left out: we wait for authorities and milestones, and act before all else. */
  for?: ForWhom;
  /** In months before the end of what must be renewed: when that begins, and when it is asked after. */
  renewal?: { begins: number; reminds: readonly number[] };
  /** `ours`: it binds the service itself, in no procedure of a client. */
  runs: readonly TermRun[] | 'ours';
  /** Null: nothing that happens shows that it was met, a person says so. */
  closedBy: readonly Closing[] | null;
  /** Null: no letter that we know tells of it. */
  letters: LetterTerm | null;
}

export type DeclaredTerms = Readonly<Record<`TM${number}`, DeclaredTerm>>;
