import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersApart, oneLetterApart } from './letters-apart.ts';

describe('how many letters two words are apart', () => {
  const word = fc.string({ minLength: 0, maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') });

  test.each([true, false])('is counted as a plain table counts it, with swaps: %s', (swaps) => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const counted = lettersApart(one, other, 20, swaps);
        expect(counted).toBe(plainlyApart(one, other, swaps));
        expect(lettersApart(other, one, 20, swaps)).toBe(counted);
        expect(lettersApart(one, other, 1, swaps)).toBe(Math.min(counted, 2));
      }),
    );
  });

  test('is none between a word and itself', () => {
    fc.assert(fc.property(word, (one) => lettersApart(one, one, 2) === 0));
  });

  test('is one exactly where the short way says so', () => {
    fc.assert(
      fc.property(word, word, (one, other) => oneLetterApart(one, other) === (lettersApart(one, other, 1) === 1)),
    );
  });
});

/** The textbook recursion of the restricted distance, slow and obvious. */
function plainlyApart(one: string, other: string, swaps: boolean): number {
  const known = new Map<string, number>();
  const count = (a: number, b: number): number => {
    if (a === 0 || b === 0) return a + b;
    const key = `${a} ${b}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const same = one[a - 1] === other[b - 1] ? 0 : 1;
    const ways = [count(a - 1, b) + 1, count(a, b - 1) + 1, count(a - 1, b - 1) + same];
    if (swaps && a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1])
      ways.push(count(a - 2, b - 2) + 1);
    const least = Math.min(...ways);
    known.set(key, least);
    return least;
  };
  return count(one.length, other.length);
}
