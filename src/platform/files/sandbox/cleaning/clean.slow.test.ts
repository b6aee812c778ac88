import { beforeAll, describe, expect, test } from 'vitest';
import { asRaster, photographed, rotatedBy, type Shot } from '../../testing/photographer.ts';
import { drawn } from '../../testing/print.ts';
import { handOverOfSentences } from '../../testing/sentences.ts';
import { type CleanPage, cleanPage } from './clean.ts';
import type { Quad } from './homography.ts';
import { type Plane, shrink } from './plane.ts';

let sheet: Plane;
let upsideDown: Plane;
beforeAll(async () => {
  sheet = await drawn(handOverOfSentences());
  upsideDown = { ...sheet, samples: sheet.samples.slice().reverse() };
});

const cleaned = (change: Partial<Shot>, page = sheet): CleanPage => cleanPage(asRaster(photographed(page, change)));

/** Mean difference in brightness between a cleaned page and the sheet, in small: five is a page that lies right on it. */
function difference({ reading }: CleanPage): number {
  const [one, other] = [shrink(reading, 160), shrink(sheet, 160)];
  let sum = 0;
  for (let y = 0; y < 150; y++) {
    for (let x = 0; x < 105; x++) {
      const at = (plane: Plane) => {
        const [column, row] = [Math.floor((x * plane.width) / 105), Math.floor((y * plane.height) / 150)];
        return plane.samples[row * plane.width + column] ?? 0;
      };
      sum += Math.abs(at(one) - at(other));
    }
  }
  return sum / (150 * 105);
}

describe('a page on a photo', () => {
  test.each([-10, -4, 3, 10])('turned by %i degrees is level', (degrees) => {
    const page = cleaned({ corners: rotatedBy(degrees, 0.74) });
    expect(page.notes).toEqual([]);
    expect(page.hasText).toBe(true);
    expect(difference(page)).toBeLessThan(5);
  });

  test('seen from aside is straight', () => {
    const corners: Quad = [
      [0.17, 0.1],
      [0.85, 0.07],
      [0.96, 0.95],
      [0.05, 0.9],
    ];
    expect(difference(cleaned({ corners }))).toBeLessThan(5);
  });

  test.each([90, 178, 270])('that lies the wrong way, by %i degrees, is turned and says so', (degrees) => {
    const page = cleaned({ corners: rotatedBy(degrees, 0.7) });
    expect(page.notes).toEqual(['turned']);
    expect(difference(page)).toBeLessThan(5);
  });

  test('that fills the photo lies level too, and upright', () => {
    const page = cleaned({ corners: rotatedBy(2, 1.25) }, upsideDown);
    expect(page.notes).toContain('turned');
    expect(page.hasText).toBe(true);
  });

  test('half in a shadow is evenly white', () => {
    const light = (x: number, y: number) => (x + 0.3 * y > 0.7 ? 0.4 : 0.9) * (1 - 0.3 * y);
    const page = cleaned({ corners: rotatedBy(2), light });
    expect(page.notes).toEqual([]);
    expect(difference(page)).toBeLessThan(8);
  });

  test('on a chequered cloth, or on a desk as bright as paper, is found', () => {
    const cloth = (x: number, y: number) =>
      ((x * 24) & 1) === ((y * 32) & 1) && (x < 0.1 || x > 0.9 || y < 0.1 || y > 0.9) ? 0.3 : 0.9;
    const corners: Quad = [
      [0.14, 0.12],
      [0.87, 0.13],
      [0.86, 0.89],
      [0.13, 0.88],
    ];
    expect(difference(cleaned({ corners, light: cloth, desk: 200 }))).toBeLessThan(6);
    expect(difference(cleaned({ corners, desk: 225 }))).toBeLessThan(5);
  });
});

describe('what is said of a photo', () => {
  const moved = (x: number, y: number): Quad => rotatedBy(1, 0.92).map(([left, top]) => [left + x, top + y]) as Quad;

  test.each([
    ['cut-bottom', moved(0, 0.35)],
    ['cut-top', moved(0, -0.35)],
    ['cut-left', moved(-0.3, 0)],
    ['cut-right', moved(0.3, 0)],
  ] as const)('%s', (note, corners) => {
    expect(cleaned({ corners }).notes).toEqual([note]);
  });

  test('what is cut off an upside down page is told as the reader sees it', () => {
    const corners = rotatedBy(181, 0.92).map(([x, y]) => [x, y + 0.35]) as Quad;
    expect(cleaned({ corners }).notes.toSorted()).toEqual(['cut-top', 'turned']);
  });

  test('blurred, but not for a little softness', () => {
    expect(cleaned({ blur: 4 }).notes).toEqual(['blurred']);
    expect(cleaned({ blur: 1, width: 2250, height: 3000 }).notes).toEqual([]);
  });

  test('dark, but not for a grey evening', () => {
    expect(cleaned({ light: () => 0.18 }).notes).toEqual(['dark']);
    expect(cleaned({ light: () => 0.5 }).notes).toEqual([]);
  });

  test('no text: noise, a white sheet, a black photo', () => {
    let state = 1;
    const noise = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    };
    for (const sample of [noise, () => 235, () => 3]) {
      const pixels = new Uint8Array(900 * 1200).map(sample);
      expect(cleanPage({ width: 900, height: 1200, channels: 1, pixels }).hasText).toBe(false);
    }
  });

  test('a picture of any size, also of one pixel, is cleaned without a fault', () => {
    for (const [width, height] of [
      [1, 1],
      [1, 900],
      [2000, 3],
      [40, 40],
    ] as const) {
      const pixels = new Uint8Array(width * height * 3).fill(200);
      expect(cleanPage({ width, height, channels: 3, pixels }).hasText).toBe(false);
    }
  });
});
