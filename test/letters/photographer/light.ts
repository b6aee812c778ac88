import { Seed } from '../seed.ts';
import type { Scene } from './scene.ts';

/** How much light falls on a place of the picture (x and y from 0 to 1); 1 makes paper white. */
export type Light = (x: number, y: number) => number;

interface Finger {
  from: readonly [number, number];
  to: readonly [number, number];
  thick: number;
}

const CELLS = 256;

/** The same light, looked up in a table of so many cells a side: it changes slowly, and a picture has ten million places. */
export function lookedUp(light: Light): Light {
  const row = CELLS + 2;
  const cells = Float32Array.from({ length: row * row }, (_, at) =>
    light((at % row) / CELLS, Math.floor(at / row) / CELLS),
  );
  return (x, y) => {
    const [column, line] = [Math.floor(x * CELLS), Math.floor(y * CELLS)];
    const [right, down] = [x * CELLS - column, y * CELLS - line];
    const at = line * row + column;
    const above = (cells[at] ?? 0) * (1 - right) + (cells[at + 1] ?? 0) * right;
    const below = (cells[at + row] ?? 0) * (1 - right) + (cells[at + row + 1] ?? 0) * right;
    return above * (1 - down) + below * down;
  };
}

/** A lamp or window at one side, corners darker than the middle, and what stands in the light. */
export function lightOf(scene: Scene, aspect: number): Light {
  const angle = (scene.lightFrom * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle) / 2, Math.sin(angle) / 2];
  const shadow = shadowOf(scene, aspect);
  return (x, y) => {
    const [cx, cy] = [x - 0.5, y - 0.5];
    const along = 0.5 + (cx * dx + cy * dy) / (Math.abs(dx) + Math.abs(dy));
    const lamp = scene.dim + (scene.bright - scene.dim) * along ** 0.8;
    return lamp * (1 - 0.22 * (cx * cx + cy * cy)) * shadow(x, y);
  };
}

function shadowOf(scene: Scene, aspect: number): Light {
  if (scene.shadow === 'none') return () => 1;
  const chance = new Seed(`${scene.seed} shadow`);
  const soft = 0.04 + 0.08 * chance.next();
  const side = chance.next() < 0.5 ? 0 : 1;
  const distance = scene.shadow === 'hand' ? toHand(hand(chance, side, aspect)) : toPhone(chance, aspect);
  return (x, y) => {
    const part = Math.min(1, Math.max(0, distance(x, y * aspect) / soft + 0.5));
    return scene.shadowLight + (1 - scene.shadowLight) * part * part * (3 - 2 * part);
  };
}

type Distance = (x: number, y: number) => number;

/** An arm that comes from below at one side, a palm and fingers. */
function hand(chance: Seed, side: 0 | 1, aspect: number): Finger[] {
  const inward = side === 0 ? 1 : -1;
  const palm = [side + inward * (0.2 + 0.2 * chance.next()), aspect * (0.55 + 0.3 * chance.next())] as const;
  const finger = (spread: number, length: number): Finger => ({
    from: palm,
    to: [palm[0] + inward * Math.sin(spread) * length, palm[1] - Math.cos(spread) * length],
    thick: 0.028 + 0.01 * chance.next(),
  });
  return [
    { from: [side - inward * 0.1, aspect * 1.1], to: palm, thick: 0.12 },
    { from: palm, to: [palm[0] + inward * 0.04, palm[1] - 0.06], thick: 0.1 },
    ...[-0.15, 0.1, 0.35, 0.6].map((spread) => finger(spread, 0.3 + 0.08 * chance.next())),
    finger(-0.9, 0.2),
  ];
}

function toHand(fingers: readonly Finger[]): Distance {
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const { from, to, thick } of fingers) {
      const [vx, vy] = [to[0] - from[0], to[1] - from[1]];
      const part = Math.min(1, Math.max(0, ((x - from[0]) * vx + (y - from[1]) * vy) / (vx * vx + vy * vy)));
      nearest = Math.min(nearest, Math.hypot(x - from[0] - part * vx, y - from[1] - part * vy) - thick);
    }
    return nearest;
  };
}

/** The dark of the phone itself and of the head above it: a rounded slab from below. */
function toPhone(chance: Seed, aspect: number): Distance {
  const [middle, edge] = [0.3 + 0.4 * chance.next(), aspect * (0.45 + 0.3 * chance.next())];
  const lean = 0.3 * (chance.next() - 0.5);
  return (x, y) => {
    const across = Math.abs(x - middle - lean * (y - edge)) - 0.26;
    return Math.hypot(Math.max(across, 0), Math.max(edge - y, 0)) + Math.min(Math.max(across, edge - y), 0);
  };
}
