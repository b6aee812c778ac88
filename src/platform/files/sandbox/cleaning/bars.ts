import type { Plane } from './plane.ts';

/** So many squares stand along the longest side of a page: two millimetres of A4 each. */
const SQUARES = 150;
/** A bar is at least so many squares wide and high, and fills so much of the rectangle around it. */
const LEAST = { columns: 10, rows: 2, share: 0.8 };
/** Neighbouring squares are of one surface when the darker has so much of the brightness of the other. */
const ALIKE = 0.86;
const ALIKE_BEYOND = 0.78;
/** A bar is darker than this share of the paper around it. */
const DARK = 0.8;
/**
 * So many squares beside what hangs together there is paper for certain: its outermost squares are half bar, half
 * paper.
 */
const ASIDE = 3;
/** Share of a square by which the edge of a bar is left away: it is neither light nor dark. */
const RIM = 0.3;

/** What is darker than this share of the paper belongs to a bar. */
const EDGE = 0.9;
/** So much of a bar is not covered by letters, wherever one looks. */
const LETTERS = 0.35;

/** A sample of a bar that is lighter by no more than this share of the way to the paper is grain, not a letter. */
const GRAIN = 0.08;

interface Grid {
  side: number;
  columns: number;
  rows: number;
  /** The middle brightness of every square: that of its background, since letters cover less than half. */
  middle: Uint8Array;
}
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** White letters on a dark bar, as many letterheads have them, become dark letters on paper, in place. */
export function invertBars(plane: Plane): void {
  const grid = gridOf(plane);
  const done: Area[] = [];
  for (const squares of surfacesOf(grid)) {
    const found = barOf(grid, squares);
    if (!found || done.some((area) => overlap(area, found)) || !hasLightLetters(plane, grid, found)) continue;
    const area = grown(plane, grid, found);
    invert(plane, grid, area);
    done.push(area);
  }
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Letters part a bar into pieces: from one of them to where no more of it is dark. */
function grown(plane: Plane, grid: Grid, found: Area): Area {
  const area = { ...found };
  const isBar = (part: Partial<Area>) => darkShare(plane, grid, area, { ...area, ...part }) > LETTERS;
  while (area.left > 1 && isBar({ left: area.left - 1, right: area.left })) area.left--;
  while (area.right < grid.columns - 1 && isBar({ left: area.right, right: area.right + 1 })) area.right++;
  while (area.top > ASIDE && isBar({ top: area.top - 1, bottom: area.top })) area.top--;
  while (area.bottom < grid.rows - ASIDE && isBar({ top: area.bottom, bottom: area.bottom + 1 })) area.bottom++;
  return area;
}

/** How much of a part is darker than paper. */
function darkShare({ width, samples }: Plane, grid: Grid, area: Area, part: Area): number {
  let [dark, all] = [0, 0];
  for (let x = part.left * grid.side; x < part.right * grid.side; x += 2) {
    const edge = EDGE * paperAt(grid, area, Math.floor(x / grid.side));
    for (let y = part.top * grid.side; y < part.bottom * grid.side; y += 2, all++)
      if ((samples[y * width + x] ?? 0) < edge) dark++;
  }
  return dark / all;
}

function gridOf(plane: Plane): Grid {
  const side = Math.max(2, Math.round(Math.max(plane.width, plane.height) / SQUARES));
  const [columns, rows] = [Math.floor(plane.width / side), Math.floor(plane.height / side)];
  const middle = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++)
      middle[at] = middleOf(plane, column * side, row * side, side);
  }
  return { side, columns, rows, middle };
}

function middleOf({ width, samples }: Plane, left: number, top: number, side: number): number {
  const counts = new Uint16Array(256);
  let total = 0;
  for (let y = top; y < top + side; y += 2) {
    for (let x = left; x < left + side; x += 2, total++) {
      const value = samples[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += counts[value] ?? 0;
    if (2 * below >= total) return value;
  }
  return 255;
}

/** Squares that hang together without a sharp edge between them: paper with its soft shadows is one surface. */
function surfacesOf({ columns, rows, middle }: Grid): number[][] {
  const seen = new Uint8Array(middle.length);
  const surfaces: number[][] = [];
  const isAlike = (one: number, other: number, share: number) => {
    const [first, second] = [middle[one] ?? 0, middle[other] ?? 0];
    return Math.min(first, second) >= share * Math.max(first, second);
  };
  // An edge may lie inside a square: the squares behind and beyond tell it.
  const hangTogether = (at: number, step: number) =>
    isAlike(at, at + step, ALIKE) &&
    isAlike(at, at + 2 * step, ALIKE_BEYOND) &&
    isAlike(at - step, at + step, ALIKE_BEYOND);
  for (let start = 0; start < middle.length; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const squares = [start];
    for (let next = 0; next < squares.length; next++) {
      const at = squares[next] as number;
      const [column, row] = [at % columns, Math.floor(at / columns)];
      const isInside = column > 1 && row > 1 && column < columns - 2 && row < rows - 2;
      for (const step of isInside ? [-1, 1, -columns, columns] : []) {
        if (seen[at + step] || !hangTogether(at, step)) continue;
        seen[at + step] = 1;
        squares.push(at + step);
      }
    }
    surfaces.push(squares);
  }
  return surfaces;
}

/**
 * The rectangle of a surface, in squares, when it is a bar inside the page: wide, full, and darker than what is around
 * it.
 */
function barOf({ columns, rows, middle }: Grid, squares: readonly number[]): Area | null {
  if (squares.length < LEAST.columns * LEAST.rows) return null;
  const area = { left: columns, top: rows, right: 0, bottom: 0 };
  let sum = 0;
  for (const at of squares) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    area.left = Math.min(area.left, column);
    area.right = Math.max(area.right, column + 1);
    area.top = Math.min(area.top, row);
    area.bottom = Math.max(area.bottom, row + 1);
    sum += middle[at] ?? 0;
  }
  const [wide, high] = [area.right - area.left, area.bottom - area.top];
  const isInside = area.left > 1 && area.top >= ASIDE && area.right < columns - 1 && area.bottom <= rows - ASIDE;
  if (!isInside || wide < LEAST.columns || high < LEAST.rows || squares.length < LEAST.share * wide * high) return null;
  const paper = Array.from({ length: wide }, (_, at) => paperAt({ columns, middle }, area, area.left + at));
  return sum / squares.length < (DARK * paper.reduce((all, one) => all + one, 0)) / wide ? area : null;
}

/** How bright the paper is above and below a bar. */
function paperAt({ columns, middle }: Pick<Grid, 'columns' | 'middle'>, { top, bottom }: Area, column: number): number {
  const [above, below] = [
    middle[(top - ASIDE) * columns + column] ?? 0,
    middle[(bottom + ASIDE - 1) * columns + column] ?? 0,
  ];
  return Math.max((above + below) / 2, 1);
}

/** More of what is on it is lighter than the bar than darker: black letters on grey stay as they are. */
function hasLightLetters({ width, samples }: Plane, grid: Grid, area: Area): boolean {
  const { side, columns, middle } = grid;
  let [light, dark] = [0, 0];
  for (let x = area.left * side; x < area.right * side; x += 2) {
    const column = Math.floor(x / side);
    const paper = paperAt(grid, area, column);
    for (let y = area.top * side; y < area.bottom * side; y += 2) {
      const [value, own] = [samples[y * width + x] ?? 0, middle[Math.floor(y / side) * columns + column] ?? 0];
      if (value > (own + paper) / 2) light++;
      else if (value < 0.6 * own) dark++;
    }
  }
  return light > dark;
}

function invert({ width, samples }: Plane, grid: Grid, area: Area): void {
  const { side, columns, middle } = grid;
  const rim = Math.ceil(RIM * side);
  const reach = reachOf({ width, samples }, grid, area);
  for (let x = area.left * side - reach.left - rim; x < area.right * side + reach.right + rim; x++) {
    const column = Math.min(Math.max(Math.floor(x / side), area.left), area.right - 1);
    const paper = paperAt(grid, area, column);
    const isSide = x < area.left * side - reach.left + rim || x >= area.right * side + reach.right - rim;
    const [top, bottom] = [
      area.top * side - (reach.top[column - area.left] ?? 0),
      area.bottom * side + (reach.bottom[column - area.left] ?? 0),
    ];
    for (let y = top - rim; y < bottom + rim; y++) {
      const row = Math.min(Math.max(Math.floor(y / side), area.top), area.bottom - 1);
      const ground = Math.min(middle[row * columns + column] ?? 0, DARK * paper);
      const isEdge = isSide || y < top + rim || y >= bottom - rim;
      const light = ((samples[y * width + x] ?? 0) - ground) / (paper - ground);
      const letter = isEdge ? 0 : Math.min(1, Math.max(0, (light - GRAIN) / (1 - 4 * GRAIN)));
      samples[y * width + x] = paper * (1 - 0.9 * letter);
    }
  }
}

/**
 * How far a bar goes on beyond its squares, in samples: outwards from the middle of the outermost until it gets light.
 */
function reachOf({ width, samples }: Pick<Plane, 'width' | 'samples'>, grid: Grid, area: Area) {
  const { side } = grid;
  const half = side >> 1;
  const beyond = (x: number, y: number, stepX: number, stepY: number) => {
    const column = Math.min(Math.max(Math.floor(x / side), area.left), area.right - 1);
    const edge = EDGE * paperAt(grid, area, column);
    let steps = 0;
    while (steps < 2 * side && (samples[(y + steps * stepY) * width + x + steps * stepX] ?? 255) < edge) steps++;
    return steps - half;
  };
  const across = Array.from({ length: area.right - area.left }, (_, at) => (area.left + at) * side + half);
  const down = Array.from({ length: area.bottom - area.top }, (_, at) => (area.top + at) * side + half);
  const last = { x: area.right * side - half, y: area.bottom * side - half };
  return {
    left: usual(down.map((y) => beyond(area.left * side + half, y, -1, 0))),
    right: usual(down.map((y) => beyond(last.x, y, 1, 0))),
    // A bar may lean a little: each column has its own.
    top: smoothed(across.map((x) => beyond(x, area.top * side + half, 0, -1))),
    bottom: smoothed(across.map((x) => beyond(x, last.y, 0, 1))),
  };
}

const usual = (steps: readonly number[]) => steps.toSorted((one, other) => one - other)[steps.length >> 1] ?? 0;
const smoothed = (steps: readonly number[]) => steps.map((_, at) => usual(steps.slice(Math.max(0, at - 4), at + 5)));
