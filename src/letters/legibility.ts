import { allPhrases } from './catalogue.ts';
import { phraseOf } from './find.ts';
import { longWord } from './nearness.ts';
import { isNearly, isWord, type Lexicon, type WordForm } from './phrases.ts';
import type { LetterText } from './text.ts';

const mostWrong = 0.12;
const leastWrong = 2;

/**
 * True when too many of the words that the rules know are misspelt: then words that speak against a kind may be lost as
 * well, and a sure answer would be a guess.
 */
export function isHardToRead(text: LetterText, lexicon: Lexicon): boolean {
  const words = text.tokens.map((token) => token.word).filter((word) => word.length >= longWord);
  const right = words.filter((word) => known().some((form) => isWord(form, word))).length;
  const wrong = words.filter(
    (word) => !lexicon.knows(word) && known().some((form) => isNearly(form, word, lexicon)),
  ).length;
  return wrong >= leastWrong && wrong / (right + wrong) > mostWrong;
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
