import type { LetterPage } from './pages.ts';
import type { Reading } from './reading.ts';

const top = 0.06;
const foot = 0.925;

/** A letter that begins half-way down a page, as if it began on top of it: where a line stands says what it is. */
export function atTop(pages: readonly LetterPage[]): { pages: readonly LetterPage[]; by: number } {
  const [first, ...others] = pages;
  const by = Math.max(0, (first?.lines[0]?.box[1] ?? 0) - top);
  // A box of no sense (NaN) lowers nothing.
  if (first === undefined || !(by > top)) return { pages, by: 0 };
  const lines = first.lines.map((line) => {
    const [x, y, width, height] = line.box;
    return y > foot ? line : { ...line, box: [x, y - by, width, height] as const };
  });
  return { pages: [{ ...first, lines }, ...others], by };
}

/** What was read so, with its places where they are on the page. */
export function backInPlace(reading: Reading, page: number, by: number): Reading {
  const lowered = <T extends { page: number; box: [number, number, number, number] }>(each: T): T => {
    const [x, y, width, height] = each.box;
    if (each.page !== page || y > foot - by) return each;
    return { ...each, box: [x, Math.min(1, y + by), width, height] };
  };
  return {
    ...reading,
    statements: reading.statements.map((each) => lowered(each)),
    evidence: reading.evidence.map((each) => lowered(each)),
  };
}
