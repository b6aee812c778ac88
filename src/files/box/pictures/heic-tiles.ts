import type { Raster } from '../cleaning/plane.ts';
import type { BoxRefusal } from '../protocol.ts';

/** The functions of libheif itself; pointers are numbers, and what gives an error takes a place for it first. */
export interface HeifLibrary {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _heif_context_alloc(): number;
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    file: number,
    size: number,
    options: number,
  ): void;
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
  _heif_image_handle_get_image_tiling(error: number, handle: number, upright: number, tiling: number): void;
  _heif_image_handle_decode_image_tile(
    error: number,
    handle: number,
    image: number,
    space: number,
    chroma: number,
    options: number,
    column: number,
    row: number,
  ): void;
  _heif_image_get_plane_readonly2(image: number, channel: number, stride: number): number;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_release(image: number): void;
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
}

/** heif_colorspace_RGB, heif_chroma_interleaved_RGB, heif_channel_interleaved. */
const [RGB, INTERLEAVED_RGB, INTERLEAVED] = [1, 10, 10];
/** Bytes of an error, of a pointer and of what says how the tiles lie, rounded up. */
const [ERROR, POINTER, TILING] = [16, 8, 128];

/** How the tiles of a picture lie when it stands upright; the first may reach out at the left and the top. */
interface Tiling {
  columns: number;
  rows: number;
  width: number;
  height: number;
  left: number;
  top: number;
}

/**
 * Decodes the main picture of a HEIC tile by tile, upright, each side so many times smaller: telephones write large
 * photos in tiles, so that only one of them has to be held whole. One without tiles is too large.
 */
export function decodeTiles(
  libheif: HeifLibrary,
  file: Uint8Array,
  { width, height }: { width: number; height: number },
  step: number,
): Raster | BoxRefusal {
  // The process ends after one file, so nothing but the tiles is given back.
  const [error, place, about] = [ERROR, POINTER, TILING].map((size) => libheif._malloc(size)) as [
    number,
    number,
    number,
  ];
  const copy = libheif._malloc(file.byteLength);
  if (!copy) return 'too-much-memory';
  libheif.HEAPU8.set(file, copy);
  const worked = () => libheif.HEAPU32[error >> 2] === 0;
  const context = libheif._heif_context_alloc();
  libheif._heif_context_read_from_memory_without_copy(error, context, copy, file.byteLength, 0);
  if (!worked()) return 'broken';
  libheif._heif_context_get_primary_image_handle(error, context, place);
  if (!worked()) return 'broken';
  const handle = libheif.HEAPU32[place >> 2] ?? 0;
  libheif._heif_image_handle_get_image_tiling(error, handle, 1, about);
  if (!worked()) return 'broken';
  const tiling = tilingAt(libheif.HEAPU32, about);
  if (tiling.columns * tiling.rows < 2) return 'picture-too-large';
  const small = { width: Math.floor(width / step), height: Math.floor(height / step), channels: 3 as const };
  const raster: Raster = { ...small, pixels: new Uint8Array(small.width * small.height * 3) };
  for (let row = 0; row < tiling.rows; row++) {
    for (let column = 0; column < tiling.columns; column++) {
      libheif._heif_image_handle_decode_image_tile(error, handle, place, RGB, INTERLEAVED_RGB, 0, column, row);
      if (!worked()) return 'broken';
      const image = libheif.HEAPU32[place >> 2] ?? 0;
      const samples = libheif._heif_image_get_plane_readonly2(image, INTERLEAVED, about);
      const tile = {
        pixels: libheif.HEAPU8.subarray(samples),
        stride: libheif.HEAPU32[about >> 2] ?? 0,
        width: libheif._heif_image_get_width(image, INTERLEAVED),
        height: libheif._heif_image_get_height(image, INTERLEAVED),
        left: column * tiling.width - tiling.left,
        top: row * tiling.height - tiling.top,
      };
      if (samples) putSmaller(tile, raster, step);
      libheif._heif_image_release(image);
      if (!samples) return 'broken';
    }
  }
  return raster;
}

/** Numbers in a row: a version, how many tiles, how large one is, the size of the picture, and what reaches out. */
function tilingAt(memory: Uint32Array, pointer: number): Tiling {
  const [, columns = 0, rows = 0, width = 0, height = 0, , , top = 0, left = 0] = memory.subarray(pointer >> 2);
  return { columns, rows, width, height, top, left };
}

interface Tile {
  pixels: Uint8Array;
  stride: number;
  width: number;
  height: number;
  /** Where its first pixel lies on the whole picture. */
  left: number;
  top: number;
}

/** Every pixel is the mean of a square of the tile; of a square that two tiles share, the part in this one. */
function putSmaller(tile: Tile, raster: Raster, step: number): void {
  const [right, bottom] = [tile.left + tile.width, tile.top + tile.height];
  const lastX = Math.min(raster.width, Math.ceil(right / step));
  const lastY = Math.min(raster.height, Math.ceil(bottom / step));
  for (let y = Math.max(0, Math.floor(tile.top / step)); y < lastY; y++) {
    const [fromY, toY] = [Math.max(y * step, tile.top), Math.min((y + 1) * step, bottom)];
    for (let x = Math.max(0, Math.floor(tile.left / step)); x < lastX; x++) {
      const [fromX, toX] = [Math.max(x * step, tile.left), Math.min((x + 1) * step, right)];
      let [red, green, blue] = [0, 0, 0];
      for (let sourceY = fromY; sourceY < toY; sourceY++) {
        let at = (sourceY - tile.top) * tile.stride + (fromX - tile.left) * 3;
        for (let sourceX = fromX; sourceX < toX; sourceX++) {
          red += tile.pixels[at++] ?? 0;
          green += tile.pixels[at++] ?? 0;
          blue += tile.pixels[at++] ?? 0;
        }
      }
      const count = Math.max(1, (toX - fromX) * (toY - fromY));
      const to = (y * raster.width + x) * 3;
      raster.pixels[to] = red / count;
      raster.pixels[to + 1] = green / count;
      raster.pixels[to + 2] = blue / count;
    }
  }
}
