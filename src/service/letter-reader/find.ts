import { withFamilies } from './families.ts';
import { longWord } from './nearness.ts';
import { OwnWords } from './own-words.ts';
import { Lexicon, type Phrase, type PhraseStep, readPhrase, splitWordFrom } from './phrases.ts';
import type { LetterText, Token } from './text.ts';

/** Where a phrase stands: the tokens from..to (to is past the last), and which of them are its words. */
export interface FoundAt {
  phrase: string;
  from: number;
  to: number;
  words: readonly number[];
}

/** Finds phrases in one letter and remembers which words are alike. */
export class Finder {
  readonly text: LetterText;
  readonly #words: OwnWords;
  readonly #alike = new Map<PhraseStep['words'], ReadonlySet<string>>();
  readonly #starts = new Map<PhraseStep['words'], readonly number[]>();
  /** Where phrases were found: a kind and what is learned of it ask for the same ones. */
  readonly #found = new Map<string, readonly FoundAt[]>();
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
  all(phrases: readonly string[]): FoundAt[] {
    const hits: FoundAt[] = [];
    for (const source of phrases) for (const hit of this.#places(source)) hits.push(hit);
    return hits.length > 1 ? hits.sort((a, b) => a.from - b.from) : hits;
  }

  #places(source: string): readonly FoundAt[] {
    let hits = this.#found.get(source);
    if (hits === undefined) {
      hits = this.#search(source);
      this.#found.set(source, hits);
    }
    return hits;
  }

  #search(source: string): readonly FoundAt[] {
    const phrase = phraseOf(source);
    const [first] = phrase.steps;
    const starts = first === undefined ? nowhere : this.#startsOf(first);
    if (starts.length === 0) return none;
    const hits: FoundAt[] = [];
    for (const at of starts) {
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
      const rest = this.#fit(phrase, step, place, token, words);
      if (rest !== null) return rest;
    }
    return null;
  }

  /** Goes on after what fits here: one word, a word that was torn in two, or two words that grew together. */
  #fit(phrase: Phrase, step: number, place: number, token: Token, words: readonly number[]): readonly number[] | null {
    const wanted = phrase.steps[step];
    if (wanted === undefined) return null;
    if (this.#alikeOf(wanted).has(token.word)) {
      const rest = this.#follow(phrase, step + 1, place + 1, [...words, place]);
      if (rest !== null) return rest;
    }
    if (this.#isTorn(wanted, token, place)) {
      const rest = this.#follow(phrase, step + 1, place + 2, [...words, place, place + 1]);
      if (rest !== null) return rest;
    }
    const next = phrase.steps[step + 1];
    if (next?.gap !== 0 || !grownTogether(wanted, next, token.word)) return null;
    return this.#follow(phrase, step + 2, place + 1, [...words, place]);
  }

  #isTorn({ words }: PhraseStep, { word, sentence }: Token, place: number): boolean {
    const after = this.text.tokens[place + 1];
    if (after?.sentence !== sentence || word.length + after.word.length < splitWordFrom) return false;
    const torn = word + after.word;
    return words.some((form) => !form.stem && form.letters === torn);
  }

  /** Where a phrase that begins so may begin. */
  #startsOf(step: PhraseStep): readonly number[] {
    let starts = this.#starts.get(step.words);
    if (starts === undefined) {
      let found: Set<string> | undefined = this.#alikeOf(step).size > 0 ? new Set(this.#alikeOf(step)) : undefined;
      for (const form of step.words)
        for (const word of this.#words.tornOf(form)) found = (found ?? new Set()).add(word);
      starts = found === undefined ? nowhere : this.#spotsOf(found);
      this.#starts.set(step.words, starts);
    }
    return starts;
  }

  #spotsOf(words: ReadonlySet<string>): readonly number[] {
    return [...words].flatMap((word) => this.#spots.get(word) ?? []).sort((a, b) => a - b);
  }

  /** The words of the letter that are the word of a step. */
  #alikeOf({ words }: PhraseStep): ReadonlySet<string> {
    let alike = this.#alike.get(words);
    if (alike === undefined) {
      let found: Set<string> | undefined;
      for (const form of words) for (const word of this.#words.sameAs(form)) found = (found ?? new Set()).add(word);
      alike = found ?? noWord;
      this.#alike.set(words, alike);
    }
    return alike;
  }
}

/** Most words of the rules are in no letter: they share these. */
const noWord: ReadonlySet<string> = new Set();
const nowhere: readonly number[] = [];
const none: readonly FoundAt[] = [];

function grownTogether(first: PhraseStep, second: PhraseStep, word: string): boolean {
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
