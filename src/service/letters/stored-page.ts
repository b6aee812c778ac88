import type { SandboxPage } from '#app/platform/files/index.ts';
import { strikeCitizenNumbers } from '#app/platform/language/index.ts';
import type { LetterPage } from '#app/service/letter-reader/index.ts';
import { unsureFigures } from '#app/service/letter-reader/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import { hashOfPage } from './page-hash.ts';

/** A page as it is kept: its picture by id, its lines with citizen numbers struck out. */
export function keptPage({ lines, png, ...page }: SandboxPage, image: string): LetterPageKept {
  return { ...page, image, hash: hashOfPage({ png }), lines: lines.map(keptLine) };
}

/** Of what was doubtful only what still is in the line is kept: a part of a citizen number does not. */
function keptLine(line: SandboxPage['lines'][number]): LetterPageKept['lines'][number] {
  const text = strikeCitizenNumbers(line.text);
  const unsure = unsureFigures(line).filter((word) => text.split(' ').includes(word));
  return unsure.length === 0 ? [text, ...line.box] : [text, ...line.box, unsure];
}

/** A kept page as the reader wants it, with its doubts. */
export function pageToRead({ number, width, height, readBy, lines }: LetterPageKept): LetterPage {
  const doubted = (words: readonly string[]) => ({ words: words.map((text) => ({ text, certainty: 0 })) });
  return {
    ...{ number, width, height, readBy },
    lines: lines.map(([text, x, y, wide, high, unsure]) => ({
      ...{ text, box: [x, y, wide, high] },
      ...(unsure === undefined ? {} : doubted(unsure)),
    })),
  };
}
