import { hasMoreText } from './layer-gaps.ts';
import type { Pdfium } from './pdfium.ts';
import type { LineDescription } from './protocol.ts';

const [PATH, IMAGE, FORM] = [2, 3, 5]; // FPDF_PAGEOBJ_…
/** Objects of a page that are looked at; a scan is one or a few. */
const MOST_OBJECTS = 2_000;
/** Words that are no text may stand on so much of a page that is pictures, or on one of so many drawn shapes. */
const PICTURE = 0.1;
const SHAPES = 200;
/** Share of a text that must be letters, figures and common signs, and of its letters that must stand in words. */
const PRINTABLE = 0.75;
const IN_WORDS = 0.25;
/** A shorter text is too short to judge. */
const JUDGED_FROM = 40;

/** Whether what the text layer of a page says can be taken for what the page shows; if not, its picture is read. */
export function hasSaneText(pdfium: Pdfium, page: number, lines: readonly LineDescription[]): boolean {
  if (lines.length === 0) return pdfium.FPDFPage_CountObjects(page) === 0;
  if (!isSaneText(lines.map(([text]) => text).join('\n'))) return false;
  return !mayShowMore(pdfium, page) || !hasMoreText(pdfium, page, lines);
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

/** Whether something on the page could be text without words: pictures, what is drawn apart, letters as shapes. */
function mayShowMore(pdfium: Pdfium, page: number): boolean {
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    let covered = 0;
    let shapes = 0;
    const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
    for (let at = 0; at < count; at++) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      const type = pdfium.FPDFPageObj_GetType(object);
      if (type === PATH) shapes++;
      if (type !== IMAGE && type !== FORM) continue;
      if (!pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
      const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.pdfium.HEAPF32.subarray(
        scratch >> 2,
        (scratch >> 2) + 4,
      );
      covered += Math.abs((right - left) * (top - bottom));
    }
    const size = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page);
    return covered > PICTURE * size || shapes >= SHAPES;
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
  }
}
