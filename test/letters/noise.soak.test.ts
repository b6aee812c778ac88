import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { heldOut } from './held-out/index.ts';
import { harmful, measured, wrongKinds } from './measure.ts';
import { noisy } from './noise.ts';
import { plainText } from './plain-text.ts';
import { Seed } from './seed.ts';
import { tuning } from './tuning/index.ts';

const letters = [...tuning, ...heldOut];

function read(rate: number) {
  return letters.map((letter) => {
    const text = noisy(plainText(letter), new Seed(`${letter.id} ${rate}`), rate);
    return measured(letter, readLetter(pagesOfText(text)));
  });
}

describe('a letter that was read badly', () => {
  test.each([0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.15])(
    'is never taken for another kind, at %d wrong letters',
    (rate) => {
      const all = read(rate);
      expect(wrongKinds(all)).toEqual([]);
      expect(harmful(all, true)).toEqual([]);
    },
  );

  test('is still known when one or two letters in a hundred are wrong', () => {
    expect(knownAt(0.01)).toBeGreaterThan(0.86);
    expect(knownAt(0.02)).toBeGreaterThan(0.7);
  });
});

/** The share of letters of a known kind that are still called that. */
function knownAt(rate: number): number {
  const known = read(rate).filter(({ letter }) => letter.expected.kind !== 'unknown');
  return known.filter(({ letter, reading }) => reading.kind === letter.expected.kind).length / known.length;
}
