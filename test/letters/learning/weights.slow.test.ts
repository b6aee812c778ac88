import { describe, expect, test } from 'vitest';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { Weights } from '#app/service/letter-reader/weights.ts';
import { plainText } from '../plain-text.ts';
import { readCorpus } from '../read-corpus.ts';

const nothing = new Weights({
  about: 'nothing learned',
  classes: ['unknown', 'cak'],
  step: 1,
  bias: [9, 0],
  traits: [],
});
const letters = readCorpus({ use: 'regression' })
  .filter(({ look, known }, at) => at % 4 === 0 && look === 'letter' && !known.includes('wrong kind'))
  .map((letter) => {
    const text = plainText(letter);
    return { kinds: letter.truth.kinds, text, pages: pagesOfText(text) };
  });

describe('letters that no rule knows', () => {
  const only = letters
    .filter(({ pages }) => readLetter(pages, nothing).kind === 'unknown')
    .map((letter) => ({ ...letter, reading: readLetter(letter.pages) }))
    .filter(({ reading }) => reading.kind !== 'unknown');

  test('are known by their words, each as what it is, and these are shown in the letter', () => {
    expect(only.length).toBeGreaterThan(6);
    for (const { kinds, reading, text } of only) {
      expect(kinds).toContain(reading.kind);
      const words = reading.evidence.filter((each) => each.for === 'kind').map((each) => each.text);
      expect(words.length).toBeGreaterThan(0);
      const flat = text.replaceAll(/\s+/g, ' ');
      // A table is read by its columns, so that its words may stand apart in the text.
      for (const each of words.flatMap((said) => said.split(' '))) expect(flat).toContain(each);
    }
  });

  test('of long post the sentence is shown that says it, not words that stand anywhere', () => {
    const [refusal] = readCorpus().filter(({ id }) => id === 'page-refusal-four-pages');
    const text = refusal ? plainText(refusal) : '';
    const shown = readLetter(pagesOfText(text)).evidence.filter((each) => each.for === 'kind');
    expect(shown[0]?.text).toBe('U krijgt geen verblijfsvergunning');
    expect(shown.filter((each) => each.text.split(/\s+/).length < 3)).toEqual([]);
  });

  test('stay unknown from a sender who writes no such letters', () => {
    for (const { text } of only) {
      const other = `Raad voor Rechtsbijstand\n\n${text.slice(text.indexOf('Geachte'))}\n\nRaad voor Rechtsbijstand`;
      expect(readLetter(pagesOfText(other)).kind).toMatch(/^(?:unknown|rvr_\w+)$/);
    }
  });

  test('never lose a day on which they ask something and that nothing else takes', () => {
    for (const { text } of only.filter((each) => /^(?:Geachte|Beste).*,$/m.test(each.text))) {
      const asks = text.replace(
        /(Geachte.*,|Beste.*,)/,
        '$1\n\nLever uw oude pas op 4 december 2031 in bij ons loket.',
      );
      const reading = readLetter(pagesOfText(asks));
      expect(reading.actionNeeded).toBe(true);
      if (reading.kind !== 'unknown')
        expect(reading.deadlines.map(({ drivingDay }) => drivingDay)).toContain('2031-12-04');
    }
  });
});
