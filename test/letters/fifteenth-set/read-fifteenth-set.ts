import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the fifteenth set, in the form of the second. */
export function readFifteenthSet(): SecondLetter[] {
  return readSet('fifteenth-set');
}
