import { deflateSync, inflateSync } from 'node:zlib';
import type { Plane } from '../cleaning/plane.ts';
import { PAGE_LIMITS, PICTURE_LIMITS } from '../wall/limits.ts';
import { FRAME, frame, type PageDescription } from '../wall/protocol.ts';

/** Languages that we can read from a picture, by their code in ISO 639-3. */
export const LANGUAGES = ['nld', 'eng'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A page that still has to be read: as it will be shown, and as it is read. */
export interface PageToRead {
  page: PageDescription;
  rows: Buffer;
  reading: Plane;
}

/**
 * A page on its way from the box that cleaned it to the box that reads it. The parent passes it on and does not look
 * inside; what the reading box says of it is checked like any page.
 */
export function readingFrame({ page, rows, reading }: PageToRead): Buffer {
  const { width, height, samples } = reading;
  const head = Buffer.from(JSON.stringify({ page, width, height }), 'utf8');
  return frame(FRAME.reading, ...[head, rows, deflateSync(samples, { level: 1 })].flatMap(withLength));
}

/** What the reading box is asked: languages, the likeliest first (none: it finds out), and pages as they came. */
export function packReading(languages: readonly Language[], pages: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(languages.join(' ')), ...pages].flatMap(withLength));
}

export function unpackReading(request: Buffer): { languages: Language[]; pages: PageToRead[] } {
  const [said = Buffer.alloc(0), ...pages] = partsOf(request);
  const wanted = said.toString('latin1').split(' ');
  const languages = wanted.flatMap((one) => LANGUAGES.find((known) => known === one) ?? []);
  return { languages, pages: pages.slice(0, PAGE_LIMITS.pages).map(unpackPage) };
}

function unpackPage(body: Buffer): PageToRead {
  const [head = Buffer.alloc(0), rows = Buffer.alloc(0), packed = Buffer.alloc(0)] = partsOf(body);
  const { page, width, height } = JSON.parse(head.toString('utf8')) as {
    page: PageDescription;
    width: number;
    height: number;
  };
  if (!(width > 0 && height > 0 && width * height <= PICTURE_LIMITS.readPixels)) throw new Error('Too large to read');
  const samples = inflateSync(packed, { maxOutputLength: width * height });
  if (samples.byteLength !== width * height) throw new Error('Not the page that it says');
  return { page, rows, reading: { width, height, samples } };
}

function withLength(part: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.byteLength);
  return [length, part];
}

function partsOf(message: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= message.byteLength; ) {
    const end = at + 4 + message.readUInt32BE(at);
    parts.push(message.subarray(at + 4, end));
    at = end;
  }
  return parts;
}
