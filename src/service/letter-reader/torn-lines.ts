import type { PlacedLine } from './line.ts';

/** In heights of a line: the widest space between two words of a line that was stretched to the margin. */
const widestSpace = 1.3;
/** In heights of a line: how far the next line of a paragraph is, at most. */
const nextLine = 1.7;
/** Share of the width of the page by which the edges of a paragraph may be apart. */
const edge = 0.012;
/** So many lines before and after are looked at: a hostile page has thousands on one row. */
const nearby = 12;

/**
 * Joins what the reader of a picture tore apart: where wide spaces of a justified paragraph stand under one another, it
 * takes them for the gap between two columns. They are none where a line above or below runs from edge to edge. `lines`
 * from top to bottom and from left to right; `ratio`: width of the page by its height.
 */
export function joinTorn(lines: readonly PlacedLine[], ratio: number): PlacedLine[] {
  const down = joined(lines, ratio);
  return joined(down.reverse(), ratio).reverse();
}

/** Goes through the lines in one direction, so that what was joined holds for the next one. */
function joined(lines: readonly PlacedLine[], ratio: number): PlacedLine[] {
  const all = [...lines];
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at];
    if (line === undefined) continue;
    const near = all.slice(Math.max(0, at - nearby), at + nearby);
    const rest = near.find((other) => isNextPiece(line, other, ratio));
    if (rest === undefined || !near.some((other) => runsAcross(other, line, rest))) continue;
    all[at] = together(line, rest);
    all.splice(all.indexOf(rest), 1);
    at -= 1;
  }
  return all;
}

function isNextPiece({ box: [x, y, width, height] }: PlacedLine, { box: other }: PlacedLine, ratio: number): boolean {
  const gap = ((other[0] - x - width) * ratio) / height;
  return gap > 0 && gap < widestSpace && Math.abs(other[1] - y) < height / 2;
}

/** It begins and ends where these two do, on the row above or below. */
function runsAcross(
  { box: [x, y, width] }: PlacedLine,
  { box: first }: PlacedLine,
  { box: last }: PlacedLine,
): boolean {
  const rows = Math.abs(y - first[1]) / first[3];
  if (rows < 0.5 || rows > nextLine) return false;
  return Math.abs(x - first[0]) < edge && Math.abs(x + width - last[0] - last[2]) < edge;
}

function together(first: PlacedLine, rest: PlacedLine): PlacedLine {
  const [x, y, , height] = first.box;
  const top = Math.min(y, rest.box[1]);
  const bottom = Math.max(y + height, rest.box[1] + rest.box[3]);
  return {
    ...first,
    text: `${first.text.trimEnd()} ${rest.text.trimStart()}`,
    box: [x, top, rest.box[0] + rest.box[2] - x, bottom - top],
    unsure: [...first.unsure, ...rest.unsure],
  };
}
