import { crc32, inflate } from 'node:zlib';

export interface PixelRows {
  width: number;
  height: number;
  channels: 1 | 3;
  /** Compressed rows: a filter byte, then one byte a sample. */
  rows: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOUR_TYPE = { 1: 0, 3: 2 } as const;

/**
 * A PNG of nothing but pixels; null when the rows are not exactly what they are said to be. We write the file, the
 * box only supplies rows, so there is no room for a chunk, a comment or a second file of its making (T67).
 */
export async function pngOf(picture: PixelRows): Promise<Buffer | null> {
  if (!(await areExactRows(picture))) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([8, COLOUR_TYPE[picture.channels], 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', picture.rows), chunk('IEND', Buffer.alloc(0))]);
}

function areExactRows({ width, height, channels, rows }: PixelRows): Promise<boolean> {
  const stride = width * channels + 1;
  const size = stride * height;
  return new Promise((resolve) => {
    inflate(rows, { maxOutputLength: size, info: true }, (error, result) => {
      if (error) return resolve(false);
      const { buffer, engine } = result as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      const nothingBehind = engine.bytesWritten === rows.byteLength;
      resolve(nothingBehind && buffer.byteLength === size && haveKnownFilters(buffer, stride));
    });
  });
}

function haveKnownFilters(samples: Buffer, stride: number): boolean {
  for (let at = 0; at < samples.byteLength; at += stride) {
    if ((samples[at] ?? 255) > 4) return false;
  }
  return true;
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.byteLength);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
