import type { Reading } from '#app/service/letter-reader/index.ts';
import { foundFacts, type LetterFacts } from './letter-proposals.ts';
import { readingSeen } from './letter-seen.ts';
import { asKind } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';

/** What the letter is taken for now: what a person confirmed, else what the system found. */
export function factsNow({ document: { reading, confirmation } }: KeptLetter): LetterFacts {
  if (confirmation === null) return foundFacts(reading);
  const { kind, outcome, letterDate, sentDate } = confirmation;
  return { kind: asKind(kind), outcome: outcome as LetterFacts['outcome'], letterDate, sentDate };
}

/** What the letter says: what the system read, and what people saw beside it or called wrong. */
export function readingOf({ document: { reading, seen } }: KeptLetter): Reading {
  return readingSeen(reading, seen);
}
