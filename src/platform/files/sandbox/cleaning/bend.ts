import { feetOf, type Ink } from './ink.ts';
import type { Plane } from './plane.ts';
import { skewIn } from './skew.ts';

/**
 * How lines of text rise and fall on a sheet that does not lie flat. Places are counted from −1 to 1 across and down the
 * page; the line through a place lies lower than in the middle of the page by Σ rise[i·3+j] · x^(i+1) · y^j heights of the page.
 */
export interface Bend {
  rise: readonly number[];
}

/** Powers of the slope across the page, and of its change down the page. */
const [ACROSS, DOWN] = [4, 3];
/** The page is looked at through windows that overlap by half: so many across and down. */
const WINDOWS = { across: 6, down: 15 };
/** Degrees that lines in one window may slope at most, and by how many a window may differ from its surroundings. */
const STEEPEST = 4;
const ASTRAY = 0.7;
const FEWEST_FEET = 40;
const FEWEST_WINDOWS = 6;
/** Pull towards a flat page, stronger for what changes faster, so that nothing is made up where no text is. */
const FLAT = 0.0005;

/** A page whose lines rise by less is left as it is: drawing it anew would only blur its small print. */
const STRAIGHT = 0.0015;

interface Slope {
  x: number;
  y: number;
  degrees: number;
  weight: number;
}

/** How the lines of text of an evened, upright plane are bent; null where they lie straight, or there are too few. */
export function bendOf(plane: Plane): Bend | null {
  let slopes = slopesOf(feetOf(plane));
  let surface: number[] = [];
  for (let round = 0; round < 2; round++) {
    if (slopes.length < FEWEST_WINDOWS) return null;
    surface = fitted(slopes);
    slopes = slopes.filter(({ x, y, degrees }) => Math.abs(valueAt(surface, x, y) - degrees) < ASTRAY);
  }
  const scale = ((Math.PI / 180) * plane.width) / 2 / plane.height;
  // The height of a line is the sum of its slopes from the middle of the page.
  const bend = { rise: surface.map((part, at) => (part * scale) / (Math.floor(at / DOWN) + 1)) };
  return highest(bend) < STRAIGHT ? null : bend;
}

/** How far a line rises or falls at most, in heights of the page. */
function highest(bend: Bend): number {
  const across = [-1, -0.75, -0.5, 0.5, 0.75, 1];
  const heights = [-1, -0.5, 0, 0.5, 1].flatMap((y) => {
    const [first, second, third, fourth] = riseAlong(bend, y);
    return across.map((x) => Math.abs(x * (first + x * (second + x * (third + x * fourth)))));
  });
  return Math.max(...heights);
}

/** How lines slope in each window that has text enough. */
function slopesOf({ width, height, x, y }: Ink): Slope[] {
  const slopes: Slope[] = [];
  const [wide, high] = [(2 * width) / (WINDOWS.across + 1), (2 * height) / (WINDOWS.down + 1)];
  for (let row = 0; row < WINDOWS.down; row++) {
    const top = (row * high) / 2;
    const inRow = [...x.keys()].filter((at) => isIn(y[at] ?? 0, top, high));
    for (let column = 0; column < WINDOWS.across; column++) {
      const left = (column * wide) / 2;
      const inside = inRow.filter((at) => isIn(x[at] ?? 0, left, wide));
      if (inside.length < FEWEST_FEET) continue;
      const window = {
        ...{ width: Math.ceil(wide), height: Math.ceil(high) },
        x: Uint16Array.from(inside, (at) => (x[at] ?? 0) - left),
        y: Uint16Array.from(inside, (at) => (y[at] ?? 0) - top),
      };
      const middle = (of: Uint16Array) => inside.reduce((sum, at) => sum + (of[at] ?? 0), 0) / inside.length;
      slopes.push({
        ...{ x: (2 * middle(x)) / width - 1, y: (2 * middle(y)) / height - 1 },
        ...{ degrees: skewIn(window, STEEPEST), weight: Math.min(inside.length, 200) },
      });
    }
  }
  return slopes;
}

const isIn = (place: number, from: number, length: number) => place >= from && place < from + length;

const powers = (x: number, y: number) =>
  Array.from({ length: ACROSS * DOWN }, (_, at) => x ** Math.floor(at / DOWN) * y ** (at % DOWN));

function valueAt(surface: readonly number[], x: number, y: number): number {
  return powers(x, y).reduce((sum, power, at) => sum + power * (surface[at] ?? 0), 0);
}

/** The surface of slopes that lies nearest to those that were seen (least squares). */
function fitted(slopes: readonly Slope[]): number[] {
  const count = ACROSS * DOWN;
  const total = slopes.reduce((sum, { weight }) => sum + weight, 0);
  const rows = Array.from({ length: count }, () => new Array<number>(count + 1).fill(0));
  for (const { x, y, degrees, weight } of slopes) {
    const seen = powers(x, y);
    for (const [at, row] of rows.entries()) {
      const part = ((seen[at] ?? 0) * weight) / total;
      for (const [column, power] of seen.entries()) row[column] = (row[column] ?? 0) + part * power;
      row[count] = (row[count] ?? 0) + part * degrees;
    }
  }
  for (const [at, row] of rows.entries()) row[at] = (row[at] ?? 0) + FLAT * (Math.floor(at / DOWN) + (at % DOWN)) ** 2;
  return solved(rows);
}

/** Gauss's elimination; the pull towards a flat page keeps every row apart from the others. */
function solved(rows: number[][]): number[] {
  const count = rows.length;
  for (let at = 0; at < count; at++) {
    const pivot = rows[at] as number[];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const share = (row[at] ?? 0) / (pivot[at] || 1e-9);
      for (let column = at; column <= count; column++) row[column] = (row[column] ?? 0) - share * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row[count] ?? 0) / (row[at] || 1e-9));
}

/** What `rise` is along one row of a page (`y` from −1 to 1): a polynomial of the place across it without its constant. */
export function riseAlong({ rise }: Bend, y: number): [number, number, number, number] {
  const of = (power: number) =>
    (rise[power * DOWN] ?? 0) + y * ((rise[power * DOWN + 1] ?? 0) + y * (rise[power * DOWN + 2] ?? 0));
  return [of(0), of(1), of(2), of(3)];
}

/** The bend of the same page, turned the other way up. */
export function rotatedBend({ rise }: Bend): Bend {
  return { rise: rise.map((part, at) => ((Math.floor(at / DOWN) + (at % DOWN)) % 2 === 0 ? part : -part)) };
}
