import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { CorpusLetter } from '../corpus-letter.ts';
import { programFolder } from '../program-folder.ts';
import { readCorpus } from '../read-corpus.ts';

const place = join(programFolder, 'test/letters/learning/letters.base64');

/**
 * Every letter that was ever written for the reader, in the order in which the weights learn from them; those of the
 * corpus stand at their place among the others.
 */
export function everyLetter(): CorpusLetter[] {
  const kept = new Map(readCorpus().map((letter) => [letter.id, letter]));
  return storedLines().map((line) => {
    const letter = JSON.parse(line) as CorpusLetter | { kept: string };
    if (!('kept' in letter)) return letter;
    const own = kept.get(letter.kept);
    if (own === undefined) throw new Error(`The corpus has no letter ${letter.kept} any more.`);
    return own;
  });
}

/** The lines of the file: a letter as JSON, or `{"kept": "its name"}` for one that stands in the corpus. */
export function storedLines(): string[] {
  return `${brotliDecompressSync(Buffer.from(readFileSync(place, 'latin1'), 'base64'))}`.trimEnd().split('\n');
}

/** Writes the file anew: Brotli in base64, on one line, so that no search and no difference shows it. */
export function storeLines(lines: readonly string[]): void {
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const packed = brotliCompressSync(text, {
    params: { [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  writeFileSync(place, `${packed.toString('base64')}\n`);
}
