import type { PageNote } from '../protocol.ts';
import { noteCuts } from './cuts.ts';
import type { Quad } from './homography.ts';
import { evenLight, type Light } from './light.ts';
import { drawing, levelled, mapOf, type PageMap, turnedQuad, turnedSide } from './page-map.ts';
import { findPaper, type Paper } from './paper.ts';
import { brightness, type Plane, quantile, type Raster } from './plane.ts';
import { sharpnessOf } from './sharpness.ts';
import { LEFT_OF_A_SHEET, liesOnItsSide, skewOf, WIDEST } from './skew.ts';
import { standingOf } from './upright.ts';
import { warpPlane } from './warp.ts';

/** A page that was found on a picture, straight, upright and evenly lit. */
export interface CleanPage {
  /** Grey, in the size that Tesseract reads best. */
  reading: Plane;
  /** Where the page lies on the picture, for drawing it in other sizes. */
  map: PageMap;
  notes: PageNote[];
  /** Something stands in rows, as text does. */
  hasText: boolean;
}

/** Longest side on which the lines of text are looked at. */
const LOOKED_AT = 1_400;
/** Longest side of a page that is read: twenty samples for an x in 10 points on A4. */
const READ_AT = 2400;
const SMALLEST_READ = 1_600;
/** Less skew than this does no harm (radians). */
const LEVEL = 0.0015;
/** Ink that is spread more evenly over the rows than this is no text. */
const TEXT = 4;
/** Letters that are less sharp than this cannot be read with certainty. */
const SHARP = 0.3;
/** Paper darker than this was photographed in the dark. */
const LIT = 70;

/** Finds the page on a picture and makes it fit to be read. */
export function cleanPage(raster: Raster): CleanPage {
  const picture = brightness(raster);
  const paper = findPaper(picture);
  const { quad, quarters, angle, hasText } = standing(picture, paper);
  const map = levelled(mapOf(quad, isWhole(paper)), angle);
  const { width, height } = readingSize(map, isWhole(paper));
  const { plane: reading, light } = evenLight(warpPlane(picture, drawing(map, width, height), { width, height }));
  const notes: PageNote[] = noteCuts(reading, {
    beyond: (paper?.beyond ?? []).map((side) => turnedSide(side, quarters)),
    isFramed: paper !== null,
    ratio: map.height / map.width,
  });
  const sharpness = sharpnessOf(reading);
  if (sharpness !== null && sharpness < SHARP) notes.push('blurred');
  if (brightnessOf(light) < LIT) notes.push('dark');
  if (quarters > 0) notes.push('turned');
  return { reading, map, notes, hasText };
}

const isWhole = (paper: Paper | null) => paper !== null && paper.beyond.length === 0;

/** The corners of the page in the order of reading, and what is left of its skew. */
function standing(
  picture: Plane,
  paper: Paper | null,
): { quad: Quad; quarters: number; angle: number; hasText: boolean } {
  const shares: Quad = paper?.corners ?? [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const found = shares.map(([x, y]) => [x * picture.width, y * picture.height]) as Quad;
  const look = (quad: Quad, angle: number) => {
    const map = levelled(mapOf(quad, isWhole(paper)), angle);
    const scale = Math.min(1, LOOKED_AT / Math.max(map.width, map.height));
    const [width, height] = [Math.round(map.width * scale), Math.round(map.height * scale)];
    return evenLight(warpPlane(picture, drawing(map, width, height), { width, height })).plane;
  };
  const first = look(found, 0);
  const isOnItsSide = liesOnItsSide(first);
  const lying = isOnItsSide ? turnedQuad(found, 1) : found;
  const skew = skewOf(isOnItsSide ? look(lying, 0) : first, isWhole(paper) ? LEFT_OF_A_SHEET : WIDEST);
  const angle = Math.abs(skew.angle) > LEVEL ? skew.angle : 0;
  const isUpsideDown = standingOf(angle === 0 && !isOnItsSide ? first : look(lying, angle)) === 'upside-down';
  const quarters = (isOnItsSide ? 1 : 0) + (isUpsideDown ? 2 : 0);
  return { quad: turnedQuad(found, quarters), quarters, angle, hasText: skew.inLines > TEXT };
}

/** A sheet of known size in the size that is read best; anything else near the size that it has. */
function readingSize({ width, height }: PageMap, isSheet: boolean): { width: number; height: number } {
  const longest = Math.max(width, height);
  const wanted = isSheet ? READ_AT : Math.min(Math.max(longest, SMALLEST_READ), READ_AT);
  return { width: Math.round((width * wanted) / longest), height: Math.round((height * wanted) / longest) };
}

/** How bright the paper is, on most of the page. */
function brightnessOf({ paper }: Light): number {
  return quantile(Uint8Array.from(paper), 0.6);
}
