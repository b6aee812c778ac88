import { inflateSync } from 'node:zlib';
import type { Raster } from '../cleaning/plane.ts';
import { unfilter } from './png-rows.ts';

/** What a PNG says of itself before it is unpacked. */
export interface PngHeader {
  width: number;
  height: number;
  depth: number;
  colours: PngColours;
  /** Coarse first, then finer, in seven passes over the picture (Adam7). */
  isInterlaced: boolean;
}
/** The type of colour as PNG counts: grey, colour, palette, grey with opacity, colour with opacity. */
type PngColours = 0 | 2 | 3 | 4 | 6;
const SAMPLES: Record<PngColours, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Every how many columns and rows a pass takes a pixel, and from where: first column and row, then the steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Reads the header; null for one that PNG does not allow. */
export function readPngHeader(file: Buffer): PngHeader | null {
  if (file.byteLength < 33) return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth = 0, colours = 9, packing, filtering, interlacing = 9] = file.subarray(24, 29);
  const isKnown =
    [1, 2, 4, 8, 16].includes(depth) && isColours(colours) && (depth >= 8 || colours === 0 || colours === 3);
  if (!isKnown || packing !== 0 || filtering !== 0 || interlacing > 1 || width === 0 || height === 0) return null;
  return { width, height, depth, colours, isInterlaced: interlacing === 1 };
}

const isColours = (number: number): number is PngColours => number in SAMPLES;

/** Bytes of the rows once they are unpacked. */
export function pngBytes(header: PngHeader): number {
  return passesOf(header).reduce((sum, { size }) => sum + rowBytes(size), 0);
}

interface Pass {
  /** The header of a picture of this pass alone. */
  size: PngHeader;
  left: number;
  top: number;
  across: number;
  down: number;
}

/** The passes in which the rows come: one for all, or those of the seven in which this picture has pixels. */
function passesOf(header: PngHeader): Pass[] {
  if (!header.isInterlaced) return [{ size: header, left: 0, top: 0, across: 1, down: 1 }];
  return PASSES.map(([left, top, across, down]) => {
    const [width, height] = [Math.ceil((header.width - left) / across), Math.ceil((header.height - top) / down)];
    return { size: { ...header, width, height }, left, top, across, down };
  }).filter(({ size }) => size.width > 0 && size.height > 0);
}

function rowBytes(header: PngHeader): number {
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
  if (!header.isInterlaced) return picture(rows, header, chunks.palette);
  const channels = channelsOf(header);
  const whole = { ...header, channels, pixels: new Uint8Array(header.width * header.height * channels) };
  let from = 0;
  for (const pass of passesOf(header)) {
    const part = picture(rows.subarray(from, from + rowBytes(pass.size)), pass.size, chunks.palette);
    if (!part) return null;
    spread(part, pass, whole);
    from += rowBytes(pass.size);
  }
  return { width: whole.width, height: whole.height, channels, pixels: whole.pixels };
}

function picture(rows: Uint8Array, header: PngHeader, palette: Buffer): Raster | null {
  const step = Math.max(1, (SAMPLES[header.colours] * header.depth) / 8);
  const samples = unfilter(rows, strideOf(header), step);
  return samples && rasterOf(header, samples, palette);
}

/** Puts the pixels of a pass where they belong. */
function spread(part: Raster, { left, top, across, down }: Pass, whole: Raster): void {
  const { channels } = whole;
  for (let y = 0, from = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      const to = ((top + y * down) * whole.width + left + x * across) * channels;
      for (let channel = 0; channel < channels; channel++) whole.pixels[to + channel] = part.pixels[from++] ?? 0;
    }
  }
}

const channelsOf = ({ colours }: PngHeader): 1 | 3 => (colours === 0 || colours === 4 ? 1 : 3);

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
function rasterOf(header: PngHeader, samples: Uint8Array, palette: Buffer): Raster {
  const { width, height, depth, colours } = header;
  if (depth === 8 && colours === 0) return { width, height, channels: 1, pixels: samples };
  if (depth === 8 && colours === 2) return { width, height, channels: 3, pixels: samples };
  const each = SAMPLES[colours];
  const channels = channelsOf(header);
  const pixels = new Uint8Array(width * height * channels);
  const stride = strideOf(header);
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
