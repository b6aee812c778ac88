import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the seventeenth set, in the form of the second. */
export function readSeventeenthSet(): SecondLetter[] {
  return readSet('seventeenth-set');
}
