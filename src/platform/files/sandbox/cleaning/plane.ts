/** Samples of one kind (grey, or one colour) in rows. */
export interface Plane {
  width: number;
  height: number;
  samples: Uint8Array;
}

/** A picture as it was decoded: one (grey), three (red, green, blue) or four bytes a pixel; the fourth is not looked at. */
export interface Raster {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  pixels: Uint8Array;
}

/** The brightness of every pixel. */
export function brightness({ width, height, channels, pixels }: Raster): Plane {
  if (channels === 1) return { width, height, samples: pixels };
  const samples = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < samples.length; at++, from += channels) {
    samples[at] = ((pixels[from] ?? 0) * 77 + (pixels[from + 1] ?? 0) * 150 + (pixels[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, samples };
}

/** A smaller plane whose longest side is at most `longest`: every sample is the mean of a square of the larger one. */
export function shrink(plane: Plane, longest: number): Plane {
  const step = Math.ceil(Math.max(plane.width, plane.height) / longest);
  if (step <= 1) return plane;
  const width = Math.max(1, Math.floor(plane.width / step));
  const height = Math.max(1, Math.floor(plane.height / step));
  const samples = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = Math.min(step, plane.width) * Math.min(step, plane.height);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * step; row < Math.min((y + 1) * step, plane.height); row++) addRow(plane, row, step, sums);
    for (let x = 0; x < width; x++) samples[y * width + x] = (sums[x] ?? 0) / area;
  }
  return { width, height, samples };
}

function addRow({ width, samples }: Plane, row: number, step: number, sums: Uint32Array): void {
  let from = row * width;
  for (let x = 0; x < sums.length; x++) {
    let sum = 0;
    for (let column = 0; column < step; column++) sum += samples[from++] ?? 0;
    sums[x] = (sums[x] ?? 0) + sum;
  }
}

/** The smallest value (0–255) that so large a share of the samples does not exceed; looks at every `step`th. */
export function quantile(samples: Uint8Array, share: number, step = 1): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 0; at < samples.length; at += step, total++) {
    const value = samples[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += counts[value] ?? 0;
    if (below >= share * total) return value;
  }
  return 255;
}
