import type { Plane } from './plane.ts';

/** How fast and in which direction the picture gets brighter, at every sample. */
export interface Edges {
  width: number;
  height: number;
  x: Int16Array;
  y: Int16Array;
}

/** Sobel's gradient; the outermost samples have none. */
export function edgesOf({ width, height, samples }: Plane): Edges {
  const x = new Int16Array(samples.length);
  const y = new Int16Array(samples.length);
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const [nw, n, ne] = [samples[at - width - 1] ?? 0, samples[at - width] ?? 0, samples[at - width + 1] ?? 0];
      const [sw, s, se] = [samples[at + width - 1] ?? 0, samples[at + width] ?? 0, samples[at + width + 1] ?? 0];
      const [w, e] = [samples[at - 1] ?? 0, samples[at + 1] ?? 0];
      x[at] = ne + 2 * e + se - nw - 2 * w - sw;
      y[at] = sw + 2 * s + se - nw - 2 * n - ne;
    }
  }
  return { width, height, x, y };
}
