import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { everyLetter } from './learning/stored-letters.ts';
import { measure, missesOf } from './measure.ts';
import { plainPages } from './plain-text.ts';

const all = everyLetter()
  .filter(({ set }) => set !== 'wordings')
  .map((letter) => ({ letter, reading: readLetter(plainPages(letter)) }));
const ofSet = (...sets: string[]) => all.filter(({ letter }) => sets.includes(letter.set ?? letter.hand));

describe('every letter that was ever written for the reader', () => {
  test('is there', () => {
    expect(all.length).toBe(3698);
  });

  test('does no harm and has no wrong name, but for the few that are known to', () => {
    const { wrongKinds, harmful } = measure(all);
    expect(harmful.map((each) => each.split(':')[0]).sort()).toEqual([
      'duo-integration-start',
      'edge-registry-asks-fee-and-reasons',
    ]);
    expect(wrongKinds.length, wrongKinds.join()).toBeLessThanOrEqual(6);
  });

  test('of the hand that made the rules is read without a fault', () => {
    const missed = ofSet('tuning', 'held-out', 'whole').flatMap(({ letter, reading }) => missesOf(letter, reading));
    expect(missed).toEqual([]);
    expect(ofSet('corpus').filter(({ letter, reading }) => missesOf(letter, reading).length > 0).length).toBe(1);
  });

  test('of an examination is known as well as when the sets were whole', () => {
    const { shares, wrongKinds } = measure(ofSet('fifth', 'twentysecond'));
    expect(wrongKinds.length, wrongKinds.join()).toBeLessThanOrEqual(2);
    expect(shares['kind right'].percent).toBeGreaterThanOrEqual(96);
    expect(shares['limits right, of letters known'].percent).toBeGreaterThanOrEqual(98);
  });

  test('of all others is known in nineteen of twenty', () => {
    const { shares } = measure(all);
    expect(shares['kind right'].percent).toBeGreaterThanOrEqual(95);
    expect(shares['limits right, of letters known'].percent).toBeGreaterThanOrEqual(99);
    expect(shares['appointments right'].percent).toBeGreaterThanOrEqual(97);
  });
});
