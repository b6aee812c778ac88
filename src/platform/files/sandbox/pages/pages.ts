import { deflateSync } from 'node:zlib';
import { READ_AT } from '../cleaning/clean.ts';
import { evenLight } from '../cleaning/light.ts';
import { brightness } from '../cleaning/plane.ts';
import type { PageToRead } from '../ocr/reading.ts';
import type { LoadedPdfium, Pdfium } from '../pdfium/pdfium.ts';
import { drawPage, type Picture, paint, pixelSize } from '../pdfium/pixels.ts';
import { PAGE_LIMITS, PICTURE_BYTES, PICTURE_LIMITS, SCAN_DPI, SCREEN_DPI, SEEN_BYTES } from '../wall/limits.ts';
import type { PageDescription, SandboxRefusal } from '../wall/protocol.ts';
import { scanned } from './scan.ts';
import { readLines } from './text.ts';
import { wordsFrom } from './text-layer.ts';

type Shown = (page: PageDescription, rows: Buffer) => unknown;
/** Takes a page that has to be read from its picture. */
export type ToBeRead = (page: PageToRead) => unknown;

/** Below this nothing can be read any more. */
const COARSEST_DPI = 20;
const PASSWORD_WANTED = [4, 5]; // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

/**
 * Opens a PDF and hands every page to `shown`, or to `toBeRead` (where that is given) when its text layer is none; null
 * when all were shown, else why not.
 */
export function showPages(
  loaded: LoadedPdfium,
  bytes: Uint8Array,
  shown: Shown,
  toBeRead?: ToBeRead,
): SandboxRefusal | null {
  const { pdfium } = loaded;
  const memory = pdfium.pdfium.wasmExports.malloc(bytes.byteLength);
  if (!memory) return 'too-much-memory';
  pdfium.pdfium.HEAPU8.set(bytes, memory);
  const document = pdfium.FPDF_LoadMemDocument(memory, bytes.byteLength, '');
  if (!document) return PASSWORD_WANTED.includes(pdfium.FPDF_GetLastError()) ? 'encrypted' : 'broken';
  const count = pdfium.FPDF_GetPageCount(document);
  if (count < 1) return 'broken';
  if (count > PAGE_LIMITS.pages) return 'too-many-pages';
  const brush = new Brush(pdfium, count);
  for (let index = 0; index < count; index++) {
    const refusal = showPage(loaded, document, index, brush, shown, toBeRead);
    if (refusal) return refusal;
  }
  return null;
}

function showPage(
  loaded: LoadedPdfium,
  document: number,
  index: number,
  brush: Brush,
  shown: Shown,
  toBeRead?: ToBeRead,
): SandboxRefusal | null {
  const { pdfium } = loaded;
  const page = pdfium.FPDF_LoadPage(document, index);
  if (!page) return loaded.ranOut() ? 'too-much-memory' : 'broken';
  const width = pdfium.FPDF_GetPageWidthF(page);
  const height = pdfium.FPDF_GetPageHeightF(page);
  if (!(width >= 1 && height >= 1)) return 'broken';
  if (Math.max(width, height) > PAGE_LIMITS.sidePoints) return 'page-too-large';
  const lines = readLines(pdfium, page);
  const from = toBeRead ? wordsFrom(pdfium, page, lines) : 'layer';
  if (toBeRead && from === 'picture') return showScan(loaded, page, index, brush, toBeRead);
  const picture = brush.draw(page, width, height);
  // A picture that PDFium had no memory for is simply left out by it; a page with a hole is not shown as whole.
  if (!picture || loaded.ranOut()) return 'too-much-memory';
  const seen = from === 'layer-if-seen' ? asSeen(pdfium, page, { width, height }, brush.seenBytes) : null;
  if (from === 'layer-if-seen' && (!seen || loaded.ranOut())) return 'too-much-memory';
  pdfium.FPDF_ClosePage(page);
  const { width: pixelWidth, height: pixelHeight, channels, rows } = picture;
  const read = { readBy: 'layer' as const, notes: lines.length === 0 ? ['empty' as const] : [], certainty: null };
  const shownPage = { number: index + 1, width, height, pixelWidth, pixelHeight, channels, lines, ...read };
  if (seen && toBeRead) toBeRead({ page: shownPage, rows, reading: seen });
  else shown(shownPage, rows);
  return null;
}

/**
 * A page as it is drawn, to be compared with its words: nothing is straightened, or the places of the words would be others.
 * One that packs badly is drawn coarser until it fits its share; where it can then no longer be read, its words are believed.
 */
function asSeen(pdfium: Pdfium, page: number, { width, height }: { width: number; height: number }, bytes: number) {
  for (let dpi = (READ_AT * 72) / Math.max(width, height); ; dpi *= 0.7) {
    const size = pixelSize(width, height, dpi);
    const plane = paint(pdfium, page, size, (pixels) => evenLight(brightness({ ...size, channels: 4, pixels })).plane);
    if (!plane || dpi < COARSEST_DPI || deflateSync(plane.samples, { level: 1 }).byteLength <= bytes) return plane;
  }
}

/** A page without words of its own is drawn sharply, cleaned as a photo is, and still has to be read. */
function showScan({ pdfium, ranOut }: LoadedPdfium, page: number, index: number, brush: Brush, toBeRead: ToBeRead) {
  const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(SCAN_DPI / 72, Math.sqrt(PICTURE_LIMITS.scanPixels / (width * height)));
  const size = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
  const read = paint(pdfium, page, size, (pixels) =>
    scanned({ ...size, channels: 4, pixels }, index + 1, brush.bytes, Math.max(width, height)),
  );
  if (!read || ranOut()) return 'too-much-memory';
  pdfium.FPDF_ClosePage(page);
  toBeRead(read);
  return null;
}

/** Draws a scan that packs badly coarser until it fits its share, and begins so on the next page. */
class Brush {
  readonly #pdfium: Pdfium;
  readonly bytes: number;
  /** Of a page that is drawn to be compared with its words. */
  readonly seenBytes: number;
  #dpi = SCREEN_DPI;

  constructor(pdfium: Pdfium, pages: number) {
    this.#pdfium = pdfium;
    this.bytes = PICTURE_BYTES / pages;
    this.seenBytes = SEEN_BYTES / pages;
  }

  draw(page: number, width: number, height: number): Picture | null {
    for (;;) {
      const picture = drawPage(this.#pdfium, page, pixelSize(width, height, this.#dpi));
      if (!picture || picture.rows.byteLength <= this.bytes || this.#dpi < COARSEST_DPI) return picture;
      this.#dpi *= 0.95 * Math.sqrt(this.bytes / picture.rows.byteLength);
    }
  }
}
