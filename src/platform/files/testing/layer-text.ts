import { showPages } from '../sandbox/pages/pages.ts';
import { loadPdfium } from '../sandbox/pdfium/pdfium.ts';

/** The text layer of each page of a PDF that we wrote ourselves, a line a row; nothing is read from its pictures. */
export async function layerText(pdf: Uint8Array): Promise<string[]> {
  const pages: string[] = [];
  const refused = showPages(await loadPdfium(), pdf, ({ lines }) => pages.push(lines.map(([text]) => text).join('\n')));
  if (refused) throw new Error(`The PDF does not open: ${refused}`);
  return pages;
}
