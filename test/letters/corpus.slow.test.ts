import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { measure, missesOf, type ShareName } from './measure.ts';
import { plainPages } from './plain-text.ts';
import { readCorpus } from './read-corpus.ts';

/**
 * What the reader gave when the two sets were cut to half, rounded down; kinds since they follow from what a letter states, which two in a
 * hundred do not say plainly (decision 56). It may only rise.
 */
const bars: Partial<Record<ShareName, number>> = {
  'kind right': 94.5,
  'outcome right': 100,
  'date of the letter right': 100,
  'limits right to the day': 96.5,
  'limits right, of letters known': 98.5,
  'authority days right': 91.5,
  'appointments right': 88.5,
  'references found': 98.5,
  'amounts found': 100,
  'pay-by days right': 84,
  'same day said': 100,
  'false letters warned of': 100,
  'other warnings given': 66.5,
};

const readAs = (use: 'regression' | 'exam') =>
  readCorpus({ use }).map((letter) => ({ letter, reading: readLetter(plainPages(letter)) }));

describe('the letters for regression', { timeout: 120_000 }, () => {
  const all = readAs('regression');

  test('are read as their truth says, but for what their records name as missed', () => {
    const byName = (of: (each: (typeof all)[number]) => readonly string[]) =>
      Object.fromEntries(all.map((each) => [each.letter.id, [...of(each)].sort()]));
    expect(byName(({ letter, reading }) => missesOf(letter, reading))).toEqual(byName(({ letter }) => letter.known));
  });

  test('may not be known to do harm or to be called by a wrong name in more places than when they were chosen', () => {
    const known = (what: string): string[] =>
      all.filter(({ letter }) => letter.known.some((each) => each.startsWith(what))).map(({ letter }) => letter.id);
    expect(known('harm').sort()).toEqual(['duo-integration-start', 'edge-registry-asks-fee-and-reasons']);
    expect(known('wrong kind').sort()).toEqual([
      'lawyer-first-meeting-hurried',
      'legal-aid-takes-longer',
      'y-near-ind-desk-hours',
    ]);
  });
});

describe('the letters of the examination, which no rule was mended by', { timeout: 120_000 }, () => {
  const { shares, harmful, wrongKinds } = measure(readAs('exam'));

  test('do no harm, and hardly one is called by a wrong name', () => {
    expect(harmful).toEqual([]);
    expect(wrongKinds.length, wrongKinds.join()).toBeLessThanOrEqual(1);
    expect(shares['kind right or honestly unknown'].percent).toBeGreaterThanOrEqual(99);
  });

  test('are known, with their days, appointments, references and amounts', () => {
    for (const [name, least] of Object.entries(bars))
      expect(shares[name as ShareName].percent, name).toBeGreaterThanOrEqual(least);
  });
});
