import type { Plane } from '../cleaning/plane.ts';
import { emptyNotes, type LineDescription, type PageDescription } from '../wall/protocol.ts';
import { compareLayer, doubtFigures } from './compare-layer.ts';
import type { Language, PageToRead } from './reading.ts';
import { rotatedPage } from './rotate-page.ts';
import type { Tesseract } from './tesseract.ts';
import { ocrWordsOf, type PageWords } from './words.ts';

/** Below this it may be upside down after all. */
const DOUBTFUL = 0.6;
/** Below this it may be in another language. */
const POOR = 0.8;
/** What was read with so much certainty was sharp enough. */
const SHARP = 0.9;
/** Another way to read the page must be so much better to be believed. */
const BETTER = 0.1;

interface ReadPage {
  page: PageDescription;
  rows: Buffer;
}
interface CertainPage extends ReadPage {
  page: PageDescription & { certainty: number };
}

/** Reads a page, or only compares it with its picture where it has words of its own: then those stay if they are what one sees. */
export function readPage(tesseract: Tesseract, one: PageToRead, wanted: readonly Language[]): ReadPage {
  const { page, rows, reading } = one;
  if (page.notes.includes('empty')) return { page, rows };
  if (page.readBy !== 'layer') return readPicture(tesseract, one, wanted);
  const compared = compareLayer(page.lines, reading, (cut) => {
    tesseract.use(wanted.length > 0 ? wanted : ['nld']);
    return ocrWordsOf(tesseract.read(cut, dpiOf(one)), cut);
  });
  if (compared === 'same') return { page, rows };
  const read = readPicture(tesseract, { ...one, page: { ...page, lines: [], readBy: 'ocr', certainty: 0 } }, wanted);
  if (read.page.certainty < DOUBTFUL) return { page, rows };
  if (compared === 'other-words') return read;
  return { ...read, page: { ...read.page, lines: doubtFigures(read.page.lines, page.lines) } };
}

const dpiOf = ({ page, reading }: PageToRead) => Math.round((reading.height * 72) / page.height);

/** Reads the picture of a page; a second time, turned, where its lines run up or down. */
function readPicture(tesseract: Tesseract, one: PageToRead, wanted: readonly Language[]): CertainPage {
  const read = readLying(tesseract, one, wanted);
  const quarters = quartersOf(read.page.lines, one.reading);
  if (quarters === 0) return read;
  const rotated = readLying(tesseract, rotatedPage(one, quarters), wanted);
  return rotated.page.certainty > read.page.certainty - BETTER ? rotated : read;
}

/** Reads a page as it lies: in Dutch, where that reads poorly also upside down and in English. */
function readLying(tesseract: Tesseract, one: PageToRead, wanted: readonly Language[]): CertainPage {
  const dpi = dpiOf(one);
  const read = ({ reading }: PageToRead, languages: readonly Language[]): PageWords => {
    tesseract.use(languages);
    return ocrWordsOf(tesseract.read(reading, dpi), reading);
  };
  const first: readonly Language[] = wanted.length > 0 ? wanted : ['nld'];
  let best = read(one, first);
  let standing = one;
  if (best.certainty < DOUBTFUL) {
    const upsideDown = rotatedPage(one, 2);
    const other = read(upsideDown, first);
    if (other.certainty > best.certainty + BETTER) [best, standing] = [other, upsideDown];
  }
  if (best.certainty < POOR && wanted.length === 0) {
    const english = read(standing, ['eng']);
    if (english.certainty > best.certainty) best = english;
  }
  const { page, rows } = standing;
  const notes = best.certainty < SHARP ? page.notes : page.notes.filter((note) => note !== 'blurred');
  return { page: { ...page, ...best, notes: best.lines.length === 0 ? emptyNotes(notes) : notes }, rows };
}

/** Lines that are so much higher than wide run up or down; a number in a margin does so too, so most of the text must. */
const UPRIGHT = 2;
const MOST = 0.6;
const LEAST = 6;

/** How many quarters clockwise the page has to be turned, so that its lines run from left to right. */
function quartersOf(lines: readonly LineDescription[], { width, height }: Plane): 0 | 1 | 3 {
  const long = lines.filter(([text]) => text.length >= LEAST);
  const running = long.filter(([, , , wide, high]) => high * height > UPRIGHT * wide * width);
  const letters = (of: readonly LineDescription[]) => of.reduce((sum, [text]) => sum + text.length, 0);
  if (letters(running) <= letters(long) * MOST) return 0;
  const down = running.reduce(
    (sum, [, , , , , words = []]) => sum + (words.at(-1)?.[2] ?? 0) - (words[0]?.[2] ?? 0),
    0,
  );
  return down < 0 ? 1 : 3;
}
