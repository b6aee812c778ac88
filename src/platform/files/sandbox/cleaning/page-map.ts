import { type Bend, rotatedBend } from './bend.ts';
import { composed, type Homography, type Point, type Quad, scaling, squareTo } from './homography.ts';
import type { Side } from './lines.ts';

/** Where a page is on a picture: every place of the page (from 0 to 1) has its place on the picture, in samples. */
export interface PageMap {
  toSource: Homography;
  /** Size of the page in samples of the picture. */
  width: number;
  height: number;
  /** How its lines of text are bent. */
  bend?: Bend;
}

/** The other three are the same page, turned by a quarter each time. */
export function rotatedQuad(quad: Quad, quarters: number): Quad {
  return quad.map((_, at) => quad[(at + quarters) % 4]) as Quad;
}

const AROUND: Side[] = ['top', 'right', 'bottom', 'left'];

/** What a side of the page is called after it was turned as `rotatedQuad` does. */
export function rotatedSide(side: Side, quarters: number): Side {
  return AROUND[(AROUND.indexOf(side) - quarters + 8) % 4] ?? side;
}

/** A sheet is taken to be A4 when it is nearly as long. */
const A4 = Math.SQRT2;
const NEARLY = [1.22, 1.62] as const;

/** The page between four corners. Seen from aside a sheet looks shorter; one that is nearly A4 is A4. */
export function mapOf(quad: Quad, isWholeShare: boolean): PageMap {
  const length = (from: number, to: number) => {
    const [[fromX, fromY], [toX, toY]] = [quad[from] as Point, quad[to] as Point];
    return Math.hypot(toX - fromX, toY - fromY);
  };
  const width = Math.max(length(0, 1), length(3, 2));
  const height = Math.max(length(0, 3), length(1, 2));
  const ratio = Math.max(width, height) / Math.min(width, height);
  const isA4 = isWholeShare && ratio > NEARLY[0] && ratio < NEARLY[1];
  const toSource = squareTo(quad);
  if (!isA4) return { toSource, width, height };
  const longest = Math.max(width, height);
  return height > width
    ? { toSource, width: longest / A4, height: longest }
    : { toSource, width: longest, height: longest / A4 };
}

/** The same page with its lines of text made level; it grows by what would be cut off at the corners. */
export function levelled({ toSource, width, height }: PageMap, angle: number): PageMap {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const wide = width * cos + height * Math.abs(sin);
  const high = height * cos + width * Math.abs(sin);
  const turn: Homography = [
    cos,
    -sin,
    (width - wide * cos + high * sin) / 2,
    sin,
    cos,
    (height - wide * sin - high * cos) / 2,
    0,
    0,
    1,
  ];
  const inside = composed(scaling(1 / width, 1 / height), composed(turn, scaling(wide, high)));
  return { toSource: composed(toSource, inside), width: wide, height: high };
}

/** The same page the other way up. */
export function upsideDown(map: PageMap): PageMap {
  const toSource = composed(map.toSource, [-1, 0, 1, 0, -1, 1, 0, 0, 1]);
  return { ...map, toSource, ...(map.bend ? { bend: rotatedBend(map.bend) } : {}) };
}

/** The map for drawing the page in so many samples. */
export function drawing({ toSource }: PageMap, width: number, height: number): Homography {
  return composed(toSource, scaling(1 / width, 1 / height));
}
