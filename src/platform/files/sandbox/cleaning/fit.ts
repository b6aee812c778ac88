import type { Edges } from './edges.ts';
import type { Point } from './homography.ts';
import type { EdgeLine } from './lines.ts';

const STEPS = 80;
/** So far from the rough line the edge is looked for, and so far from the exact one it still belongs to it. */
const ASIDE = 5;
const OUTLIER = 1.2;

/** The straight line through the edge between two points, near a line that is roughly right; null where there is none. */
export function fitted(edges: Edges, line: EdgeLine, from: Point, to: Point): EdgeLine | null {
  const points = edgePoints(edges, line, from, to);
  const rough = through(points, line);
  return (
    rough &&
    through(
      points.filter((point) => Math.abs(distance(rough, point)) < OUTLIER),
      line,
    )
  );
}

const distance = ({ cos, sin, distance: far }: EdgeLine, [x, y]: Point) => x * cos + y * sin - far;

/** Where the picture gets brighter fastest, on short ways across the line. */
function edgePoints(edges: Edges, { cos, sin }: EdgeLine, from: Point, to: Point): Point[] {
  const points: Point[] = [];
  for (let step = 1; step < STEPS; step++) {
    const [x, y] = [from[0] + ((to[0] - from[0]) * step) / STEPS, from[1] + ((to[1] - from[1]) * step) / STEPS];
    let best: { point: Point; strength: number } | null = null;
    for (let aside = -ASIDE; aside <= ASIDE; aside += 0.5) {
      const point: Point = [Math.round(x + cos * aside), Math.round(y + sin * aside)];
      const strength = strengthAt(edges, point, cos, sin);
      if (strength > (best?.strength ?? 40)) best = { point, strength };
    }
    if (best) points.push(best.point);
  }
  return points;
}

function strengthAt({ width, height, x, y }: Edges, [column, row]: Point, cos: number, sin: number): number {
  if (column < 2 || row < 2 || column > width - 3 || row > height - 3) return 0;
  const at = row * width + column;
  return (x[at] ?? 0) * cos + (y[at] ?? 0) * sin;
}

/** Least squares across the line: the direction in which the points are spread least. */
function through(points: readonly Point[], { cos, sin }: EdgeLine): EdgeLine | null {
  if (points.length < STEPS / 5) return null;
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)];
  const xx = mean(([x]) => (x - middleX) ** 2);
  const yy = mean(([, y]) => (y - middleY) ** 2);
  const xy = mean(([x, y]) => (x - middleX) * (y - middleY));
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const across = [Math.cos(along + Math.PI / 2), Math.sin(along + Math.PI / 2)] as const;
  const sign = across[0] * cos + across[1] * sin < 0 ? -1 : 1;
  const [normalX, normalY] = [across[0] * sign, across[1] * sign];
  return { cos: normalX, sin: normalY, distance: middleX * normalX + middleY * normalY };
}
