import { riseAlong } from './bend.ts';
import { drawing, type PageMap } from './page-map.ts';
import type { Plane } from './plane.ts';

interface Size {
  width: number;
  height: number;
}
interface Source extends Size {
  samples: Uint8Array;
  /** Distance from a sample to the next of its kind, and the place of the first. */
  step: number;
  first: number;
}

const FLAT = [0, 0, 0, 0] as const;

/** Draws a page in this size from one of the colours of a picture. */
export function warp(source: Source, page: PageMap, size: Size): Plane {
  const samples = new Uint8Array(size.width * size.height);
  const { width, height } = source;
  const [a, b, c, d, e, f, g, h, i] = drawing(page, size.width, size.height);
  const { step, samples: from } = source;
  const stride = width * step;
  for (let y = 0, to = 0; y < size.height; y++) {
    const [first, second, third, fourth] = page.bend ? riseAlong(page.bend, (2 * y + 1) / size.height - 1) : FLAT;
    for (let x = 0; x < size.width; x++, to++) {
      const across = (2 * x + 1) / size.width - 1;
      const rise = across * (first + across * (second + across * (third + across * fourth)));
      const [pageX, pageY] = [x + 0.5, y + 0.5 + rise * size.height];
      const w = 1 / (g * pageX + h * pageY + i);
      const sourceX = (a * pageX + b * pageY + c) * w - 0.5;
      const sourceY = (d * pageX + e * pageY + f) * w - 0.5;
      // Beyond the picture its edge goes on, so that no frame appears where the paper was cut.
      const left = sourceX <= 0 ? 0 : sourceX >= width - 1 ? Math.max(width - 2, 0) : sourceX | 0;
      const top = sourceY <= 0 ? 0 : sourceY >= height - 1 ? Math.max(height - 2, 0) : sourceY | 0;
      const shareX = Math.min(Math.max(sourceX - left, 0), 1) * 256;
      const shareY = Math.min(Math.max(sourceY - top, 0), 1) * 256;
      const at = source.first + top * stride + left * step;
      const upper = (from[at] ?? 0) * (256 - shareX) + (from[at + step] ?? 0) * shareX;
      const lower = (from[at + stride] ?? 0) * (256 - shareX) + (from[at + stride + step] ?? 0) * shareX;
      samples[to] = (upper * (256 - shareY) + lower * shareY) / 65_536;
    }
  }
  return { ...size, samples };
}

export function warpPlane(plane: Plane, page: PageMap, size: Size): Plane {
  return warp({ ...plane, step: 1, first: 0 }, page, size);
}
