import { type Homography, inverse, type Quad, squareTo } from '#app/platform/files/sandbox/cleaning/homography.ts';
import type { Scene } from './scene.ts';

/**
 * The map that says of a point of the picture (pixels) which point of the sheet is seen there (0–1 from the top left; outside
 * that, the table). The sheet lies flat, the phone hangs over it, leaning and turned as the scene says.
 */
export function sectionUnder(scene: Scene, picture: { width: number; height: number }, ratio: number): Homography {
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
  return inverse(squareTo(placed as Quad));
}

const cos = (angle = 0): number => Math.cos(angle);
const sin = (angle = 0): number => Math.sin(angle);
