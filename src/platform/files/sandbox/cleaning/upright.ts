import { INK } from './ink.ts';
import type { Plane } from './plane.ts';

type Uprightness = 'upright' | 'upside-down' | 'unknown';

/** Text is looked at in so many strips from left to right, so that what is left of a skew does not blur its rows. */
const STRIPS = 4;
/** The share of the ink outside the middle of the lines that must be on one side of it. */
const SURE = 0.6;
const LEAST = 400;

/**
 * Which way up lines of text are on an evened, deskewed plane. Letters reach up from the middle of their line (b, d,
 * f, h, k, l, t, capitals, figures) more often than down (g, j, p, q, y).
 */
export function uprightnessOf(plane: Plane): Uprightness {
  let [above, below] = [0, 0];
  for (let strip = 0; strip < STRIPS; strip++) {
    const rows = rowsOf(plane, (strip * plane.width) / STRIPS, ((strip + 1) * plane.width) / STRIPS);
    for (const line of linesOf(rows)) {
      const outside = outsideTheMiddle(rows, line);
      above += outside.above;
      below += outside.below;
    }
  }
  const all = above + below;
  if (all < LEAST) return 'unknown';
  if (above / all > SURE) return 'upright';
  return below / all > SURE ? 'upside-down' : 'unknown';
}

/** Ink in every row of a strip. */
function rowsOf({ width, height, samples }: Plane, from: number, to: number): Uint32Array {
  const [left, right] = [Math.floor(from), Math.floor(to)];
  return Uint32Array.from({ length: height }, (_, y) => {
    let ink = 0;
    for (let at = y * width + left; at < y * width + right; at++) if ((samples[at] ?? 0) < INK) ink++;
    return ink;
  });
}

type Line = [first: number, end: number];

/** Stretches of rows with ink that are as high as a line of text may be. */
function linesOf(rows: Uint32Array): Line[] {
  const lines: Line[] = [];
  let first = -1;
  for (let y = 0; y <= rows.length; y++) {
    const hasInk = (rows[y] ?? 0) > 1;
    if (hasInk && first < 0) first = y;
    if (hasInk || first < 0) continue;
    if (y - first >= 6 && y - first <= 60) lines.push([first, y]);
    first = -1;
  }
  return lines;
}

/** The middle of a line is where half as much ink is as in its fullest row: from the top of an x to its foot. */
function outsideTheMiddle(rows: Uint32Array, [first, end]: Line): { above: number; below: number } {
  const line = rows.subarray(first, end);
  const half = Math.max(...line) / 2;
  const top = line.findIndex((ink) => ink >= half);
  const foot = line.findLastIndex((ink) => ink >= half);
  const sum = (part: Uint32Array) => part.reduce((all, ink) => all + ink, 0);
  return { above: sum(line.subarray(0, top)), below: sum(line.subarray(foot + 1)) };
}
