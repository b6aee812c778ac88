import type { Pdfium } from '../pdfium/pdfium.ts';
import type { LineDescription } from '../wall/protocol.ts';
import { hasMoreText } from './layer-gaps.ts';
import { toFraction } from './text.ts';

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5]; // FPDF_PAGEOBJ_…
const NOT_DRAWN = 3; // FPDF_TEXTRENDERMODE_INVISIBLE
/** Objects of a page that are looked at; a scan is one or a few. */
const MOST_OBJECTS = 2_000;
/** Words that are no text may be on so much of a page that is pictures, or on one of so many drawn shapes. */
const PICTURE = 0.1;
const SHAPES = 200;
/** So much of the words may be unseen before they are compared with what one sees. */
const DOUBTED = 0.2;
/** Words fainter than this, of 255, or as light as paper, are not seen. */
const FAINTEST = 60;
const LIGHTEST = 200;
/** What a drawing holds. */
const [PICTURES, WORDS] = [1, 2];
/** Share of a text that must be letters, figures and common signs, and of its letters that must be in words. */
const PRINTABLE = 0.75;
const IN_WORDS = 0.25;
/** A shorter text is too short to judge. */
const JUDGED_FROM = 40;

/**
 * Where the words of a page come from: its text layer, its picture, or the layer if it says what the picture shows,
 * which only a reader of pictures can tell.
 */
export type WordsFrom = 'layer' | 'picture' | 'layer-if-seen';

/** Whether what the text layer of a page says can be taken for what the page shows. */
export function wordsFrom(pdfium: Pdfium, page: number, lines: readonly LineDescription[]): WordsFrom {
  if (lines.length === 0) return pdfium.FPDFPage_CountObjects(page) === 0 ? 'layer' : 'picture';
  if (!isSaneText(lines.map(([text]) => text).join('\n'))) return 'picture';
  const { mayShowMore, isUnseen, mixed } = objectsOf(pdfium, page);
  if (mayShowMore && hasMoreText(pdfium, page, lines)) return 'picture';
  return isUnseen || liesOn(mixed, lines) ? 'layer-if-seen' : 'layer';
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
  /** A good part of the words is not drawn, or is under a picture: what one sees there is something else. */
  isUnseen: boolean;
  /** Where drawings lie that hold words and pictures both, so that nobody can tell which lies over which. */
  mixed: Box[];
}
/** Fractions of the page from its top left. */
type Box = { left: number; top: number; right: number; bottom: number };

function objectsOf(pdfium: Pdfium, page: number): Objects {
  const scratch = pdfium.pdfium.wasmExports.malloc(16);
  try {
    let [covered, shapes, unseen] = [0, 0, 0];
    let seen: Box[] = [];
    const mixed: Box[] = [];
    const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
    for (let at = 0; at < count; at++) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      const type = pdfium.FPDFPageObj_GetType(object);
      if (type === PATH) shapes++;
      const box = type === PATH ? null : boxOf(pdfium, page, object, scratch);
      if (!box) continue;
      if (type === TEXT && isDrawn(pdfium, object, scratch)) seen.push(box);
      else if (type === TEXT) unseen += width(box);
      if (type !== IMAGE && type !== FORM) continue;
      covered += width(box) * (box.bottom - box.top);
      const holds = type === IMAGE ? PICTURES : heldBy(pdfium, object);
      if (holds === PICTURES + WORDS) mixed.push(box);
      if ((holds & PICTURES) === 0) continue;
      // What was drawn before a picture is under it.
      unseen += seen.reduce((sum, text) => sum + (isOn(box, text) ? width(text) : 0), 0);
      seen = seen.filter((text) => !isOn(box, text));
    }
    const all = seen.reduce((sum, text) => sum + width(text), unseen);
    return { mayShowMore: covered > PICTURE || shapes >= SHAPES, isUnseen: unseen > all * DOUBTED, mixed };
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
  }
}

const width = ({ left, right }: Box) => right - left;

function isOn({ left, top, right, bottom }: Box, other: Box): boolean {
  const [x, y] = [(other.left + other.right) / 2, (other.top + other.bottom) / 2];
  return x > left && x < right && y > top && y < bottom;
}

/** Whether somebody sees these words: drawn, with a colour that is neither transparent nor that of paper. */
function isDrawn(pdfium: Pdfium, text: number, scratch: number): boolean {
  if (pdfium.FPDFTextObj_GetTextRenderMode(text) === NOT_DRAWN) return false;
  if (!pdfium.FPDFPageObj_GetFillColor(text, scratch, scratch + 4, scratch + 8, scratch + 12)) return true;
  const [red = 0, green = 0, blue = 0, opaque = 255] = pdfium.pdfium.HEAP32.subarray(scratch >> 2, (scratch >> 2) + 4);
  return opaque > FAINTEST && Math.min(red, green, blue) < LIGHTEST;
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

/** What a drawing of its own holds: a program may put the whole page into one. */
function heldBy(pdfium: Pdfium, form: number, depth = 3): number {
  let held = 0;
  const count = Math.min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS);
  for (let at = 0; at < count && held < PICTURES + WORDS; at++) {
    const object = pdfium.FPDFFormObj_GetObject(form, at);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === IMAGE) held |= PICTURES;
    if (type === TEXT) held |= WORDS;
    if (type === FORM && depth > 0) held |= heldBy(pdfium, object, depth - 1);
  }
  return held;
}

/** A good part of the words is in these places. */
function liesOn(places: readonly Box[], lines: readonly LineDescription[]): boolean {
  const on = lines.filter(([, left, top, wide, high]) => {
    const line = { left, top, right: left + wide, bottom: top + high };
    return places.some((place) => isOn(place, line));
  });
  const letters = (of: readonly LineDescription[]) => of.reduce((sum, [text]) => sum + text.length, 0);
  return letters(on) > letters(lines) * DOUBTED;
}
