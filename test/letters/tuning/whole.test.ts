import { describe, expect, test } from 'vitest';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { faultsOf, wholeLetters } from './whole.ts';

const all = wholeLetters().map((letter) => ({
  letter,
  faults: faultsOf(letter, readLetter(pagesOfText(letter.text))),
}));
const list = (part: 'harmful' | 'wrongKind' | 'unknown' | 'other'): string[] =>
  all.flatMap(({ letter, faults }) => faults[part].map((fault) => `${letter.id}: ${fault}`));

describe('whole letters as they come out of the post', () => {
  test('are read without a day too late, a limit missed or a wrong kind', () => {
    expect(list('harmful')).toEqual([]);
    expect(list('wrongKind')).toEqual([]);
  });

  test('are known, with their dates, limits, appointments and places, amounts and warnings', () => {
    expect(list('unknown')).toEqual([]);
    expect(list('other')).toEqual([]);
  });
});
