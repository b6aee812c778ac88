import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { Weights } from '#app/service/letter-reader/weights.ts';
import { measure } from '../measure.ts';
import { plainPages, plainText } from '../plain-text.ts';
import { learn } from './learn.ts';
import { isLearnedFrom, lettersOfHands } from './letters-of-hands.ts';
import { everyLetter } from './stored-letters.ts';

describe('weights learned without the hand that wrote the third set', { timeout: 900_000 }, () => {
  test('know its letters nevertheless, call hardly one by a wrong name, and do no harm', () => {
    const others = lettersOfHands().filter(({ hand }) => hand !== 'third');
    const weights = new Weights(learn(others, 'without the third hand'));
    const found = measure(
      everyLetter()
        .filter(({ hand }) => hand === 'third')
        .map((letter) => ({ letter, reading: readLetter(plainPages(letter), weights) })),
    );
    expect(found.letters).toBe(127);
    // One in a hundred, as is asked of letters that nobody has seen.
    expect(found.wrongKinds.length, found.wrongKinds.join()).toBeLessThanOrEqual(1);
    expect(found.harmful).toEqual([]);
    expect(found.shares['kind right'].percent).toBeGreaterThanOrEqual(94);
  });

  test('are the same when they are learned again', () => {
    const some = lettersOfHands().filter(({ set }) => set === 'tuning');
    expect(learn(some, '')).toEqual(learn(some, ''));
  });
});

describe('the letters to learn from', () => {
  test('are none of the examination, and each has words of its own', () => {
    const all = lettersOfHands();
    expect(all.length).toBe(6002);
    expect(all.filter(({ hand }) => ['fifth', 'twentyfirst', 'twentysecond'].includes(hand))).toEqual([]);
    const wordings = everyLetter().filter(({ set }) => set === 'wordings');
    expect(wordings.filter((each) => plainText(each).length < 200).map(({ id }) => id)).toEqual([]);
    expect(new Set(wordings.map(plainText)).size).toBe(wordings.length);
  });

  test('take a mail of no kind among the wordings, as those there that retell a letter', () => {
    const text =
      'Van: M. Jansen\nAan: S. Tesfamariam\nDatum: 3 februari 2026 14:05\nOnderwerp: Koffie\n\nBeste Saba,\n\nZullen we?';
    const mail = { id: 'mail', hand: 'words-third', kind: 'unknown', text };
    expect(isLearnedFrom({ ...mail, set: 'wordings' })).toBe(true);
    expect(isLearnedFrom({ ...mail, set: 'second' })).toBe(false);
  });
});
