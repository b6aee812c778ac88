import { withFamilies } from './families.ts';
import { longWord } from './nearness.ts';
import { OwnWords } from './own-words.ts';
import { Lexicon, type Phrase, readPhrase, type Step, splitWordFrom } from './phrases.ts';
import type { LetterText, Token } from './text.ts';

/** Where a phrase stands: the tokens from..to (to is past the last), and which of them are its words. */
export interface Hit {
  phrase: string;
  from: number;
  to: number;
  words: readonly number[];
}

/** Finds phrases in one letter and remembers which words are alike. */
export class Finder {
  readonly text: LetterText;
  readonly #words: OwnWords;
  readonly #alike = new Map<Step['words'], ReadonlySet<string>>();
  readonly #starts = new Map<Step['words'], readonly number[]>();
  /** Where phrases were found: a kind and what is learned of it ask for the same ones. */
  readonly #found = new Map<string, readonly Hit[]>();
  /** Where each word of the letter stands. */
  readonly #spots = new Map<string, number[]>();

  constructor(text: LetterText, lexicon: Lexicon, from: number = longWord) {
    this.text = text;
    for (const [at, { word }] of text.tokens.entries()) {
      const spots = this.#spots.get(word);
      if (spots === undefined) this.#spots.set(word, [at]);
      else spots.push(at);
    }
    this.#words = new OwnWords(this.#spots.keys(), lexicon, from);
  }

  /** Every place of any of the phrases, in the order of the letter. */
  all(phrases: readonly string[]): Hit[] {
    return phrases.flatMap((source) => this.#places(source)).sort((a, b) => a.from - b.from);
  }

  #places(source: string): readonly Hit[] {
    let hits = this.#found.get(source);
    if (hits === undefined) {
      hits = this.#search(source);
      this.#found.set(source, hits);
    }
    return hits;
  }

  #search(source: string): Hit[] {
    const phrase = phraseOf(source);
    const hits: Hit[] = [];
    const [first] = phrase.steps;
    if (first === undefined) return hits;
    for (const at of this.#startsOf(first)) {
      const words = this.#follow(phrase, 0, at, []);
      if (words !== null) hits.push({ phrase: source, from: at, to: (words[words.length - 1] ?? at) + 1, words });
    }
    return hits;
  }

  /** Walks the steps of a phrase from a token on; null where it does not go on. A sentence is never left. */
  #follow(phrase: Phrase, step: number, at: number, words: readonly number[]): readonly number[] | null {
    const wanted = phrase.steps[step];
    if (wanted === undefined) return words;
    const sentence = this.text.tokens[words[0] ?? at]?.sentence;
    for (let place = at; place <= at + wanted.gap; place += 1) {
      const token = this.text.tokens[place];
      if (token === undefined || token.sentence !== sentence) return null;
      for (const [steps, count] of this.#fits(phrase, step, place, token)) {
        const taken = Array.from({ length: count }, (_, more) => place + more);
        const rest = this.#follow(phrase, step + steps, place + count, [...words, ...taken]);
        if (rest !== null) return rest;
      }
    }
    return null;
  }

  /** How many steps and tokens fit here: one word, a word that was torn in two, or two words that grew together. */
  *#fits(phrase: Phrase, step: number, place: number, token: Token): Generator<[steps: number, tokens: number]> {
    const wanted = phrase.steps[step];
    if (wanted === undefined) return;
    if (this.#alikeOf(wanted).has(token.word)) yield [1, 1];
    const after = this.text.tokens[place + 1];
    const torn = after?.sentence === token.sentence ? token.word + after.word : '';
    if (torn.length >= splitWordFrom && wanted.words.some((form) => !form.stem && form.letters === torn)) yield [1, 2];
    const next = phrase.steps[step + 1];
    if (next?.gap === 0 && grownTogether(wanted, next, token.word)) yield [2, 1];
  }

  /** Where a phrase that begins so may begin. */
  #startsOf(step: Step): readonly number[] {
    let starts = this.#starts.get(step.words);
    if (starts === undefined) {
      const found = new Set(this.#alikeOf(step));
      for (const form of step.words) this.#words.addTorn(form, found);
      starts = [...found].flatMap((word) => this.#spots.get(word) ?? []).sort((a, b) => a - b);
      this.#starts.set(step.words, starts);
    }
    return starts;
  }

  /** The words of the letter that are the word of a step. */
  #alikeOf({ words }: Step): ReadonlySet<string> {
    let alike = this.#alike.get(words);
    if (alike === undefined) {
      const found = new Set<string>();
      for (const form of words) this.#words.addSame(form, found);
      alike = found;
      this.#alike.set(words, alike);
    }
    return alike;
  }
}

function grownTogether(first: Step, second: Step, word: string): boolean {
  if (word.length < splitWordFrom) return false;
  return first.words.some((a) => second.words.some((b) => !a.stem && !b.stem && a.letters + b.letters === word));
}

const read = new Map<string, Phrase>();

/** The phrase of a source text, read once. */
export function phraseOf(source: string): Phrase {
  let phrase = read.get(source);
  if (phrase === undefined) {
    phrase = readPhrase(withFamilies(source));
    read.set(source, phrase);
  }
  return phrase;
}

/** The lexicon of all phrases of the catalogue. */
export function lexiconOf(phrases: Iterable<string>): Lexicon {
  const lexicon = new Lexicon();
  for (const source of phrases) lexicon.add(phraseOf(source));
  return lexicon;
}
