import type { Raster } from '../cleaning/plane.ts';
import { PICTURE_LIMITS } from '../wall/limits.ts';
import type { SandboxRefusal } from '../wall/protocol.ts';
import { type HeifLibrary, mainPicture } from './heic-main.ts';
import { decodePlanes } from './heic-planes.ts';
import { decodeTiles } from './heic-tiles.ts';

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(target: Target, done: (target: Target | null) => void): void;
}
interface Target {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}
interface LibHeif extends HeifLibrary {
  HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] };
}

/**
 * Decodes the main picture of a HEIC, upright; a large one half as large, since whole it would not fit.
 * Its size is known before any pixel is unpacked.
 */
export async function decodeHeic(file: Uint8Array): Promise<Raster | SandboxRefusal> {
  const libheif = await loadLibHeif();
  const images = new libheif.HeifDecoder().decode(file);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) return 'broken';
  const [width, height] = [image.get_width(), image.get_height()];
  if (!(width * height > 0)) return 'broken';
  if (width * height > PICTURE_LIMITS.halvedPixels) return 'picture-too-large';
  if (width * height > PICTURE_LIMITS.heicPixels) return decodeLarge(libheif, file, { width, height });
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise<Target | null>((resolve) => image.display(target, resolve));
  if (!shown) return 'broken';
  return { width, height, channels: 4, pixels: new Uint8Array(target.data.buffer) };
}

/** Tile by tile where it has tiles, else as its planes lie: in both ways half as large. */
function decodeLarge(
  libheif: HeifLibrary,
  file: Uint8Array,
  size: { width: number; height: number },
): Raster | SandboxRefusal {
  const main = mainPicture(libheif, file);
  if (typeof main === 'string') return main;
  return decodeTiles(libheif, main, size, 2) ?? decodePlanes(libheif, main);
}

/** Loaded when the first HEIC comes: few files are one, and the library takes its time. */
async function loadLibHeif(): Promise<LibHeif> {
  const { default: make } = (await import('libheif-js/libheif-wasm/libheif-bundle.js')) as unknown as {
    default: () => LibHeif;
  };
  return make();
}
