import type { PageNote } from '../wall/protocol.ts';
import { invertBars } from './bars.ts';
import { bendOf } from './bend.ts';
import { noteCuts } from './cuts.ts';
import type { Quad } from './homography.ts';
import { evenLight, type Light } from './light.ts';
import { levelled, mapOf, type PageMap, rotatedQuad, rotatedSide, upsideDown } from './page-map.ts';
import { findPaper, type Paper } from './paper.ts';
import { brightness, type Plane, quantile, type Raster, shrink } from './plane.ts';
import { sharpnessOf } from './sharpness.ts';
import { LEFT_OF_A_SHEET, liesOnItsSide, skewOf, WIDEST } from './skew.ts';
import { uprightnessOf } from './upright.ts';
import { warpPlane } from './warp.ts';

/** A page that was found on a picture, straight, upright and evenly lit. */
export interface CleanPage {
  /** Grey, in the size that Tesseract reads best. */
  reading: Plane;
  /** Where the page is on the picture, for drawing it in other sizes. */
  map: PageMap;
  notes: PageNote[];
  /** Something is in rows, as text does. */
  hasText: boolean;
}

/** Longest side on which the lines of text are looked at. */
const LOOKED_AT = 1_400;
/** Longest side of a page that is read: twenty samples for an x in 10 points on A4. */
export const READ_AT = 2400;
const SMALLEST_READ = 1_600;
/** Less skew than this does no harm (radians). */
const LEVEL = 0.0015;
/** Ink that is spread more evenly over the rows than this is no text. */
const TEXT = 4;
/** Letters that are less sharp than this, seen so small that grain does not count, cannot be read with certainty. */
const SHARP = 0.58;
const SEEN_AT = 1_300;
/** Paper darker than this was photographed in the dark. */
const LIT = 70;

/** Finds the page on a picture and makes it fit to be read. */
export function cleanPage(raster: Raster): CleanPage {
  const picture = brightness(raster);
  const paper = findPaper(picture);
  const { map, quarters, hasText } = standing(picture, paper);
  const page = warpPlane(picture, map, readingSize(map, isWhole(paper)));
  invertBars(page);
  const { plane: reading, light } = evenLight(page);
  const notes: PageNote[] = noteCuts(reading, {
    beyond: (paper?.beyond ?? []).map((side) => rotatedSide(side, quarters)),
    isFramed: paper !== null,
    ratio: map.height / map.width,
  });
  const sharpness = sharpnessOf(shrink(reading, SEEN_AT));
  if (sharpness !== null && sharpness < SHARP) notes.push('blurred');
  if (brightnessOf(light) < LIT) notes.push('dark');
  if (quarters > 0) notes.push('turned');
  return { reading, map, notes, hasText };
}

const isWhole = (paper: Paper | null) => paper !== null && paper.beyond.length === 0;

/** Where the page is in the order of reading, its lines level and straight. */
function standing(picture: Plane, paper: Paper | null): { map: PageMap; quarters: number; hasText: boolean } {
  const shares: Quad = paper?.corners ?? [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const isSection = isWhole(paper);
  const found = shares.map(([x, y]) => [x * picture.width, y * picture.height]) as Quad;
  const look = (map: PageMap) => {
    const scale = Math.min(1, LOOKED_AT / Math.max(map.width, map.height));
    const [width, height] = [Math.round(map.width * scale), Math.round(map.height * scale)];
    return evenLight(warpPlane(picture, map, { width, height })).plane;
  };
  const across = mapOf(found, isSection);
  const first = look(across);
  const isOnItsSide = liesOnItsSide(first);
  const lying = isOnItsSide ? mapOf(rotatedQuad(found, 1), isSection) : across;
  const flat = isOnItsSide ? look(lying) : first;
  const skew = skewOf(flat, isSection ? LEFT_OF_A_SHEET : WIDEST);
  const level = Math.abs(skew.angle) > LEVEL ? levelled(lying, skew.angle) : lying;
  // The sides of a whole sheet are level: what its lines lean is a bend of the paper, unless there are too few to tell.
  const bend = bendOf(isSection || level === lying ? flat : look(level));
  const straight = bend ? { ...(isSection ? lying : level), bend } : level;
  const isUpsideDown = uprightnessOf(straight === lying ? flat : look(straight)) === 'upside-down';
  const quarters = (isOnItsSide ? 1 : 0) + (isUpsideDown ? 2 : 0);
  return { map: isUpsideDown ? upsideDown(straight) : straight, quarters, hasText: skew.inLines > TEXT };
}

/** A sheet of known size in the size that is read best; anything else near the size that it has. */
function readingSize({ width, height }: PageMap, isSection: boolean): { width: number; height: number } {
  const longest = Math.max(width, height);
  const wanted = isSection ? READ_AT : Math.min(Math.max(longest, SMALLEST_READ), READ_AT);
  return { width: Math.round((width * wanted) / longest), height: Math.round((height * wanted) / longest) };
}

/** How bright the paper is, on most of the page. */
function brightnessOf({ paper }: Light): number {
  return quantile(Uint8Array.from(paper), 0.6);
}
