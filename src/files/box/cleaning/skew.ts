import { feetAcross, feetOf, type Ink } from './ink.ts';
import type { Plane } from './plane.ts';

/** The widest skew that is looked for, in degrees; of a sheet whose sides were seen little is left. */
export const WIDEST = 16;
export const LEFT_OF_A_SHEET = 3;
/** A handful of words. */
const FEWEST_FEET = 60;
const DEGREE = Math.PI / 180;
/** Lines on their side must be so much clearer to be believed: columns and tables stand in rows too. */
const SIDEWAYS = 1.25;

/** Lines of text of an evened plane run from top to bottom. */
export function liesOnItsSide(plane: Plane): boolean {
  return clearest(feetAcross(plane), WIDEST).clearness > clearest(feetOf(plane), WIDEST).clearness * SIDEWAYS;
}

/**
 * Radians by which the lines of text of an evened plane fall to the right (clockwise on the screen), and how clearly
 * lines are seen: more than one for a letter, near nought for grain.
 */
export function skewOf(plane: Plane, widest: number): { angle: number; clearness: number } {
  const { degrees, clearness } = clearest(feetOf(plane), widest);
  return { angle: degrees * DEGREE, clearness };
}

/** The skew at which the feet of letters fall into the sharpest rows: roughly first, then to a twentieth of a degree. */
function clearest(ink: Ink, widest: number): { degrees: number; clearness: number } {
  if (ink.x.length < FEWEST_FEET) return { degrees: 0, clearness: 0 };
  let best = { degrees: 0, clearness: clearness(ink, 0) };
  for (const step of [1, 0.2, 0.05]) {
    const [middle, reach] = [best.degrees, step === 1 ? widest : step * 5];
    for (let degrees = middle - reach; degrees <= middle + reach; degrees += step) {
      const found = clearness(ink, degrees);
      if (found > best.clearness) best = { degrees, clearness: found };
    }
  }
  return best;
}

/** How unevenly ink falls into rows that are skewed by so much. */
function clearness({ width, height, x, y }: Ink, degrees: number): number {
  const slope = Math.tan(degrees * DEGREE);
  const above = Math.max(0, slope * width);
  const rows = new Uint32Array(Math.ceil(height + Math.abs(slope) * width) + 2);
  for (let at = 0; at < x.length; at++) {
    const row = ((y[at] ?? 0) - slope * (x[at] ?? 0) + above) | 0;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += Math.abs((rows[row] ?? 0) - (rows[row - 1] ?? 0));
  return sum / x.length;
}
