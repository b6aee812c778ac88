import { asCue } from './cues.ts';
import { labelWordsOf } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import type { Stretch } from './stretch.ts';

/**
 * The words around a find, as the rules want them: in the sentence, on the line, and the label that stands beside or
 * above.
 */
export class Surroundings {
  readonly #letter: Letter;
  #rows: Map<string, PlacedLine[]> | null = null;

  constructor(letter: Letter) {
    this.#letter = letter;
  }

  /** The last words before it in the same sentence. */
  before({ from }: Stretch, count: number): string {
    const sentence = this.#letter.tokens[from]?.sentence;
    return this.#words(Math.max(0, from - count), from, (at) => this.#letter.tokens[at]?.sentence === sentence);
  }

  /** The first words after it in the same sentence. */
  after({ from, to }: Stretch, count: number): string {
    const sentence = this.#letter.tokens[from]?.sentence;
    return this.#words(to, to + count, (at) => this.#letter.tokens[at]?.sentence === sentence);
  }

  /** What is said of a day and of no other: the words of its sentence between the day before it and the next one. */
  clause(date: Stretch, all: readonly Stretch[]): { before: string; after: string } {
    const sentence = this.#letter.tokens[date.from]?.sentence;
    const own = (at: number): boolean => this.#letter.tokens[at]?.sentence === sentence;
    const start = all.findLast(({ to }) => to <= date.from)?.to ?? 0;
    const end = all.find(({ from }) => from >= date.to)?.from ?? this.#letter.tokens.length;
    return { before: this.#words(start, date.from, own), after: this.#words(date.to, end, own) };
  }

  /** The whole sentence that it is in. */
  sentence({ from }: Stretch): string {
    const sentence = this.#letter.text.sentences[this.#letter.tokens[from]?.sentence ?? -1];
    return sentence === undefined ? '' : this.#words(sentence.from, sentence.to, () => true);
  }

  /** How many characters of the sentence come before it. */
  lengthBefore(stretch: Stretch): number {
    return this.before(stretch, this.#letter.tokens.length).length;
  }

  /** The sentence before the one that it is in, or one further back. */
  previousSentence({ from }: Stretch, back = 1): string {
    const sentence = this.#letter.text.sentences[(this.#letter.tokens[from]?.sentence ?? 0) - back];
    return sentence === undefined ? '' : this.#words(sentence.from, sentence.to, () => true);
  }

  /** The sentences before the one that it is in, the nearest first. */
  previousSentences({ from }: Stretch, count: number): string[] {
    const own = this.#letter.tokens[from]?.sentence ?? 0;
    return this.#letter.text.sentences
      .slice(Math.max(0, own - count), own)
      .reverse()
      .map((sentence) => this.#words(sentence.from, sentence.to, () => true));
  }

  /** Which sentence of the letter it is in. */
  sentenceNumber({ from }: Stretch): number {
    return this.#letter.tokens[from]?.sentence ?? -1;
  }

  /** The sentences after the one that it is in. */
  nextSentences({ from }: Stretch, count: number): string[] {
    const own = this.#letter.tokens[from]?.sentence ?? -2;
    return this.#letter.text.sentences
      .slice(own + 1, own + 1 + count)
      .map((sentence) => this.#words(sentence.from, sentence.to, () => true));
  }

  /** Whether the next sentence stands higher on its page, in another column: it is said of another row. */
  goesOnAbove({ from }: Stretch): boolean {
    const { tokens, text } = this.#letter;
    const own = tokens[from];
    const next = tokens[text.sentences[(own?.sentence ?? -2) + 1]?.from ?? -1]?.line;
    return own !== undefined && next?.page === own.line.page && next.box[1] < own.line.box[1] - own.line.box[3] / 2;
  }

  /** What stands before it on its own line. */
  startOfLine({ from }: Stretch): string {
    const line = this.#letter.tokens[from]?.line;
    let start = from;
    while (start > 0 && this.#letter.tokens[start - 1]?.line === line) start -= 1;
    return this.#words(start, from, () => true);
  }

  /** What stands after it on its own line, as far as another stretch. */
  restOfLine({ from, to }: Stretch, until = Number.POSITIVE_INFINITY): string {
    const line = this.#letter.tokens[from]?.line;
    let end = to;
    while (end < until && this.#letter.tokens[end]?.line === line && line !== undefined) end += 1;
    return this.#words(to, end, () => true);
  }

  /** What stands after it in its row: on its line as far as another stretch, and in the columns beside it. */
  restOfRow(stretch: Stretch, until = Number.POSITIVE_INFINITY): string {
    const own = this.#letter.tokens[stretch.from]?.line;
    if (own === undefined) return '';
    this.#rows ??= Map.groupBy(this.#letter.text.lines, rowOf);
    const beside = (this.#rows.get(rowOf(own)) ?? []).filter((line) => line.box[0] > own.box[0]);
    return [this.restOfLine(stretch, until), ...beside.map(({ text }) => text.toLowerCase())].join(' ');
  }

  /** The lines of the rows just above and below, as they are written. */
  nearRows({ from }: Stretch): string {
    const own = this.#letter.tokens[from]?.line;
    if (own === undefined) return '';
    return this.#letter.text.lines
      .filter((line) => line.page === own.page && Math.abs(line.box[1] - own.box[1]) < own.box[3] * 6)
      .map((line) => line.text.toLowerCase())
      .join(' ');
  }

  /** The label beside or above its line, as words; empty where there is none. */
  label(stretch: Stretch): string {
    const line = this.#letter.tokens[stretch.from]?.line;
    if (line === undefined) return '';
    return labelWordsOf(this.#letter.text.lines, line);
  }

  #words(from: number, to: number, keep: (at: number) => boolean): string {
    const words: string[] = [];
    for (let at = from; at < to; at += 1) {
      const token = this.#letter.tokens[at];
      if (token !== undefined && keep(at)) words.push(asCue(token.word));
    }
    return words.join(' ');
  }
}

/** Lines beside each other on a page, to a two-hundredth of its height. */
function rowOf({ page, box }: PlacedLine): string {
  return `${page}/${Math.round(box[1] * 200)}`;
}
