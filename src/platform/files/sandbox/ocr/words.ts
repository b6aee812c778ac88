import { PAGE_LIMITS } from '../wall/limits.ts';
import type { LineDescription, WordDescription } from '../wall/protocol.ts';
import { setLines } from './set-lines.ts';

/** What was read on a page. */
export interface PageWords {
  lines: LineDescription[];
  /** Mean certainty of the words, by their length. */
  certainty: number;
}

/** A word that is less certain than this is grain or a drawing, unless it stands between two certain words of its line. */
const GUESS = 0.25;
/** A sign that is no letter or figure is believed only when it is rather certain. */
const SIGN = 0.6;
/** A page with fewer certain words than this says nothing. */
const FEWEST_WORDS = 3;
const CERTAIN = 0.6;

/** Words and lines out of Tesseract's rows of tab-separated values; places become fractions of the page. */
export function ocrWordsOf(rows: string, page: { width: number; height: number }): PageWords {
  const lines: WordDescription[][] = [];
  let before = '';
  for (const row of rows.split('\n')) {
    const [level, , block, paragraph, line, , x, y, width, height, confidence, text = ''] = row.split('\t');
    if (level !== '5') continue;
    const place = [
      Number(x) / page.width,
      Number(y) / page.height,
      Number(width) / page.width,
      Number(height) / page.height,
    ];
    const word = wordOf(text, place, Number(confidence) / 100);
    if (!word) continue;
    const here = `${block} ${paragraph} ${line}`;
    const last = lines.at(-1);
    if (last && here === before && last.length < PAGE_LIMITS.lineWords) last.push(word);
    else lines.push([word]);
    before = here;
  }
  const kept = lines.map(withoutGrain).filter((line) => line.length > 0);
  const words = kept.flat();
  if (words.filter(([, , , , , certainty]) => certainty >= CERTAIN).length < FEWEST_WORDS)
    return { lines: [], certainty: 0 };
  const set = setLines(kept, page.width / page.height);
  return { lines: set.slice(0, PAGE_LIMITS.lines).map(lineOf), certainty: meanCertainty(words) };
}

/** A line without what is grain; a hole where a word was ("te 's-Hertogenbosch, op") would make two lines of it. */
function withoutGrain(line: readonly WordDescription[]): WordDescription[] {
  return line.filter((word, at) => {
    const [text, , , , , certainty] = word;
    if (certainty >= (HAS_LETTERS.test(text) ? GUESS : SIGN)) return true;
    return HAS_LETTERS.test(text) && isWordBeside(word, line[at - 1]) && isWordBeside(word, line[at + 1]);
  });
}

const HAS_LETTERS = /[\p{L}\p{N}]/u;
/** Words of one line are hardly this much lower or higher than one another. */
const LOWEST = 0.5;

function isWordBeside([, , , , height]: WordDescription, beside: WordDescription | undefined): boolean {
  if (beside === undefined || beside[5] < CERTAIN) return false;
  return Math.min(height, beside[4]) >= LOWEST * Math.max(height, beside[4]);
}

function wordOf(text: string, place: number[], certainty: number): WordDescription | null {
  const cleaned = text.trim().slice(0, PAGE_LIMITS.lineCharacters).toWellFormed();
  if (cleaned === '' || !(certainty >= 0)) return null;
  const [x = 0, y = 0, width = 0, height = 0] = place.map((fraction) => Math.min(Math.max(round(fraction), 0), 1));
  return [cleaned, x, y, width, height, Math.min(1, round(certainty))];
}

function lineOf(words: WordDescription[]): LineDescription {
  const left = Math.min(...words.map(([, x]) => x));
  const top = Math.min(...words.map(([, , y]) => y));
  const right = Math.max(...words.map(([, x, , width]) => x + width));
  const bottom = Math.max(...words.map(([, , y, , height]) => y + height));
  const text = words
    .map(([word]) => word)
    .join(' ')
    .slice(0, PAGE_LIMITS.lineCharacters);
  const [over, under] = beyondInk(text, bottom - top);
  const [upper, lower] = [Math.max(0, round(top - over)), Math.min(1, bottom + under)];
  return [text, left, upper, round(Math.min(right, 1) - left), round(lower - upper), words];
}

/** Parts of the size of a letter: up to the top of an "x", from there to the top of an "l", and below the line. */
const [MIDDLE, ABOVE, BELOW] = [0.53, 0.21, 0.22];
const REACHES_UP = /[\p{Lu}\p{N}bdfhijklt?!()€&/"'%\p{Mn}]/u;
const REACHES_DOWN = /[gjpqy,;()Q/]/;

/**
 * How far a line reaches above and below its ink: "Waar?" is as high as "Plaats,", as it is in the text of a PDF. Else the
 * row below a short label looks further away than other rows are from each other.
 */
function beyondInk(text: string, ink: number): [over: number, under: number] {
  const [over, under] = [REACHES_UP.test(text) ? 0 : ABOVE, REACHES_DOWN.test(text) ? 0 : BELOW];
  const size = ink / (MIDDLE + ABOVE + BELOW - over - under);
  return [size * over, size * under];
}

function meanCertainty(words: readonly WordDescription[]): number {
  const characters = words.reduce((sum, [text]) => sum + text.length, 0);
  return round(words.reduce((sum, [text, , , , , certainty]) => sum + certainty * text.length, 0) / characters);
}

function round(fraction: number): number {
  return Math.round(fraction * 1e5) / 1e5;
}
