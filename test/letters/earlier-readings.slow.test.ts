import { expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { partOf } from '../support/seed.ts';
import { byKindAlone, compared, earlierReadings } from './earlier-readings.ts';
import { comparedPhotographs, photographedLetters } from './photographed.ts';
import { plainPages } from './plain-text.ts';
import { readCorpus } from './read-corpus.ts';

/** Of every so many letters of the corpus CI reads one again; all others are read in the long run. */
const oneIn = 4;

test('a sample of the letters tells what a7d3c34 told of them, and nothing as its opposite', {
  timeout: 120_000,
}, () => {
  const some = partOf('earlier readings', readCorpus(), oneIn);
  const found = compared(
    some.map((letter) => ({ letter, reading: readLetter(plainPages(letter)) })),
    earlierReadings(),
  );
  expect(found.opposite).toEqual([]);
  expect(found.lost.filter((each) => !byKindAlone.test(each))).toEqual([]);
  expect(found.limits.now, found.fewer.join('\n')).toBeGreaterThanOrEqual(found.limits.before);
  expect(found.appointments.now, found.fewer.join('\n')).toBeGreaterThanOrEqual(found.appointments.before);
  expect(found.wrong.now.length, found.wrong.now.join()).toBeLessThanOrEqual(found.wrong.before.length);
});

test('a sample of the photographs tells what a7d3c34 told of them, and nothing as its opposite', () => {
  const kept = [...photographedLetters()];
  const some = partOf('earlier photographs', kept, oneIn).map(([id, { pages }]) => [id, pages] as const);
  const { opposite, fewer, wrong } = comparedPhotographs(new Map(some));
  expect(opposite).toEqual([]);
  expect(fewer).toEqual([]);
  expect(wrong.now.length, wrong.now.join()).toBeLessThanOrEqual(wrong.before.length);
});
