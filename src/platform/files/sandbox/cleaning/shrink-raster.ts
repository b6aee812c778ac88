import type { Raster } from './plane.ts';

/** A raster of which every pixel is the mean of a square of `step` pixels of the larger one. */
export function shrinkRaster(raster: Raster, step: number): Raster {
  if (step <= 1) return raster;
  const { channels, pixels } = raster;
  const width = Math.max(1, Math.floor(raster.width / step));
  const height = Math.max(1, Math.floor(raster.height / step));
  const smaller = new Uint8Array(width * height * channels);
  const area = step * step;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const corner = (y * step * raster.width + x * step) * channels;
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let row = 0; row < step; row++) {
          let from = corner + row * raster.width * channels + channel;
          for (let column = 0; column < step; column++, from += channels) sum += pixels[from] ?? 0;
        }
        smaller[to++] = sum / area;
      }
    }
  }
  return { width, height, channels, pixels: smaller };
}
