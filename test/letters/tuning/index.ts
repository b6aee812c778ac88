import type { TestLetter } from '../test-letter.ts';
import { aanvulling } from './aanvulling.ts';
import { afspraak } from './afspraak.ts';
import { afwijzing } from './afwijzing.ts';
import { bezwaar } from './bezwaar.ts';
import { brp } from './brp.ts';
import { unknown } from './unknown.ts';
import { verlening } from './verlening.ts';

/** The letters that the rules were made with. */
export const tuning: readonly TestLetter[] = [
  ...afwijzing,
  ...verlening,
  ...bezwaar,
  ...aanvulling,
  ...afspraak,
  ...brp,
  ...unknown,
];
