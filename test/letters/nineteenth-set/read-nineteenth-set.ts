import { readSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';

/** The letters of the nineteenth set, in the form of the second. */
export function readNineteenthSet(): SecondLetter[] {
  return readSet('nineteenth-set');
}
