import type { PlacedLine } from './line.ts';
import type { LetterPage } from './pages.ts';
import { joinTorn } from './torn-lines.ts';

/** Lines that are under one another: an address, a paragraph, a column of references. */
export interface LineBlock {
  lines: PlacedLine[];
  left: number;
  right: number;
}

/** The marks before a line of a mail that another mail quotes. */
const quoted = /^\s*(?:>\s?)+/;
const footFrom = 0.925;
const headUntil = 0.08;

/**
 * Puts the lines of a page in the order in which a person reads them: block by block, so that a margin with references
 * does not break the sentences beside it. What repeats at the foot of a page comes last.
 */
export function readingOrder(pages: readonly LetterPage[]): LineBlock[] {
  const ordered = pages.map((page) => addressBlocks(page).sort(byPlace));
  const running = (block: LineBlock, later: boolean): boolean => isFoot(block) || (later && isHead(block));
  const body = ordered.flatMap((blocks, rank) => blocks.filter((block) => !running(block, rank > 0)));
  const around = ordered.flatMap((blocks, rank) => blocks.filter((block) => running(block, rank > 0)));
  const all = [...body, ...around];
  for (const [number, block] of all.entries()) for (const line of block.lines) line.block = number;
  return all;
}

function addressBlocks(page: LetterPage): LineBlock[] {
  const lines = page.lines
    .map(
      (line): PlacedLine => ({
        page: page.number,
        text: line.text.replace(quoted, ''),
        box: line.box,
        block: 0,
        unsure: unsureFigures(line),
      }),
    )
    .filter((line) => line.text.trim() !== '')
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const blocks: LineBlock[] = [];
  for (const line of page.readBy === 'ocr' ? joinTorn(lines, page.width / page.height) : lines) {
    const above = blocks.findLast((block) => continues(block, line));
    if (above === undefined) blocks.push({ lines: [line], left: line.box[0], right: line.box[0] + line.box[2] });
    else extend(above, line);
  }
  return blocks;
}

const sure = 0.6;

/** Words with a figure in them that the reading of a picture was not sure of. */
export function unsureFigures({ words }: LetterPage['lines'][number]): string[] {
  return (words ?? []).filter(({ text, certainty }) => certainty < sure && /\d/.test(text)).map(({ text }) => text);
}

function continues(block: LineBlock, line: PlacedLine): boolean {
  const last = block.lines[block.lines.length - 1];
  if (last === undefined) return false;
  const height = Math.max(last.box[3], line.box[3], 0.004);
  const gap = line.box[1] - (last.box[1] + last.box[3]);
  if (gap > height * 0.95 || gap < -height * 0.6) return false;
  const overlap = Math.min(block.right, line.box[0] + line.box[2]) - Math.max(block.left, line.box[0]);
  const narrower = Math.min(block.right - block.left, line.box[2]);
  return overlap > 0 && (overlap > narrower * 0.5 || Math.abs(line.box[0] - last.box[0]) < 0.02);
}

function extend(block: LineBlock, line: PlacedLine): void {
  block.lines.push(line);
  block.left = Math.min(block.left, line.box[0]);
  block.right = Math.max(block.right, line.box[0] + line.box[2]);
}

function byPlace(a: LineBlock, b: LineBlock): number {
  return topOf(a) - topOf(b) || a.left - b.left;
}

function topOf(block: LineBlock): number {
  return block.lines[0]?.box[1] ?? 0;
}

function isFoot(block: LineBlock): boolean {
  return topOf(block) >= footFrom;
}

function isHead(block: LineBlock): boolean {
  return block.lines.every((line) => line.box[1] + line.box[3] <= headUntil);
}
