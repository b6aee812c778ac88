import { crc32, deflateSync } from 'node:zlib';
import { jpegOf } from '../sandbox/bundle/jpeg.ts';
import type { Plane } from '../sandbox/cleaning/plane.ts';
import { onePage, stream } from './pdfs.ts';

export function jpegFile({ width, height, samples }: Plane): Buffer {
  return jpegOf({ width, height, channels: 1, samples });
}

/** The camera's words in a JPEG: how it was held, where it was, and a comment. */
export function withExif(jpeg: Buffer, orientation: number, secret: string): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  entry(tiff, 10, 0x0112, 3, orientation << 16);
  entry(tiff, 22, 0x8825, 4, tiff.byteLength); // where the place stands (GPS)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, body),
    segment(0xfe, Buffer.from(secret)),
    jpeg.subarray(2),
  ]);
}

function entry(tiff: Buffer, at: number, tag: number, type: number, value: number): void {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(1, at + 4);
  tiff.writeUInt32BE(value >>> 0, at + 8);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.byteLength + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG that says another size than it has. */
export function sayingSize(jpeg: Buffer, width: number, height: number): Buffer {
  const lie = Buffer.from(jpeg);
  const frame = lie.indexOf(Buffer.from([0xff, 0xc0]));
  lie.writeUInt16BE(height, frame + 5);
  lie.writeUInt16BE(width, frame + 7);
  return lie;
}

export interface PngShape {
  width: number;
  height: number;
  depth?: number;
  colours?: number;
  isInterlaced?: boolean;
  /** Chunks before the pixels. */
  more?: Buffer[];
}

/** A PNG of these rows, each with its filter byte. */
export function pngFile(
  { width, height, depth = 8, colours = 0, isInterlaced = false, more = [] }: PngShape,
  rows: Uint8Array,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colours, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows without a filter. */
export function plainRows({ width, height, samples }: Plane): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(samples.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return rows;
}

/** The same pixels in the seven passes of an interlaced PNG, as the pattern in its standard says. */
export function interlacedRows({ width, height, samples }: Plane): Buffer {
  const pattern = ['16462646', '77777777', '56565656', '77777777', '36463646', '77777777', '56565656', '77777777'];
  const passAt = (x: number, y: number) => Number(pattern[y % 8]?.[x % 8]);
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap((pass) =>
    Array.from({ length: height }, (_, y) => {
      const own = [...samples.subarray(y * width, (y + 1) * width)].filter((_sample, x) => passAt(x, y) === pass);
      return own.length === 0 ? [] : [0, ...own];
    }),
  );
  return Buffer.from(rows.flat());
}

export function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.byteLength, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** A PDF of one A4 page that is a picture, with this over and under it; whole, within a drawing of its own, or as ten strips. */
export function scannedPdf(page: Plane, more = '', how: 'whole' | 'drawing' | 'strips' = 'whole', under = ''): Buffer {
  const fonts = '/Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> /ExtGState <</Unseen <</ca 0>>>>';
  const strips = how === 'strips' ? 10 : 1;
  const high = 842 / strips;
  const names = Array.from({ length: strips }, (_, at) => `/I${at} ${5 + at} 0 R`).join(' ');
  const images = Array.from({ length: strips }, (_, at) => imageOf(page, at / strips, (at + 1) / strips));
  const drawing = images.map((_, at) => `q 595 0 0 ${high} 0 ${842 - high * (at + 1)} cm /I${at} Do Q`).join(' ');
  if (how !== 'drawing') return onePage(`${under} ${drawing} ${more}`, `<<${fonts} /XObject <<${names}>>>>`, images);
  const apart = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <<${names}>>>>`;
  return onePage(`/D Do ${more}`, `<<${fonts} /XObject <</D 6 0 R>>>>`, [...images, stream(drawing, apart)]);
}

/** Rows of a picture, from this share of its height to that, as a PDF holds them. */
function imageOf({ width, height, samples }: Plane, from: number, to: number): Buffer {
  const rows = samples.subarray(Math.round(from * height) * width, Math.round(to * height) * width);
  const size = `/Width ${width} /Height ${rows.byteLength / width} /ColorSpace /DeviceGray /BitsPerComponent 8`;
  return stream(deflateSync(rows, { level: 1 }), `/Type /XObject /Subtype /Image ${size} /Filter /FlateDecode`);
}
