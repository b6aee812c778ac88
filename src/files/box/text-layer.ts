import type { Pdfium } from './pdfium.ts';
import type { LineDescription } from './protocol.ts';

const IMAGE = 3; // FPDF_PAGEOBJ_IMAGE
/** Objects of a page that are looked at; a scan is one or a few. */
const MOST_OBJECTS = 2_000;
/** A page of which so much is pictures is a scan, unless it has more text on it than a stamp. */
const PICTURE = 0.6;
const STAMP = 0.05;
/** Share of a text that must be letters, figures and common signs, and of its letters that must stand in words. */
const PRINTABLE = 0.75;
const IN_WORDS = 0.25;
/** A shorter text is too short to judge. */
const JUDGED_FROM = 40;

/** Whether what the text layer of a page says can be taken for what the page shows; if not, its picture is read. */
export function hasSaneText(pdfium: Pdfium, page: number, lines: readonly LineDescription[]): boolean {
  if (lines.length === 0) return pdfium.FPDFPage_CountObjects(page) === 0;
  if (!isSaneText(lines.map(([text]) => text).join('\n'))) return false;
  const covered = lines.reduce((sum, [, , , width, height]) => sum + width * height, 0);
  return covered > STAMP || pictureShare(pdfium, page) < PICTURE;
}

/** Words of a language, not the numbers of glyphs: mostly letters, and letters in words that can be spoken. */
export function isSaneText(text: string): boolean {
  const signs = text.replace(/\s/g, '');
  if (signs.length < JUDGED_FROM) return signs.length > 0 && !/[\p{Co}\ufffd]/u.test(signs);
  const printable = signs.match(/[\p{L}\p{M}\p{N}.,:;()/€%&'’"„”“–-]/gu)?.length ?? 0;
  const letters = signs.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const inWords = (text.match(/[\p{L}\p{M}]{2,}/gu) ?? []).filter(canBeSpoken).join('').length;
  return printable >= PRINTABLE * signs.length && inWords >= IN_WORDS * letters;
}

/** Latin words have a vowel and are not endless; other scripts need not write theirs. */
function canBeSpoken(word: string): boolean {
  return word.length <= 45 && (!/^\p{Script=Latin}+$/u.test(word) || /[aeiouyàáâäèéêëìíîïòóôöùúûüěıøåæœ]/iu.test(word));
}

/** How much of the page is covered by pictures, counted twice where they lie on each other. */
function pictureShare(pdfium: Pdfium, page: number): number {
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    let covered = 0;
    const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
    for (let at = 0; at < count; at++) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      if (pdfium.FPDFPageObj_GetType(object) !== IMAGE) continue;
      if (!pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
      const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.pdfium.HEAPF32.subarray(
        scratch >> 2,
        (scratch >> 2) + 4,
      );
      covered += Math.abs((right - left) * (top - bottom));
    }
    return covered / (pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page));
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
  }
}
