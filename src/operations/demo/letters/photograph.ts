import { deflateSync, inflateSync } from 'node:zlib';
import { pngOf } from '#app/platform/files/index.ts';

/** Grey values, one a pixel. */
interface Grey {
  width: number;
  height: number;
  values: Uint8Array;
}

const table = [121, 94, 70] as const;
const paper = [250, 246, 236] as const;
/** How far the sheet lies askew, and how much darker its far corner is: a lamp is at the other one. */
const askew = (1.7 * Math.PI) / 180;
const shade = 0.3;

/**
 * A page from the sandbox as a client photographs it on a table: a little askew, in uneven light. The same page gives
 * the same bytes.
 */
export async function photographOf(page: Buffer): Promise<Buffer> {
  const sheet = greyOf(page);
  const [width, height] = [Math.round(sheet.width * 1.12), Math.round(sheet.height * 1.1)];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  const [cos, sin] = [Math.cos(askew), Math.sin(askew)];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [x - width / 2, y - height / 2];
      const value = at(
        sheet,
        across * cos + down * sin + sheet.width / 2,
        down * cos - across * sin + sheet.height / 2,
      );
      const light = 1 - (shade * (x / width + y / height)) / 2;
      const start = y * (width * 3 + 1) + 1 + x * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const colour = value === null ? (table[channel] ?? 0) : (value * (paper[channel] ?? 0)) / 255;
        rows[start + channel] = Math.round(colour * light);
      }
    }
  const png = await pngOf({ width, height, channels: 3, rows: deflateSync(rows, { level: 3 }) });
  if (!png) throw new Error('A made-up photograph cannot be written.');
  return png;
}

/** Between four pixels; null beside the sheet. */
function at({ width, height, values }: Grey, x: number, y: number): number | null {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return null;
  const [right, below] = [x - left, y - top];
  const first = top * width + left;
  const above = (values[first] ?? 0) * (1 - right) + (values[first + 1] ?? 0) * right;
  const under = (values[first + width] ?? 0) * (1 - right) + (values[first + width + 1] ?? 0) * right;
  return above * (1 - below) + under * below;
}

/** The pixels of a PNG as our own installation writes it: one part with all rows. */
function greyOf(png: Buffer): Grey {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 2 ? 3 : 1;
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const stride = width * channels;
  const values = new Uint8Array(width * height);
  let before = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const line = rows.subarray(from + 1, from + 1 + stride);
    unfilter(rows[from] ?? 0, line, before, channels);
    for (let x = 0; x < width; x += 1) values[y * width + x] = line[x * channels] ?? 0;
    before = line;
  }
  return { width, height, values };
}

/** Undoes the filter of one row, in place (PNG, section 9). */
function unfilter(filter: number, line: Buffer, above: Buffer, channels: number): void {
  if (filter === 0) return;
  for (let at = 0; at < line.length; at += 1) {
    const left = at < channels ? 0 : (line[at - channels] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < channels ? 0 : (above[at - channels] ?? 0);
    line[at] = (line[at] ?? 0) + guess(filter, left, up, corner);
  }
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
