import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { Weights } from '#app/service/letter-reader/weights.ts';
import { plainPages } from '../plain-text.ts';
import { measureSecondSet } from '../second-set/measure-second-set.ts';
import { readThirdSet } from '../third-set/read-third-set.ts';
import { learn } from './learn.ts';
import { lettersOfHands } from './letters-of-hands.ts';

describe('weights learned without the hand that wrote the third set', { timeout: 900_000 }, () => {
  test('know its letters nevertheless, call hardly one by a wrong name, and do no harm', () => {
    const weights = new Weights(
      learn(
        lettersOfHands().filter(({ hand }) => hand !== 'third'),
        'without the third hand',
      ),
    );
    const found = measureSecondSet(
      readThirdSet().map((letter) => ({
        letter,
        reading: readLetter(plainPages({ ...letter, expected: { kind: '' } }), weights),
      })),
    );
    // One in a hundred, as the issue demands of letters that nobody has seen.
    expect(found.wrongKinds.length, found.wrongKinds.join()).toBeLessThanOrEqual(1);
    expect(found.harmful).toEqual([]);
    expect(found.shares['kind right'].percent).toBeGreaterThanOrEqual(94);
  });

  test('are the same when they are learned again', () => {
    const some = lettersOfHands().filter(({ set }) => set === 'tuning');
    expect(learn(some, '')).toEqual(learn(some, ''));
  });
});
