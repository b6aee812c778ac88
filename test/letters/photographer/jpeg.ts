import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import encode, { init } from '@jsquash/jpeg/encode.js';
import { programFolder } from '../program-folder.ts';
import type { Scene } from './scene.ts';

const CODEC = 'node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
let ready: Promise<void> | undefined;

/** Four bytes a pixel as a JPEG, with what a phone writes into it: how to turn it, and who made it. */
export async function jpegOf(
  picture: { width: number; height: number; pixels: Uint8ClampedArray },
  { quality, orientation }: Pick<Scene, 'quality' | 'orientation'>,
): Promise<Buffer> {
  ready ??= readFile(join(programFolder, CODEC)).then(async (bytes) => init(await WebAssembly.compile(bytes)));
  await ready;
  const { width, height, pixels } = turnedBack(picture, orientation);
  // The encoder wants no more of an ImageData than these.
  const data = { data: pixels, width, height, colorSpace: 'srgb' } as ImageData;
  const jpeg = Buffer.from(
    await encode(data, { quality, baseline: true, quant_table: 0, optimize_coding: true, progressive: false }),
  );
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]);
}

interface Four {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
}

/** As the sensor saw it, so that turning it as `orientation` says puts it right. */
function turnedBack(picture: Four, orientation: Scene['orientation']): Four {
  const { width, height, pixels } = picture;
  if (orientation === 1) return picture;
  const from = new Uint32Array(pixels.buffer);
  const to = new Uint32Array(from.length);
  const onItsSide = orientation !== 3;
  const stride = onItsSide ? height : width;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [column, row] =
        orientation === 3
          ? [width - 1 - x, height - 1 - y]
          : orientation === 6
            ? [y, width - 1 - x]
            : [height - 1 - y, x];
      to[row * stride + column] = from[y * width + x] ?? 0;
    }
  return {
    width: stride,
    height: onItsSide ? width : height,
    pixels: new Uint8ClampedArray(to.buffer),
  };
}

/** An APP1 segment with two fields: the maker (an invented one) and the orientation. */
function exif(orientation: number): Buffer {
  const maker = Buffer.from('Voorbeeldtelefoon\0');
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  const field = (at: number, tag: number, type: number, count: number): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
  };
  field(10, 0x010f, 2, maker.length);
  tiff.writeUInt32BE(tiff.length, 18);
  field(22, 0x0112, 3, 1);
  tiff.writeUInt16BE(orientation, 30);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, maker]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
