import type { Page } from 'playwright-core';
import { showPages } from '#app/platform/files/sandbox/pages/pages.ts';
import { loadPdfium } from '#app/platform/files/sandbox/pdfium/pdfium.ts';

/** A line of a printed page: its words and its place, as fractions of the page from the top left. */
interface PrintedLine {
  page: number;
  text: string;
  left: number;
  top: number;
  wide: number;
  high: number;
}

/** What a page says on paper, printed without its grounds as browsers do, read back from the file. */
export async function printed(page: Page): Promise<PrintedLine[]> {
  const pdf = await page.pdf({ format: 'A4', printBackground: false });
  const found: PrintedLine[] = [];
  const refused = showPages(await loadPdfium(), pdf, ({ number, lines }) => {
    for (const [text, left, top, wide, high] of lines) found.push({ page: number, text, left, top, wide, high });
  });
  if (refused) throw new Error(`The print does not open: ${refused}`);
  return found;
}

/** Words that stand on one line of it, or go on at the beginning of another. */
export function isReadBack(words: string, lines: readonly PrintedLine[]): boolean {
  const texts = lines.map(({ text }) => text);
  const parts = words.split(' ');
  const breaks = parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(' '), parts.slice(at + 1).join(' ')]);
  return (
    texts.some((text) => text.includes(words)) ||
    breaks.some(
      ([end = '', start = '']) =>
        texts.some((text) => text.endsWith(end)) && texts.some((text) => text.startsWith(start)),
    )
  );
}

/** Lines that lie over one another, each pair as its words. */
export function overlapping(lines: readonly PrintedLine[]): string[] {
  return lines.flatMap((one, at) =>
    lines
      .slice(at + 1)
      .filter((other) => liesOver(one, other))
      .map((other) => `${one.text} | ${other.text}`),
  );
}

/** More than a third of the lower line's height: accents and tails of letters may touch. */
function liesOver(one: PrintedLine, other: PrintedLine): boolean {
  if (one.page !== other.page) return false;
  const shared = (start: number, length: number, from: number, size: number) =>
    Math.min(start + length, from + size) - Math.max(start, from);
  const high = shared(one.top, one.high, other.top, other.high);
  return shared(one.left, one.wide, other.left, other.wide) > 0.005 && high > Math.min(one.high, other.high) / 3;
}
