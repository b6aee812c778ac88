import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { everyLetter } from './learning/stored-letters.ts';
import { harmOf, measure, type Read } from './measure.ts';
import { noisy } from './noise.ts';
import { plainText } from './plain-text.ts';
import { Seed } from './seed.ts';

/** Of kinds that there are since: what was of no kind when they were written is of one now. */
const ofKindsSince = ['held-unknown-asylum-granted', 'second-unknown-lawyers-copy'];
const letters = everyLetter().filter(
  ({ id, set }) => (set === 'tuning' || set === 'held-out') && !ofKindsSince.includes(id),
);

function read(rate: number): Read[] {
  return letters.map((letter) => {
    const text = noisy(plainText(letter), new Seed(`${letter.id} ${rate}`), rate);
    return { letter, reading: readLetter(pagesOfText(text)) };
  });
}

describe('a letter that was read badly', () => {
  test.each([0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.15])(
    'is never taken for another kind, at %d wrong letters',
    (rate) => {
      const all = read(rate);
      expect(measure(all).wrongKinds).toEqual([]);
      expect(all.flatMap(({ letter, reading }) => harmOf(letter, reading, true))).toEqual([]);
    },
  );

  test('is still known when one or two letters in a hundred are wrong', () => {
    expect(knownAt(0.01)).toBeGreaterThan(0.86);
    expect(knownAt(0.02)).toBeGreaterThan(0.7);
  });
});

/** The share of letters of a known kind that are still called that. */
function knownAt(rate: number): number {
  const known = read(rate).filter(({ letter }) => !letter.truth.kinds.includes('unknown'));
  return known.filter(({ letter, reading }) => letter.truth.kinds.includes(reading.kind)).length / known.length;
}
