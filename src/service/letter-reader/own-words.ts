import {
  isNearly,
  type Lexicon,
  mayBeNear,
  mostLonger,
  type Stranger,
  splitWordFrom,
  strangerOf,
  type WordForm,
} from './phrases.ts';

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
  /** The answers to words that were asked for: many phrases hold the same ones. */
  readonly #same = new Map<string, readonly string[]>();
  readonly #sameStem = new Map<string, readonly string[]>();
  readonly #torn = new Map<string, readonly string[]>();
  /** The strangers again, by how long they are. */
  readonly #byLength = new Map<number, Stranger[]>();

  constructor(words: Iterable<string>, lexicon: Lexicon, from: number) {
    this.#lexicon = lexicon;
    this.#from = from;
    this.#all = new Set(words);
    this.#sorted = [...this.#all].sort();
    this.#strangers = this.#sorted.filter((word) => !lexicon.knows(word)).map(strangerOf);
    for (const stranger of this.#strangers) {
      const { length } = stranger.word;
      const alike = this.#byLength.get(length);
      if (alike === undefined) this.#byLength.set(length, [stranger]);
      else alike.push(stranger);
    }
  }

  /** The words that are this word of a phrase, or that one as it is misspelt: those that `sameWord` says yes to. */
  sameAs(form: WordForm): readonly string[] {
    const answers = form.stem ? this.#sameStem : this.#same;
    let same = answers.get(form.letters);
    if (same === undefined) {
      const own: string[] = [];
      this.#findSame(form, own);
      same = own.length === 0 ? nobody : [...new Set(own)];
      answers.set(form.letters, same);
    }
    return same;
  }

  #findSame(form: WordForm, found: string[]): void {
    const { letters, stem } = form;
    if (stem) this.#addStartingWith(letters, 0, found);
    else if (this.#all.has(letters)) found.push(letters);
    if (letters.length < this.#from) return;
    if (stem) this.#addNear(form, this.#strangers, found);
    else
      for (let length = letters.length - mostLonger; length <= letters.length + mostLonger; length += 1)
        this.#addNear(form, this.#byLength.get(length) ?? none, found);
  }

  /** The words that may be the first part of this one, torn in two, or this one and the next, grown together. */
  tornOf(form: WordForm): readonly string[] {
    if (form.stem) return nobody;
    let torn = this.#torn.get(form.letters);
    if (torn === undefined) {
      torn = this.#findTorn(form);
      this.#torn.set(form.letters, torn);
    }
    return torn;
  }

  #findTorn({ letters, starts }: WordForm): readonly string[] {
    const found: string[] = [];
    this.#addStartingWith(letters, splitWordFrom, found);
    if (letters.length >= splitWordFrom) for (const start of starts) if (this.#all.has(start)) found.push(start);
    return found.length === 0 ? nobody : [...new Set(found)];
  }

  #addNear(form: WordForm, strangers: readonly Stranger[], found: string[]): void {
    for (const stranger of strangers)
      if (mayBeNear(form, stranger) && isNearly(form, stranger, this.#lexicon, this.#from)) found.push(stranger.word);
  }

  #addStartingWith(letters: string, least: number, found: string[]): void {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((this.#sorted[half] as string) < letters) low = half + 1;
      else high = half;
    }
    for (let at = low; this.#sorted[at]?.startsWith(letters); at += 1) {
      const word = this.#sorted[at] as string;
      if (word.length >= least) found.push(word);
    }
  }
}

const none: readonly Stranger[] = [];
const nobody: readonly string[] = [];
