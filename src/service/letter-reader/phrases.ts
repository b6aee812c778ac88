import { oneLetterApart } from '#app/platform/language/index.ts';
import { longWord, twoLettersApart, veryLongWord } from './nearness.ts';
import { normalise } from './normalise.ts';

/**
 * A phrase as the data writes it: `wijzen|wijs ~9 aanvraag ~6 af`. A bar gives a choice of words, a star at the end
 * stands for any ending, `~9` lets up to nine other words stand between.
 */
export interface Phrase {
  steps: readonly PhraseStep[];
}

export interface PhraseStep {
  words: readonly WordForm[];
  gap: number;
}

export interface WordForm {
  letters: string;
  stem: boolean;
  /** Which letters it has. */
  mask: number;
  /** How it looks to a machine. */
  shape: string;
  /** What it begins with, from its first letter to all but the last. */
  starts: readonly string[];
}

/** Reads a phrase of the data; the words are normalised as the letter is, so `v-nummer` is two words. */
export function readPhrase(source: string): Phrase {
  const steps: PhraseStep[] = [];
  let gap = 0;
  for (const part of source.trim().split(/\s+/)) {
    if (/^~\d+$/.test(part)) gap = Number(part.slice(1));
    else {
      for (const piece of piecesOf(part)) {
        steps.push({ words: wordsOf(piece), gap });
        gap = 0;
      }
    }
  }
  return { steps };
}

function piecesOf(part: string): string[] {
  return part.includes('|') || /\d/.test(part) ? [part] : part.split('-').filter((piece) => piece !== '');
}

const choices = new Map<string, readonly WordForm[]>();

/** The same choice of words is one list, so that a letter is searched for it once. */
function wordsOf(piece: string): readonly WordForm[] {
  let words = choices.get(piece);
  if (words === undefined) {
    words = piece.split('|').map(readWord);
    choices.set(piece, words);
  }
  return words;
}

function readWord(source: string): WordForm {
  const stem = source.endsWith('*');
  const letters = normalise(stem ? source.slice(0, -1) : source).text;
  const starts = Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(0, at + 1));
  return { letters, stem, mask: maskOf(letters), shape: shapeOf(letters), starts };
}

/** The letters of a word as bits. */
function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** A word that is so many letters longer or shorter may still be another one misspelt. */
export const mostLonger = 2;

/** All words that any phrase knows, and ordinary words that look like one. None of these is ever taken for its neighbour. */
export class Lexicon {
  readonly #whole = new Set<string>();
  /** Beginnings that are long enough to say a word by. */
  readonly #stems = new Set<string>();
  #longest = 0;
  readonly #near = new Map<string, boolean>();

  add(phrase: Phrase): void {
    for (const { letters, stem } of phrase.steps.flatMap((step) => step.words)) {
      if (!stem) this.#whole.add(letters);
      else if (letters.length >= longWord) {
        this.#stems.add(letters);
        this.#longest = Math.max(this.#longest, letters.length);
      }
    }
  }

  /** True when a word of the rules is one letter from it: then it is not taken for one that is two letters away. */
  isNear(word: string): boolean {
    let answer = this.#near.get(word);
    if (answer === undefined) {
      answer = [...this.#whole].some((known) => oneLetterApart(known, word));
      if (this.#near.size < mostAnswers) this.#near.set(word, answer);
    }
    return answer;
  }

  knows(word: string): boolean {
    if (this.#whole.has(word)) return true;
    for (let length = Math.min(this.#longest, word.length); length >= longWord; length -= 1)
      if (this.#stems.has(word.slice(0, length))) return true;
    return false;
  }
}

/** From this length a word may be torn in two, or be two that grew together. */
export const splitWordFrom = 8;

/** Words that are remembered: enough for all letters of a day, too few to fill the memory. */
const mostAnswers = 20_000;

/** A word of a letter that no rule knows, so that it may be a misspelt one. */
export interface Stranger {
  word: string;
  mask: number;
  shape: string;
}

export function strangerOf(word: string): Stranger {
  return { word, mask: maskOf(word), shape: shapeOf(word) };
}

/** True when a word of the letter is this word of a phrase, one wrong letter allowed in one of `from` letters or more. */
export function sameWord(form: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  return isWord(form, word) || (!lexicon.knows(word) && isNearly(form, strangerOf(word), lexicon, from));
}

function isWord({ letters, stem }: WordForm, word: string): boolean {
  return stem ? word.startsWith(letters) : word === letters;
}

/** One letter is wrong in a long word, two in a very long one, or all of them look alike. */
export function isNearly(form: WordForm, stranger: Stranger, lexicon: Lexicon, from = longWord): boolean {
  if (form.letters.length < from) return false;
  return isMisspelt(form, stranger, from) || isFarOff(form, stranger, lexicon) || looksLike(form, stranger);
}

/** False where too many letters differ for `isNearly`, which takes longer. */
export function mayBeNear({ stem, mask, shape }: WordForm, stranger: Stranger): boolean {
  return stem || shape === stranger.shape || bits(mask ^ stranger.mask) <= 2 * bitsOfLetter;
}

/** One letter is wrong. */
export function isMisspelt({ letters, stem, mask }: WordForm, stranger: Stranger, from = longWord): boolean {
  const { word } = stranger;
  if (letters.length < from || word.length < from - 1) return false;
  if (!stem) return bits(mask ^ stranger.mask) <= bitsOfLetter && oneLetterApart(letters, word);
  if (bits(mask & ~stranger.mask) > 1) return false;
  return [-1, 0, 1].some((more) => {
    const start = word.slice(0, letters.length + more);
    return start.length >= from - 1 && oneLetterApart(letters, start);
  });
}

function isFarOff({ letters, stem, mask }: WordForm, stranger: Stranger, lexicon: Lexicon): boolean {
  const { word } = stranger;
  if (stem || letters.length < veryLongWord || bits(mask ^ stranger.mask) > 2 * bitsOfLetter) return false;
  return twoLettersApart(letters, word) && !lexicon.isNear(word);
}

/** "aanvraaq", "rechthank", "irnmigratie": what a machine sees as the same shapes, however many of them. */
function looksLike({ letters, stem, shape }: WordForm, { word, shape: seen }: Stranger): boolean {
  if (Math.abs(word.length - letters.length) > mostLonger && !stem) return false;
  return stem ? seen.startsWith(shape) : seen === shape;
}

/** A letter that is another one changes two bits of a mask. */
const bitsOfLetter = 2;

/** How many bits of a number are set. */
function bits(of: number): number {
  const pairs = of - ((of >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const shapes: readonly (readonly [RegExp, string])[] = [
  [/rn|nn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/ii|li|il/g, 'u'],
  [/[1|!jl]/g, 'i'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/[qg9]/g, 'g'],
  [/[ec]/g, 'c'],
  [/[hb]/g, 'h'],
];
const known = new Map<string, string>();
const mostKnown = 20_000;

/** A word as a machine sees it, which takes some letters for others. */
export function shapeOf(word: string): string {
  let shape = known.get(word);
  if (shape === undefined) {
    shape = shapes.reduce((text, [pattern, same]) => text.replace(pattern, same), word);
    if (known.size < mostKnown) known.set(word, shape);
  }
  return shape;
}
