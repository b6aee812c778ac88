import { transposed } from './morphology.ts';
import type { Plane } from './plane.ts';

/** Darker than this in an evened plane is ink. */
export const INK = 128;

/** Places of ink, as x and y. */
export interface Ink {
  width: number;
  height: number;
  x: Uint16Array;
  y: Uint16Array;
}

/** Strokes of letters are as high as this; less is grain, more is a line or a shadow. */
const LOWEST = 2;
const HIGHEST = 40;

/** The foot of a letter is not wider than this; a line or the edge of something is. */
const WIDEST = 15;

/** The lower edges of the ink of an evened plane: the feet of letters, that are in rows where lines of text are. */
export function feetOf({ width, height, samples }: Plane): Ink {
  const places: number[] = [];
  const strokes = new Uint8Array(width);
  for (let y = 0, at = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++, at++) {
      const stroke = strokes[x] ?? 0;
      const isInk = (samples[at] ?? 0) < INK;
      strokes[x] = isInk ? Math.min(stroke + 1, HIGHEST + 1) : 0;
      const isFoot = !isInk && stroke >= LOWEST && stroke <= HIGHEST;
      if (isFoot) places.push(at - width);
      run = isFoot ? run + 1 : 0;
      if (run === WIDEST) places.length -= WIDEST;
      else if (run > WIDEST) places.pop();
    }
  }
  return {
    width,
    height,
    x: Uint16Array.from(places, (at) => at % width),
    y: Uint16Array.from(places, (at) => at / width),
  };
}

/** The same for a page that is on its side. */
export function feetAcross(plane: Plane): Ink {
  return feetOf(transposed(plane));
}
