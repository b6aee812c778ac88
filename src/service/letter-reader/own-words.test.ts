import { describe, expect, test } from 'vitest';
import { allPhrases, ordinaryWords } from './catalogue.ts';
import { lexiconOf, phraseOf } from './find.ts';
import { cautiousWord, longWord } from './nearness.ts';
import { OwnWords } from './own-words.ts';
import { sameWord, type WordForm } from './phrases.ts';

const lexicon = lexiconOf([...allPhrases(), ...ordinaryWords]);
const forms = [...new Set([...allPhrases()].flatMap((phrase) => phraseOf(phrase).steps.flatMap((step) => step.words)))];

/** Right words, and what a poor reader or a hasty writer makes of them: changed, dropped, added, swapped, look-alike, torn and grown together. */
const words = forms.flatMap(({ letters }, at) =>
  at % 97 === 0
    ? [
        letters,
        `${letters.slice(0, 2)}x${letters.slice(3)}`,
        `${letters.slice(0, 3)}${letters.slice(4)}en`,
        `${letters[1]}${letters[0]}${letters.slice(2)}`,
        `x${letters.slice(1, 5)}y${letters.slice(6)}`,
        letters.replaceAll('m', 'rn').replaceAll('e', 'c').replaceAll('l', '1'),
        letters.slice(0, 4),
        `${letters}${letters.slice(0, 3)}`,
      ]
    : [],
);

describe('the words of a letter', () => {
  test.each([longWord, cautiousWord])('are the same words of phrases as one by one, from %i letters', (from) => {
    const own = new OwnWords(words, lexicon, from);
    const distinct = [...new Set(words)];
    const asked = forms.filter((_, at) => at % 7 === 0);
    const found = (form: WordForm) => [...own.sameAs(form)].sort();
    const truth = (form: WordForm) => distinct.filter((word) => sameWord(form, word, lexicon, from)).sort();
    expect(asked.map(found)).toEqual(asked.map(truth));
    expect(asked.flatMap(found).length).toBeGreaterThan(asked.length / 20);
  });

  test('are asked also whether they may be torn, or hold more than one word', () => {
    const own = new OwnWords(
      ['aan', 'aanvraa', 'aanvraagprocedure', 'aanvraag', 'aanvra3g', 'anvraag'],
      lexicon,
      longWord,
    );
    const [form] = phraseOf('aanvraag').steps[0]?.words ?? [];
    const torn = form ? own.tornOf(form) : [];
    expect([...torn].sort()).toEqual(['aan', 'aanvraa', 'aanvraag', 'aanvraagprocedure']);
  });
});
