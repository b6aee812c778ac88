import { hasMoreText } from './layer-gaps.ts';
import type { Pdfium } from './pdfium.ts';
import type { LineDescription } from './protocol.ts';
import { toFraction } from './text.ts';

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5]; // FPDF_PAGEOBJ_…
const NOT_DRAWN = 3; // FPDF_TEXTRENDERMODE_INVISIBLE
/** Objects of a page that are looked at; a scan is one or a few. */
const MOST_OBJECTS = 2_000;
/** Words that are no text may stand on so much of a page that is pictures, or on one of so many drawn shapes. */
const PICTURE = 0.1;
const SHAPES = 200;
/** So much of the words may stand on pictures, or not be drawn, before they are compared with what one sees. */
const DOUBTED = 0.2;
/** Share of a text that must be letters, figures and common signs, and of its letters that must stand in words. */
const PRINTABLE = 0.75;
const IN_WORDS = 0.25;
/** A shorter text is too short to judge. */
const JUDGED_FROM = 40;

/**
 * Where the words of a page come from: its text layer, its picture, or the layer if it says what the picture shows, which
 * only a reader of pictures can tell.
 */
export type WordsFrom = 'layer' | 'picture' | 'layer-if-seen';

/** Whether what the text layer of a page says can be taken for what the page shows. */
export function wordsFrom(pdfium: Pdfium, page: number, lines: readonly LineDescription[]): WordsFrom {
  if (lines.length === 0) return pdfium.FPDFPage_CountObjects(page) === 0 ? 'layer' : 'picture';
  if (!isSaneText(lines.map(([text]) => text).join('\n'))) return 'picture';
  const { mayShowMore, pictures, isUnseen } = objectsOf(pdfium, page);
  if (mayShowMore && hasMoreText(pdfium, page, lines)) return 'picture';
  return isUnseen || liesOn(pictures, lines) ? 'layer-if-seen' : 'layer';
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

interface Objects {
  /** Something on the page could be text without words: pictures, what is drawn apart, letters as shapes. */
  mayShowMore: boolean;
  /** Where pictures lie. */
  pictures: Box[];
  /** A good part of the words is not drawn: what one sees there is something else. */
  isUnseen: boolean;
}
/** Fractions of the page from its top left. */
type Box = { left: number; top: number; right: number; bottom: number };

function objectsOf(pdfium: Pdfium, page: number): Objects {
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    let [covered, shapes, texts, unseen] = [0, 0, 0, 0];
    const pictures: Box[] = [];
    const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
    for (let at = 0; at < count; at++) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      const type = pdfium.FPDFPageObj_GetType(object);
      if (type === PATH) shapes++;
      if (type === TEXT) texts++;
      if (type === TEXT && pdfium.FPDFTextObj_GetTextRenderMode(object) === NOT_DRAWN) unseen++;
      if (type !== IMAGE && type !== FORM) continue;
      const box = boxOf(pdfium, page, object, scratch);
      if (!box) continue;
      covered += (box.right - box.left) * (box.bottom - box.top);
      if (type === IMAGE || holdsPicture(pdfium, object)) pictures.push(box);
    }
    return { mayShowMore: covered > PICTURE || shapes >= SHAPES, pictures, isUnseen: unseen > texts * DOUBTED };
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
  }
}

function boxOf(pdfium: Pdfium, page: number, object: number, scratch: number): Box | null {
  if (!pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.pdfium.HEAPF32.slice(scratch >> 2, (scratch >> 2) + 4);
  const one = toFraction(pdfium, page, scratch, left, top);
  const other = toFraction(pdfium, page, scratch, right, bottom);
  return {
    ...{ left: Math.min(one.x, other.x), right: Math.max(one.x, other.x) },
    ...{ top: Math.min(one.y, other.y), bottom: Math.max(one.y, other.y) },
  };
}

/** A drawing of its own may be all that a program wrote; what counts is a picture within it. */
function holdsPicture(pdfium: Pdfium, form: number, depth = 3): boolean {
  const count = Math.min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS);
  for (let at = 0; at < count; at++) {
    const object = pdfium.FPDFFormObj_GetObject(form, at);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === IMAGE || (type === FORM && depth > 0 && holdsPicture(pdfium, object, depth - 1))) return true;
  }
  return false;
}

/** A good part of the words stands where a picture lies. */
function liesOn(pictures: readonly Box[], lines: readonly LineDescription[]): boolean {
  const on = lines.filter(([, x, y, width, height]) => {
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    return pictures.some(
      ({ left, top, right, bottom }) => middleX > left && middleX < right && middleY > top && middleY < bottom,
    );
  });
  const letters = (of: readonly LineDescription[]) => of.reduce((sum, [text]) => sum + text.length, 0);
  return letters(on) > letters(lines) * DOUBTED;
}
