import { inflateSync } from 'node:zlib';
import type { Raster } from '../cleaning/plane.ts';
import { unfilter } from './png-rows.ts';

/** What a PNG says of itself before it is unpacked. */
export interface PngHeader {
  width: number;
  height: number;
  depth: number;
  colours: PngColours;
}
/** The type of colour as PNG counts: grey, colour, palette, grey with opacity, colour with opacity. */
type PngColours = 0 | 2 | 3 | 4 | 6;
const SAMPLES: Record<PngColours, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Reads the header; null for one that PNG does not allow, or whose rows are interlaced, which no scanner writes. */
export function readPngHeader(file: Buffer): PngHeader | null {
  if (file.byteLength < 33) return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth = 0, colours = 9, packing, filtering, interlaced] = file.subarray(24, 29);
  const isKnown =
    [1, 2, 4, 8, 16].includes(depth) && isColours(colours) && (depth >= 8 || colours === 0 || colours === 3);
  if (!isKnown || packing !== 0 || filtering !== 0 || interlaced !== 0 || width === 0 || height === 0) return null;
  return { width, height, depth, colours };
}

const isColours = (number: number): number is PngColours => number in SAMPLES;

/** Bytes of the rows once they are unpacked. */
export function pngBytes(header: PngHeader): number {
  return (strideOf(header) + 1) * header.height;
}

function strideOf({ width, depth, colours }: PngHeader): number {
  return Math.ceil((width * SAMPLES[colours] * depth) / 8);
}

/** Unpacks the pixels, and nothing else that is in the file; null when it is cut off or not as it says. */
export function decodePng(file: Buffer, header: PngHeader): Raster | null {
  const chunks = chunksOf(file);
  const rows = chunks && unpack(chunks.data, pngBytes(header));
  if (!rows) return null;
  const samplesEach = SAMPLES[header.colours];
  const step = Math.max(1, (samplesEach * header.depth) / 8);
  const samples = unfilter(rows, strideOf(header), step);
  return samples && rasterOf(header, samples, chunks.palette);
}

function unpack(data: Buffer, size: number): Buffer | null {
  try {
    const rows = inflateSync(data, { maxOutputLength: size });
    return rows.byteLength === size ? rows : null;
  } catch {
    return null;
  }
}

/** The packed rows and the palette; null when the end is missing. */
function chunksOf(file: Buffer): { data: Buffer; palette: Buffer } | null {
  const data: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at + 12 <= file.byteLength; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (body.byteLength !== length) return null;
    if (name === 'IEND') return { data: Buffer.concat(data), palette };
    if (name === 'IDAT') data.push(body);
    if (name === 'PLTE') palette = body;
    at += 12 + length;
  }
  return null;
}

/** As one or three bytes a pixel on white paper. */
function rasterOf({ width, height, depth, colours }: PngHeader, samples: Uint8Array, palette: Buffer): Raster {
  if (depth === 8 && colours === 0) return { width, height, channels: 1, pixels: samples };
  if (depth === 8 && colours === 2) return { width, height, channels: 3, pixels: samples };
  const each = SAMPLES[colours];
  const channels = colours === 0 || colours === 4 ? 1 : 3;
  const pixels = new Uint8Array(width * height * channels);
  const stride = strideOf({ width, height, depth, colours });
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sample = (at: number) => sampleAt(samples, y * stride, x * each + at, depth, colours === 3);
      const opacity = each % 2 === 0 ? sample(each - 1) / 255 : 1;
      for (let channel = 0; channel < channels; channel++) {
        const value = colours === 3 ? (palette[sample(0) * 3 + channel] ?? 0) : sample(channel);
        pixels[to++] = value * opacity + 255 * (1 - opacity);
      }
    }
  }
  return { width, height, channels, pixels };
}

/** One sample as a byte; of a palette, its number. */
function sampleAt(samples: Uint8Array, row: number, at: number, depth: number, isNumber: boolean): number {
  if (depth === 16) return samples[row + at * 2] ?? 0;
  if (depth === 8) return samples[row + at] ?? 0;
  const bit = at * depth;
  const value = ((samples[row + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  return isNumber ? value : (value * 255) / ((1 << depth) - 1);
}
