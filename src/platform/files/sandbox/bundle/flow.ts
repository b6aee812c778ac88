import { A4, PdfPage, type Style, wrapLines } from './pdf-page.ts';

const MARGIN = 56;
/** Room at the foot for the stamp. */
const FOOT = 64;
const WIDTH = A4.width - 2 * MARGIN;

const STYLES = {
  title: { font: 'bold', size: 22 },
  heading: { font: 'bold', size: 16 },
  head: { font: 'bold', size: 9, ink: 'soft' },
  strong: { font: 'bold', size: 10.5 },
  body: { font: 'plain', size: 10.5 },
  soft: { font: 'plain', size: 9, ink: 'soft' },
  hash: { font: 'plain', size: 8 },
} as const satisfies Record<string, Style>;
export type StyleName = keyof typeof STYLES;

export interface FlowCell {
  text: string;
  style?: StyleName;
  /** A second, quieter text under the first. */
  under?: string;
  align?: 'right';
}

export interface ColumnPlace {
  /** From the left margin. */
  x: number;
  width: number;
}

/** Text and tables that flow from page to page. */
export class Flow {
  readonly sheets: PdfPage[] = [];
  #y = 0;

  readonly fonts: PdfPage['fonts'];

  constructor(fonts: PdfPage['fonts']) {
    this.fonts = fonts;
  }

  startPage(): void {
    this.sheets.push(new PdfPage(this.fonts));
    this.#y = A4.height - MARGIN;
  }

  gap(points: number): void {
    this.#y -= points;
  }

  paragraph(text: string, name: StyleName): void {
    const style = STYLES[name];
    const font = this.fonts[style.font];
    for (const line of wrapLines(font.drawable(text), font, style.size, WIDTH)) {
      const height = style.size * 1.45;
      if (this.#y - height < FOOT) this.startPage();
      this.#y -= height;
      this.#sheet.text(line, MARGIN, this.#y, style);
    }
  }

  rule(): void {
    this.#y -= 6;
    this.#sheet.line(MARGIN, this.#y, WIDTH);
    this.#y -= 4;
  }

  /** A row of cells that stays together on one page; the whole of it leads to the exhibit. */
  row(cells: readonly FlowCell[], places: readonly ColumnPlace[], exhibit?: number): void {
    const drawn = cells.map((cell, at) => this.#lines(cell, places[at]?.width ?? WIDTH));
    const height = Math.max(...drawn.map((lines) => lines.reduce((sum, { style }) => sum + style.size * 1.4, 0))) + 6;
    if (this.#y - height < FOOT) this.startPage();
    const top = this.#y;
    // Cells of a row are on one line, also where one is written smaller.
    const firstDrop = Math.max(...drawn.map((lines) => (lines[0]?.style.size ?? 0) * 1.4));
    for (const [at, lines] of drawn.entries()) {
      const { x = 0, width = WIDTH } = places[at] ?? {};
      const isRight = cells[at]?.align === 'right';
      let y = top - firstDrop;
      for (const [line, { text, style }] of lines.entries()) {
        if (line > 0) y -= style.size * 1.4;
        this.#sheet.text(text, MARGIN + x + (isRight ? width : 0), y, style, isRight ? 'right' : 'left');
      }
    }
    this.#y = top - height;
    if (exhibit !== undefined) this.#sheet.links.push({ exhibit, box: [MARGIN, this.#y, A4.width - MARGIN, top] });
  }

  #lines({ text, style = 'body', under }: FlowCell, width: number): { text: string; style: Style }[] {
    const cut = (words: string, name: StyleName) => {
      const chosen = STYLES[name];
      const font = this.fonts[chosen.font];
      return wrapLines(font.drawable(words), font, chosen.size, width).map((line) => ({ text: line, style: chosen }));
    };
    return [...cut(text, style), ...(under ? cut(under, 'soft') : [])];
  }

  get #sheet(): PdfPage {
    if (this.sheets.length === 0) this.startPage();
    return this.sheets.at(-1) as PdfPage;
  }
}
