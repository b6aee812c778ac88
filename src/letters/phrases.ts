import { longWord, oneLetterApart } from './nearness.ts';
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
}

/** Reads a phrase of the data; the words are normalised as the letter is, so `v-nummer` is two words. */
export function readPhrase(source: string): Phrase {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of source.trim().split(/\s+/)) {
    if (/^~\d+$/.test(part)) gap = Number(part.slice(1));
    else {
      for (const piece of piecesOf(part)) {
        steps.push({ words: piece.split('|').map(readWord), gap });
        gap = 0;
      }
    }
  }
  return { steps };
}

function piecesOf(part: string): string[] {
  return part.includes('|') || /\d/.test(part) ? [part] : part.split('-').filter((piece) => piece !== '');
}

function readWord(source: string): WordForm {
  const stem = source.endsWith('*');
  return { letters: normalise(stem ? source.slice(0, -1) : source).text, stem };
}

/** All words that any phrase knows, and ordinary words that look like one. None of these is ever taken for its neighbour. */
export class Lexicon {
  readonly #whole = new Set<string>();
  readonly #stems: string[] = [];
  readonly #answers = new Map<string, boolean>();

  add(phrase: Phrase): void {
    for (const form of phrase.steps.flatMap((step) => step.words)) {
      if (form.stem) this.#stems.push(form.letters);
      else this.#whole.add(form.letters);
    }
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

/** Words that are remembered: enough for all letters of a day, too few to fill the memory. */
const mostAnswers = 20_000;

/** True when a word of the letter is this word of a phrase, one wrong letter allowed in one of `from` letters or more. */
export function sameWord(form: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  return isWord(form, word) || isNearly(form, word, lexicon, from);
}

export function isWord({ letters, stem }: WordForm, word: string): boolean {
  return stem ? word.startsWith(letters) : word === letters;
}

/** One letter is wrong in a long word that is no word of its own. */
export function isNearly({ letters, stem }: WordForm, word: string, lexicon: Lexicon, from = longWord): boolean {
  if (letters.length < from || word.length < from - 1) return false;
  if (!stem && Math.abs(word.length - letters.length) > 1) return false;
  if (lexicon.knows(word)) return false;
  if (!stem) return oneLetterApart(letters, word);
  return [-1, 0, 1].some((more) => {
    const start = word.slice(0, letters.length + more);
    return start.length >= from - 1 && oneLetterApart(letters, start);
  });
}
