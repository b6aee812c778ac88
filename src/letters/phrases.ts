import { longWord, oneLetterApart, twoLettersApart, veryLongWord } from './nearness.ts';
import { normalise } from './normalise.ts';

/**
 * A phrase as the data writes it: `wijzen|wijs ~9 aanvraag ~6 af`. A bar gives a choice of words, a star at the end
 * stands for any ending, `~9` lets up to nine other words stand between.
 */
export interface Phrase {
  steps: readonly Step[];
}

export interface Step {
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
  const steps: Step[] = [];
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
export function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** Two letters that are other ones change four bits: words that differ in more are not near. */
export const mostMasksApart = 4;

/** All words that any phrase knows, and ordinary words that look like one. None of these is ever taken for its neighbour. */
export class Lexicon {
  readonly #whole = new Set<string>();
  readonly #stems: string[] = [];
  readonly #answers = new Map<string, boolean>();
  readonly #near = new Map<string, boolean>();

  add(phrase: Phrase): void {
    for (const form of phrase.steps.flatMap((step) => step.words)) {
      if (form.stem) this.#stems.push(form.letters);
      else this.#whole.add(form.letters);
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
    let answer = this.#answers.get(word);
    if (answer === undefined) {
      answer = this.#whole.has(word) || this.#stems.some((stem) => stem.length >= longWord && word.startsWith(stem));
      if (this.#answers.size < mostAnswers) this.#answers.set(word, answer);
    }
    return answer;
  }
}

/** From this length a word may be torn in two, or be two that grew together. */
export const splitWordFrom = 8;

/** Words that are remembered: enough for all letters of a day, too few to fill the memory. */
const mostAnswers = 20_000;

/** True when a word of the letter is this word of a phrase, one wrong letter allowed in one of `from` letters or more. */
export function sameWord(form: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  return isWord(form, word) || isNearly(form, word, lexicon, from);
}

export function isWord({ letters, stem }: WordForm, word: string): boolean {
  return stem ? word.startsWith(letters) : word === letters;
}

/** One letter is wrong in a long word that is no word of its own, two in a very long one, or all of them look alike. */
export function isNearly(form: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  if (form.letters.length < from || lexicon.knows(word)) return false;
  return isMisspelt(form, word, lexicon, from) || isFarOff(form, word, lexicon) || looksLike(form, word);
}

/** One letter is wrong, and the word is no word of its own. */
export function isMisspelt({ letters, stem }: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  if (letters.length < from || word.length < from - 1 || lexicon.knows(word)) return false;
  if (!stem) return oneLetterApart(letters, word);
  return [-1, 0, 1].some((more) => {
    const start = word.slice(0, letters.length + more);
    return start.length >= from - 1 && oneLetterApart(letters, start);
  });
}

function isFarOff({ letters, stem }: WordForm, word: string, lexicon: Lexicon): boolean {
  return !stem && letters.length >= veryLongWord && twoLettersApart(letters, word) && !lexicon.isNear(word);
}

/** "aanvraaq", "rechthank", "irnmigratie": what a machine sees as the same shapes, however many of them. */
function looksLike({ letters, stem, shape }: WordForm, word: string): boolean {
  if (Math.abs(word.length - letters.length) > 2 && !stem) return false;
  const seen = shapeOf(word);
  return stem ? seen.startsWith(shape) : seen === shape;
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
