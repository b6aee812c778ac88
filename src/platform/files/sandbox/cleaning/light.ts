import type { Plane } from './plane.ts';
import { quantile } from './plane.ts';

/** Side of the squares in which the paper's brightness is measured: larger than a letter, smaller than a shadow. */
const CELL = 24;
/** The share of a square that is not brighter than its paper; text covers far less than the rest. */
const PAPER = 0.8;
/** A square that is so much darker than the ones around it is a picture on the paper, not a shadow. */
const NO_SHADOW = 0.6;
/** What comes out as white is a little darker than the paper itself, so that its grain is gone. */
const WHITE = 235;
/** The darkest ink is never taken to be brighter than this: a page without ink stays white. */
const FAINTEST_INK = 170;

/** How bright the paper is, in squares of the page. */
export interface Light {
  columns: number;
  rows: number;
  paper: Float32Array;
}

/** Evens out shadows by dividing by the brightness of the paper, then spreads the contrast from ink to white. */
export function evenLight(plane: Plane): { plane: Plane; light: Light } {
  const light = measureLight(plane);
  const even = divide(plane, light);
  return { plane: spread(even), light };
}

/** The brightness of the paper all over the page. */
export function measureLight(plane: Plane): Light {
  const columns = Math.max(1, Math.round(plane.width / CELL));
  const rows = Math.max(1, Math.round(plane.height / CELL));
  const paper = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      paper[row * columns + column] = paperOf(plane, column / columns, row / rows, 1 / columns, 1 / rows);
    }
  }
  return smooth(fillPictures({ columns, rows, paper }));
}

function paperOf({ width, height, samples }: Plane, x: number, y: number, wide: number, high: number): number {
  const counts = new Uint16Array(256);
  const [left, right] = [Math.floor(x * width), Math.ceil((x + wide) * width)];
  const [top, bottom] = [Math.floor(y * height), Math.ceil((y + high) * height)];
  let total = 0;
  for (let row = top; row < Math.min(bottom, height); row += 2) {
    for (let at = row * width + left; at < row * width + Math.min(right, width); at += 2) {
      const value = samples[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
      total++;
    }
  }
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += counts[value] ?? 0;
    if (below >= total * PAPER) return Math.max(value, 1);
  }
  return 255;
}

/** A dark picture or logo takes the brightness of the brightest paper near it. */
function fillPictures(light: Light): Light {
  const near = around(light, 3, (values) => values[Math.floor(values.length * 0.8)] ?? 0);
  return { ...light, paper: light.paper.map((value, at) => Math.max(value, (near[at] ?? 0) * NO_SHADOW)) };
}

/** The median takes single squares away, the mean the steps between squares. */
function smooth(light: Light): Light {
  const paper = around(light, 1, (values) => values[values.length >> 1] ?? 0);
  return { ...light, paper: around({ ...light, paper }, 1, mean) };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** For every square what `choose` makes of the sorted values in so many squares around it. */
function around({ columns, rows, paper }: Light, reach: number, choose: (sorted: number[]) => number): Float32Array {
  return paper.map((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const values: number[] = [];
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
      for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
        values.push(paper[y * columns + x] ?? 0);
      }
    }
    return choose(values.sort((one, other) => one - other));
  });
}

/** Every sample as a share of the paper at its place, which lies between the middles of four squares. */
export function divide(plane: Plane, light: Light): Plane {
  const { width, height, samples } = plane;
  const even = new Uint8Array(samples.length);
  const between = new Float32Array(light.columns);
  for (let y = 0, at = 0; y < height; y++) {
    betweenRows(light, ((y + 0.5) * light.rows) / height - 0.5, between);
    for (let x = 0; x < width; x++, at++) {
      const place = Math.min(Math.max(((x + 0.5) * light.columns) / width - 0.5, 0), light.columns - 1);
      const left = place | 0;
      const one = between[left] ?? 1;
      const paper = one + ((between[left + 1] ?? one) - one) * (place - left);
      even[at] = Math.min(255, ((samples[at] ?? 0) * 255) / paper);
    }
  }
  return { width, height, samples: even };
}

function betweenRows({ columns, rows, paper }: Light, place: number, between: Float32Array): void {
  const held = Math.min(Math.max(place, 0), rows - 1);
  const top = Math.floor(held);
  const bottom = Math.min(top + 1, rows - 1);
  for (let x = 0; x < columns; x++) {
    const upper = paper[top * columns + x] ?? 1;
    between[x] = upper + ((paper[bottom * columns + x] ?? 1) - upper) * (held - top);
  }
}

/** From the darkest ink to white. */
export function spread(plane: Plane, black = darkestInk(plane)): Plane {
  const table = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.min(255, Math.max(0, Math.round(((value - black) * 255) / (WHITE - black)))),
  );
  return { ...plane, samples: plane.samples.map((value) => table[value] ?? 0) };
}

/** Where the ink of an evened plane begins. */
export function darkestInk(plane: Plane): number {
  return Math.min(quantile(plane.samples, 0.005, 7), FAINTEST_INK);
}
