import { inRow, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import type { Stretch } from './stretch.ts';

/** What a table says of a value in it: the words on its left in the row, and those at the head of its column. */
export interface CellHeads {
  row: string;
  head: string;
}

/** A cell holds few words, is narrow, and starts as a sentence does; anything else is running text. */
const fewWords = 8;
const longest = 100;
const narrow = 0.34;
const opens = /^[\p{Lu}\d€•(-]/u;
const cellsInRow = 3;
const rowsUp = 12;
const linesUp = 30;

const known = new WeakMap<Letter, Map<number, CellHeads | null>>();

/** The row and the head of the column in which a value stands; null in running text. */
export function cellOf(letter: Letter, stretch: Stretch): CellHeads | null {
  const cells = known.get(letter) ?? new Map<number, CellHeads | null>();
  known.set(letter, cells);
  const before = cells.get(stretch.from);
  if (before !== undefined) return before;
  const cell = findCell(letter, stretch);
  cells.set(stretch.from, cell);
  return cell;
}

function findCell({ text, tokens }: Letter, { from, to }: Stretch): CellHeads | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined) return null;
  const { line } = first;
  if (line.text.length > longest || /[.;:,]\s*$/.test(line.text)) return null;
  const own = wordsIn(line.text.slice(0, first.from));
  const rest = line === last.line ? wordsIn(line.text.slice(last.to)) : '';
  if (countOf(own) + countOf(rest) > fewWords) return null;
  const left = leftOf(text.lines, line);
  if (left.length === 0 && (!opens.test(line.text.trimStart()) || goesOn(text.lines, line))) return null;
  const row = [...left, own].filter((words) => words !== '').join(' ');
  const x = line.box[0] + (line.box[2] * first.from) / line.text.length;
  const head = headAbove(text.lines, line, x);
  return row === '' && head === '' ? null : { row, head };
}

/** The next line of its block goes on with a small letter: a paragraph. */
function goesOn(lines: readonly PlacedLine[], line: PlacedLine): boolean {
  const next = lines[lines.indexOf(line) + 1];
  return next?.block === line.block && /^\s*\p{Ll}/u.test(next.text);
}

/** The cells on the left of a value, from left to right; a number or a sentence is none. */
function leftOf(lines: readonly PlacedLine[], value: PlacedLine): string[] {
  const left = lines
    .filter((line) => line.box[0] < value.box[0] && inRow(line, value))
    .sort((a, b) => b.box[0] - a.box[0])
    .slice(0, cellsInRow)
    .reverse();
  const words = left.map((line) => wordsIn(line.text));
  const isCell = (line: PlacedLine, at: number): boolean =>
    line.box[2] < narrow && opens.test(line.text.trimStart()) && countOf(words[at] ?? '') <= fewWords;
  return left.every(isCell) ? words : [];
}

/** The first line upwards in the column of a value that is no value itself: "Laatste dag" over a row of dates. */
function headAbove(lines: readonly PlacedLine[], value: PlacedLine, x: number): string {
  let lower = value;
  for (let row = 0; row < rowsUp; row += 1) {
    const above = lines
      .filter((line) => isAbove(line, lower) && line.box[0] - 0.01 <= x && line.box[0] + line.box[2] > x)
      .sort((a, b) => b.box[1] - a.box[1])[0];
    if (above === undefined || above.box[2] > narrow) return '';
    const words = wordsIn(above.text);
    if (!/\d/.test(words)) return countOf(words) <= fewWords && !/[?.]\s*$/.test(above.text) ? words : '';
    lower = above;
  }
  return '';
}

/** A line of the same table: no more than a row higher. */
function isAbove(line: PlacedLine, lower: PlacedLine): boolean {
  const gap = lower.box[1] - line.box[1];
  return line.page === lower.page && gap > lower.box[3] * 0.5 && gap < Math.max(lower.box[3], 0.01) * 3.5;
}

/** The question under which something stands, as words; empty where there is none near. */
export function questionAbove({ text, tokens }: Letter, { from }: Stretch): string {
  const row = tokens[from]?.row ?? 0;
  const above = text.lines.slice(Math.max(0, row - linesUp), row);
  const question = above.findLast((line) => /^[^.!]{4,80}\?\s*$/.test(line.text));
  return question === undefined ? '' : wordsIn(question.text);
}

function countOf(words: string): number {
  return words === '' ? 0 : words.split(' ').length;
}
