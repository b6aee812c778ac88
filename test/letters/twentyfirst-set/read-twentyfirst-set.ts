import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the twenty-first set, in the form of the second. */
export function readTwentyfirstSet(): SecondLetter[] {
  return readSet('twentyfirst-set');
}
