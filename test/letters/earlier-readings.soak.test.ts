import { describe, expect, test } from 'vitest';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { byKindAlone, compared, earlierReadings } from './earlier-readings.ts';
import { everyLetter } from './learning/stored-letters.ts';
import { plainPages } from './plain-text.ts';

const read = everyLetter()
  .filter(({ set }) => set !== 'wordings')
  .map((letter) => ({ letter, reading: readLetter(plainPages(letter)) }));

describe('every letter, as it is read now and as a7d3c34 read it', () => {
  const found = compared(read, earlierReadings());

  test('tells nothing as its opposite', () => {
    expect(found.opposite).toEqual([]);
  });

  test('loses no limit and no appointment', () => {
    expect(found.limits.now, found.fewer.join('\n')).toBeGreaterThanOrEqual(found.limits.before);
    expect(found.appointments.now, found.fewer.join('\n')).toBeGreaterThanOrEqual(found.appointments.before);
  });

  test('becomes unknown only where its limits, urgency and appointments are told', () => {
    expect(found.lost.filter((each) => !byKindAlone.test(each))).toEqual([]);
  });

  test('is called by a wrong name no more often', () => {
    expect(found.wrong.now.length, found.wrong.now.join('\n')).toBeLessThanOrEqual(found.wrong.before.length);
  });
});
