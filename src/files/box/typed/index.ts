import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Font } from '../bundle/font.ts';
import { TrueType } from '../bundle/true-type.ts';
import { showPages } from '../pages.ts';
import type { LoadedPdfium } from '../pdfium.ts';
import type { PictureKind } from '../picture-kind.ts';
import type { BoxRefusal } from '../protocol.ts';
import type { BoxKind } from '../request.ts';
import { textOfDocx } from './docx.ts';
import { layOut } from './layout.ts';
import { textOfMail } from './mail.ts';
import { decodeText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';

/** Files of words without a page: we draw the pages. */
export type TypedKind = Exclude<BoxKind, 'pdf' | PictureKind>;

const FONT = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';

/** Draws what a file says on pages of our own and hands each to `shown`; null when all were shown, else why not. */
export function showTyped(
  loaded: LoadedPdfium,
  kind: TypedKind,
  file: Buffer,
  shown: Parameters<typeof showPages>[2],
): BoxRefusal | null {
  try {
    const font = new Font('NaastPlain', new TrueType(readFileSync(fileURLToPath(import.meta.resolve(FONT)))));
    const { pdf, lines } = layOut(textOfTyped(kind, file), font);
    return showPages(loaded, pdf, (page, rows) => {
      const own = lines[page.number - 1] ?? [];
      shown({ ...page, lines: own, readBy: 'typed', notes: own.length === 0 ? ['empty'] : [] }, rows);
    });
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

/** The words of a file as rows, with tabs between columns and form feeds between pages; throws Unreadable. */
export function textOfTyped(kind: TypedKind, file: Buffer): string {
  if (kind === 'docx') return textOfDocx(file);
  return kind === 'mail' ? textOfMail(file) : decodeText(file);
}
