import { constants, deflateSync } from 'node:zlib';
import { PAGE_LIMITS } from '../wall/limits.ts';
import type { Pdfium } from './pdfium.ts';

export interface Picture {
  width: number;
  height: number;
  channels: 1 | 3;
  /** Rows as PNG wants them (a filter byte, then samples), compressed with zlib. */
  rows: Buffer;
}

const BGRX = 3;
const WHITE = 0xffffffff;
const WITH_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;

/** Size in pixels of a page of so many points, inside the limits whatever the page says. */
export function pixelSize(width: number, height: number, dpi: number): { width: number; height: number } {
  const wanted = dpi / 72;
  const longest = PAGE_LIMITS.sidePixels / Math.max(width, height);
  const area = Math.sqrt(PAGE_LIMITS.pixels / (width * height));
  const scale = Math.min(wanted, longest, area);
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** Draws a page on white; null when there is no memory for it. Scripts and links of the file become pixels too. */
export function drawPage(pdfium: Pdfium, page: number, size: { width: number; height: number }): Picture | null {
  return paint(pdfium, page, size, (pixels) => packPixels(pixels, size.width, size.height));
}

/** Draws a page on white and gives what `use` makes of the pixels (four bytes each), which are gone afterwards. */
export function paint<Result>(
  pdfium: Pdfium,
  page: number,
  { width, height }: { width: number; height: number },
  use: (pixels: Uint8Array) => Result,
): Result | null {
  const memory = pdfium.pdfium.wasmExports.malloc(width * height * 4);
  if (!memory) return null;
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, memory, width * 4);
  try {
    if (!bitmap) return null;
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS | RED_FIRST);
    return use(pdfium.pdfium.HEAPU8.subarray(memory, memory + width * height * 4));
  } finally {
    if (bitmap) pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.pdfium.wasmExports.free(memory);
  }
}

/** Packs pixels of four bytes, of which the fourth is not looked at; grey ones as grey. */
export function packPixels(pixels: Uint8Array, width: number, height: number): Picture {
  const grey = isGrey(pixels);
  const rows = grey ? greyRows(pixels, width, height) : colourRows(pixels, width, height);
  const packed = deflateSync(rows, { level: 3, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  return { width, height, channels: grey ? 1 : 3, rows: packed };
}

function isGrey(pixels: Uint8Array): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at];
    if (red !== pixels[at + 1] || red !== pixels[at + 2]) return false;
  }
  return true;
}

function greyRows(pixels: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  let from = 0;
  let to = 0;
  for (let y = 0; y < height; y++) {
    to++; // filter 0: none
    for (let x = 0; x < width; x++, from += 4) rows[to++] = pixels[from] ?? 0;
  }
  return rows;
}

/** Filter 1 (difference to the pixel on the left) for rows of a photograph, none for rows of text and flat colour. */
function colourRows(pixels: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width * 4, (y + 1) * width * 4);
    const filter = isRestless(row) ? 1 : 0;
    colourRow(row, filter, rows.subarray(y * (width * 3 + 1), (y + 1) * (width * 3 + 1)));
  }
  return rows;
}

function isRestless(row: Uint8Array): boolean {
  let changes = 0;
  for (let at = 4; at < row.length; at += 4) {
    if (row[at] !== row[at - 4] || row[at + 1] !== row[at - 3] || row[at + 2] !== row[at - 2]) changes++;
  }
  return changes > row.length / 8;
}

function colourRow(row: Uint8Array, filter: 0 | 1, target: Uint8Array): void {
  target[0] = filter;
  let to = 1;
  for (let at = 0; at < row.length; at += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const left = filter === 1 && at > 0 ? (row[at - 4 + channel] ?? 0) : 0;
      target[to++] = (row[at + channel] ?? 0) - left;
    }
  }
}
