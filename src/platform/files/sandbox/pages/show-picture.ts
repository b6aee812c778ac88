import type { Raster } from '../cleaning/plane.ts';
import type { Pdfium } from '../pdfium/pdfium.ts';
import { decodeHeic } from '../pictures/heic-file.ts';
import { decodeJpeg } from '../pictures/jpeg-file.ts';
import { readJpegHeader } from '../pictures/jpeg-header.ts';
import type { PictureKind } from '../pictures/picture-kind.ts';
import { decodePng, pngBytes, readPngHeader } from '../pictures/png-file.ts';
import { PICTURE_BYTES, PICTURE_LIMITS } from '../wall/limits.ts';
import type { SandboxRefusal } from '../wall/protocol.ts';
import type { ToBeRead } from './pages.ts';
import { scanned } from './scan.ts';

/**
 * Opens a photo or a scan of one page and hands over what is to be read; null when it was, else why not. Only pixels go
 * on from here: what else was in the file (place, time, camera, a small picture of before) is gone.
 */
export async function showPicture(
  pdfium: Pdfium,
  kind: PictureKind,
  file: Buffer,
  toBeRead: ToBeRead,
): Promise<SandboxRefusal | null> {
  const picture = await decoded(pdfium, kind, file);
  if (typeof picture === 'string') return picture;
  toBeRead(scanned(picture, 1, PICTURE_BYTES));
  return null;
}

async function decoded(pdfium: Pdfium, kind: PictureKind, file: Buffer): Promise<Raster | SandboxRefusal> {
  return kind === 'heic' ? decodeHeic(file) : decodePicture(pdfium, kind, file);
}

/** The size is read first: nothing is unpacked that is too large (T70). */
export function decodePicture(pdfium: Pdfium, kind: 'jpeg' | 'png', file: Buffer): Raster | SandboxRefusal {
  if (kind === 'png') {
    const header = readPngHeader(file);
    if (!header) return 'broken';
    return pngBytes(header) > PICTURE_LIMITS.pngBytes ? 'picture-too-large' : (decodePng(file, header) ?? 'broken');
  }
  const header = readJpegHeader(file);
  if (!header) return 'broken';
  const isTooLarge = header.width * header.height > PICTURE_LIMITS.jpegPixels;
  return isTooLarge ? 'picture-too-large' : (decodeJpeg(pdfium, file, header) ?? 'broken');
}
