import { describe, expect, test } from 'vitest';
import { readSecondSet } from '../second-set/read-second-set.ts';
import { pdfOf } from '../typst.ts';
import { photosOf, type Scene, sceneOf } from './index.ts';
import { photograph } from './photograph.ts';
import { sheetUnder } from './plane.ts';
import { printPages, type Sheet } from './sheet.ts';

const small = { megapixels: 0.2 };
const calm: Scene = {
  ...sceneOf('calm'),
  ...small,
  table: 'dark-wood',
  rotation: 0,
  pitch: 0,
  yaw: 0,
  fill: 0.8,
  shadow: 'none',
  noise: 0,
};
const blank: Sheet = { width: 210, height: 297, pixels: new Uint8Array(3 * 210 * 297).fill(255) };

function letter(id: string): Buffer {
  const found = readSecondSet().find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no letter ${id}`);
  return pdfOf(found);
}

/** Red, green and blue together at a place of the picture (0–1). */
function brightness({ width, height, pixels }: ReturnType<typeof photograph>, x: number, y: number): number {
  const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
  return (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0);
}

describe('the photographer', () => {
  test('takes the same picture again for the same seed, and another for another', async () => {
    const pdf = letter('court-fee');
    const [one] = await photosOf(pdf, 'one', small);
    const [again] = await photosOf(pdf, 'one', small);
    const [other] = await photosOf(pdf, 'other', small);
    expect(one?.equals(again ?? Buffer.alloc(0))).toBe(true);
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });

  test('takes a photograph of each page', async () => {
    expect(await photosOf(letter('refused-decision-on-page-three'), 'pages', small)).toHaveLength(3);
  });

  test('writes a JPEG that says how it must be turned', async () => {
    const [photo] = await photosOf(letter('court-fee'), 'turned', { ...small, orientation: 6 });
    expect(photo?.subarray(0, 4).toString('hex')).toBe('ffd8ffe1');
    expect(photo?.subarray(6, 12).toString('latin1')).toBe('Exif\0\0');
    expect(photo?.readUInt16BE(12 + 30)).toBe(6);
  });

  test('prints what stands in the letter, black on white', async () => {
    const [sheet] = await printPages(letter('court-fee'), 60);
    const inks = new Set(sheet?.pixels);
    expect(inks.has(255)).toBe(true);
    expect(Math.min(...inks)).toBeLessThan(120);
  });

  test('shows a bright sheet on a dark table', () => {
    const photo = photograph(blank, calm);
    expect(brightness(photo, 0.5, 0.5)).toBeGreaterThan(2 * brightness(photo, 0.02, 0.5));
  });

  test('lets a hand darken a part of the sheet, and an uneven light one side', () => {
    const bare = photograph(blank, calm);
    const shaded = photograph(blank, { ...calm, shadow: 'hand', shadowLight: 0.5 });
    const places = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75].flatMap((x) => [0.4, 0.6, 0.8].map((y) => [x, y] as const));
    const lost = places.map(([x, y]) => brightness(shaded, x, y) / brightness(bare, x, y));
    expect(Math.min(...lost)).toBeLessThan(0.7);
    expect(Math.max(...lost)).toBeGreaterThan(0.9);
    const fromLeft = photograph(blank, { ...calm, folded: false, bright: 0.95, dim: 0.5, lightFrom: 180 });
    expect(brightness(fromLeft, 0.2, 0.5)).toBeGreaterThan(1.2 * brightness(fromLeft, 0.8, 0.5));
  });

  test('leaves the whole sheet in the picture, however it lies', () => {
    const picture = { width: 300, height: 400 };
    for (let round = 0; round < 200; round += 1) {
      const under = sheetUnder(sceneOf(`lies ${round}`), picture, 297 / 210);
      for (let along = 0; along <= 1; along += 0.05)
        for (const [x, y] of [
          [along * 300, 0],
          [along * 300, 400],
          [0, along * 400],
          [300, along * 400],
        ] as const) {
          const w = under[6] * x + under[7] * y + under[8];
          const [u, v] = [(under[0] * x + under[1] * y + under[2]) / w, (under[3] * x + under[4] * y + under[5]) / w];
          expect(u > 0 && u < 1 && v > 0 && v < 1, `round ${round}`).toBe(false);
        }
    }
  });
});
