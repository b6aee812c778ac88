import type { Raster } from '../cleaning/plane.ts';
import type { SandboxRefusal } from '../wall/protocol.ts';
import type { HeifLibrary, MainPicture } from './heic-main.ts';

/**
 * heif_colorspace_undefined and heif_chroma_undefined: as they are in the file, nothing is turned into other colours.
 */
const AS_IT_IS = 99;
/** heif_chroma_monochrome, heif_chroma_420: only these fit; telephones write the second. */
const [GREY, QUARTER] = [0, 1];
/** heif_channel_Y, Cb and Cr. */
const [LIGHT, BLUE, RED] = [0, 1, 2];

/**
 * Decodes the main picture of a HEIC that is one piece, upright and half as large. Light and colours stay in planes of
 * their own, as they are packed: all in red, green and blue beside them would be twice the memory. Planes of more than
 * eight bits, and colours as fine as the light, take as much as that and are too large.
 */
export function decodePlanes(libheif: HeifLibrary, main: MainPicture): Raster | SandboxRefusal {
  const { handle, error, place, about, worked } = main;
  libheif._heif_image_handle_get_preferred_decoding_colorspace(error, handle, about, place);
  if (!worked()) return 'broken';
  const chroma = libheif.HEAPU32[place >> 2] ?? AS_IT_IS;
  const fits =
    libheif._heif_image_handle_get_luma_bits_per_pixel(handle) === 8 && (chroma === GREY || chroma === QUARTER);
  if (!fits) return 'picture-too-large';
  const isNarrow = isNarrowRange(libheif, main);
  libheif._heif_decode_image(error, handle, place, AS_IT_IS, AS_IT_IS, 0);
  if (!worked()) return 'broken';
  const image = libheif.HEAPU32[place >> 2] ?? 0;
  const light = planeOf(libheif, image, LIGHT, about);
  const blue = planeOf(libheif, image, BLUE, about);
  const red = planeOf(libheif, image, RED, about);
  if (!light) return 'broken';
  return rasterOf(light, blue && red ? { blue, red } : null, isNarrow);
}

/**
 * Whether black is 16 and white 235, as on television; libheif's own guess where the file says nothing is that they are
 * not.
 */
function isNarrowRange(libheif: HeifLibrary, { handle, error, place, worked }: MainPicture): boolean {
  libheif._heif_image_handle_get_nclx_color_profile(error, handle, place);
  if (!worked()) return false;
  const profile = libheif.HEAPU32[place >> 2] ?? 0;
  return libheif.HEAPU8[profile + FULL_RANGE] === 0;
}

/** Where a profile of colours says it, behind a version and three numbers. */
const FULL_RANGE = 16;

interface Samples {
  samples: Uint8Array;
  stride: number;
  width: number;
  height: number;
}

function planeOf(libheif: HeifLibrary, image: number, channel: number, about: number): Samples | null {
  const samples = libheif._heif_image_get_plane_readonly2(image, channel, about);
  if (!samples) return null;
  return {
    samples: libheif.HEAPU8.subarray(samples),
    stride: libheif.HEAPU32[about >> 2] ?? 0,
    width: libheif._heif_image_get_width(image, channel),
    height: libheif._heif_image_get_height(image, channel),
  };
}

/** Four samples of light and one of each colour make a pixel. */
function rasterOf(light: Samples, colours: { blue: Samples; red: Samples } | null, isNarrow: boolean): Raster {
  const [width, height] = [Math.floor(light.width / 2), Math.floor(light.height / 2)];
  const channels = colours ? 3 : 1;
  const pixels = new Uint8ClampedArray(width * height * channels);
  const [dark, gain, tint] = isNarrow ? [16, 255 / 219, 255 / 224] : [0, 1, 1];
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * light.stride; x < width; x++, at += 2) {
      const below = at + light.stride;
      const four = sample(light, at) + sample(light, at + 1) + sample(light, below) + sample(light, below + 1);
      const bright = (four / 4 - dark) * gain;
      if (!colours) {
        pixels[to++] = bright;
        continue;
      }
      const blue = (sample(colours.blue, y * colours.blue.stride + x) - 128) * tint;
      const red = (sample(colours.red, y * colours.red.stride + x) - 128) * tint;
      pixels[to++] = bright + 1.402 * red;
      pixels[to++] = bright - 0.344 * blue - 0.714 * red;
      pixels[to++] = bright + 1.772 * blue;
    }
  }
  return { width, height, channels, pixels: new Uint8Array(pixels.buffer) };
}

const sample = ({ samples }: Samples, at: number): number => samples[at] ?? 0;
