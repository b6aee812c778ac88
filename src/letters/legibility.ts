import { allPhrases } from './catalogue.ts';
import { phraseOf } from './find.ts';
import { longWord } from './nearness.ts';
import { isNearly, isWord, type Lexicon, type WordForm } from './phrases.ts';
import type { LetterText } from './text.ts';

const mostWrong = 0.12;
const leastWrong = 2;

/** How many words are misspelt, and whether that is too many: then words that speak against a kind may be lost as well. */
export interface Legibility {
  wrong: number;
  hard: boolean;
}

/** Judges a text by the words that the rules know: those that are right, and those that are one letter off. */
export function legibilityOf(text: LetterText, lexicon: Lexicon): Legibility {
  let right = 0;
  let wrong = 0;
  for (const { word, line, from } of text.tokens) {
    // A name may look like any word.
    if (word.length < longWord || /\p{Lu}/u.test(line.text[from] ?? '')) continue;
    const state = stateOf(word, lexicon);
    if (state === 'right') right += 1;
    else if (state === 'wrong') wrong += 1;
  }
  return { wrong, hard: wrong >= leastWrong && wrong / (right + wrong) > mostWrong };
}

const states = new Map<string, 'right' | 'wrong' | 'other'>();
const mostStates = 20_000;

function stateOf(word: string, lexicon: Lexicon): 'right' | 'wrong' | 'other' {
  let state = states.get(word);
  if (state === undefined) {
    if (known().some((form) => isWord(form, word))) state = 'right';
    else if (!lexicon.knows(word) && known().some((form) => isNearly(form, word, lexicon))) state = 'wrong';
    else state = 'other';
    if (states.size < mostStates) states.set(word, state);
  }
  return state;
}

let forms: readonly WordForm[] | undefined;

function known(): readonly WordForm[] {
  forms ??= distinct([...allPhrases()].flatMap((phrase) => phraseOf(phrase).steps.flatMap((step) => step.words)));
  return forms;
}

function distinct(all: readonly WordForm[]): WordForm[] {
  const byLetters = new Map(
    all.filter(({ letters }) => letters.length >= longWord).map((form) => [`${form.letters}${form.stem}`, form]),
  );
  return [...byLetters.values()];
}
