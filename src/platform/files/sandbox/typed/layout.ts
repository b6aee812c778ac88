import type { Font } from '../bundle/font.ts';
import { PdfFile } from '../bundle/pdf-file.ts';
import { A4, PdfPage } from '../bundle/pdf-page.ts';
import { PAGE_LIMITS } from '../wall/limits.ts';
import type { PageDescription } from '../wall/protocol.ts';
import { Unreadable } from './unreadable.ts';

type Line = PageDescription['lines'][number];

const SIZE = 10.5;
const LINE = 15;
const MARGIN = 56;
const RIGHT = A4.width - MARGIN;
/** Between two columns, and where columns start after a tab. */
const GAP = 18;
const TAB = 120;
/** A run of spaces this long stands for a tab; where it starts counts as on a typewriter. */
const COLUMNS = /\t| {5,}/;
const TYPED = 5.3;
/** How far a letter reaches above and below its line, in its own size. */
const [RISE, FALL] = [0.8, 0.25];
/** Words longer than a line are cut; nobody writes one longer than this. */
const LONGEST_WORD = 60;

export interface LaidOut {
  pdf: Buffer;
  /** Of each page: what stands where. The text is that of the file, also where the font has other letters for it. */
  lines: Line[][];
}

/** Sets text on A4: a row a line, wrapped where it is too long; tabs and runs of spaces part columns. */
export function layOutText(text: string, font: Font): LaidOut {
  const typist = new Typist(font);
  for (const [at, page] of text.split('\f').entries()) {
    if (at > 0) typist.rotatePage();
    for (const row of page.split(/\r\n|\n|\r/)) typist.row(row);
  }
  return { pdf: pdfOf(typist.sheets, font), lines: typist.lines };
}

class Typist {
  readonly sheets: PdfPage[] = [];
  readonly lines: Line[][] = [];
  readonly #font: Font;
  #y = 0;

  constructor(font: Font) {
    this.#font = font;
    this.#startPage();
  }

  rotatePage(): void {
    if ((this.lines.at(-1)?.length ?? 0) > 0) this.#startPage();
  }

  row(row: string): void {
    this.#nextLine();
    let x = MARGIN;
    let typed = 0;
    for (const [at, piece] of row.split(COLUMNS).entries()) {
      const place = row.indexOf(piece, typed);
      const isTab = row[place - 1] === '\t';
      typed = place + piece.length;
      const column = isTab ? nextTab(x) : MARGIN + place * TYPED;
      x = at === 0 ? MARGIN : Math.max(column, x + (x > MARGIN ? GAP : 0));
      if (piece.trim() !== '') x = this.#piece(piece, x);
    }
  }

  /** Sets one column and gives where it ends; one that has no room beside the last goes under it. */
  #piece(piece: string, wanted: number): number {
    const words = piece.trim().split(/\s+/).flatMap(cutLong);
    const wide = this.#width(piece.trim());
    let from = wanted;
    if (from > MARGIN && from + wide > RIGHT && RIGHT - from < (RIGHT - MARGIN) / 2) {
      from = Math.max(MARGIN, RIGHT - wide);
      if (this.#isTaken(from)) this.#nextLine();
    }
    let line = '';
    for (const word of words) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && from + this.#width(longer) > RIGHT) {
        this.#set(line, from);
        this.#nextLine();
        line = word;
      } else line = longer;
    }
    return this.#set(line, from);
  }

  /** True when something on this line reaches as far. */
  #isTaken(from: number): boolean {
    const top = this.#top;
    return (this.lines.at(-1) ?? []).some(([, x, y, width]) => y === top && (x + width) * A4.width > from - GAP);
  }

  #set(text: string, x: number): number {
    const width = this.#width(text);
    this.sheets.at(-1)?.text(this.#font.drawable(text), x, this.#y, { font: 'plain', size: SIZE });
    const [left, wide] = [round(x / A4.width), round(width / A4.width)];
    this.lines.at(-1)?.push([text, left, this.#top, wide, round((SIZE * (RISE + FALL)) / A4.height)]);
    return x + width;
  }

  get #top(): number {
    return round((A4.height - this.#y - SIZE * RISE) / A4.height);
  }

  #width(text: string): number {
    return this.#font.width(this.#font.drawable(text), SIZE);
  }

  #nextLine(): void {
    this.#y -= LINE;
    if (this.#y < MARGIN) this.#startPage();
  }

  #startPage(): void {
    if (this.sheets.length >= PAGE_LIMITS.pages) throw new Unreadable('too-many-pages');
    const { plain, bold } = { plain: this.#font, bold: this.#font };
    this.sheets.push(new PdfPage({ plain, bold }));
    this.lines.push([]);
    this.#y = A4.height - MARGIN - SIZE;
  }
}

const nextTab = (x: number) => MARGIN + Math.ceil((x - MARGIN + GAP) / TAB) * TAB;
const round = (fraction: number) => Math.round(fraction * 1e5) / 1e5;

function cutLong(word: string): string[] {
  const letters = Array.from(word);
  if (letters.length <= LONGEST_WORD) return [word];
  return Array.from({ length: Math.ceil(letters.length / LONGEST_WORD) }, (_, at) =>
    letters.slice(at * LONGEST_WORD, (at + 1) * LONGEST_WORD).join(''),
  );
}

function pdfOf(sheets: readonly PdfPage[], font: Font): Buffer {
  const file = new PdfFile();
  const tree = file.reserve();
  const face = font.embed(file);
  const pages = sheets.map((sheet) => {
    const content = file.addStream(sheet.content, '');
    return file.add(
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] ` +
        `/Resources <</Font <</F1 ${face} 0 R>>>> /Contents ${content} 0 R>>`,
    );
  });
  file.add(`<</Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}]>>`, tree);
  const root = file.add(`<</Type /Catalog /Pages ${tree} 0 R>>`);
  return file.bytes(root, file.add('<<>>'));
}
