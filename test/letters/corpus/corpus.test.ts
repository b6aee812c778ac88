import { describe, expect, test } from 'vitest';
import { kinds } from '#app/service/letter-reader/catalogue.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { plainPages } from '../plain-text.ts';
import { measureCorpus, percent } from './measure-corpus.ts';
import { readCorpus } from './read-corpus.ts';

const measured = (part: 'tuning' | 'reporting') =>
  measureCorpus(readCorpus(part).map((letter) => ({ letter, reading: readLetter(plainPages(letter)) })));

describe('the letters of all kinds', { timeout: 120_000 }, () => {
  test('are there for every kind of the catalogue, in wordings for tuning and in others for reporting', () => {
    const count = (part: 'tuning' | 'reporting', kind: string) =>
      readCorpus(part).filter(({ expected }) => expected.kind === kind).length;
    const older = [
      'ind_verlening',
      'ind_beslissing_bezwaar',
      'ind_verzoek_aanvulling',
      'ind_afspraak_loket',
      'gem_brp',
    ];
    expect(kinds.filter(({ key }) => count('reporting', key) < 3).map(({ key }) => key)).toEqual([]);
    expect(kinds.filter(({ key }) => count('tuning', key) === 0 && !older.includes(key)).map(({ key }) => key)).toEqual(
      [],
    );
  });

  test.each(['reporting', 'tuning'] as const)(
    'of the %s part are read right or called unknown, and no error does harm',
    (part) => {
      const { kindRight, rightOrUnknown, outcome, limits, appointments, harmful, wrongKinds } = measured(part);
      expect(harmful).toEqual([]);
      expect(percent(rightOrUnknown), wrongKinds.join()).toBeGreaterThanOrEqual(99);
      expect(percent(kindRight)).toBeGreaterThanOrEqual(95);
      expect(percent(outcome)).toBeGreaterThanOrEqual(97);
      expect(percent(limits)).toBeGreaterThanOrEqual(97);
      expect(percent(appointments)).toBeGreaterThanOrEqual(95);
    },
  );
});
