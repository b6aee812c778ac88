import type { Raster } from '../cleaning/plane.ts';
import type { showPages, ToBeRead } from '../pages/pages.ts';
import { scanned } from '../pages/scan.ts';
import { decodePicture } from '../pages/show-picture.ts';
import type { LoadedPdfium, Pdfium } from '../pdfium/pdfium.ts';
import { packPixels } from '../pdfium/pixels.ts';
import { PICTURE_BYTES } from '../wall/limits.ts';
import type { SandboxRefusal } from '../wall/protocol.ts';
import type { WordPicture } from './docx.ts';

/** Fewer pixels than this hold no page that could be read: a signature that was drawn large. */
const FEWEST_PIXELS = 250_000;
const A4 = { width: 595, height: 842 } as const;

/**
 * Hands over the pictures of a Word document as pages to be read, one in memory at a time. What cannot be opened gets a
 * white page that says so, in its place: somebody can put a photo there, and nobody takes the letter for whole.
 */
export function showWordPictures(
  { pdfium, ranOut }: LoadedPdfium,
  pictures: readonly WordPicture[],
  first: number,
  shown: Parameters<typeof showPages>[2],
  toBeRead: ToBeRead,
): SandboxRefusal | null {
  let number = first;
  for (const { bytes, cut } of pictures) {
    const picture = bytes && decoded(pdfium, bytes);
    if (ranOut()) return 'too-much-memory';
    if (picture && picture.width * picture.height < FEWEST_PIXELS) continue;
    if (picture) toBeRead(scanned(cropped(picture, cut), number, PICTURE_BYTES / pictures.length));
    else shown(...unopened(number));
    number++;
  }
  // A drawing of a few pixels and not a word: the page is empty, but it is a page.
  if (number === 1) shown(...blank(1, 'empty'));
  return null;
}

/** JPEG and PNG are what Word makes of nearly every picture; null for others, and for what is damaged or too large. */
function decoded(pdfium: Pdfium, bytes: Buffer): Raster | null {
  const start = bytes.toString('latin1', 0, 4);
  const kind = start.startsWith('\xff\xd8\xff') ? 'jpeg' : start === '\x89PNG' ? 'png' : null;
  const picture = kind && decodePicture(pdfium, kind, bytes);
  return typeof picture === 'string' ? null : picture;
}

function cropped(picture: Raster, [left, top, right, bottom]: WordPicture['cut']): Raster {
  if (left + top + right + bottom === 0) return picture;
  const { channels } = picture;
  const [fromX, fromY] = [Math.floor(left * picture.width), Math.floor(top * picture.height)];
  const width = Math.max(1, Math.floor((1 - right) * picture.width) - fromX);
  const height = Math.max(1, Math.floor((1 - bottom) * picture.height) - fromY);
  const pixels = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const start = ((fromY + y) * picture.width + fromX) * channels;
    pixels.set(picture.pixels.subarray(start, start + width * channels), y * width * channels);
  }
  return { width, height, channels, pixels };
}

const unopened = (number: number) => blank(number, 'unopened');

/** A white page of few pixels. */
function blank(number: number, note: 'empty' | 'unopened'): Parameters<Parameters<typeof showPages>[2]> {
  const [width, height] = [A4.width / 5, Math.round(A4.height / 5)];
  const { channels, rows } = packPixels(new Uint8Array(width * height * 4).fill(255), width, height);
  const page = { number, ...A4, pixelWidth: width, pixelHeight: height, channels, lines: [] };
  return [{ ...page, readBy: 'typed', notes: [note], certainty: null }, rows];
}
