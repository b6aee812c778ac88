import { feetAcross, feetOf, type Ink } from './ink.ts';
import type { Plane } from './plane.ts';

/** How the lines of text of an evened plane lie. */
export interface Skew {
  /** Radians by which they fall to the right (clockwise on the screen). */
  angle: number;
  /** The share of the letters that are in lines: more than a third on a letter, next to nothing in grain. */
  inLines: number;
}

/** The widest skew that is looked for, in degrees; of a sheet whose sides were seen little is left. */
export const WIDEST = 16;
export const LEFT_OF_A_SHEET = 3;
/** A handful of words. */
const FEWEST_FEET = 60;
const DEGREE = Math.PI / 180;
/** Letters are compared with their neighbours in strips: so wide that a dozen stand side by side, in rows so high. */
const STRIP = 100;
const ROW = 2;

/** Lines of text of an evened plane run from top to bottom. */
export function liesOnItsSide(plane: Plane): boolean {
  return lie(feetAcross(plane), WIDEST).inLines > lie(feetOf(plane), WIDEST).inLines;
}

export function skewOf(plane: Plane, widest: number): Skew {
  return lie(feetOf(plane), widest);
}

function lie(ink: Ink, widest: number): Skew {
  if (ink.x.length < FEWEST_FEET) return { angle: 0, inLines: 0 };
  const degrees = skewIn(ink, widest);
  return { angle: degrees * DEGREE, inLines: lineUp(ink, degrees) };
}

/** The skew in degrees at which the feet of letters fall into the sharpest rows: roughly first, then to a twentieth. */
export function skewIn(ink: Ink, widest: number): number {
  let best = { degrees: 0, sharpness: sharpness(rowsAt(ink, 0)) };
  for (const step of [1, 0.2, 0.05]) {
    const [middle, reach] = [best.degrees, step === 1 ? widest : step * 5];
    for (let degrees = middle - reach; degrees <= middle + reach; degrees += step) {
      const found = sharpness(rowsAt(ink, degrees));
      if (found > best.sharpness) best = { degrees, sharpness: found };
    }
  }
  return best.degrees;
}

/** How many feet of letters are in every row, when rows are skewed by so much. */
function rowsAt({ width, height, x, y }: Ink, degrees: number): Uint32Array {
  const slope = Math.tan(degrees * DEGREE);
  const above = Math.max(0, slope * width);
  const rows = new Uint32Array(Math.ceil(height + Math.abs(slope) * width) + 2);
  for (let at = 0; at < x.length; at++) {
    const row = ((y[at] ?? 0) - slope * (x[at] ?? 0) + above) | 0;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  return rows;
}

function sharpness(rows: Uint32Array): number {
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

/** How many neighbours a letter has on its own row, in a strip, by how many it would have by chance. */
function lineUp({ width, height, x, y }: Ink, degrees: number): number {
  const slope = Math.tan(degrees * DEGREE);
  const strips = Math.ceil(width / STRIP);
  const rows = Math.ceil((height + Math.abs(slope) * width) / ROW) + 1;
  const above = Math.max(0, slope * width);
  const counts = new Uint16Array(strips * rows);
  for (let at = 0; at < x.length; at++) {
    const row = (((y[at] ?? 0) - slope * (x[at] ?? 0) + above) / ROW) | 0;
    const cell = (((x[at] ?? 0) / STRIP) | 0) * rows + row;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  let together = 0;
  for (const count of counts) together += count * count;
  return together / x.length / (1 + x.length / counts.length);
}
