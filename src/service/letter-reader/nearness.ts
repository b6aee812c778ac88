import { lettersApart } from '#app/platform/language/index.ts';

/** From this length a word may have one wrong letter: shorter ones turn into other words too easily. */
export const longWord = 6;
/** From this length two letters may be wrong. */
export const veryLongWord = 10;
/** Where a false find only costs a "known", shorter words may be misspelt as well. */
export const cautiousWord = 5;

/** True when two different words are at most two inserted, dropped or changed letters apart. */
export function twoLettersApart(a: string, b: string): boolean {
  return a !== b && lettersApart(a, b, 2, false) <= 2;
}
