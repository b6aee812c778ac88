import type { Edges } from './edges.ts';

/** The points for which x·cos + y·sin = distance; the brighter side is where that sum is larger. */
export interface EdgeLine {
  cos: number;
  sin: number;
  distance: number;
}

/** The four sides of a paper by the direction in which it lies from them: right, down, left, up. */
export type Side = 'left' | 'top' | 'right' | 'bottom';
const DIRECTION: Record<Side, number> = { left: 0, top: 90, right: 180, bottom: 270 };

/** A paper that is turned further than this looks as if it lay on its other side. */
const WIDEST_TURN = 40;
/** A weaker edge is grain. */
const FAINTEST = 40;
const LINES_A_SIDE = 7;

/** The strongest straight edges that could be this side of a paper (Hough's transform, with the direction of the edge). */
export function edgeLinesOf(edges: Edges, side: Side): EdgeLine[] {
  const votes = new Votes(edges.width, edges.height, DIRECTION[side]);
  votes.count(edges);
  return votes.strongest(LINES_A_SIDE);
}

/** Votes of edge samples for lines, one degree and two samples apart. */
class Votes {
  readonly #first: number;
  readonly #reach: number;
  readonly #cells: number;
  readonly #votes: Float32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #angles = 2 * WIDEST_TURN + 1;

  constructor(width: number, height: number, direction: number) {
    this.#first = direction - WIDEST_TURN;
    this.#reach = Math.ceil(Math.hypot(width, height));
    this.#cells = this.#reach + 1;
    this.#votes = new Float32Array(this.#angles * this.#cells);
    const radians = Float64Array.from({ length: this.#angles }, (_, at) => ((this.#first + at) * Math.PI) / 180);
    this.#cos = radians.map(Math.cos);
    this.#sin = radians.map(Math.sin);
  }

  count({ width, height, x: edgeX, y: edgeY }: Edges): void {
    for (let y = 1, at = width; y < height - 1; y++) {
      for (let x = 0; x < width; x++, at++) {
        const [towardsX, towardsY] = [edgeX[at] ?? 0, edgeY[at] ?? 0];
        const strength = Math.abs(towardsX) + Math.abs(towardsY);
        if (strength < FAINTEST) continue;
        const angle = (Math.atan2(towardsY, towardsX) * 180) / Math.PI;
        const place = Math.round((((angle - this.#first) % 360) + 360) % 360);
        if (place < this.#angles) this.#vote(x, y, place, Math.min(strength, 400));
      }
    }
  }

  /** The direction of one sample is rough; it votes for its neighbours too. */
  #vote(x: number, y: number, place: number, strength: number): void {
    for (let angle = Math.max(place - 3, 0); angle <= Math.min(place + 3, this.#angles - 1); angle++) {
      const distance = x * (this.#cos[angle] ?? 0) + y * (this.#sin[angle] ?? 0);
      const cell = angle * this.#cells + ((distance + this.#reach) >> 1);
      this.#votes[cell] = (this.#votes[cell] ?? 0) + strength;
    }
  }

  /** The lines with most votes, each clear of those before it. */
  strongest(count: number): EdgeLine[] {
    const lines: EdgeLine[] = [];
    while (lines.length < count) {
      let best = 0;
      for (let cell = 1; cell < this.#votes.length; cell++) {
        if ((this.#votes[cell] ?? 0) > (this.#votes[best] ?? 0)) best = cell;
      }
      if (!this.#votes[best]) break;
      const [angle, place] = [Math.floor(best / this.#cells), best % this.#cells];
      lines.push({
        cos: this.#cos[angle] ?? 0,
        sin: this.#sin[angle] ?? 0,
        distance: place * 2 + 1 - this.#reach,
      });
      this.#clear(angle, place);
    }
    return lines;
  }

  #clear(angle: number, place: number): void {
    for (let near = Math.max(angle - 6, 0); near <= Math.min(angle + 6, this.#angles - 1); near++) {
      const start = near * this.#cells;
      this.#votes.fill(0, start + Math.max(place - 5, 0), start + Math.min(place + 6, this.#cells));
    }
  }
}

/** Where two lines cross. */
export function crossing(one: EdgeLine, other: EdgeLine): [number, number] {
  const determinant = one.cos * other.sin - one.sin * other.cos;
  return [
    (one.distance * other.sin - other.distance * one.sin) / determinant,
    (one.cos * other.distance - other.cos * one.distance) / determinant,
  ];
}
