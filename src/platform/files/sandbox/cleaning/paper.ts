import { type Edges, edgesOf } from './edges.ts';
import { fitted } from './fit.ts';
import type { Point, Quad } from './homography.ts';
import { crossing, type EdgeLine, edgeLinesOf, type Side } from './lines.ts';
import { withoutInk } from './morphology.ts';
import { type Plane, shrink } from './plane.ts';

/** A sheet of paper on a picture. */
export interface Paper {
  /** Its corners as shares of the picture's width and height; a corner may lie outside where the sheet was cut. */
  corners: Quad;
  /** Sides that the picture does not show: the sheet goes on beyond it. */
  beyond: Side[];
}

interface Candidate extends EdgeLine {
  /** The edge of the picture itself, for a sheet that goes on beyond it. */
  isFrame: boolean;
}
type Sides = Record<Side, Candidate>;

const SIDES: Side[] = ['top', 'right', 'bottom', 'left'];
/** Longest side of the picture on which the paper is looked for. */
const LOOKED_AT = 400;
/** Half the thickness of the thickest letters at that size. */
const INK = 4;
/** Samples by which an edge is left away. */
const RIM = 1.5;
/** How much of a side must be an edge, and what a side beyond the picture is worth. */
const CLEAR = 0.55;
const UNSEEN = 0.5;
/**
 * How much worse edges inside a side are than edges missing along it: the rim of a checked cloth is a clear one, too.
 */
const CLUTTERED = 3;
/** So many samples inside a side there is only paper. */
const INSIDE = [5, 8, 11, 14];
/** Share of the picture that a sheet covers at least. */
const SMALLEST = 0.15;

/** The sheet of paper on a picture, brighter than what it is on; null where no clear edge is seen. */
export function findPaper(picture: Plane): Paper | null {
  const small = shrink(picture, LOOKED_AT);
  const edges = edgesOf(withoutInk(small, INK));
  const candidates = candidatesOf(edges);
  let best: { sides: Sides; score: number } | null = null;
  for (const top of candidates.top) {
    for (const bottom of candidates.bottom) {
      for (const left of candidates.left) {
        for (const right of candidates.right) {
          const sides = { top, right, bottom, left };
          const score = scoreOf(edges, sides);
          if (score > (best?.score ?? 0)) best = { sides, score };
        }
      }
    }
  }
  return best && paperOf(refined(edges, best.sides), small);
}

function candidatesOf(edges: Edges): Record<Side, Candidate[]> {
  const { width, height } = edges;
  const frame: Record<Side, EdgeLine> = {
    left: { cos: 1, sin: 0, distance: 0 },
    top: { cos: 0, sin: 1, distance: 0 },
    right: { cos: -1, sin: 0, distance: 1 - width },
    bottom: { cos: 0, sin: -1, distance: 1 - height },
  };
  const of = (side: Side) => [
    ...edgeLinesOf(edges, side).map((line) => ({ ...line, isFrame: false })),
    { ...frame[side], isFrame: true },
  ];
  return { top: of('top'), right: of('right'), bottom: of('bottom'), left: of('left') };
}

function cornersOf({ top, right, bottom, left }: Sides): Quad {
  return [crossing(top, left), crossing(top, right), crossing(bottom, right), crossing(bottom, left)];
}

/** How well four lines fit a sheet: a clear edge along every side, and as large as can be. Zero: they are none. */
function scoreOf(edges: Edges, sides: Sides): number {
  if (SIDES.every((side) => sides[side].isFrame)) return 0;
  const corners = cornersOf(sides);
  const share = areaOf(corners) / (edges.width * edges.height);
  if (share < SMALLEST || !corners.every((corner) => isNear(corner, edges)) || !isSection(corners)) return 0;
  let support = 0;
  let around = 0;
  for (const [at, side] of SIDES.entries()) {
    const [from, to] = [corners[at] as Point, corners[(at + 1) % 4] as Point];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const clear = sides[side].isFrame ? UNSEEN : clearness(edges, sides[side], from, to);
    if (!sides[side].isFrame && clear < CLEAR) return 0;
    support += (clear - CLUTTERED * clutter(edges, sides[side], from, to)) * length;
    around += length;
  }
  return support / around + share * 0.5;
}

function areaOf(corners: Quad): number {
  return corners.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % 4] as Point;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function isNear([x, y]: Point, { width, height }: Edges): boolean {
  const reach = 0.03 * Math.max(width, height);
  return x >= -reach && y >= -reach && x <= width + reach && y <= height + reach;
}

/** Every corner between 50 and 130 degrees, and no side less than half as long as the one across. */
function isSection(corners: Quad): boolean {
  const lengths = corners.map(([x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % 4] as Point;
    return Math.hypot(nextX - x, nextY - y);
  });
  const areAlike = [0, 1].every((at) => {
    const ratio = (lengths[at] ?? 1) / (lengths[at + 2] ?? 1);
    return ratio > 0.5 && ratio < 2;
  });
  return areAlike && corners.every((_, at) => Math.abs(cosineAt(corners, at)) < 0.64);
}

function cosineAt(corners: Quad, at: number): number {
  const [x, y] = corners[at] as Point;
  const [beforeX, beforeY] = corners[(at + 3) % 4] as Point;
  const [afterX, afterY] = corners[(at + 1) % 4] as Point;
  const product = (beforeX - x) * (afterX - x) + (beforeY - y) * (afterY - y);
  return product / (Math.hypot(beforeX - x, beforeY - y) * Math.hypot(afterX - x, afterY - y));
}

/** The share of a side along which the picture gets brighter towards the sheet. */
function clearness(edges: Edges, { cos, sin }: EdgeLine, from: Point, to: Point): number {
  const steps = 40;
  let clear = 0;
  let looked = 0;
  for (let step = 1; step < steps; step++) {
    const x = from[0] + ((to[0] - from[0]) * step) / steps;
    const y = from[1] + ((to[1] - from[1]) * step) / steps;
    if (x < 3 || y < 3 || x > edges.width - 4 || y > edges.height - 4) continue;
    looked++;
    for (let aside = -2; aside <= 2; aside++) {
      const at = Math.round(y + sin * aside) * edges.width + Math.round(x + cos * aside);
      if ((edges.x[at] ?? 0) * cos + (edges.y[at] ?? 0) * sin > 40) {
        clear++;
        break;
      }
    }
  }
  return looked > steps / 4 ? clear / looked : 0;
}

/** The share of places just inside a side where there are edges all the same: a tablecloth, not a sheet. */
function clutter(edges: Edges, { cos, sin }: EdgeLine, from: Point, to: Point): number {
  const steps = 20;
  let found = 0;
  let looked = 0;
  for (let step = 2; step < steps - 1; step++) {
    for (const inside of INSIDE) {
      const x = Math.round(from[0] + ((to[0] - from[0]) * step) / steps + cos * inside);
      const y = Math.round(from[1] + ((to[1] - from[1]) * step) / steps + sin * inside);
      if (x < 1 || y < 1 || x >= edges.width - 1 || y >= edges.height - 1) continue;
      const at = y * edges.width + x;
      looked++;
      if (Math.abs(edges.x[at] ?? 0) + Math.abs(edges.y[at] ?? 0) > 80) found++;
    }
  }
  return looked === 0 ? 0 : found / looked;
}

/** The transform counts in degrees; the edge itself says more exactly where it lies. */
function refined(edges: Edges, sides: Sides): Sides {
  const corners = cornersOf(sides);
  const exact = { ...sides };
  for (const [at, side] of SIDES.entries()) {
    if (sides[side].isFrame) continue;
    const found = fitted(edges, sides[side], corners[at] as Point, corners[(at + 1) % 4] as Point);
    if (found) exact[side] = { ...found, isFrame: false };
  }
  return exact;
}

/**
 * The sheet with these sides. A side that the picture does not show is put where it shows most, square to the sides
 * that it does show: the edge of the picture says nothing of how the sheet lies.
 */
function paperOf(sides: Sides, { width, height }: Plane): Paper {
  const beyond = SIDES.filter((side) => sides[side].isFrame);
  const seen = cornersOf(sides);
  const tilt = tiltOf(sides);
  const outer = inside(sides);
  for (const side of beyond) outer[side] = { ...outward(seen, direction[side] + tilt), isFrame: true };
  const corners = cornersOf(outer).map(([x, y]) => [(x + 0.5) / width, (y + 0.5) / height]) as Quad;
  return { corners, beyond };
}

/** The edge of a sheet has a shadow or shows the desk: the page begins a little further in. */
function inside(sides: Sides): Sides {
  const moved = (side: Candidate) => (side.isFrame ? side : { ...side, distance: side.distance + RIM });
  return { top: moved(sides.top), right: moved(sides.right), bottom: moved(sides.bottom), left: moved(sides.left) };
}

const direction: Record<Side, number> = { left: 0, top: Math.PI / 2, right: Math.PI, bottom: -Math.PI / 2 };

/** How far the sides that are seen are turned, in radians, on average. */
function tiltOf(sides: Sides): number {
  const turns = SIDES.filter((side) => !sides[side].isFrame).map((side) => {
    const turn = Math.atan2(sides[side].sin, sides[side].cos) - direction[side];
    return Math.atan2(Math.sin(turn), Math.cos(turn));
  });
  return turns.reduce((sum, turn) => sum + turn, 0) / turns.length;
}

/** The line in this direction that has all corners on its brighter side, as near as can be. */
function outward(corners: Quad, angle: number): EdgeLine {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { cos, sin, distance: Math.min(...corners.map(([x, y]) => x * cos + y * sin)) };
}
