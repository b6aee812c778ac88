/** What of the words about letters may be told, by what was approved and what is suspended now. */
export interface Telling {
  /** May a client read this: the explanation of a kind, a sentence that tells a statement, a word of the glossary? */
  mayTell(kind: 'letter' | 'sentence' | 'term', key: string): boolean;
  /** Did the project leader put it out of use? Then nobody reads its words; its days stay. */
  isSuspended(kind: 'letter' | 'sentence' | 'term' | 'deadline', key: string): boolean;
}

/** A reader of the page, or the client, who reads only what a lawyer approved. */
export type ExplanationReader = 'colleague' | 'client';
