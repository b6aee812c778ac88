import type { Plane } from './plane.ts';

/** Takes dark things that are thinner than twice `reach` away (letters, lines), and leaves the edges of large ones. */
export function withoutInk(plane: Plane, reach: number): Plane {
  return extreme(extreme(plane, reach, Math.max), reach, Math.min);
}

function extreme(plane: Plane, reach: number, choose: (one: number, other: number) => number): Plane {
  return transposed(alongRows(transposed(alongRows(plane, reach, choose)), reach, choose));
}

function alongRows({ width, height, samples }: Plane, reach: number, choose: (a: number, b: number) => number): Plane {
  const chosen = new Uint8Array(samples.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 0; x < width; x++) {
      let value = samples[start + x] ?? 0;
      const last = Math.min(x + reach, width - 1);
      for (let near = Math.max(x - reach, 0); near <= last; near++) value = choose(value, samples[start + near] ?? 0);
      chosen[start + x] = value;
    }
  }
  return { width, height, samples: chosen };
}

/** Rows become columns. */
export function transposed({ width, height, samples }: Plane): Plane {
  const other = new Uint8Array(samples.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) other[x * height + y] = samples[y * width + x] ?? 0;
  }
  return { width: height, height: width, samples: other };
}
