/**
 * What a page may be, known on both sides of the wall: the box keeps to it, the parent checks that it did (T69).
 * A letter is far inside every one of them; a bomb is far outside.
 */
export const PAGE_LIMITS = {
  /** Pages of one file. */
  pages: 40,
  /** Longest side of a page in points: 200 inches, the largest that PDF itself allows. */
  sidePoints: 14_400,
  /** Longest side of a picture in pixels. */
  sidePixels: 4_000,
  /** Pixels of one picture. */
  pixels: 6_000_000,
  /** Characters looked at on one page; a dense A4 has about 6,000. */
  characters: 60_000,
  /** Lines of one page, and characters of one line. */
  lines: 4_000,
  lineCharacters: 2_000,
  /** Words of one line. */
  lineWords: 400,
  /** Bytes of the description (not the picture) of one page. */
  descriptionBytes: 2 * 1024 * 1024,
} as const;

/** What a photograph or a scan may be. */
export const PICTURE_LIMITS = {
  /** Pixels of a JPEG: the largest that phones take without being told to. */
  jpegPixels: 52_000_000,
  /** Pixels of a HEIC that is unpacked in whole, twice; and of one that is halved, from its tiles or its planes. */
  heicPixels: 26_000_000,
  halvedPixels: 52_000_000,
  /** Unpacked bytes of a PNG. */
  pngBytes: 120_000_000,
  /** Pixels that are looked at; a page of A4 at 300 to the inch has nine million. */
  decodedPixels: 16_000_000,
  /** Pixels of a page of a PDF that has to be read. */
  scanPixels: 9_500_000,
  /** Pixels of the cleaned page that is read. */
  readPixels: 8_000_000,
} as const;

/** Sharp enough to read a letter on a screen. */
export const SCREEN_DPI: number = 110;

/** Sharp enough to read a scan by machine. */
export const SCAN_DPI = 300;

/** Bytes of all pictures of one file; pages share it, so a long scan gets coarser, never cut off. */
export const PICTURE_BYTES = 56 * 1024 * 1024;

/** Bytes of all pages of one file that are compared with their words, beside their pictures. */
export const SEEN_BYTES = 48 * 1024 * 1024;
