import { type LineBlock, readingOrder } from './blocks.ts';
import type { PlacedLine } from './line.ts';
import { type Normalised, normalise } from './normalise.ts';
import type { LetterPage } from './pages.ts';
import { pattern } from './pattern.ts';

/** A word or number of the letter, and where it stands. A word broken over two lines holds both. */
export interface Token {
  word: string;
  line: PlacedLine;
  from: number;
  to: number;
  next?: { line: PlacedLine; to: number };
  sentence: number;
  /** The place among all lines in reading order. */
  row: number;
}

/** Where a sentence starts and ends among the tokens, and whether it asks. */
export interface TextSpan {
  from: number;
  to: number;
  question: boolean;
}

export interface LetterText {
  blocks: readonly LineBlock[];
  lines: readonly PlacedLine[];
  tokens: readonly Token[];
  sentences: readonly TextSpan[];
}

/** Far more than any letter has. Of a file with more only the beginning is read: a hostile one must not hold up the service. */
const most = { lines: 1_500, characters: 60_000 };
const beginning = 12_000;

/** True when a file holds more text than a letter; it then stays unknown. */
export function isTooLong(pages: readonly LetterPage[]): boolean {
  const lines = pages.flatMap((page) => page.lines);
  return lines.length > most.lines || lines.reduce((sum, line) => sum + line.text.length, 0) > most.characters;
}

function beginningOf(pages: readonly LetterPage[]): LetterPage[] {
  let left = beginning;
  return pages.map((page) => ({
    ...page,
    lines: page.lines.flatMap((line) => {
      const text = line.text.slice(0, Math.max(0, left));
      left -= line.text.length + 1;
      return text === '' ? [] : [{ ...line, text }];
    }),
  }));
}

/** Turns pages into words and sentences in reading order, words broken over two lines joined. */
export function letterTextOf(pages: readonly LetterPage[]): LetterText {
  const blocks = readingOrder(isTooLong(pages) ? beginningOf(pages) : pages);
  const lines = blocks.flatMap((block) => block.lines);
  const reader = new Reader();
  for (const block of blocks) {
    for (const [rank, line] of block.lines.entries()) reader.read(line, block, rank);
  }
  return { blocks, lines, ...reader.finish() };
}

/**
 * A number with its ending ("3e", "26th"), a date or sum in digits, a word that grew together with a year or a date
 * ("januari2026", "uiterlijk19 juli 2026"), any other word, a stop.
 */
const words = pattern('gu')`
    \d+(?:ste|de|er|e|th|st|nd|rd)(?!\p{L})|\d+(?:[.,:/-]\d+)*(?!\d|[oil][\doil])|\p{L}{3,}(?=(?:19
    |20)\d{2}(?!\d))|\p{L}{3,}(?=\d{1,2} (?:jan|feb|maa|mar|mrt|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec))
    |[\p{L}\p{N}]+|[€]|[.?!;]+(?=[\s"')\]]|$)
  `;
const shortened = new Set(
  'mr mw mevr dhr drs ds ir dr prof st burg nr nrs art bijv blz tel ca jl vlg jo resp incl excl geb jan feb mrt apr jun jul aug sep sept okt nov dec'.split(
    ' ',
  ),
);

/** "- 25 maart 2027 om 14.30 uur, Kroonstraat 25": each item of a list of appointments is a sentence of its own. */
const itemAtHour = /^\s*(?:[-•–*]|\d{1,2}[.)])\s.*\d.*(?:\d{1,2}[.:]\d{2}(?!\d)|\d{1,2} uur)/u;

/** "wo 17 juni, half elf": a row of a list of days; no sentence goes on with a day that is cut short. */
const rowOfDay =
  /^\s*(?:ma|di|wo|do|vr|za|zo)\.? \d{1,2}(?:[-/]\d| (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec))/i;

/** "… tegen K.L. Hij is veroordeeld": a word that starts a sentence and no surname. */
const opens = /^ (?:hij|zij|u|uw|wij|we|er|het|dit|deze|dat|als|indien)\b/;
const longestSentence = 150;

class Reader {
  readonly tokens: Token[] = [];
  readonly sentences: TextSpan[] = [];
  #start = 0;
  #row = -1;
  #endsInHyphen = false;
  #previous: PlacedLine | undefined;

  read(line: PlacedLine, block: LineBlock, rank: number): void {
    const normal = normalise(line.text);
    this.#row += 1;
    if (this.#breaksBefore(line, block, rank)) this.#endSentence(false);
    const joined = this.#endsInHyphen && /^\s*[\p{Ll}]/u.test(line.text);
    let first = true;
    for (const match of normal.text.matchAll(words)) {
      const word = match[0];
      if (/^[.?!;]/.test(word)) this.#stop(word, normal.text.slice(match.index + word.length));
      else if (first && joined) this.#join(word, line, normal, match.index);
      else this.#add(word, line, normal, match.index);
      first = false;
    }
    this.#endsInHyphen = /\p{L}-\s*$/u.test(normal.text);
    this.#previous = line;
  }

  finish(): { tokens: Token[]; sentences: TextSpan[] } {
    this.#endSentence(false);
    return { tokens: this.tokens, sentences: this.sentences };
  }

  /** A text without stops is cut: no sentence is longer, and work that grows with a sentence stays small. */
  #add(word: string, line: PlacedLine, normal: Normalised, index: number): void {
    if (this.tokens.length - this.#start >= longestSentence) this.#endSentence(false);
    const place = { line, from: normal.from[index] ?? 0, to: endOf(normal, index + word.length, line) };
    this.tokens.push({ word, ...place, sentence: this.sentences.length, row: this.#row });
  }

  #join(word: string, line: PlacedLine, normal: Normalised, index: number): void {
    const before = this.tokens[this.tokens.length - 1];
    if (before === undefined) {
      this.#add(word, line, normal, index);
    } else {
      before.word += word;
      before.next = { line, to: endOf(normal, index + word.length, line) };
    }
  }

  #stop(mark: string, rest: string): void {
    const last = this.tokens[this.tokens.length - 1];
    // "K.L." is a name, "met u." an end.
    const initial = last?.word.length === 1 && last.line.text[last.from] !== 'u' && !opens.test(rest);
    const abbreviation = mark === '.' && last !== undefined && (initial || shortened.has(last.word));
    if (!abbreviation) this.#endSentence(mark.includes('?'));
  }

  /** A new block or a short line ends a sentence, unless the next line plainly goes on with it. */
  #breaksBefore(line: PlacedLine, block: LineBlock, rank: number): boolean {
    const previous = this.#previous;
    if (previous === undefined || this.#endsInHyphen) return false;
    if (itemAtHour.test(line.text) || rowOfDay.test(line.text)) return true;
    const listed = /:\s*$/.test(previous.text) && /^\s*[-•–*]\s+\p{Ll}/u.test(line.text);
    const goesOn = listed || /^\s*[\p{Ll}(€\d]/u.test(line.text);
    if (rank === 0) return !goesOn || previous.page === line.page;
    const isShort = previous.box[0] + previous.box[2] < block.left + (block.right - block.left) * 0.75;
    return isShort && !goesOn;
  }

  #endSentence(question: boolean): void {
    if (this.tokens.length === this.#start) return;
    this.sentences.push({ from: this.#start, to: this.tokens.length, question });
    this.#start = this.tokens.length;
  }
}

function endOf(normal: Normalised, end: number, line: PlacedLine): number {
  return normal.from[end] ?? line.text.length;
}
