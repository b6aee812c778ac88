import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import type { DemoLetter } from './demo-letter.ts';

const page = { width: 595, height: 842, left: 71, top: 64, bottom: 70, measure: 440 };
const size = 10.5;
const leading = 14.5;

/** Sets a letter on A4 with the fonts that every reader of PDFs has. The same letter gives the same bytes. */
export async function setLetter(letter: DemoLetter): Promise<Uint8Array> {
  return (await setLetters([letter])).bytes;
}

/** Sets letters one after the other in one file, each from a new page; `pages` says how many each of them takes. */
export async function setLetters(letters: readonly DemoLetter[]): Promise<{ bytes: Uint8Array; pages: number[] }> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const plain = await file.embedFont(StandardFonts.Helvetica);
  const strong = await file.embedFont(StandardFonts.HelveticaBold);
  const pages = letters.map((letter) => {
    const before = file.getPageCount();
    write(new Pen(file, plain, strong), letter);
    return file.getPageCount() - before;
  });
  return { bytes: await file.save({ useObjectStreams: false }), pages };
}

function write(pen: Pen, letter: DemoLetter): void {
  pen.lines(letter.head, { bold: true });
  pen.space(2);
  pen.lines(letter.to);
  pen.space(2);
  for (const [label, value] of letter.refs) pen.pair(label, value);
  pen.pair('Betreft', letter.subject);
  pen.space(1.5);
  for (const part of letter.text) {
    if (part.startsWith('# ')) pen.paragraph(part.slice(2), { bold: true });
    else if (part.startsWith('- ')) pen.point(part.slice(2));
    else pen.paragraph(part);
  }
  pen.space(0.5);
  pen.lines(letter.sign);
}

/** Writes from the top of the page downwards and turns the page where it is full. */
class Pen {
  #sheet: PDFPage;
  #y = page.top;

  readonly file: PDFDocument;
  readonly plain: PDFFont;
  readonly strong: PDFFont;

  constructor(file: PDFDocument, plain: PDFFont, strong: PDFFont) {
    this.file = file;
    this.plain = plain;
    this.strong = strong;
    this.#sheet = file.addPage([page.width, page.height]);
  }

  lines(texts: readonly string[], { bold = false } = {}): void {
    for (const text of texts) this.#line(text, page.left, bold);
  }

  pair(label: string, value: string): void {
    this.#draw(label, page.left, true);
    this.#line(value, page.left + 90, false);
  }

  paragraph(text: string, { bold = false } = {}): void {
    this.lines(this.#broken(text, page.measure, bold), { bold });
    this.space(bold ? 0.2 : 0.6);
  }

  point(text: string): void {
    const [first = '', ...rest] = this.#broken(text, page.measure - 14, false);
    this.#draw('-', page.left, false);
    for (const line of [first, ...rest]) this.#line(line, page.left + 14, false);
    this.space(0.2);
  }

  space(lines: number): void {
    this.#y += lines * leading;
  }

  #line(text: string, x: number, bold: boolean): void {
    this.#draw(text, x, bold);
    this.#y += leading;
  }

  #draw(text: string, x: number, bold: boolean): void {
    if (this.#y > page.height - page.bottom) {
      this.#sheet = this.file.addPage([page.width, page.height]);
      this.#y = page.top;
    }
    if (text === '') return;
    const font = bold ? this.strong : this.plain;
    this.#sheet.drawText(text, { x, y: page.height - this.#y - size, size, font });
  }

  #broken(text: string, measure: number, bold: boolean): string[] {
    const font = bold ? this.strong : this.plain;
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (font.widthOfTextAtSize(longer, size) <= measure) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  }
}
