import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the twenty-second set, in the form of the second. */
export function readTwentysecondSet(): SecondLetter[] {
  return readSet('twentysecond-set');
}
