import { brightness, type Plane } from '../sandbox/cleaning/plane.ts';
import { type LoadedPdfium, loadPdfium, type Pdfium } from '../sandbox/pdfium/pdfium.ts';
import { paint } from '../sandbox/pdfium/pixels.ts';

/** A page as it comes from the printer: red, green, blue, a byte each. */
export interface PrintedPage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

let loaded: Promise<LoadedPdfium> | undefined;

/** Prints the pages of one of our own PDFs. Not for files of others: those are opened in the sandbox only. */
export function printPages(pdf: Uint8Array, dpi: number): Promise<PrintedPage[]> {
  return printed(pdf, () => dpi / 72);
}

/** The first page of one of our own PDFs as grey pixels, so many from left to right. */
export async function drawn(pdf: Uint8Array, width = 1654): Promise<Plane> {
  const [sheet] = await printed(pdf, (points) => width / points);
  if (!sheet) throw new Error('The PDF has no page');
  return brightness({ ...sheet, channels: 3 });
}

/** `scaleOf`: pixels a point, for a page of so many points from left to right. */
async function printed(pdf: Uint8Array, scaleOf: (width: number) => number): Promise<PrintedPage[]> {
  loaded ??= loadPdfium();
  const { pdfium } = await loaded;
  const memory = pdfium.pdfium.wasmExports.malloc(pdf.byteLength);
  pdfium.pdfium.HEAPU8.set(pdf, memory);
  const document = pdfium.FPDF_LoadMemDocument(memory, pdf.byteLength, '');
  if (!document) throw new Error('The letter is no PDF');
  try {
    return Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) =>
      printPage(pdfium, document, index, scaleOf),
    );
  } finally {
    pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(memory);
  }
}

function printPage(pdfium: Pdfium, document: number, index: number, scaleOf: (width: number) => number): PrintedPage {
  const page = pdfium.FPDF_LoadPage(document, index);
  const scale = scaleOf(pdfium.FPDF_GetPageWidthF(page));
  const width = Math.round(pdfium.FPDF_GetPageWidthF(page) * scale);
  const height = Math.round(pdfium.FPDF_GetPageHeightF(page) * scale);
  const pixels = paint(pdfium, page, { width, height }, (four) => withoutFourth(four));
  pdfium.FPDF_ClosePage(page);
  if (pixels === null) throw new Error('There is no memory for the page');
  return { width, height, pixels };
}

function withoutFourth(four: Uint8Array): Uint8Array {
  const three = new Uint8Array((four.length / 4) * 3);
  for (let from = 0, to = 0; from < four.length; from += 4, to += 3)
    for (let channel = 0; channel < 3; channel += 1) three[to + channel] = four[from + channel] ?? 0;
  return three;
}
