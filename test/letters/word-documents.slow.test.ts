import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { Font } from '#app/platform/files/sandbox/bundle/font.ts';
import { TrueType } from '#app/platform/files/sandbox/bundle/true-type.ts';
import { textOfTyped } from '#app/platform/files/sandbox/typed/index.ts';
import { layOutText } from '#app/platform/files/sandbox/typed/layout.ts';
import { type LetterPage, readLetter } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter } from './corpus-letter.ts';
import { missesOf } from './measure.ts';
import { plainText } from './plain-text.ts';
import { readCorpus } from './read-corpus.ts';
import { wordDocument } from './word-documents.ts';

const folder = join(programFolder, 'node_modules', '@expo-google-fonts', 'noto-sans', '400Regular');
const face = new TrueType(readFileSync(join(folder, 'NotoSans_400Regular.ttf')));

/** The lines that the box would show; that they stand so on the picture is tested with the box itself. */
function pagesOf(kind: 'docx' | 'text', file: Buffer): LetterPage[] {
  const { lines } = layOutText(textOfTyped(kind, file), new Font('F', face));
  return lines.map((page, at) => ({
    number: at + 1,
    width: 595.28,
    height: 841.89,
    lines: page.map(([text, ...box]) => ({ text, box: box.slice(0, 4) as [number, number, number, number] })),
  }));
}

/** Every fourth letter, of those that are no text already. */
const letters = readCorpus({ use: 'regression' }).filter(({ look }, at) => look === 'letter' && at % 4 === 0);

test.each([
  ['a Word document', (letter: CorpusLetter) => pagesOf('docx', wordDocument(letter))],
  ['plain text', (letter: CorpusLetter) => pagesOf('text', Buffer.from(plainText(letter)))],
])('letters that come as %s are read as those on paper', (_, make) => {
  const more = letters.flatMap((letter) => {
    const missed = missesOf(letter, readLetter(make(letter))).filter((miss) => !letter.known.includes(miss));
    return missed.length === 0 ? [] : [`${letter.id}: ${missed.join('; ')}`];
  });
  expect(letters.length).toBeGreaterThan(45);
  expect(more.filter((each) => /: .*\b(?:harm|wrong kind)\b/.test(each))).toEqual([]);
  expect(more.length, more.join('\n')).toBeLessThanOrEqual(2);
});
