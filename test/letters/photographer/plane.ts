import type { Scene } from './scene.ts';

/** Rows of a 3×3 matrix. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/**
 * The matrix that says of a point of the picture (pixels) which point of the sheet is seen there (0–1 from the top left; outside
 * that, the table). The sheet lies flat, the phone hangs over it, leaning and turned as the scene says.
 */
export function sheetUnder(scene: Scene, picture: { width: number; height: number }, ratio: number): Matrix {
  const [turn, pitch, yaw] = [scene.rotation, scene.pitch, scene.yaw].map((degrees) => (degrees * Math.PI) / 180);
  const distance = 3.2;
  const seen = ([x, y]: readonly [number, number]): [number, number] => {
    const [tx, ty] = [x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)];
    const [px, py, pz] = [tx * cos(yaw), ty * cos(pitch), tx * sin(yaw) + ty * sin(pitch)];
    return [px / (distance + pz), py / (distance + pz)];
  };
  const corners = (
    [
      [-1, -ratio],
      [1, -ratio],
      [1, ratio],
      [-1, ratio],
    ] as const
  ).map(seen);
  const [left, right, top, bottom] = [
    Math.min(...corners.map(([x]) => x)),
    Math.max(...corners.map(([x]) => x)),
    Math.min(...corners.map(([, y]) => y)),
    Math.max(...corners.map(([, y]) => y)),
  ];
  const scale = scene.fill * Math.min(picture.width / (right - left), picture.height / (bottom - top));
  const placed = corners.map(([x, y]): [number, number] => [
    picture.width / 2 + (x - (left + right) / 2) * scale,
    picture.height / 2 + (y - (top + bottom) / 2) * scale,
  ]);
  return inverted(squareTo(placed));
}

const cos = (angle = 0): number => Math.cos(angle);
const sin = (angle = 0): number => Math.sin(angle);

/** The matrix that carries the corners of the unit square, clockwise from the top left, to four points. */
function squareTo(points: readonly [number, number][]): Matrix {
  const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0], [x3, y3] = [0, 0]] = points;
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

/** The adjugate: the same mapping backwards, since a common factor does not count. */
function inverted([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
