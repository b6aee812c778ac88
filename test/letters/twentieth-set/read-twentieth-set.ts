import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the twentieth set, in the form of the second. */
export function readTwentiethSet(): SecondLetter[] {
  return readSet('twentieth-set');
}
