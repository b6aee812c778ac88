import { allPhrases } from './catalogue.ts';
import { lexiconOf, phraseOf } from './find.ts';
import { longWord } from './nearness.ts';
import { isMisspelt, type Lexicon, strangerOf, type WordForm } from './phrases.ts';
import type { LetterText, Token } from './text.ts';

const mostWrong = 0.18;
const mostBroken = 0.025;
const leastWrong = 3;

/** How many words are misspelt, and whether that is too many: then words that speak against a kind may be lost as well. */
export interface Legibility {
  /** Words that are misspelt or fell apart. */
  wrong: number;
  hard: boolean;
  /** How much more must speak for a kind than in a letter that is clear. */
  doubt: number;
}

/** For every 4 in 100 words that are misspelt another thing must speak for the kind; one of them weighs 2 or more. */
const shareOfDoubt = 0.04;
const weightOfDoubt = 2;

/** Judges a text by the words that the rules know: those that are right, and those that are one letter off. French words look like misspelt Dutch ones. */
export function legibilityOf(text: LetterText, lexicon: Lexicon, isDutch = true): Legibility {
  let right = 0;
  let wrong = 0;
  for (const { word, line, from } of text.tokens) {
    // A name may look like any word.
    if (word.length < longWord || /\p{Lu}/u.test(line.text[from] ?? '')) continue;
    const state = stateOf(word, lexicon);
    if (state === 'right') right += 1;
    else if (state === 'wrong') wrong += 1;
  }
  const pieces = text.tokens.filter((token) => isBroken(token) && !lexicon.knows(token.word)).length;
  const broken = pieces / Math.max(1, text.tokens.length);
  const share = wrong === 0 ? 0 : wrong / (right + wrong);
  const doubt = wrong < leastWrong ? 0 : Math.floor(share / shareOfDoubt) * weightOfDoubt;
  return {
    wrong: wrong + pieces,
    hard: (isDutch && wrong >= leastWrong && share > mostWrong) || broken > mostBroken,
    doubt: isDutch ? doubt : 0,
  };
}

/** A small letter that stands alone, or a capital inside a word: what is left of words that fell apart. */
function isBroken({ word, line, from, to }: Token): boolean {
  const around = `${line.text[from - 1] ?? ' '}${line.text[to] ?? ' '}`;
  if (word.length === 1) return /[b-df-hj-np-tv-z]/.test(line.text[from] ?? '') && /^\s[\s,]$/.test(around);
  return /^\p{Ll}+\p{Lu}\p{Ll}/u.test(line.text.slice(from, to));
}

const states = new Map<string, 'right' | 'wrong' | 'other'>();
const mostStates = 20_000;

function stateOf(word: string, lexicon: Lexicon): 'right' | 'wrong' | 'other' {
  let state = states.get(word);
  if (state === undefined) {
    const stranger = strangerOf(word);
    if (rightWords().knows(word)) state = 'right';
    else if (!lexicon.knows(word) && known().some((form) => isMisspelt(form, stranger))) state = 'wrong';
    else state = 'other';
    if (states.size < mostStates) states.set(word, state);
  }
  return state;
}

let right: Lexicon | undefined;

function rightWords(): Lexicon {
  right ??= lexiconOf(allPhrases());
  return right;
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
