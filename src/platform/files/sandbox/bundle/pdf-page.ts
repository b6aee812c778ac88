import type { Font } from './font.ts';
import { pdfNumber } from './pdf-file.ts';

export const A4 = { width: 595.28, height: 841.89 } as const;

/** Black, and a grey that still has a contrast of 7:1 on paper. */
const INK = { black: '0.1 0.1 0.1', soft: '0.35 0.35 0.35' } as const;

/** How much of the height of a line hangs below it. */
const BELOW_LINE = 0.22;

export interface Style {
  font: 'plain' | 'bold';
  size: number;
  ink?: keyof typeof INK;
}

/** One page being written, from the bottom left as PDF counts. */
export class PdfPage {
  readonly #parts: string[] = [];
  /** Places that lead to an exhibit. */
  readonly links: { exhibit: number; box: [number, number, number, number] }[] = [];
  /** Pictures of this page by the name under which they are drawn. */
  readonly pictures = new Map<string, number>();

  readonly fonts: { plain: Font; bold: Font };
  readonly size: { width: number; height: number };

  constructor(fonts: { plain: Font; bold: Font }, size: { width: number; height: number } = A4) {
    this.fonts = fonts;
    this.size = size;
  }

  /** One line of text that can be drawn; `x` is its left, or its right end for `align: 'right'`. */
  text(
    text: string,
    x: number,
    y: number,
    { font, size, ink = 'black' }: Style,
    align: 'left' | 'right' = 'left',
  ): void {
    const face = this.fonts[font];
    const from = align === 'right' ? x - face.width(text, size) : x;
    const name = font === 'plain' ? 'F1' : 'F2';
    this.#parts.push(
      `BT ${INK[ink]} rg /${name} ${size} Tf ${pdfNumber(from)} ${pdfNumber(y)} Td ${face.glyphs(text)} Tj ET`,
    );
  }

  line(x: number, y: number, width: number): void {
    this.#parts.push(
      `0.75 0.75 0.75 RG 0.6 w ${pdfNumber(x)} ${pdfNumber(y)} m ${pdfNumber(x + width)} ${pdfNumber(y)} l S`,
    );
  }

  /** A picture in a thin frame, so that one sees where the copy ends and our paper begins. */
  picture(picture: number, x: number, y: number, width: number, height: number): void {
    const name = `P${picture}`;
    this.pictures.set(name, picture);
    const [left, bottom, wide, high] = [x, y, width, height].map(pdfNumber);
    this.#parts.push(`q ${wide} 0 0 ${high} ${left} ${bottom} cm /${name} Do Q`);
    this.#parts.push(`0.75 0.75 0.75 RG 0.6 w ${left} ${bottom} ${wide} ${high} re S`);
  }

  /**
   * A line of words that are not drawn, with its left and its foot: it can be searched, copied and read aloud where it
   * stands in the picture. A word with a sign that the font lacks stays out; half a word would be found as another.
   */
  unseen(text: string, x: number, y: number, width: number, height: number): void {
    const { plain } = this.fonts;
    const isKnown = (word: string) => [...word].every((sign) => plain.face.glyphOf(sign) !== undefined);
    const words = text.split(' ').filter(isKnown).join(' ');
    const natural = plain.width(words, height);
    if (natural === 0 || width <= 0) return;
    const stretch = Math.max(1, (100 * width) / natural);
    const [left, foot, size, wide] = [x, y + height * BELOW_LINE, height, stretch].map(pdfNumber);
    this.#parts.push(`q BT 3 Tr /F1 ${size} Tf ${wide} Tz ${left} ${foot} Td ${plain.glyphs(words)} Tj ET Q`);
  }

  get content(): Buffer {
    return Buffer.from(this.#parts.join('\n'), 'latin1');
  }
}

/** Cuts text that can be drawn into lines that are no wider; a word that is too long for a line is cut as well. */
export function wrapLines(text: string, font: Font, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.width(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && font.width(line + letter, size) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
