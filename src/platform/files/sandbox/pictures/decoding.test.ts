import { beforeAll, describe, expect, test } from 'vitest';
import { chunk, interlacedRows, jpegFile, type PngShape, pngFile, withExif } from '../../testing/picture-files.ts';
import { loadPdfium, type Pdfium } from '../pdfium/pdfium.ts';
import { decodeJpeg } from './jpeg-file.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { decodePng, readPngHeader } from './png-file.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  ({ pdfium } = await loadPdfium());
});

describe('a JPEG', () => {
  /** White, but black in the corner at the top left; 48 by 32. */
  const [width, height] = [48, 32];
  const samples = Uint8Array.from({ length: width * height }, (_, at) =>
    at % width < 16 && at < width * 16 ? 0 : 255,
  );
  const jpeg = () => jpegFile({ width, height, samples });

  test.each([
    [1, 'top left'],
    [2, 'top right'],
    [3, 'bottom right'],
    [4, 'bottom left'],
    [5, 'top left'],
    [6, 'top right'],
    [7, 'bottom right'],
    [8, 'bottom left'],
  ])('held in way %i has its first corner at the %s', (orientation, corner) => {
    const file = withExif(jpeg(), orientation, 'geheim');
    const header = readJpegHeader(file);
    const raster = header && decodeJpeg(pdfium, file, header);
    if (!raster) throw new Error('Not decoded');
    expect([raster.width, raster.height]).toEqual(orientation >= 5 ? [height, width] : [width, height]);
    const dark = (x: number, y: number) => (raster.pixels[(y * raster.width + x) * 4] ?? 255) < 60;
    const [right, bottom] = [raster.width - 5, raster.height - 5];
    const corners = {
      'top left': dark(5, 5),
      'top right': dark(right, 5),
      'bottom left': dark(5, bottom),
      'bottom right': dark(right, bottom),
    };
    expect(
      Object.entries(corners)
        .filter(([, isDark]) => isDark)
        .map(([name]) => name),
    ).toEqual([corner]);
  });

  test('T74 that is cut anywhere is not read', () => {
    const file = withExif(jpeg(), 1, 'geheim');
    for (let length = 0; length < file.byteLength; length++)
      expect(readJpegHeader(file.subarray(0, length))).toBeNull();
    expect(readJpegHeader(file)).toEqual({ width, height, components: 1, orientation: 1 });
  });

  test('with a header of nonsense is refused or read, never a fault', () => {
    const file = withExif(jpeg(), 6, 'geheim');
    for (let at = 2; at < 200; at++) {
      for (const value of [0, 0xff, 0x7f]) {
        const broken = Buffer.from(file);
        broken[at] = value;
        const header = readJpegHeader(broken);
        if (header) expect(header.width * header.height).toBeGreaterThan(0);
      }
    }
  });
});

describe('a PNG', () => {
  const pixelsOf = (shape: PngShape, rows: number[]) => {
    const file = pngFile(shape, Uint8Array.from(rows));
    const header = readPngHeader(file);
    const raster = header && decodePng(file, header);
    return raster && [...raster.pixels];
  };

  test('of every kind of colour becomes grey or colour on white', () => {
    const two = { width: 2, height: 1 };
    expect(pixelsOf(two, [0, 10, 20])).toEqual([10, 20]);
    expect(pixelsOf({ ...two, depth: 16 }, [0, 10, 99, 20, 99])).toEqual([10, 20]);
    expect(pixelsOf({ ...two, depth: 1 }, [0, 0b1000_0000])).toEqual([255, 0]);
    expect(pixelsOf({ ...two, depth: 4 }, [0, 0xf0])).toEqual([255, 0]);
    expect(pixelsOf({ ...two, colours: 2 }, [0, 1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pixelsOf({ ...two, colours: 4 }, [0, 10, 255, 10, 0])).toEqual([10, 255]);
    expect(pixelsOf({ ...two, colours: 6 }, [0, 1, 2, 3, 255, 1, 2, 3, 0])).toEqual([1, 2, 3, 255, 255, 255]);
    const more = [chunk('PLTE', Buffer.from([9, 8, 7, 6, 5, 4]))];
    expect(pixelsOf({ ...two, colours: 3, depth: 2, more }, [0, 0b0100_0000])).toEqual([6, 5, 4, 9, 8, 7]);
  });

  test('with every filter says the same', () => {
    const rows = [
      [0, 10, 20, 40],
      [1, 10, 10, 20],
      [2, 0, 0, 0],
      [3, 5, 5, 10],
      [4, 0, 0, 0],
    ];
    expect(pixelsOf({ width: 3, height: 5 }, rows.flat())).toEqual([
      ...[10, 20, 40],
      ...[10, 20, 40],
      ...[10, 20, 40],
      ...[10, 20, 40],
      ...[10, 20, 40],
    ]);
  });

  test('that comes in seven passes is the same picture, whatever its size', () => {
    for (let width = 1; width <= 9; width++) {
      for (let height = 1; height <= 9; height++) {
        const samples = Uint8Array.from({ length: width * height }, (_, at) => (at * 37) % 256);
        const rows = [...interlacedRows({ width, height, samples })];
        expect(pixelsOf({ width, height, isInterlaced: true }, rows), `${width} by ${height}`).toEqual([...samples]);
        expect(pixelsOf({ width, height, isInterlaced: true }, rows.slice(1))).toBeNull();
      }
    }
  });

  test('that is not as it says is refused', () => {
    const shape = { width: 3, height: 2 };
    const rows = [0, 1, 2, 3, 0, 1, 2, 3];
    expect(pixelsOf(shape, rows)).toHaveLength(6);
    expect(pixelsOf(shape, rows.slice(1))).toBeNull();
    expect(pixelsOf(shape, [...rows, 0])).toBeNull();
    expect(pixelsOf(shape, [5, ...rows.slice(1)])).toBeNull();
    expect(pixelsOf({ ...shape, depth: 3 }, rows)).toBeNull();
    expect(pixelsOf({ ...shape, colours: 1 }, rows)).toBeNull();
  });
});
