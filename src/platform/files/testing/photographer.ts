import { composed, inverse, type Quad, squareTo } from '../sandbox/cleaning/homography.ts';
import type { Plane, Raster } from '../sandbox/cleaning/plane.ts';

/** How somebody holds the phone over a letter. */
export interface Shot {
  /** Pixels of the photo. */
  width: number;
  height: number;
  /** Where the corners of the sheet are, as shares of the photo; outside it they are cut off. */
  corners: Quad;
  /** Brightness of the desk, and of the light from left to right (one is full). */
  desk: number;
  light: (x: number, y: number) => number;
  /** Reach of the blur in pixels. */
  blur: number;
  /** Grain, in steps of brightness. */
  noise: number;
}

const STEADY: Shot = {
  width: 1500,
  height: 2000,
  corners: [
    [0.08, 0.06],
    [0.92, 0.06],
    [0.92, 0.95],
    [0.08, 0.95],
  ],
  desk: 80,
  light: () => 0.9,
  blur: 0,
  noise: 3,
};

/** A photo of a page: warped, lit, blurred and with grain, the same for the same shot. */
export function photographed(page: Plane, change: Partial<Shot> = {}): Plane {
  const shot = { ...STEADY, ...change };
  const { width, height } = shot;
  const corners = shot.corners.map(([x, y]) => [x * width, y * height]) as Quad;
  const toPage = inverse(squareTo(corners));
  const sharp = new Uint8Array(width * height);
  const [a, b, c, d, e, f, g, h, i] = composed([page.width, 0, 0, 0, page.height, 0, 0, 0, 1], toPage);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const w = g * x + h * y + i;
      const [pageX, pageY] = [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
      const isPaper = pageX >= 0 && pageY >= 0 && pageX < page.width - 1 && pageY < page.height - 1;
      sharp[at] = (isPaper ? sampleAt(page, pageX, pageY) : shot.desk) * shot.light(x / width, y / height);
    }
  }
  return withGrain(blurred({ width, height, samples: sharp }, shot.blur), shot.noise);
}

/** Corners of a sheet in the middle that is turned by so many degrees. */
export function rotatedBy(degrees: number, size = 0.8): Quad {
  const { width, height } = STEADY;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [reachX, reachY] = [(size * height) / 2 / Math.SQRT2, (size * height) / 2];
  const corner = (x: number, y: number): [number, number] => [
    0.5 + (x * reachX * cos - y * reachY * sin) / width,
    0.5 + (x * reachX * sin + y * reachY * cos) / height,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

export const asRaster = ({ width, height, samples }: Plane): Raster => ({
  width,
  height,
  channels: 1,
  pixels: samples,
});

function sampleAt({ width, samples }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = top * width + left;
  const upper = (samples[at] ?? 0) * (1 - x + left) + (samples[at + 1] ?? 0) * (x - left);
  const lower = (samples[at + width] ?? 0) * (1 - x + left) + (samples[at + width + 1] ?? 0) * (x - left);
  return upper * (1 - y + top) + lower * (y - top);
}

/** Three means of a square are nearly a bell. */
function blurred(plane: Plane, reach: number): Plane {
  if (reach === 0) return plane;
  let result = plane;
  for (let round = 0; round < 3; round++) result = acrossAndDown(result, reach);
  return result;
}

function acrossAndDown({ width, height, samples }: Plane, reach: number): Plane {
  const across = meanAlong(samples, width, height, 1, width, reach);
  return { width, height, samples: meanAlong(across, height, width, width, 1, reach) };
}

function meanAlong(from: Uint8Array, length: number, lines: number, step: number, next: number, reach: number) {
  const to = new Uint8Array(from.length);
  for (let line = 0; line < lines; line++) {
    const start = line * next;
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let near = at - reach; near <= at + reach; near++) {
        sum += from[start + Math.min(Math.max(near, 0), length - 1) * step] ?? 0;
      }
      to[start + at * step] = sum / (2 * reach + 1);
    }
  }
  return to;
}

function withGrain(plane: Plane, noise: number): Plane {
  let state = 7;
  const samples = plane.samples.map((value) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.min(255, Math.max(0, value + ((state >>> 24) / 128 - 1) * noise));
  });
  return { ...plane, samples };
}
