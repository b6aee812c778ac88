import type { FoundAt } from '../find.ts';
import type { Letter } from '../letter.ts';
import type { Stretch } from '../stretch.ts';

/** Where the words of a grammar stand in one letter, each list searched once. */
export class Marks {
  readonly letter: Letter;
  readonly #hits = new Map<readonly string[], readonly FoundAt[]>();
  /** The same by their sentence: a hostile text has one on every line. */
  readonly #bySentence = new Map<readonly string[], ReadonlyMap<number, readonly FoundAt[]>>();

  constructor(letter: Letter) {
    this.letter = letter;
  }

  of(list: readonly string[]): readonly FoundAt[] {
    let hits = this.#hits.get(list);
    if (hits === undefined) {
      hits = this.letter.places(list);
      this.#hits.set(list, hits);
    }
    return hits;
  }

  /** Those in the sentence of this number. */
  inSentence(list: readonly string[], sentence: number): readonly FoundAt[] {
    let hits = this.#bySentence.get(list);
    if (hits === undefined) {
      hits = Map.groupBy(this.of(list), ({ from }) => this.sentenceOf(from));
      this.#bySentence.set(list, hits);
    }
    return hits.get(sentence) ?? none;
  }

  /** Those that share a word with a stretch. */
  over(list: readonly string[], stretch: Stretch): readonly FoundAt[] {
    return this.of(list).filter((hit) => hit.from < stretch.to && hit.to > stretch.from);
  }

  has(list: readonly string[]): boolean {
    return this.of(list).length > 0;
  }

  sentenceOf(at: number): number {
    return this.letter.tokens[at]?.sentence ?? -1;
  }

  /** The tokens of a sentence; empty where there is none of that number. */
  sentence(number: number): Stretch {
    return this.letter.text.sentences[number] ?? { from: 0, to: 0 };
  }
}

const none: readonly FoundAt[] = [];

/** How many words stand between two stretches. */
export function apart(one: Stretch, other: Stretch): number {
  return Math.max(0, other.from - one.to, one.from - other.to);
}
