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

/** One row of the term catalogue. */
export interface LimitDefinition {
  id: LimitId;
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

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
export type LimitId = `TM${Digit}${Digit}`;
