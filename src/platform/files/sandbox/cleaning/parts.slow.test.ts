import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { invertBars } from './bars.ts';
import { type Bend, bendOf, riseAlong, rotatedBend } from './bend.ts';
import { composed, mapped, type Quad, scaling, squareTo } from './homography.ts';
import { evenLight, measureLight } from './light.ts';
import { withoutInk } from './morphology.ts';
import { levelled, mapOf, rotatedQuad, rotatedSide } from './page-map.ts';
import { findPaper } from './paper.ts';
import { brightness, type Plane, quantile, shrink } from './plane.ts';
import { sharpnessOf } from './sharpness.ts';
import { shrinkRaster } from './shrink-raster.ts';
import { warpPlane } from './warp.ts';

function plane(width: number, height: number, sample: (x: number, y: number) => number): Plane {
  return {
    width,
    height,
    samples: Uint8Array.from({ length: width * height }, (_, at) => sample(at % width, Math.floor(at / width))),
  };
}
const near = (value: number) => expect.closeTo(value, 6);

describe('maps of the plane', () => {
  const corner = (x: number, y: number) =>
    fc.tuple(fc.double({ min: x, max: x + 0.4, noNaN: true }), fc.double({ min: y, max: y + 0.4, noNaN: true }));
  const quads = fc.tuple(corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)) as fc.Arbitrary<Quad>;

  test('take the corners of the unit square to any four corners, also through a scaling', () => {
    fc.assert(
      fc.property(quads, (quad) => {
        const map = composed(squareTo(quad), scaling(1 / 210, 1 / 297));
        const corners = [
          [0, 0],
          [210, 0],
          [210, 297],
          [0, 297],
        ] as Quad;
        for (const [at, place] of corners.entries()) expect(mapped(map, place)).toEqual(quad[at]?.map(near));
      }),
    );
  });

  test('a levelled page keeps its middle and its corners inside', () => {
    const page = mapOf(
      [
        [0, 0],
        [200, 0],
        [200, 300],
        [0, 300],
      ],
      false,
    );
    const level = levelled(page, 0.1);
    expect(mapped(level.toSource, [0.5, 0.5])).toEqual([near(100), near(150)]);
    expect(level.width).toBeGreaterThan(page.width);
    const [left, top] = mapped(level.toSource, [0, 0]);
    const [right, bottom] = mapped(level.toSource, [1, 0]);
    expect(Math.atan2(bottom - top, right - left)).toBeCloseTo(0.1);
  });

  test('a sheet that looks nearly like A4 is A4, on its side too; a receipt is not', () => {
    const ratio = (width: number, height: number) => {
      const map = mapOf(
        [
          [0, 0],
          [width, 0],
          [width, height],
          [0, height],
        ],
        true,
      );
      return map.width / map.height;
    };
    expect(ratio(100, 130)).toBeCloseTo(Math.SQRT1_2);
    expect(ratio(150, 100)).toBeCloseTo(Math.SQRT2);
    expect(ratio(100, 300)).toBeCloseTo(1 / 3);
  });

  test('turning four times changes nothing, and sides turn with corners', () => {
    const quad: Quad = [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
    ];
    expect(rotatedQuad(rotatedQuad(quad, 3), 1)).toEqual(quad);
    // The new top is what lay between the second and third corner: the right side.
    expect(rotatedQuad(quad, 1).slice(0, 2)).toEqual([quad[1], quad[2]]);
    expect(rotatedSide('right', 1)).toBe('top');
    expect(rotatedSide('bottom', 2)).toBe('top');
  });

  test('a page drawn one to one is the same page', () => {
    const page = plane(40, 30, (x, y) => (x * 7 + y * 13) & 255);
    expect(warpPlane(page, { ...page, toSource: [page.width, 0, 0, 0, page.height, 0, 0, 0, 1] }, page)).toEqual(page);
  });
});

describe('a sheet of paper', () => {
  const onDesk = (quad: Quad, desk = 60) => {
    const map = squareTo(quad);
    const inside = (x: number, y: number) =>
      quad.every(([fromX, fromY], at) => {
        const [toX, toY] = quad[(at + 1) % 4] ?? [0, 0];
        return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= 0;
      });
    expect(map).toHaveLength(9);
    return plane(900, 1200, (x, y) => (inside(x, y) ? 210 : desk));
  };

  test('is found to a hundredth of the picture', () => {
    const quad: Quad = [
      [120, 150],
      [800, 90],
      [840, 1100],
      [70, 1060],
    ];
    const paper = findPaper(onDesk(quad));
    expect(paper?.beyond).toEqual([]);
    for (const [at, [x, y]] of quad.entries()) {
      const [foundX = 0, foundY = 0] = paper?.corners[at] ?? [];
      expect(Math.abs(foundX - x / 900)).toBeLessThan(0.01);
      expect(Math.abs(foundY - y / 1200)).toBeLessThan(0.01);
    }
  });

  test('that goes on beyond the picture says where', () => {
    const paper = findPaper(
      onDesk([
        [100, 200],
        [800, 200],
        [800, 2000],
        [100, 2000],
      ]),
    );
    expect(paper?.beyond).toEqual(['bottom']);
  });

  test('is not imagined', () => {
    expect(findPaper(plane(900, 1200, () => 200))).toBeNull();
    expect(findPaper(plane(900, 1200, (x) => x / 4))).toBeNull();
  });
});

test('light is evened, and ink stays ink', () => {
  const page = plane(600, 800, (x, y) => (90 + x / 6) * (x % 40 < 3 && y % 20 < 12 ? 0.2 : 1));
  const { plane: even, light } = evenLight(page);
  expect(Math.min(...light.paper)).toBeLessThan(110);
  expect(Math.max(...light.paper)).toBeGreaterThan(175);
  expect(quantile(even.samples, 0.3)).toBe(255);
  expect(quantile(even.samples, 0.02)).toBeLessThan(20);
});

test('a picture on the paper does not become light', () => {
  const page = plane(600, 800, (x, y) => (x > 200 && x < 350 && y > 200 && y < 350 ? 40 : 200));
  const { paper, columns, rows } = measureLight(page);
  expect(paper[Math.floor((rows * 275) / 800) * columns + Math.floor((columns * 275) / 600)]).toBeGreaterThan(110);
});

test('ink is thinner than paper: letters go, edges stay', () => {
  const page = withoutInk(
    plane(60, 60, (x, y) => (x < 20 ? 30 : y % 10 < 3 ? 40 : 220)),
    3,
  );
  expect(page.samples[30 * 60 + 40]).toBe(220);
  expect(page.samples[30 * 60 + 5]).toBe(30);
});

test('sharpness falls with blur, and is unknown where nothing is written', () => {
  const stripes = (soft: number) => plane(400, 400, (x) => 127 + 127 * Math.tanh(Math.sin(x / 4) * soft));
  expect(sharpnessOf(stripes(20))).toBeGreaterThan((sharpnessOf(stripes(1)) ?? 1) * 1.5);
  expect(sharpnessOf(plane(400, 400, () => 250))).toBeNull();
});

test('smaller pictures are means of larger ones', () => {
  expect([
    ...shrink(
      plane(4, 2, (x) => x * 10),
      2,
    ).samples,
  ]).toEqual([5, 25]);
  const raster = { width: 4, height: 2, channels: 3 as const, pixels: Uint8Array.from({ length: 24 }, (_, at) => at) };
  expect(shrinkRaster(raster, 2)).toMatchObject({ width: 2, height: 1 });
  expect([...shrinkRaster(raster, 2).pixels]).toEqual([7, 8, 9, 13, 14, 15]);
  expect([
    ...brightness({ width: 1, height: 1, channels: 4, pixels: Uint8Array.of(255, 255, 255, 0) }).samples,
  ]).toEqual([255]);
});

describe('lines of text on a bent sheet', () => {
  /** Rows of marks as high and wide as letters; `fall` says how far each stands below its row. */
  const written = (fall: (across: number) => number) =>
    plane(1000, 1400, (x, y) => {
      const row = y - fall((2 * x) / 1000 - 1);
      return x > 80 && x < 920 && row > 100 && row < 1200 && x % 13 < 6 && row % 40 < 14 ? 0 : 255;
    });
  const bent = (across: number) => 18 * Math.sin(2.2 * across + 0.4) - 18 * Math.sin(0.4);
  const most = (bend: Bend | null) =>
    Math.max(...[-0.8, -0.4, 0.4, 0.8].map((x) => Math.abs(1400 * heightAt(bend ?? { rise: [] }, x, 0))));
  const heightAt = (bend: Bend, x: number, y: number) =>
    riseAlong(bend, y).reduce((sum, part, at) => sum + part * x ** (at + 1), 0);

  test('are found as they lie, and are straight when the page is drawn by it', () => {
    const page = written(bent);
    const bend = bendOf(page) as Bend;
    for (const x of [-0.8, -0.4, 0.4, 0.8]) expect(Math.abs(1400 * heightAt(bend, x, 0.1) - bent(x))).toBeLessThan(2.5);
    const map = {
      toSource: squareTo([
        [0, 0],
        [1000, 0],
        [1000, 1400],
        [0, 1400],
      ]),
      width: 1000,
      height: 1400,
      bend,
    };
    expect(most(bendOf(warpPlane(page, map, page)))).toBeLessThan(4);
  });

  test('are as bent the other way up', () => {
    const page = written(bent);
    const [there, back] = [
      bendOf({ ...page, samples: page.samples.slice().reverse() }),
      rotatedBend(bendOf(page) as Bend),
    ];
    for (const x of [-0.7, 0.7])
      expect(1400 * (heightAt(there as Bend, x, 0) - heightAt(back, x, 0))).toBeCloseTo(0, -1);
  });

  test('are not made up where lines are straight, or where there are none', () => {
    expect(most(bendOf(written(() => 0)))).toBeLessThan(0.5);
    expect(bendOf(plane(1000, 1400, () => 255))).toBeNull();
  });
});

describe('a bar across a letter', () => {
  const bar = (ground: number, letter: number) =>
    plane(1000, 1400, (x, y) => {
      if (x < 100 || x > 900 || y < 90 + x / 100 || y > 150 + x / 100) return 210;
      return x > 150 && x < 500 && x % 17 < 7 && y > 110 && y < 140 ? letter : ground;
    });
  const at = (page: Plane, x: number, y: number) => page.samples[y * page.width + x] ?? 0;

  test('with white letters becomes black on white, where it stands', () => {
    const page = bar(80, 205);
    invertBars(page);
    expect(at(page, 173, 125)).toBeLessThan(60);
    for (const [x, y] of [
      [180, 125],
      [600, 125],
      [103, 120],
      [897, 120],
      [500, 97],
      [500, 153],
    ] as const)
      expect(at(page, x, y), `${x}, ${y}`).toBeGreaterThan(180);
  });

  test('stays as it is where its letters are black, and where it is a picture or a shadow', () => {
    const shadow = plane(1000, 1400, (x) => 210 - 90 / (1 + Math.exp((500 - x) / 30)));
    const edge = plane(1000, 1400, (_x, y) => (y < 60 ? 60 : 210));
    for (const page of [bar(140, 20), shadow, edge]) {
      const before = page.samples.slice();
      invertBars(page);
      expect(page.samples).toEqual(before);
    }
  });
});
