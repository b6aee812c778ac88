import { startsAsMail } from './mail-start.ts';
import { markupOf } from './markup.ts';
import { zipType } from './zip-listing.ts';

export const contentTypes = [
  'pdf',
  'jpeg',
  'png',
  'heic',
  'docx',
  'zip',
  'torn',
  'html',
  'svg',
  'xml',
  'mail',
  'text',
  'locked',
  'unknown',
] as const;
export type ContentType = (typeof contentTypes)[number];

const endings: Partial<Record<ContentType, string>> = {
  jpeg: 'jpg',
  mail: 'eml',
  text: 'txt',
  torn: 'bin',
  locked: 'bin',
  unknown: 'bin',
};

/** How the name of a file with these bytes ends: "pdf", "jpg". */
export function endingOf(bytes: Uint8Array): string {
  const type = typeOfContent(bytes);
  return endings[type] ?? type;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_HEADER = [0, 0, 0, 13, ...Buffer.from('IHDR')];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
/** An Office document with a password is a file of the old kind around the encrypted one. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
/** Markers that may follow the start of a JPEG. */
const JPEG_MARKERS = [0xdb, 0xc4, 0xc0, 0xc2, 0xdd, 0xfe];

/**
 * What the bytes are, whatever the name or the sender says (T67). The first byte decides: a PDF that starts later
 * could be something else to another reader, so it is "unknown". Markup is named even behind a text's mask (T72);
 * "locked" is an Office document with a password, "torn" a zip of which the end is missing.
 */
export function typeOfContent(bytes: Uint8Array): ContentType {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf';
  if (isJpeg(file)) return 'jpeg';
  if (startsWith(file, [...PNG, ...PNG_HEADER])) return 'png';
  if (isHeic(file)) return 'heic';
  if (startsWith(file, [0x50, 0x4b, 0x03, 0x04])) return zipType(file);
  if (startsWith(file, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(file, OLD_OFFICE) && file.includes(ENCRYPTED_PACKAGE)) return 'locked';
  return startsAsMail(file) ? 'mail' : textualType(file);
}

/** Bytes that windows-1252 has no letter for. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

function startsWith(file: Buffer, start: number[]): boolean {
  return file.byteLength >= start.length && start.every((byte, at) => file[at] === byte);
}

function isJpeg(file: Buffer): boolean {
  const marker = file[3] ?? 0;
  return startsWith(file, [0xff, 0xd8, 0xff]) && ((marker >= 0xe0 && marker <= 0xef) || JPEG_MARKERS.includes(marker));
}

function isHeic(file: Buffer): boolean {
  return file.toString('latin1', 4, 8) === 'ftyp' && HEIC_BRANDS.includes(file.toString('latin1', 8, 12));
}

function textualType(file: Buffer): ContentType {
  const text = decode(file) ?? decodeOld(file);
  const markup = markupOf(text ?? file.toString('latin1'));
  if (markup) return markup;
  return text !== null && isPlain(text) ? 'text' : 'unknown';
}

/** As UTF-8, or UTF-16 where the file says so or looks so (`<` and a zero byte); null when it is neither. */
function decode(file: Buffer): string | null {
  const bigEndian = startsWith(file, [0xfe, 0xff]) || startsWith(file, [0x00, 0x3c]);
  const littleEndian = startsWith(file, [0xff, 0xfe]) || startsWith(file, [0x3c, 0x00]);
  const encoding = bigEndian ? 'utf-16be' : littleEndian ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** Text as old Windows wrote it: a few letters with accents among plain ones; null for what is only bytes. */
function decodeOld(file: Buffer): string | null {
  let accents = 0;
  for (const byte of file) {
    if (UNUSED.includes(byte)) return null;
    if (byte >= 0x80) accents++;
  }
  return accents * 6 < file.byteLength ? new TextDecoder('windows-1252').decode(file) : null;
}

function isPlain(text: string): boolean {
  return text.trim() !== '' && !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
}
