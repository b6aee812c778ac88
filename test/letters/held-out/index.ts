import type { TestLetter } from '../test-letter.ts';
import { heldOutInd } from './ind.ts';
import { heldOutOthers } from './others.ts';
import { heldOutSecond } from './second.ts';

/** Letters with sentences that the rules were not made with; each set has widened the rules after it was measured (README). */
export const heldOut: readonly TestLetter[] = [...heldOutInd, ...heldOutOthers, ...heldOutSecond];
