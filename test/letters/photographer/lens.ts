import { Seed } from '../seed.ts';

/** A picture in the making: red, green, blue, from 0 to 255 and finer. */
export interface Picture {
  width: number;
  height: number;
  pixels: Float32Array;
}

/** Out of focus by so many pixels, then shaken sideways. Blurs in place. */
export function blur({ width, height, pixels }: Picture, radius: number, shake: number): void {
  const row = 3 * width;
  const soft = weights(radius);
  for (let y = 0; y < height; y += 1) along(pixels, y * row, 3, width, soft);
  for (let x = 0; x < width; x += 1) along(pixels, x * 3, row, height, soft);
  if (shake > 0) for (let y = 0; y < height; y += 1) along(pixels, y * row, 3, width, flat(shake));
}

function weights(radius: number): Float32Array {
  const reach = Math.max(1, Math.ceil(radius * 2));
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * radius ** 2)),
  );
  return normal(bell);
}

function flat(length: number): Float32Array {
  const reach = Math.ceil(length / 2);
  return normal(
    Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
      Math.min(1, Math.max(0, length / 2 + 0.5 - Math.abs(at - reach))),
    ),
  );
}

function normal(weights: Float32Array): Float32Array {
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => each / sum);
}

let line = new Float32Array(0);

/** Blurs one line of pixels: `count` of them from `start`, `step` apart. */
function along(pixels: Float32Array, start: number, step: number, count: number, weights: Float32Array): void {
  const reach = (weights.length - 1) / 2;
  if (line.length < 3 * (count + 2 * reach)) line = new Float32Array(3 * (count + 2 * reach));
  for (let at = -reach; at < count + reach; at += 1) {
    const from = start + Math.min(count - 1, Math.max(0, at)) * step;
    const to = 3 * (at + reach);
    line[to] = pixels[from] ?? 0;
    line[to + 1] = pixels[from + 1] ?? 0;
    line[to + 2] = pixels[from + 2] ?? 0;
  }
  for (let at = 0; at < count; at += 1) {
    let [red, green, blue] = [0, 0, 0];
    for (let tap = 0; tap < weights.length; tap += 1) {
      const weight = weights[tap] ?? 0;
      const from = 3 * (at + tap);
      red += weight * (line[from] ?? 0);
      green += weight * (line[from + 1] ?? 0);
      blue += weight * (line[from + 2] ?? 0);
    }
    const to = start + at * step;
    pixels[to] = red;
    pixels[to + 1] = green;
    pixels[to + 2] = blue;
  }
}

/** What the sensor adds: more in the dark, coarser in colour than in brightness. Gives four bytes a pixel. */
export function exposed({ width, height, pixels }: Picture, noise: number, seed: string): Uint8ClampedArray {
  const chance = new Seed(`${seed} noise`);
  // Sums of chances, drawn once: near enough to a bell, and quick.
  const bells = Float32Array.from({ length: 65_536 }, () => chance.next() + chance.next() + chance.next() - 1.5);
  let at = 0;
  const bell = (): number => {
    at = (at * 69_069 + 12_345) & 0xffff;
    return (bells[at] ?? 0) * 2;
  };
  const out = new Uint8ClampedArray(4 * width * height);
  for (let from = 0, to = 0; to < out.length; from += 3, to += 4) {
    const dark = 1.4 - (pixels[from + 1] ?? 0) / 400;
    const grey = noise * dark * bell();
    for (let channel = 0; channel < 3; channel += 1)
      out[to + channel] = (pixels[from + channel] ?? 0) + grey + 0.35 * noise * dark * bell();
    out[to + 3] = 255;
  }
  return out;
}
