import type { LoadedPdfium } from '../pdfium/pdfium.ts';
import { showPages } from './pages.ts';

/**
 * A waiting box has already drawn and read one small letter, so that the compiler has seen the paths that the
 * first real page takes. Written without a cross-reference table: PDFium finds its way, and that path is warm too.
 */
export function warmUp(loaded: LoadedPdfium): void {
  const refusal = showPages(loaded, Buffer.from(LETTER, 'latin1'), () => undefined);
  if (refusal) throw new Error('The box cannot read its own page');
}

const WORDS = Array.from(
  { length: 30 },
  (_, line) =>
    `BT /F${1 + (line % 2)} 11 Tf 60 ${760 - 20 * line} Td (Geachte heer, mevrouw, regel ${line} 0123456789) Tj ET`,
).join('\n');
const CONTENT = `0.2 0.3 0.6 rg 60 790 120 24 re f 0 g\n${WORDS}`;

const LETTER = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>> endobj
4 0 obj <</Length ${CONTENT.length}>> stream
${CONTENT}
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
6 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
