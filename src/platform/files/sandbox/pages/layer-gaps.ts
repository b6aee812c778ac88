import { feetOf } from '../cleaning/ink.ts';
import { evenLight } from '../cleaning/light.ts';
import { transposed } from '../cleaning/morphology.ts';
import { brightness, type Plane } from '../cleaning/plane.ts';
import { LEFT_OF_A_SHEET, skewOf } from '../cleaning/skew.ts';
import type { Pdfium } from '../pdfium/pdfium.ts';
import { paint } from '../pdfium/pixels.ts';
import type { LineDescription } from '../wall/protocol.ts';

/** Pixels at which letters are told from lines and surfaces: A4 at 100 to the inch. */
const LOOKED_AT = 970_000;
/** Side of the squares in which it is remembered that a line of the layer is there. */
const CELL = 6;
/** Letters reach a little beyond the boxes of their lines: so many squares. */
const AROUND = 1;
/** Ink that is in rows more than this is text, not a photograph. */
const TEXT = 4;

/**
 * Whether the page shows more text than its text layer has words for: the layer is then a stamp, the header of a
 * scanner, or of another page. Ink that is in rows as letters do is counted under the lines of the layer and beside
 * them.
 */
export function hasMoreText(pdfium: Pdfium, page: number, lines: readonly LineDescription[]): boolean {
  const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(100 / 72, Math.sqrt(LOOKED_AT / (wide * high)));
  const size = { width: Math.max(1, Math.floor(wide * scale)), height: Math.max(1, Math.floor(high * scale)) };
  const plane = paint(pdfium, page, size, (pixels) => evenLight(brightness({ ...size, channels: 4, pixels })).plane);
  if (!plane) return false;
  const beside = without(plane, lines);
  const letters = feetOf(plane).x.length;
  const lettersBeside = feetOf(beside).x.length;
  if (lettersBeside * 2 <= letters) return false;
  return standsInRows(beside) || standsInRows(transposed(beside));
}

const standsInRows = (plane: Plane) => skewOf(plane, LEFT_OF_A_SHEET).inLines > TEXT;

/** The page with white where the layer has words. */
function without({ width, height, samples }: Plane, lines: readonly LineDescription[]): Plane {
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const isCovered = new Uint8Array(columns * rows);
  for (const [, x, y, wide, high] of lines) {
    const left = Math.max(0, Math.floor((x * width) / CELL) - AROUND);
    const right = Math.min(columns, Math.floor(((x + wide) * width) / CELL) + 1 + AROUND);
    const top = Math.max(0, Math.floor((y * height) / CELL) - AROUND);
    const bottom = Math.min(rows, Math.floor(((y + high) * height) / CELL) + 1 + AROUND);
    for (let row = top; row < bottom; row++) isCovered.fill(1, row * columns + left, row * columns + right);
  }
  const left = samples.slice();
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x++, at++) if (isCovered[row + Math.floor(x / CELL)] === 1) left[at] = 255;
  }
  return { width, height, samples: left };
}
