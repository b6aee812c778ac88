import { inflateSync } from 'node:zlib';
import { jpegOf } from './jpeg.ts';
import type { PdfFile, Ref } from './pdf-file.ts';

export interface EmbeddedPicture {
  ref: Ref;
  /** The bytes as they are in the file. */
  stream: Uint8Array;
}

/** A page of text packs into less; what is more is a scan or a photograph, which a JPEG holds in a tenth. */
const PACKED_WELL = 200 * 1024;

/** Puts a picture into the file. Takes a PNG as `png.ts` makes it: one header, one block of pixels, no more. */
export function addPicture(file: PdfFile, png: Buffer): EmbeddedPicture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 2 ? 3 : 1;
  const rows = png.subarray(41, 41 + png.readUInt32BE(33));
  const isLight = rows.byteLength <= PACKED_WELL;
  const stream = isLight ? rows : jpegOf({ width, height, channels, samples: samplesOf(rows, width, channels) });
  const colour = channels === 3 ? '/DeviceRGB' : '/DeviceGray';
  const how = isLight
    ? `/Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors ${channels} /BitsPerComponent 8 /Columns ${width}>>`
    : '/Filter /DCTDecode';
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colour} ${how}`;
  return { ref: file.addStream(stream, entries, true), stream };
}

/** Undoes the filters of a PNG, row by row. */
function samplesOf(packed: Buffer, width: number, channels: number): Buffer {
  const rows = inflateSync(packed);
  const stride = width * channels;
  const height = rows.byteLength / (stride + 1);
  const samples = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? (samples[at - channels] ?? 0) : 0;
      const above = y > 0 ? (samples[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (samples[at - stride - channels] ?? 0) : 0;
      samples[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + foretold(filter, left, above, corner);
    }
  }
  return samples;
}

function foretold(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
