import { strikeCitizenNumbers } from '#app/platform/language/index.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { rawText } from './raw-text.ts';
import type { EvidenceAt } from './reading.ts';
import type { Stretch } from './stretch.ts';

type Corners = [left: number, top: number, right: number, bottom: number];

/** Where a stretch of words stands on its first page, as one box, with its text; a citizen number is struck out. */
export function evidenceOf(letter: Letter, what: string, at: Stretch): EvidenceAt | null {
  const tokens = letter.tokens.slice(at.from, at.to);
  const page = tokens[0]?.line.page;
  if (page === undefined) return null;
  const parts = tokens.flatMap(({ line, from, to, next }) => {
    const own = line.page === page ? [partOf(line, from, next === undefined ? to : line.text.length)] : [];
    return next?.line.page === page ? [...own, partOf(next.line, 0, next.to)] : own;
  });
  return { for: what, page, box: boxAround(parts), text: strikeCitizenNumbers(rawText(letter, at.from, at.to)) };
}

/** The same for characters of one line, for what is found without words. */
export function evidenceOnLine(line: PlacedLine, what: string, start: number, end: number): EvidenceAt {
  return {
    for: what,
    page: line.page,
    box: boxAround([partOf(line, start, end)]),
    text: strikeCitizenNumbers(line.text.slice(start, end)),
  };
}

/** Letters are taken as equally wide: near enough for a highlight. */
function partOf({ text, box: [x, y, width, height] }: PlacedLine, from: number, to: number): Corners {
  const length = Math.max(1, text.length);
  return [x + (width * from) / length, y, x + (width * to) / length, y + height];
}

function boxAround(parts: readonly Corners[]): [number, number, number, number] {
  const left = Math.min(...parts.map((part) => part[0]));
  const top = Math.min(...parts.map((part) => part[1]));
  const right = Math.max(...parts.map((part) => part[2]));
  const bottom = Math.max(...parts.map((part) => part[3]));
  return [fraction(left), fraction(top), fraction(right - left), fraction(bottom - top)];
}

function fraction(value: number): number {
  return Number.isFinite(value) ? Math.round(Math.min(1, Math.max(0, value)) * 10000) / 10000 : 0;
}
