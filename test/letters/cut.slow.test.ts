import { expect, test } from 'vitest';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import { pagesOfText, type Reading, readLetter } from '#app/service/letter-reader/index.ts';
import fc from '#test/property.ts';
import { readCorpus } from './read-corpus.ts';

/** Whole letters as they come out of the post. */
const known = readCorpus({ use: 'regression' })
  .filter(({ look }) => look === 'plain')
  .map((letter) => ({ letter, reading: readLetter(pagesOfText(letter.text)) }))
  .filter(({ reading }) => reading.kind !== 'unknown');

/** Days of limits of the law by which the client must act; how long a permit may be asked again is no such day. */
const mustAct = (reading: Reading) =>
  reading.deadlines.filter(({ what }) => what !== 'letter' && what !== 'TM07' && limitDefinition(what)?.for !== 'wait');

/** What tells a reader to look for himself. */
const cautions = (reading: Reading): string[] => [
  ...reading.warnings.map(({ code }) => code),
  ...reading.tasks.filter(({ code }) => code === 'stated_term').map(({ code }) => code),
];

const letterAndCut = (pattern: RegExp) =>
  fc.constantFrom(...known).chain((each) =>
    fc.record({
      each: fc.constant(each),
      cut: fc.constantFrom(...[...each.letter.text.matchAll(pattern)].map((match) => [match.index, match[0]] as const)),
    }),
  );

test.each([
  ['line', /[^\n\f]+/g],
  ['word', /[^\s\f]+/g],
] as const)(
  'a letter that loses any %s is no other kind, and has no later day to keep to unless it says so',
  { timeout: 120_000 },
  (_, pattern) => {
    fc.assert(
      fc.property(letterAndCut(pattern), ({ each: { letter, reading }, cut: [at, lost] }) => {
        const left = readLetter(pagesOfText(letter.text.slice(0, at) + letter.text.slice(at + lost.length)));
        if (left.kind === 'unknown') return;
        expect(left.kind).toBe(reading.kind);
        // The only date of a letter that bears two cannot be missed by anyone once it is gone.
        const ofDate = reading.evidence.some(
          ({ for: what, text }) => what === 'letterDate' && (lost.includes(text) || text.includes(lost)),
        );
        const warns = cautions(left).some((code) => !cautions(reading).includes(code));
        if (ofDate || warns) return;
        for (const { what, drivingDay } of mustAct(reading)) {
          const days = mustAct(left).filter((each) => each.what === what);
          expect(days.map((each) => each.drivingDay <= drivingDay)).toContain(true);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  },
);
