import { describe, expect, test } from 'vitest';
import { glossaryOf, withTerms } from './glossary.ts';

const marked = (sentences: readonly string[], lang: 'nl' | 'en' = 'nl') =>
  withTerms(sentences, glossaryOf(lang)).map((pieces) =>
    pieces.map(({ text, term }) => (term === undefined ? text : `[${text}=${term.key}]`)).join(''),
  );

describe('legal words in an explanation', () => {
  test('are found where they come first, whatever their case', () => {
    expect(marked(['Bezwaar kan nog.', 'Het bezwaar moet er op tijd zijn.'])).toEqual([
      '[Bezwaar=bezwaar] kan nog.',
      'Het bezwaar moet er op tijd zijn.',
    ]);
  });

  test('are whole words, and the longer one wins', () => {
    expect(marked(['Dit is hoger beroep en geen beroepsziekte.'])).toEqual([
      'Dit is [hoger beroep=hoger-beroep] en geen beroepsziekte.',
    ]);
    expect(marked(['Ask about an interim measure.'], 'en')).toEqual([
      'Ask about an [interim measure=voorlopige-voorziening].',
    ]);
  });

  test('that are not sure are not explained', () => {
    const { terms, ...rest } = glossaryOf('nl');
    const unsure = { ...rest, terms: terms.map((term) => ({ ...term, confidence: 'LOW' as const })) };
    expect(withTerms(['Het bezwaar.'], unsure).flat()).toEqual([{ text: 'Het bezwaar.' }]);
  });

  test('are the same in both languages, in short sentences', () => {
    const [dutch, english] = [glossaryOf('nl'), glossaryOf('en')];
    expect(english.terms.map(({ key }) => key)).toEqual(dutch.terms.map(({ key }) => key));
    expect(english.terms.map(({ confidence }) => confidence)).toEqual(dutch.terms.map(({ confidence }) => confidence));
    for (const { meaning } of [...dutch.terms, ...english.terms])
      for (const sentence of meaning.split(/(?<=[.?!])\s/)) expect(sentence.split(' ').length).toBeLessThan(16);
  });
});
