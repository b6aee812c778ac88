import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { type PrintedPage, printPages } from '#app/platform/files/testing/print.ts';
import { readCorpus } from '../read-corpus.ts';
import { pdfOf } from '../typst.ts';
import { photosOf, type Scene, sceneOf } from './index.ts';
import { jpegOf } from './jpeg.ts';
import { photograph } from './photograph.ts';
import { sectionUnder } from './plane.ts';

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
const blank: PrintedPage = { width: 210, height: 297, pixels: new Uint8Array(3 * 210 * 297).fill(255) };

function letter(id: string): Buffer {
  const found = readCorpus().find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no letter ${id}`);
  return pdfOf(found);
}

/** Red, green and blue together at a place of the picture (0–1). */
function brightness({ width, height, pixels }: ReturnType<typeof photograph>, x: number, y: number): number {
  const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
  return (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0);
}

/** What another decoder than ours makes of a JPEG: it is put into a PDF of its size and drawn. */
async function decoded(jpeg: Buffer): Promise<PrintedPage> {
  const pdf = await PDFDocument.create();
  const image = await pdf.embedJpg(jpeg);
  pdf.addPage([image.width, image.height]).drawImage(image, { x: 0, y: 0, width: image.width, height: image.height });
  const [sheet] = await printPages(await pdf.save(), 72);
  if (sheet === undefined) throw new Error('The photograph has no page');
  return sheet;
}

/** The mean of the samples around a place (0–1). */
function mean(
  { width, height, pixels }: { width: number; height: number; pixels: ArrayLike<number> },
  channels: number,
  x: number,
  y: number,
): number {
  const [left, top] = [Math.floor(x * (width - 9)), Math.floor(y * (height - 9))];
  let sum = 0;
  for (let row = top; row < top + 8; row += 1)
    for (let column = left; column < left + 8; column += 1)
      for (let channel = 0; channel < 3; channel += 1) sum += pixels[channels * (row * width + column) + channel] ?? 0;
  return sum / 192;
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

  // The encoder's quicker way, with the standard tables, wrote broken pictures of some of these.
  test('writes a JPEG that another program shows as it was taken', async () => {
    for (const id of ['granted-old-style', 'intention-withdraw-two-weeks']) {
      const scene = { ...sceneOf(`${id} 0`), megapixels: 0.45, orientation: 1 as const };
      const [sheet = blank] = await printPages(letter(id), 100);
      const taken = photograph(sheet, scene);
      const shown = await decoded(await jpegOf(taken, scene));
      expect(shown.width).toBe(taken.width);
      for (const x of [0.02, 0.3, 0.5, 0.7, 0.98])
        for (const y of [0.02, 0.25, 0.5, 0.75, 0.98])
          expect(Math.abs(mean(shown, 3, x, y) - mean(taken, 4, x, y)), `${id} at ${x}, ${y}`).toBeLessThan(12);
    }
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
      const under = sectionUnder(sceneOf(`lies ${round}`), picture, 297 / 210);
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
