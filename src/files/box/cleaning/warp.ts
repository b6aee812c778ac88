import type { Homography } from './homography.ts';
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

/** Draws a plane of this size from one of the colours of a picture; `toSource` says where each pixel comes from. */
export function warp(source: Source, toSource: Homography, size: Size): Plane {
  const samples = new Uint8Array(size.width * size.height);
  const { width, height } = source;
  const [a, b, c, d, e, f, g, h, i] = toSource;
  const { step, first, samples: from } = source;
  const stride = width * step;
  for (let y = 0, to = 0; y < size.height; y++) {
    const rowX = b * (y + 0.5) + c;
    const rowY = e * (y + 0.5) + f;
    const rowW = h * (y + 0.5) + i;
    for (let x = 0; x < size.width; x++, to++) {
      const w = 1 / (g * (x + 0.5) + rowW);
      const sourceX = (a * (x + 0.5) + rowX) * w - 0.5;
      const sourceY = (d * (x + 0.5) + rowY) * w - 0.5;
      // Beyond the picture its edge goes on, so that no frame appears where the paper was cut.
      const left = sourceX <= 0 ? 0 : sourceX >= width - 1 ? Math.max(width - 2, 0) : sourceX | 0;
      const top = sourceY <= 0 ? 0 : sourceY >= height - 1 ? Math.max(height - 2, 0) : sourceY | 0;
      const shareX = Math.min(Math.max(sourceX - left, 0), 1) * 256;
      const shareY = Math.min(Math.max(sourceY - top, 0), 1) * 256;
      const at = first + top * stride + left * step;
      const upper = (from[at] ?? 0) * (256 - shareX) + (from[at + step] ?? 0) * shareX;
      const lower = (from[at + stride] ?? 0) * (256 - shareX) + (from[at + stride + step] ?? 0) * shareX;
      samples[to] = (upper * (256 - shareY) + lower * shareY) / 65_536;
    }
  }
  return { ...size, samples };
}

export function warpPlane(plane: Plane, toSource: Homography, size: Size): Plane {
  return warp({ ...plane, step: 1, first: 0 }, toSource, size);
}
