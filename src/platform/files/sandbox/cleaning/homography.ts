export type Point = [x: number, y: number];
/** Four corners in the order of reading: top left, top right, bottom right, bottom left. */
export type Quad = [Point, Point, Point, Point];
/** A projective map of the plane, row by row; a common factor does not count. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** The map that takes the unit square to this quad (Heckbert 1989). */
export function squareTo([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad): Homography {
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const determinant = (x1 - x2) * (y3 - y2) - (x3 - x2) * (y1 - y2);
  const g = (sumX * (y3 - y2) - sumY * (x3 - x2)) / determinant;
  const h = (sumY * (x1 - x2) - sumX * (y1 - y2)) / determinant;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

/** The same map backwards (the adjugate). */
export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
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

/** First `inner`, then `outer`. */
export function composed(outer: Homography, inner: Homography): Homography {
  const entry = (row: number, column: number) =>
    [0, 1, 2].reduce((sum, at) => sum + (outer[row * 3 + at] ?? 0) * (inner[at * 3 + column] ?? 0), 0);
  return [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => entry(row, column))) as unknown as Homography;
}

export function mapped([a, b, c, d, e, f, g, h, i]: Homography, [x, y]: Point): Point {
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

export function scaling(x: number, y: number): Homography {
  return [x, 0, 0, 0, y, 0, 0, 0, 1];
}
