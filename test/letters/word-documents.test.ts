import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { Font } from '#app/platform/files/sandbox/bundle/font.ts';
import { TrueType } from '#app/platform/files/sandbox/bundle/true-type.ts';
import { textOfTyped } from '#app/platform/files/sandbox/typed/index.ts';
import { layOut } from '#app/platform/files/sandbox/typed/layout.ts';
import { type LetterPage, readLetter } from '#app/service/letter-reader/index.ts';
import { heldOut } from './held-out/index.ts';
import { harmful, measured, wrongKinds } from './measure.ts';
import { plainText } from './plain-text.ts';
import { wordDocument } from './word-documents.ts';

const folder = join(programFolder, 'node_modules', '@expo-google-fonts', 'noto-sans', '400Regular');
const face = new TrueType(readFileSync(join(folder, 'NotoSans_400Regular.ttf')));

/** The lines that the box would show; that they stand so on the picture is tested with the box itself. */
function pagesOf(kind: 'docx' | 'text', file: Buffer): LetterPage[] {
  const { lines } = layOut(textOfTyped(kind, file), new Font('F', face));
  return lines.map((page, at) => ({
    number: at + 1,
    width: 595.28,
    height: 841.89,
    lines: page.map(([text, ...box]) => ({ text, box: box.slice(0, 4) as [number, number, number, number] })),
  }));
}

test.each([
  ['a Word document', (letter: (typeof heldOut)[number]) => pagesOf('docx', wordDocument(letter))],
  ['plain text', (letter: (typeof heldOut)[number]) => pagesOf('text', Buffer.from(plainText(letter)))],
])('letters that come as %s are read as those on paper', (_, make) => {
  const all = heldOut.map((letter) => measured(letter, readLetter(make(letter))));
  expect(wrongKinds(all)).toEqual([]);
  expect(harmful(all)).toEqual([]);
  expect(all.filter(({ differences }) => differences.length > 0).length).toBeLessThanOrEqual(2);
});
