import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { everyLetter } from './learning/stored-letters.ts';
import { measure, missesOf } from './measure.ts';
import { plainPages } from './plain-text.ts';
import { sinceStatements } from './since-statements.ts';

const all = everyLetter()
  .filter(({ set }) => set !== 'wordings')
  .map((letter) => ({ letter, reading: readLetter(plainPages(letter)) }));
const ofSet = (...sets: string[]) => all.filter(({ letter }) => sets.includes(letter.set ?? letter.hand));

/** Written when a claim that was not decided on had three months as well; only one that was rejected has (docs/law.md, TM37). */
const hasNoLongerItsLimit = ({ letter, reading }: (typeof all)[number]) =>
  ['acquitted', 'claim_not_admitted'].includes(reading.outcome ?? '') &&
  letter.truth.limits.some(({ what }) => what === 'TM37');

describe('every letter that was ever written for the reader', () => {
  test('is there', () => {
    expect(all.length).toBe(3698);
  });

  test('does no harm and has no wrong name, but for the few that are known to', () => {
    const { wrongKinds, harmful } = measure(all.filter((each) => !hasNoLongerItsLimit(each)));
    expect(harmful.map((each) => each.split(':')[0]).sort()).toEqual([
      'duo-integration-start',
      'edge-registry-asks-fee-and-reasons',
    ]);
    // Ten of these are of kinds that these letters were written before: from a lawyer, and asylum granted.
    expect(wrongKinds.length, wrongKinds.join()).toBeLessThanOrEqual(14);
  });

  test('of the hand that made the rules is read without a fault, but for those that were of no kind then', () => {
    const missed = ofSet('tuning', 'held-out', 'whole').filter(
      ({ letter, reading }) => missesOf(letter, reading).length,
    );
    // Since kinds follow from what a letter states; none of them loses a day.
    expect(missed.map(({ letter }) => letter.id).sort()).toEqual(sinceStatements);
    const corpus = ofSet('corpus').filter((each) => !hasNoLongerItsLimit(each));
    expect(corpus.filter(({ letter, reading }) => missesOf(letter, reading).length > 0).length).toBe(1);
  });

  test('of an examination is known as well as when the sets were whole', () => {
    const { shares, wrongKinds } = measure(ofSet('fifth', 'twentysecond'));
    expect(wrongKinds.length, wrongKinds.join()).toBeLessThanOrEqual(2);
    expect(shares['kind right'].percent).toBeGreaterThanOrEqual(93);
    expect(shares['limits right, of letters known'].percent).toBeGreaterThanOrEqual(98);
  });

  test('of all others is known in nineteen of twenty', () => {
    const { shares } = measure(all);
    expect(shares['kind right'].percent).toBeGreaterThanOrEqual(93.5);
    expect(shares['limits right, of letters known'].percent).toBeGreaterThanOrEqual(98);
    expect(shares['appointments right'].percent).toBeGreaterThanOrEqual(97);
  });
});
