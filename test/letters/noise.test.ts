import { describe, expect, test } from 'vitest';
import { pagesOfText } from '../../src/letters/pages.ts';
import { readLetter } from '../../src/letters/reader/index.ts';
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
  test.each([0.005, 0.01, 0.02, 0.04, 0.15])('is never taken for another kind, at %d wrong letters', (rate) => {
    const all = read(rate);
    expect(wrongKinds(all)).toEqual([]);
    expect(harmful(all, true)).toEqual([]);
  });

  test('is taken for another kind once in a hundred letters at most, at 8 wrong letters in a hundred', () => {
    const all = read(0.08);
    expect(wrongKinds(all).length).toBeLessThanOrEqual(1);
    expect(harmful(all, true)).toEqual([]);
  });

  test('is still known when one letter in a hundred is wrong', () => {
    const known = read(0.01).filter(({ letter }) => letter.expected.kind !== 'unknown');
    const right = known.filter(({ letter, reading }) => reading.kind === letter.expected.kind);
    expect(right.length / known.length).toBeGreaterThan(0.8);
  });
});
