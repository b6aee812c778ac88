import type { Pdfium } from '../pdfium/pdfium.ts';
import { PAGE_LIMITS } from '../wall/limits.ts';
import type { LineDescription as Line } from '../wall/protocol.ts';

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Device units for turning points into fractions: fine enough for a thousandth of a millimetre on A4. */
const UNITS = 1_000_000;
/** A hole in a line wider than this many line heights separates columns ("Uw kenmerk      Datum"). */
const COLUMN_GAP = 2.5;
/**
 * So does a narrower one where the document has no space, if it is wider than this and than so many of the line's other
 * spaces.
 */
const CELL_GAP = 0.45;
const WIDER = 1.8;
/** Enough where cells of other rows begin at the same place. */
const A_LITTLE_WIDER = 1.3;
/** What a space measures where the line has no second one to compare. */
const USUAL_SPACE = 0.19;
/** Spaces that differ by less than this share are as wide as each other. */
const EVEN = 0.1;
/** Wider than this, in heights, no line is stretched: then they are cells. */
const MOST_STRETCHED = 4;
/** Beginnings of cells in one column differ by less, in rows that are no further apart; in heights of the line. */
const SAME_EDGE = 0.1;
const NEAR = 15;
/** So many rows must have a cell that begins there: one may be chance. */
const ROWS_THAT_TELL = 2;
/** So many beginnings of cells are remembered: more no letter has. */
const MOST_EDGES = 400;
/** Stands before an item of a list and is no cell. */
const MARK = /^(?:[^\p{L}\p{N}]{1,2}|\(?(?:\p{L}|\d{1,2}|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$/u;

/** The lines of text of a page, in the order of the document, with boxes as fractions from the top left. */
export function readLines(pdfium: Pdfium, page: number): Line[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (!text) return [];
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    return inCells(rowsOf(pdfium, text, scratch))
      .map((words) => toLine(pdfium, page, scratch, words))
      .filter((line) => line !== null)
      .slice(0, PAGE_LIMITS.lines);
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
    pdfium.FPDFText_ClosePage(text);
  }
}

/** A word with what stands before it in its line. */
interface Word {
  /** The spaces before it, as they are written. */
  spaces: string;
  /** The hole before it, in heights of the line. */
  gap: number;
  /** The document has no space there: PDFium made one of the hole. */
  isOpen: boolean;
  letters: string;
  around: Rectangle | null;
}

/** The words of the page as PDFium gives them, a line each. */
function rowsOf(pdfium: Pdfium, text: number, scratch: number): Word[][] {
  const count = Math.min(pdfium.FPDFText_CountChars(text), PAGE_LIMITS.characters);
  const rows: Word[][] = [];
  let words: Word[] = [];
  let last: Rectangle | null = null;
  let spaces = '';
  let isOpen = true;
  const end = () => {
    if (words.length > 0) rows.push(words);
    words = [];
    last = null;
    spaces = '';
    isOpen = true;
  };
  for (let index = 0; index < count; index++) {
    const code = pdfium.FPDFText_GetUnicode(text, index);
    if (code === 0x0a || code === 0x0d) {
      end();
      continue;
    }
    const character = toCharacter(pdfium, text, index, code);
    if (character.trim() === '') {
      if (words.length > 0 && character !== '') {
        spaces += ' ';
        isOpen &&= pdfium.FPDFText_IsGenerated(text, index) === 1;
      }
      continue;
    }
    const box = boxOf(pdfium, text, index, scratch);
    if (last && box && isElsewhere(last, box)) end();
    const word = words.at(-1);
    const isFar = last !== null && box !== null && holeBetween(last, box) > COLUMN_GAP;
    if (word === undefined || spaces !== '' || isFar)
      words.push({ spaces, gap: last && box ? holeBetween(last, box) : 0, isOpen, letters: character, around: box });
    else {
      word.letters += character;
      word.around = joined(word.around, box);
    }
    spaces = '';
    isOpen = true;
    last = box ?? last;
  }
  end();
  return rows;
}

/**
 * Rows taken apart where a hole is a column's: wider than any space of its line, or a little wider and where a cell of
 * a row nearby begins. A space of the document itself is no hole, so that its sentences are not torn.
 */
function inCells(rows: readonly Word[][]): Word[][] {
  const edges: Rectangle[] = [];
  const wide = rows.flatMap((row) => {
    const cells = columnsOf(row).flatMap((column) =>
      cutAt(column, (word, usual) => word.gap > Math.max(CELL_GAP, usual * WIDER)),
    );
    for (const [first] of cells.slice(1)) if (first?.around && edges.length < MOST_EDGES) edges.push(first.around);
    return cells;
  });
  if (edges.length === 0) return wide;
  return wide.flatMap((row) =>
    cutAt(
      row,
      ({ gap, around }, usual) =>
        gap > usual * A_LITTLE_WIDER && edges.filter((edge) => isUnder(edge, around)).length >= ROWS_THAT_TELL,
    ),
  );
}

/**
 * The row in columns; words as far apart as all others of their line, with spaces of the document, are set to fill it.
 */
function columnsOf(row: readonly Word[]): Word[][] {
  const rest = row.slice(1);
  const gaps = rest.map(({ gap }) => gap).sort((a, b) => a - b);
  const [narrowest = 0, widest = 0] = [gaps[0], gaps.at(-1)];
  const isFilled = gaps.length > 1 && rest.every(({ isOpen, spaces }) => !isOpen && spaces !== '');
  if (isFilled && widest < MOST_STRETCHED && widest - narrowest < EVEN * widest) return [[...row]];
  const columns: Word[][] = [];
  for (const [at, word] of row.entries())
    if (at === 0 || word.gap > COLUMN_GAP) columns.push([word]);
    else columns.at(-1)?.push(word);
  return columns;
}

/**
 * The row in pieces; `isCut` is asked of each word that no space of the document stands before, with the usual space of
 * the line.
 */
function cutAt(row: readonly Word[], isCut: (word: Word, usual: number) => boolean): Word[][] {
  const usual = usualSpace(row);
  const pieces: Word[][] = [];
  for (const [at, word] of row.entries()) {
    const isAfterMark = at === 1 && MARK.test(row[0]?.letters ?? '');
    // After a full stop the space may be wider.
    const isAfterStop = /[.?!]$/.test(row[at - 1]?.letters ?? '') && word.gap < COLUMN_GAP / 2;
    if (at === 0 || (word.isOpen && !isAfterMark && !isAfterStop && isCut(word, usual))) pieces.push([word]);
    else pieces.at(-1)?.push(word);
  }
  return pieces;
}

/** The space in the middle by width, of two the narrower; a single one may be a column's. */
function usualSpace(row: readonly Word[]): number {
  const gaps = row
    .slice(1)
    .map(({ gap }) => gap)
    .sort((a, b) => a - b);
  return gaps.length < 2 ? USUAL_SPACE : (gaps[Math.floor((gaps.length - 1) / 2)] ?? USUAL_SPACE);
}

/** Whether a word begins where a cell does, a few rows away. */
function isUnder(cell: Rectangle, word: Rectangle | null): boolean {
  if (word === null) return false;
  const height = heightOf(cell, word);
  return Math.abs(cell.left - word.left) < SAME_EDGE * height && Math.abs(cell.top - word.top) < NEAR * height;
}

/** PDFium marks a hyphen at the end of a line with a control code. */
function toCharacter(pdfium: Pdfium, text: number, index: number, code: number): string {
  if (code === 0x02 || (code < 0x20 && pdfium.FPDFText_IsHyphen(text, index) === 1)) return '-';
  if (code < 0x20 || code > 0x10ffff) return code === 0x09 ? ' ' : '';
  return String.fromCodePoint(code);
}

function boxOf(pdfium: Pdfium, text: number, index: number, scratch: number): Rectangle | null {
  if (!pdfium.FPDFText_GetLooseCharBox(text, index, scratch)) return null;
  const at = scratch >> 2;
  const heap = pdfium.pdfium.HEAPF32;
  const left = heap[at] ?? Number.NaN;
  const top = heap[at + 1] ?? Number.NaN;
  const right = heap[at + 2] ?? Number.NaN;
  const bottom = heap[at + 3] ?? Number.NaN;
  return Number.isFinite(left + top + right + bottom) ? { left, top, right, bottom } : null;
}

/** PDFium joins words that were hyphenated at the end of a line, and columns that are on one height. */
function isElsewhere(last: Rectangle, next: Rectangle): boolean {
  const height = heightOf(last, next);
  const shift = Math.abs(next.bottom - last.bottom);
  const isWrapped = shift > 0.5 * height && last.left - next.left > height;
  const isBack = last.left - next.right > COLUMN_GAP * height;
  return isBack || shift > COLUMN_GAP * height || isWrapped;
}

/** How far two letters stand apart, in heights of the line. */
function holeBetween(last: Rectangle, next: Rectangle): number {
  return Math.max(next.left - last.right, last.left - next.right) / heightOf(last, next);
}

function heightOf(last: Rectangle, next: Rectangle): number {
  return Math.max(last.top - last.bottom, next.top - next.bottom, 1);
}

function joined(one: Rectangle | null, other: Rectangle | null): Rectangle | null {
  if (one === null || other === null) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** Text that lies wholly outside the page is dropped: what nobody can see must not be read as the letter. */
function toLine(pdfium: Pdfium, page: number, scratch: number, words: readonly Word[]): Line | null {
  const around = words.reduce<Rectangle | null>((all, word) => joined(all, word.around), null);
  if (around === null) return null;
  const text = words
    .map(({ spaces, letters }) => spaces + letters)
    .join('')
    .trim()
    .slice(0, PAGE_LIMITS.lineCharacters)
    .toWellFormed();
  const one = toFraction(pdfium, page, scratch, around.left, around.top);
  const other = toFraction(pdfium, page, scratch, around.right, around.bottom);
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  const outside = right <= 0 || bottom <= 0 || left >= 1 || top >= 1;
  if (text === '' || outside) return null;
  const x = Math.max(left, 0);
  const y = Math.max(top, 0);
  return [text, round(x), round(y), round(Math.min(right, 1) - x), round(Math.min(bottom, 1) - y)];
}

/** A place in points as fractions of the page; through PDFium, since it knows how the page is turned and cropped. */
export function toFraction(pdfium: Pdfium, page: number, scratch: number, x: number, y: number) {
  pdfium.FPDF_PageToDevice(page, 0, 0, UNITS, UNITS, 0, x, y, scratch, scratch + 4);
  const at = scratch >> 2;
  const heap = pdfium.pdfium.HEAP32;
  return { x: (heap[at] ?? 0) / UNITS, y: (heap[at + 1] ?? 0) / UNITS };
}

function round(fraction: number): number {
  return Math.round(fraction * 1e5) / 1e5;
}
