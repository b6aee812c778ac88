import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Font } from '../bundle/font.ts';
import { TrueType } from '../bundle/true-type.ts';
import { showPages, type ToBeRead } from '../pages/pages.ts';
import type { LoadedPdfium } from '../pdfium/pdfium.ts';
import type { PictureKind } from '../pictures/picture-kind.ts';
import { PAGE_LIMITS } from '../wall/limits.ts';
import type { PageNote, SandboxRefusal } from '../wall/protocol.ts';
import type { SandboxKind } from '../wall/request.ts';
import { contentOfDocx, textOfDocx } from './docx.ts';
import { layOutText } from './layout.ts';
import { contentOfMail } from './mail.ts';
import { decodeText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';
import { showWordPictures } from './word-pictures.ts';

/** Files of words without a page: we draw the pages. */
export type TypedKind = Exclude<SandboxKind, 'pdf' | PictureKind>;

const FONT = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';

/**
 * Draws what a file says on pages of our own and hands each to `shown`, and the large pictures of a Word document to
 * `toBeRead` behind them; null when all were shown, else why not.
 */
export function showTyped(
  loaded: LoadedPdfium,
  kind: TypedKind,
  file: Buffer,
  shown: Parameters<typeof showPages>[2],
  toBeRead: ToBeRead,
): SandboxRefusal | null {
  try {
    const { text, pictures, lacksPages } = contentOf(kind, file);
    // Nothing but pictures: no empty page before them.
    const isBare = text.trim() === '' && pictures.length > 0;
    const count = isBare ? 0 : pagesOfText(loaded, text, shown, lacksPages ? ['attached'] : []);
    if (count + pictures.length > PAGE_LIMITS.pages) return 'too-many-pages';
    return pictures.length === 0 ? null : showWordPictures(loaded, pictures, count + 1, shown, toBeRead);
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

/** Sets a text on pages, the last of them with these notes, and tells how many it took. */
function pagesOfText(
  loaded: LoadedPdfium,
  text: string,
  shown: Parameters<typeof showPages>[2],
  last: readonly PageNote[],
): number {
  const font = new Font('NaastPlain', new TrueType(readFileSync(fileURLToPath(import.meta.resolve(FONT)))));
  const { pdf, lines } = layOutText(text, font);
  const refusal = showPages(loaded, pdf, (page, rows) => {
    const own = lines[page.number - 1] ?? [];
    const empty = own.length === 0 ? (['empty'] as const) : [];
    const notes = page.number === lines.length ? [...empty, ...last] : [...empty];
    shown({ ...page, lines: own, readBy: 'typed', notes }, rows);
  });
  if (refusal) throw new Unreadable(refusal);
  return lines.length;
}

function contentOf(kind: TypedKind, file: Buffer) {
  if (kind === 'docx') return { ...contentOfDocx(file), lacksPages: false };
  return { pictures: [], ...(kind === 'mail' ? contentOfMail(file) : { text: decodeText(file), lacksPages: false }) };
}

/** The words of a file as rows, with tabs between columns and form feeds between pages; throws Unreadable. */
export function textOfTyped(kind: TypedKind, file: Buffer): string {
  return kind === 'docx' ? textOfDocx(file) : contentOf(kind, file).text;
}
