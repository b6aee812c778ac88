import type { PageNote } from '../wall/protocol.ts';
import { INK } from './ink.ts';
import type { Side } from './lines.ts';
import type { Plane } from './plane.ts';

export interface Framing {
  /** Sides where the sheet goes on beyond the picture. */
  beyond: readonly Side[];
  /** The edges of a sheet were seen at all. */
  isFramed: boolean;
  /** Height of what is seen of the page, by its width. */
  ratio: number;
}

/** Height by width of a whole A4, upright and on its side, as far as a slanting view lets it be told. */
const UPRIGHT = [1.3, 1.52] as const;
const LYING = [0.66, 0.76] as const;
const ACROSS: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
/** So many separate letters at the edge are a text that goes on; a dark edge is one long thing. */
const LETTERS = 10;

/** Says at which sides a part of the page is missing, as far as can be seen. */
export function noteCuts(page: Plane, { beyond, isFramed, ratio }: Framing): PageNote[] {
  const isMissing = (side: Side) => {
    if (isFramed && !beyond.includes(side)) return false;
    if (runsInto(page, side)) return true;
    // Of a sheet that goes on at one side only, half is as wide as a whole one on its side.
    const isLying = isBetween(ratio, LYING) && beyond.includes(ACROSS[side]);
    if (!isFramed || isBetween(ratio, UPRIGHT) || isLying) return false;
    return side === 'top' || side === 'bottom' ? ratio < UPRIGHT[0] : ratio > LYING[1];
  };
  return (['top', 'bottom', 'left', 'right'] as const).filter(isMissing).map((side) => `cut-${side}` as const);
}

const isBetween = (ratio: number, [least, most]: readonly [number, number]) => ratio >= least && ratio <= most;

/** Letters are on the very edge of the page. */
function runsInto({ width, height, samples }: Plane, side: Side): boolean {
  const isUpright = side === 'left' || side === 'right';
  const [length, step] = isUpright ? [height, width] : [width, 1];
  const start = { top: 2 * width, bottom: (height - 3) * width, left: 2, right: width - 3 }[side];
  let letters = 0;
  let run = 0;
  for (let along = 0; along <= length; along++) {
    const isInk = along < length && (samples[start + along * step] ?? 255) < INK;
    if (isInk) run++;
    else {
      if (run >= 2 && run < 60) letters++;
      run = 0;
    }
  }
  return letters >= LETTERS;
}
