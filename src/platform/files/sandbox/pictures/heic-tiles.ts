import type { Raster } from '../cleaning/plane.ts';
import type { SandboxRefusal } from '../wall/protocol.ts';
import type { HeifLibrary, MainPicture } from './heic-main.ts';

/** heif_colorspace_RGB, heif_chroma_interleaved_RGB, heif_channel_interleaved. */
const [RGB, INTERLEAVED_RGB, INTERLEAVED] = [1, 10, 10];

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
 * photos in tiles, so that only one of them has to be held whole. Null for one without tiles.
 */
export function decodeTiles(
  libheif: HeifLibrary,
  { handle, error, place, about, worked }: MainPicture,
  { width, height }: { width: number; height: number },
  step: number,
): Raster | SandboxRefusal | null {
  libheif._heif_image_handle_get_image_tiling(error, handle, 1, about);
  if (!worked()) return 'broken';
  const tiling = tilingAt(libheif.HEAPU32, about);
  if (tiling.columns * tiling.rows < 2) return null;
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
  /** Where its first pixel is on the whole picture. */
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
