/** A line of text and where it stands: [x, y, width, height] as fractions of the page, from the top left. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface LetterLine {
  text: string;
  box: Box;
  /** On a page that was read from its picture: each word, and how sure its reading is, 0–1. */
  words?: readonly { text: string; certainty: number }[];
}

/** What the sandbox gives for a page; width and height in points. */
export interface LetterPage {
  number: number;
  width: number;
  height: number;
  lines: readonly LetterLine[];
  /** "ocr": read from its picture, so that a figure may be another one. */
  readBy?: string;
}

const leftMargin = 0.1;
const topMargin = 0.06;
const lineHeight = 0.014;
const linesOnPage = 60;
const characterWidth = 0.0095;

/**
 * Sets plain text on A4 pages of 60 lines, a form feed starts a new page, so that text without a PDF can be read too.
 * A run of five spaces or more starts a second column on the same line.
 */
export function pagesOfText(text: string): LetterPage[] {
  const sheets = text.split('\f').flatMap(plainPagesOf);
  return sheets.map((rows, index) => ({
    number: index + 1,
    width: 595,
    height: 842,
    lines: rows.flatMap((row, rank) => linesOfRow(row, rank)),
  }));
}

function plainPagesOf(text: string): string[][] {
  const rows = text.split(/\r\n|\n|\r/);
  const sheets: string[][] = [];
  for (let at = 0; at < rows.length; at += linesOnPage) sheets.push(rows.slice(at, at + linesOnPage));
  return sheets;
}

function linesOfRow(row: string, rank: number): LetterLine[] {
  return [...row.matchAll(/\S+(?: {1,4}\S+)*/g)].map((part) => ({
    text: part[0],
    box: [
      Math.min(0.95, leftMargin + part.index * characterWidth),
      topMargin + rank * lineHeight,
      Math.max(0.005, Math.min(part[0].length * characterWidth, 0.9)),
      lineHeight * 0.85,
    ],
  }));
}
