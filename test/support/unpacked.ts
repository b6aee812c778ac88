import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { layerText } from '#app/platform/files/testing/layer-text.ts';

/** So deep is a file in a file looked into. */
const deepest = 4;

/**
 * Everything that a file says to whoever takes it apart: its own bytes, what is in the streams of a PDF and in the entries
 * of a zip, what is packed once more in there, and the text layer that a receiver searches. As texts, in the ways in
 * which letters are written in such files.
 */
export async function everythingInside(file: Uint8Array): Promise<string> {
  const bytes = Buffer.from(file);
  const pieces = unpacked(bytes, 0);
  const layer = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? await layerText(file) : [];
  return [...pieces.flatMap(readings), ...layer].join('\n');
}

function unpacked(bytes: Buffer, depth: number): Buffer[] {
  if (depth === deepest) return [bytes];
  const inner = [...pdfStreams(bytes), ...zipEntries(bytes), ...gzipped(bytes)];
  return [bytes, ...inner.flatMap((one) => unpacked(one, depth + 1))];
}

/** UTF-8, UTF-16 as PDF writes it, and letters written as hexadecimal numbers. */
function readings(bytes: Buffer): string[] {
  const latin = bytes.toString('latin1');
  const hex = [...latin.matchAll(/<([0-9A-Fa-f\s]{8,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex'),
  );
  return [latin, ...[bytes, ...hex].flatMap((one) => [one.toString('utf8'), wide(one)])];
}

/** Two bytes a letter, the high one first, from an even and from an odd place. */
const wide = (bytes: Buffer) =>
  [0, 1]
    .map((from) =>
      Buffer.from(bytes.subarray(from, bytes.length - ((bytes.length - from) % 2)))
        .swap16()
        .toString('utf16le'),
    )
    .join('\n');

function pdfStreams(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const end = bytes.indexOf('endstream', at);
    if (end === -1) break;
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7;
    found.push(...opened(bytes.subarray(start, end)));
  }
  return found;
}

function zipEntries(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('PK\x03\x04'); at !== -1; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > bytes.length) break;
    found.push(...opened(bytes.subarray(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))));
  }
  return found;
}

function gzipped(bytes: Buffer): Buffer[] {
  return bytes.length > 2 && bytes.readUInt16BE(0) === 0x1f8b ? opened(bytes) : [];
}

/** By whichever way it opens; what is not packed lies in the file as it is. */
function opened(packed: Buffer): Buffer[] {
  for (const open of [inflateSync, inflateRawSync, gunzipSync])
    try {
      return [open(packed, { finishFlush: 2 })];
    } catch {
      // Packed in another way, or not at all.
    }
  return [];
}
