import { PAGE_LIMITS } from './limits.ts';
import type { Pdfium } from './pdfium.ts';
import type { LineDescription as Line } from './protocol.ts';

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

/** The lines of text of a page, in the order of the document, with boxes as fractions from the top left. */
export function readLines(pdfium: Pdfium, page: number): Line[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (!text) return [];
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    const lines: Line[] = [];
    const finish = (words: string, around: Rectangle | null) => {
      const line = around && toLine(pdfium, page, scratch, words, around);
      if (line && lines.length < PAGE_LIMITS.lines) lines.push(line);
    };
    collect(pdfium, text, scratch, finish);
    return lines;
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
    pdfium.FPDFText_ClosePage(text);
  }
}

function collect(
  pdfium: Pdfium,
  text: number,
  scratch: number,
  finish: (words: string, around: Rectangle | null) => void,
): void {
  const count = Math.min(pdfium.FPDFText_CountChars(text), PAGE_LIMITS.characters);
  let words = '';
  let around: Rectangle | null = null;
  let last: Rectangle | null = null;
  const end = () => {
    finish(words, around);
    words = '';
    around = null;
    last = null;
  };
  for (let index = 0; index < count; index++) {
    const code = pdfium.FPDFText_GetUnicode(text, index);
    if (code === 0x0a || code === 0x0d) {
      end();
      continue;
    }
    const character = toCharacter(pdfium, text, index, code);
    if (character.trim() === '') {
      if (words !== '') words += character === '' ? '' : ' ';
      continue;
    }
    const box = boxOf(pdfium, text, index, scratch);
    if (last && box && isElsewhere(last, box)) end();
    words += character;
    last = box ?? last;
    if (box) around = around ? union(around, box) : box;
  }
  end();
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

/** PDFium joins words that were hyphenated at the end of a line, and columns that stand on one height. */
function isElsewhere(last: Rectangle, next: Rectangle): boolean {
  const height = Math.max(last.top - last.bottom, next.top - next.bottom, 1);
  const gap = Math.max(next.left - last.right, last.left - next.right);
  const shift = Math.abs(next.bottom - last.bottom);
  const isWrapped = shift > 0.5 * height && last.left - next.left > height;
  return gap > COLUMN_GAP * height || shift > COLUMN_GAP * height || isWrapped;
}

function union(a: Rectangle, b: Rectangle): Rectangle {
  return {
    left: Math.min(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** Text that lies wholly outside the page is dropped: what nobody can see must not be read as the letter. */
function toLine(pdfium: Pdfium, page: number, scratch: number, words: string, around: Rectangle): Line | null {
  const text = words.trim().slice(0, PAGE_LIMITS.lineCharacters).toWellFormed();
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
