import { describe, expect, test } from 'vitest';
import { type CleanPage, cleanPage } from '#app/platform/files/sandbox/cleaning/clean.ts';
import { inverse } from '#app/platform/files/sandbox/cleaning/homography.ts';
import { findPaper } from '#app/platform/files/sandbox/cleaning/paper.ts';
import { brightness } from '#app/platform/files/sandbox/cleaning/plane.ts';
import { printPages } from '#app/platform/files/testing/print.ts';
import { dressedLayout } from '../layout.ts';
import { readCorpus } from '../read-corpus.ts';
import { pdfOf } from '../typst.ts';
import { type Scene, sceneOf } from './index.ts';
import { photograph } from './photograph.ts';
import { sectionUnder } from './plane.ts';

type Shares = readonly [left: number, top: number, right: number, bottom: number];
const WHOLE: Shares = [0, 0, 1, 1];

/** The letter on a table, of which only a part of the photograph is left. */
async function seen(id: string, change: Partial<Scene> = {}, part: Shares = WHOLE): Promise<CleanPage> {
  const letter = readCorpus().find((each) => each.id === id);
  if (letter === undefined) throw new Error(`There is no letter ${id}`);
  const [sheet] = await printPages(pdfOf(letter, dressedLayout(letter)), 200);
  if (sheet === undefined) throw new Error('The letter has no page');
  const photo = photograph(sheet, { ...sceneOf(id), megapixels: 6, ...change });
  const [left, right] = [part[0], part[2]].map((share) => Math.floor(share * photo.width)) as [number, number];
  const [top, bottom] = [part[1], part[3]].map((share) => Math.floor(share * photo.height)) as [number, number];
  const pixels = new Uint8Array((right - left) * (bottom - top) * 4);
  for (let y = top; y < bottom; y += 1) {
    const row = photo.pixels.subarray((y * photo.width + left) * 4, (y * photo.width + right) * 4);
    pixels.set(row, (y - top) * (right - left) * 4);
  }
  return cleanPage({ width: right - left, height: bottom - top, channels: 4, pixels });
}

describe.each(['asylum-registration-interview', 'suspect-interview', 'shelter-move'])('of a photograph of %s', (id) => {
  test('nothing is said when the whole sheet is sharp', { timeout: 60_000 }, async () => {
    expect((await seen(id)).notes).toEqual([]);
  });

  test.each<[string, Shares]>([
    ['cut-bottom', [0, 0, 1, 0.75]],
    ['cut-bottom', [0, 0, 1, 0.5]],
    ['cut-top', [0, 0.3, 1, 1]],
    ['cut-right', [0, 0, 0.6, 1]],
  ])('%s is said of what is left of it', { timeout: 60_000 }, async (note, part) => {
    expect((await seen(id, {}, part)).notes).toEqual([note]);
  });

  test.each([{ blur: 3 }, { shake: 9 }])('%o is called blurred', { timeout: 60_000 }, async (change) => {
    expect((await seen(id, change)).notes).toContain('blurred');
  });
});

test('a sheet on a checked cloth is found by its own sides, not by the rim of the picture', { timeout: 60_000 }, () => {
  const sheet = { width: 420, height: 594, pixels: new Uint8Array(420 * 594 * 3).fill(255) };
  for (let round = 0; round < 12; round += 1) {
    const scene = { ...sceneOf(`cloth ${round}`), table: 'cloth' as const, megapixels: 0.5, blur: 0.5, shake: 0 };
    const picture = photograph(sheet, scene);
    const pixels = new Uint8Array(picture.pixels.buffer);
    const paper = findPaper(brightness({ ...picture, channels: 4, pixels }));
    const [a, b, c, d, e, f, g, h, i] = inverse(sectionUnder(scene, picture, 594 / 420));
    for (const [at, [x, y]] of [[0, 0] as const, [1, 0] as const, [1, 1] as const, [0, 1] as const].entries()) {
      const w = g * x + h * y + i;
      const [foundX = 0, foundY = 0] = paper?.corners[at] ?? [];
      const [trueX, trueY] = [(a * x + b * y + c) / w / picture.width, (d * x + e * y + f) / w / picture.height];
      expect(Math.hypot(foundX - trueX, foundY - trueY), `round ${round}`).toBeLessThan(0.03);
    }
  }
});
