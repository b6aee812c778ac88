import { turned } from './morphology.ts';
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
const LOWEST = 3;
const HIGHEST = 40;

/** The lower edges of the ink of an evened plane: the feet of letters, that stand in rows where lines of text are. */
export function feetOf({ width, height, samples }: Plane): Ink {
  const places: number[] = [];
  const strokes = new Uint8Array(width);
  for (let at = 0; at < samples.length; at++) {
    const column = at % width;
    const stroke = strokes[column] ?? 0;
    if ((samples[at] ?? 0) < INK) {
      strokes[column] = Math.min(stroke + 1, HIGHEST + 1);
    } else {
      if (stroke >= LOWEST && stroke <= HIGHEST) places.push(at - width);
      strokes[column] = 0;
    }
  }
  return {
    width,
    height,
    x: Uint16Array.from(places, (at) => at % width),
    y: Uint16Array.from(places, (at) => at / width),
  };
}

/** The same for a page that lies on its side. */
export function feetAcross(plane: Plane): Ink {
  return feetOf(turned(plane));
}
