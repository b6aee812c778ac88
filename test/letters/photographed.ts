import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type LetterPage, readLetter } from '#app/service/letter-reader/index.ts';
import { type Compared, compared, type EarlierReading } from './earlier-readings.ts';
import { programFolder } from './program-folder.ts';
import { readCorpus } from './read-corpus.ts';

const parts = 10_000;

/** A line as it is packed: its words, its place in ten-thousandths of the page, and the figures that were read with doubt. */
type PackedLine = [text: string, x: number, y: number, width: number, height: number, unsure?: string[]];

interface Packed extends EarlierReading {
  /** Width and height in points. */
  pages: [width: number, height: number, lines: PackedLine[]][];
}

/** The pages of a photographed letter as the page reader gave them, and what the reader of a7d3c34 said of these. */
export interface Photographed {
  earlier: EarlierReading;
  pages: LetterPage[];
}

/** By the name of the letter: Brotli in base64, a line of JSON for each. */
export function photographedLetters(): Map<string, Photographed> {
  const packed = readFileSync(join(programFolder, 'test/letters/a7d3c34-photographs.base64'), 'latin1');
  const lines = `${brotliDecompressSync(Buffer.from(packed, 'base64'))}`.trimEnd().split('\n');
  return new Map(lines.map((line) => unpacked(JSON.parse(line))).map((each) => [each.earlier.id, each]));
}

/** Reads the pages of these letters and holds that against what a7d3c34 said of the same photographs. */
export function comparedPhotographs(pagesOf: ReadonlyMap<string, readonly LetterPage[]>): Compared {
  const earlier = new Map([...photographedLetters()].map(([id, each]) => [id, each.earlier]));
  const all = readCorpus().flatMap((letter) => {
    const pages = pagesOf.get(letter.id);
    return pages === undefined ? [] : [{ letter, reading: readLetter(pages) }];
  });
  return compared(all, earlier);
}

function unpacked({ pages, ...earlier }: Packed): Photographed {
  return {
    earlier,
    pages: pages.map(([width, height, lines], at) => ({
      number: at + 1,
      width,
      height,
      readBy: 'ocr',
      lines: lines.map(([text, x, y, wide, high, unsure = []]) => ({
        text,
        box: [x / parts, y / parts, wide / parts, high / parts],
        words: unsure.map((word) => ({ text: word, certainty: 0 })),
      })),
    })),
  };
}
