import type { Homography } from '#app/platform/files/sandbox/cleaning/homography.ts';
import type { PrintedPage } from '#app/platform/files/testing/print.ts';
import { blur, exposed, type Picture } from './lens.ts';
import { lightOf, lookedUp } from './light.ts';
import { sectionUnder } from './plane.ts';
import type { Scene } from './scene.ts';
import { Grain, tableAt } from './surface.ts';

/** Height of a picture to its width, as phones take them upright. */
const ASPECT = 4 / 3;
/** How dark the edge of the paper makes the table beside it, and how far (in sheets). */
const EDGE = { dark: 0.45, far: 0.018 };

/** A photograph of a sheet on a table, four bytes a pixel. */
export function photograph(
  sheet: PrintedPage,
  scene: Scene,
): { width: number; height: number; pixels: Uint8ClampedArray } {
  const width = Math.round(Math.sqrt((scene.megapixels * 1e6) / ASPECT));
  const height = Math.round(width * ASPECT);
  const picture: Picture = { width, height, pixels: new Float32Array(3 * width * height) };
  expose(picture, sheet, scene);
  blur(picture, scene.blur, scene.shake);
  return { width, height, pixels: exposed(picture, scene.noise, scene.seed) };
}

function expose({ width, height, pixels }: Picture, sheet: PrintedPage, scene: Scene): void {
  const under = sectionUnder(scene, { width, height }, sheet.height / sheet.width);
  const light = lookedUp(lightOf(scene, ASPECT));
  const grain = new Grain(scene.seed);
  const paper = new Paper(sheet, scene);
  const colour = new Float32Array(3);
  const [red, blue] = [1 + scene.warmth / 2, 1 - scene.warmth];
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 3) {
      const [u, v] = placeOn(under, x, y);
      let lit = light(x / width, y / height);
      if (u >= 0 && u < 1 && v >= 0 && v < 1) lit *= paper.at(u, v, colour);
      else {
        tableAt(scene.table, grain, u, v * (sheet.height / sheet.width), colour);
        lit *= 1 - EDGE.dark * Math.exp(-outside(u, v) / EDGE.far);
      }
      pixels[to] = (colour[0] ?? 0) * lit * red;
      pixels[to + 1] = (colour[1] ?? 0) * lit;
      pixels[to + 2] = (colour[2] ?? 0) * lit * blue;
    }
}

const place: [number, number] = [0, 0];

function placeOn([a, b, c, d, e, f, g, h, i]: Homography, x: number, y: number): [number, number] {
  const w = g * x + h * y + i;
  place[0] = (a * x + b * y + c) / w;
  place[1] = (d * x + e * y + f) / w;
  return place;
}

function outside(u: number, v: number): number {
  return Math.hypot(Math.max(-u, u - 1, 0), Math.max(-v, v - 1, 0));
}

/** The sheet with its bends and folds. */
class Paper {
  #sheet: PrintedPage;
  #scene: Scene;
  #white: number;

  constructor(sheet: PrintedPage, scene: Scene) {
    this.#sheet = sheet;
    this.#scene = scene;
    this.#white = 255 * (1 - scene.ink);
  }

  /** Writes the colour at a place of the sheet into `into`; gives how the paper leans to the light there. */
  at(u: number, v: number, into: Float32Array): number {
    const { curl, folded, ink } = this.#scene;
    const wave = Math.PI * (1.3 * u + 0.8 * v);
    this.#sample(u + curl * Math.sin(2 * wave + 1), v + curl * Math.sin(wave), into);
    for (let channel = 0; channel < 3; channel += 1) into[channel] = this.#white + ink * (into[channel] ?? 0);
    return 1 - 4 * curl * Math.cos(wave) + (folded ? fold(v) : 0);
  }

  #sample(u: number, v: number, into: Float32Array): void {
    const { width, height, pixels } = this.#sheet;
    const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
    const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - column, y - row];
    const above = 3 * (row * width + column);
    const below = above + 3 * width;
    for (let channel = 0; channel < 3; channel += 1) {
      const top = (pixels[above + channel] ?? 0) * (1 - right) + (pixels[above + channel + 3] ?? 0) * right;
      const bottom = (pixels[below + channel] ?? 0) * (1 - right) + (pixels[below + channel + 3] ?? 0) * right;
      into[channel] = top * (1 - down) + bottom * down;
    }
  }
}

/** The three parts of a folded letter stand a little differently in the light; the folds themselves are worn. */
function fold(v: number): number {
  const part = v < 1 / 3 ? 0.02 : v < 2 / 3 ? -0.03 : 0.01;
  const crease = Math.min(Math.abs(v - 1 / 3), Math.abs(v - 2 / 3));
  if (crease > 0.03) return part;
  return part - 0.1 * Math.exp(-crease / 0.0012) + 0.05 * Math.exp(-crease / 0.006);
}
