import { deflateSync, inflateSync } from 'node:zlib';
import type { Plane } from '../cleaning/plane.ts';
import { unfilter } from '../pictures/png-rows.ts';
import { emptyNotes, type PageDescription } from '../protocol.ts';
import type { Language, PageToRead } from '../reading.ts';
import { compareLayer, doubtFigures } from './compare-layer.ts';
import type { Tesseract } from './tesseract.ts';
import { type PageWords, wordsOf } from './words.ts';

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

/** Reads a page, or only compares it with its picture where it has words of its own: then those stay if they are what one sees. */
export function readPage(tesseract: Tesseract, one: PageToRead, wanted: readonly Language[]): ReadPage {
  const { page, rows, reading } = one;
  if (page.notes.includes('empty')) return { page, rows };
  if (page.readBy !== 'layer') return readPicture(tesseract, one, wanted);
  const compared = compareLayer(page.lines, reading, (cut) => {
    tesseract.use(wanted.length > 0 ? wanted : ['nld']);
    return wordsOf(tesseract.read(cut, dpiOf(one)), cut);
  });
  if (compared === 'same') return { page, rows };
  const read = readPicture(tesseract, { ...one, page: { ...page, lines: [], readBy: 'ocr', certainty: 0 } }, wanted);
  if (compared === 'other-words') return read;
  return { ...read, page: { ...read.page, lines: doubtFigures(read.page.lines, page.lines) } };
}

const dpiOf = ({ page, reading }: PageToRead) => Math.round((reading.height * 72) / page.height);

/** Reads a page: in Dutch, where that reads poorly also upside down and in English. */
function readPicture(tesseract: Tesseract, one: PageToRead, wanted: readonly Language[]): ReadPage {
  const { page, rows, reading } = one;
  const dpi = dpiOf(one);
  const read = (plane: Plane, languages: readonly Language[]): PageWords => {
    tesseract.use(languages);
    return wordsOf(tesseract.read(plane, dpi), plane);
  };
  const first: readonly Language[] = wanted.length > 0 ? wanted : ['nld'];
  let best = read(reading, first);
  let upright = reading;
  if (best.certainty < DOUBTFUL) {
    const turned = upsideDown(reading);
    const other = read(turned, first);
    if (other.certainty > best.certainty + BETTER) [best, upright] = [other, turned];
  }
  if (best.certainty < POOR && wanted.length === 0) {
    const english = read(upright, ['eng']);
    if (english.certainty > best.certainty) best = english;
  }
  const isTurned = upright !== reading;
  const seen = isTurned ? turnedNotes(page.notes) : page.notes;
  const notes = best.certainty < SHARP ? seen : seen.filter((note) => note !== 'blurred');
  return {
    page: { ...page, ...best, notes: best.lines.length === 0 ? emptyNotes(notes) : notes },
    rows: isTurned ? turnedRows(page, rows) : rows,
  };
}

function upsideDown({ width, height, samples }: Plane): Plane {
  return { width, height, samples: samples.slice().reverse() };
}

/** The other way up, what was missing at the top is missing at the bottom; what was turned wrongly is as it came. */
function turnedNotes(notes: PageDescription['notes']): PageDescription['notes'] {
  const opposite: Record<string, PageDescription['notes'][number]> = {
    'cut-top': 'cut-bottom',
    'cut-bottom': 'cut-top',
    'cut-left': 'cut-right',
    'cut-right': 'cut-left',
  };
  const others = notes.filter((note) => note !== 'turned').map((note) => opposite[note] ?? note);
  return notes.includes('turned') ? others : [...others, 'turned'];
}

function turnedRows({ pixelWidth, pixelHeight, channels }: PageDescription, packed: Buffer): Buffer {
  const stride = pixelWidth * channels;
  const rows = inflateSync(packed, { maxOutputLength: (stride + 1) * pixelHeight });
  const samples = unfilter(rows, stride, channels);
  if (!samples || rows.byteLength !== (stride + 1) * pixelHeight) throw new Error('Not the rows that it says');
  const turned = Buffer.alloc(rows.byteLength);
  for (let y = 0, to = 0; y < pixelHeight; y++) {
    to++; // filter 0: none
    for (let x = 0; x < pixelWidth; x++, to += channels) {
      const from = ((pixelHeight - y) * pixelWidth - 1 - x) * channels;
      for (let channel = 0; channel < channels; channel++) turned[to + channel] = samples[from + channel] ?? 0;
    }
  }
  return deflateSync(turned, { level: 3 });
}
