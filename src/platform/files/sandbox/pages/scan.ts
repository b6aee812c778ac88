import { cleanPage } from '../cleaning/clean.ts';
import { darkestInk, divide, measureLight, spread } from '../cleaning/light.ts';
import type { PageMap } from '../cleaning/page-map.ts';
import type { Plane, Raster } from '../cleaning/plane.ts';
import { shrinkRaster } from '../cleaning/shrink-raster.ts';
import { warp } from '../cleaning/warp.ts';
import type { PageToRead } from '../ocr/reading.ts';
import { type Picture, packPixels, pixelSize } from '../pdfium/pixels.ts';
import { SCREEN_DPI } from '../wall/limits.ts';
import { emptyNotes } from '../wall/protocol.ts';

interface Size {
  width: number;
  height: number;
}

const A4 = { short: 595, long: 842 } as const;

/** Cleans the picture of a page; `longest` is the page's longest side in points where a PDF says it. */
export function scanned(raster: Raster, number: number, bytes: number, longest?: number): PageToRead {
  const { reading, map, notes, hasText } = cleanPage(raster);
  const size = sizeInPoints(map, longest);
  const { width: pixelWidth, height: pixelHeight, channels, rows } = pictureOf(raster, map, size, bytes);
  const page = { number, ...size, pixelWidth, pixelHeight, channels, lines: [], readBy: 'ocr' as const, certainty: 0 };
  return { page: { ...page, notes: hasText ? notes : emptyNotes(notes) }, rows, reading };
}

function sizeInPoints({ width, height }: Size, longest: number = A4.long): Size {
  const scale = longest / Math.max(width, height);
  const isA4 = longest === A4.long && Math.abs(Math.min(width, height) * scale - A4.short) < 2;
  if (isA4) return width < height ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short };
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}

/** The cleaned page in colour, for a screen; coarser when it packs badly, never cut off. */
function pictureOf(raster: Raster, map: PageMap, size: Size, bytes: number): Picture {
  for (let dpi = SCREEN_DPI; ; dpi *= 0.7) {
    const pixels = pixelSize(size.width, size.height, dpi);
    const picture = packPixels(coloured(raster, map, pixels), pixels.width, pixels.height);
    if (picture.rows.byteLength <= bytes || dpi < SCREEN_DPI / 4) return picture;
  }
}

function coloured(raster: Raster, map: PageMap, size: Size): Uint8Array {
  const step = Math.max(1, Math.floor(Math.max(map.width, map.height) / Math.max(size.width, size.height)));
  const small = shrinkRaster(raster, step);
  const toSmall = {
    ...map,
    toSource: [...map.toSource.slice(0, 6).map((entry) => entry / step), ...map.toSource.slice(6)],
  } as unknown as PageMap;
  const first = raster.channels === 1 ? [0] : [0, 1, 2];
  const source = { width: small.width, height: small.height, samples: small.pixels, step: raster.channels };
  const planes = first.map((channel) => {
    const plane = warp({ ...source, first: channel }, toSmall, size);
    return divide(plane, measureLight(plane));
  });
  // One black for all colours, or ink would get a tint.
  const black = Math.min(...planes.map(darkestInk));
  return interleaved(planes.map((plane) => spread(plane, black)));
}

/** Red, green, blue and a byte that nobody looks at. */
function interleaved(planes: Plane[]): Uint8Array {
  const [red, green = red, blue = red] = planes;
  const pixels = new Uint8Array((red?.samples.length ?? 0) * 4);
  for (let at = 0, to = 0; to < pixels.length; at++, to += 4) {
    pixels[to] = red?.samples[at] ?? 0;
    pixels[to + 1] = green?.samples[at] ?? 0;
    pixels[to + 2] = blue?.samples[at] ?? 0;
  }
  return pixels;
}
