import type { SandboxRefusal } from '../wall/protocol.ts';

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
  /** What the picture is made of, before it is unpacked: a kind of colours, and how its shares of colour lie. */
  _heif_image_handle_get_preferred_decoding_colorspace(
    error: number,
    handle: number,
    space: number,
    chroma: number,
  ): void;
  _heif_image_handle_get_luma_bits_per_pixel(handle: number): number;
  /** Of a picture of the old way to say colours the error is set, and nothing else. */
  _heif_image_handle_get_nclx_color_profile(error: number, handle: number, profile: number): void;
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    space: number,
    chroma: number,
    options: number,
  ): void;
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

/** Bytes of an error, of a pointer and of the longest answer (how tiles lie), rounded up. */
const [ERROR, POINTER, ABOUT] = [16, 8, 128];

/** The main picture of a file, still packed, and places where libheif puts its answers. */
export interface MainPicture {
  handle: number;
  error: number;
  place: number;
  about: number;
  /** Whether the last call went well. */
  worked(): boolean;
}

/** Finds the main picture. The process ends after one file, so nothing is given back here. */
export function mainPicture(libheif: HeifLibrary, file: Uint8Array): MainPicture | SandboxRefusal {
  const [error, place, about] = [ERROR, POINTER, ABOUT].map((size) => libheif._malloc(size)) as [
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
  return { handle: libheif.HEAPU32[place >> 2] ?? 0, error, place, about, worked };
}
