import { isNearly, type Lexicon, maskOf, mostMasksApart, shapeOf, splitWordFrom, type WordForm } from './phrases.ts';

/** A word that no rule knows, so that it may be a misspelt one. */
interface Stranger {
  word: string;
  mask: number;
  shape: string;
}

/**
 * The different words of one letter, ready to say which of them a phrase means. The rules ask for thousands of words and a letter holds few of them:
 * looking each up is far quicker than comparing each with each.
 */
export class OwnWords {
  readonly #lexicon: Lexicon;
  readonly #from: number;
  readonly #all: ReadonlySet<string>;
  readonly #sorted: readonly string[];
  readonly #strangers: readonly Stranger[];

  constructor(words: Iterable<string>, lexicon: Lexicon, from: number) {
    this.#lexicon = lexicon;
    this.#from = from;
    this.#all = new Set(words);
    this.#sorted = [...this.#all].sort();
    this.#strangers = this.#sorted
      .filter((word) => !lexicon.knows(word))
      .map((word) => ({ word, mask: maskOf(word), shape: shapeOf(word) }));
  }

  /** The words that are this word of a phrase, or that one as it is misspelt: those that `sameWord` says yes to. */
  *same(form: WordForm): Generator<string> {
    if (form.stem) yield* this.#startingWith(form.letters);
    else if (this.#all.has(form.letters)) yield form.letters;
    if (form.letters.length < this.#from) return;
    for (const stranger of this.#strangers)
      if (mayBeNear(form, stranger) && isNearly(form, stranger.word, this.#lexicon, this.#from)) yield stranger.word;
  }

  /** The words that may be the first part of this one, torn in two, or this one and the next, grown together. */
  *torn({ letters, stem, starts }: WordForm): Generator<string> {
    if (stem) return;
    for (const word of this.#startingWith(letters)) if (word.length >= splitWordFrom) yield word;
    if (letters.length >= splitWordFrom) for (const start of starts) if (this.#all.has(start)) yield start;
  }

  *#startingWith(letters: string): Generator<string> {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((this.#sorted[half] as string) < letters) low = half + 1;
      else high = half;
    }
    for (let at = low; this.#sorted[at]?.startsWith(letters); at += 1) yield this.#sorted[at] as string;
  }
}

/** Cheap look before the comparison: words with other letters or of another length are not near. */
function mayBeNear(form: WordForm, { word, mask, shape }: Stranger): boolean {
  if (form.stem) return bits(form.mask & ~mask) <= 1 || shape.startsWith(form.shape);
  return (
    Math.abs(word.length - form.letters.length) <= 2 &&
    (bits(form.mask ^ mask) <= mostMasksApart || shape === form.shape)
  );
}

/** How many bits of a number are set. */
function bits(of: number): number {
  let count = of - ((of >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
