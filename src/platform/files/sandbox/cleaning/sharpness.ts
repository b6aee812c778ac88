import type { Plane } from './plane.ts';

/** Where the contrast inside a few samples is smaller than this there is no letter. */
const CONTRAST = 90;
const REACH = 4;

/**
 * How sharp the letters of an evened plane are: the steepest step between neighbours as a share of the contrast around
 * it, on average over the letters. One is the edge of a drawing, a tenth a smear; null where there are no letters.
 */
export function sharpnessOf({ width, height, samples }: Plane): number | null {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y += 3) {
    for (let x = 0; x + 2 * REACH < width; x += REACH) {
      const found = stepAt(samples, y * width + x);
      if (found === null) continue;
      sum += found;
      count++;
    }
  }
  return count < 200 ? null : sum / count;
}

function stepAt(samples: Uint8Array, at: number): number | null {
  let darkest = 255;
  let brightest = 0;
  let steepest = 0;
  let before = samples[at] ?? 0;
  for (let place = at; place <= at + 2 * REACH; place++) {
    const value = samples[place] ?? 0;
    darkest = Math.min(darkest, value);
    brightest = Math.max(brightest, value);
    steepest = Math.max(steepest, Math.abs(value - before));
    before = value;
  }
  return brightest - darkest < CONTRAST ? null : steepest / (brightest - darkest);
}
