import type { Raster } from '../cleaning/plane.ts';
import type { Pdfium } from '../pdfium/pdfium.ts';
import { paint } from '../pdfium/pixels.ts';
import { PICTURE_LIMITS } from '../wall/limits.ts';
import type { JpegHeader } from './jpeg-header.ts';
import { pdfOfJpeg } from './picture-pdf.ts';

/** Decodes a JPEG, upright, and smaller where it has more pixels than a page needs; null when PDFium cannot. */
export function decodeJpeg(pdfium: Pdfium, file: Buffer, header: JpegHeader): Raster | null {
  const pdf = pdfOfJpeg(file, header);
  const memory = pdfium.pdfium.wasmExports.malloc(pdf.byteLength);
  if (!memory) return null;
  pdfium.pdfium.HEAPU8.set(pdf, memory);
  const document = pdfium.FPDF_LoadMemDocument(memory, pdf.byteLength, '');
  try {
    const page = document && pdfium.FPDF_LoadPage(document, 0);
    if (!page) return null;
    const size = decodedSize(header);
    const pixels = paint(pdfium, page, size, (painted) => painted.slice());
    pdfium.FPDF_ClosePage(page);
    return pixels && { ...size, channels: 4, pixels };
  } finally {
    // A document may hold several pictures.
    if (document) pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(memory);
  }
}

function decodedSize({ width, height, orientation }: JpegHeader): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(PICTURE_LIMITS.decodedPixels / (width * height)));
  const [across, down] = orientation >= 5 ? [height, width] : [width, height];
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) };
}
