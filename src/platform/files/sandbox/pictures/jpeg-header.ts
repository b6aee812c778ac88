/** What a JPEG says of itself before it is decoded. */
export interface JpegHeader {
  width: number;
  height: number;
  /** 1: grey, 3: colour, 4: four inks. */
  components: 1 | 3 | 4;
  /** How the camera was held (EXIF), 1 to 8; 1 is upright. */
  orientation: number;
}

const START_OF_SCAN = 0xda;
const END = 0xd9;
const EXIF = 0xe1;
/** Baseline, extended and progressive; the other kinds are in no camera. */
const FRAMES = [0xc0, 0xc1, 0xc2];

/**
 * Reads the header of a JPEG that ends where it says; null for one that is cut off or of a kind that no camera makes. A
 * photo of which the lower half is missing would be a letter without its time limit (T74).
 */
export function readJpegHeader(file: Buffer): JpegHeader | null {
  let header: Omit<JpegHeader, 'orientation'> | null = null;
  let orientation = 1;
  for (let at = 2; at + 4 <= file.byteLength; ) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // padding
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    const body = file.subarray(at + 4, at + 2 + length);
    if (length < 2 || body.byteLength !== length - 2) return null;
    if (FRAMES.includes(marker)) header = frameOf(body);
    else if (marker === EXIF) orientation = orientationOf(body) ?? orientation;
    else if (marker === START_OF_SCAN) return header && ends(file, at) ? { ...header, orientation } : null;
    at += 2 + length;
  }
  return null;
}

function frameOf(body: Buffer): Omit<JpegHeader, 'orientation'> | null {
  if (body.byteLength < 6) return null;
  const [height, width, components] = [body.readUInt16BE(1), body.readUInt16BE(3), body[5]];
  const isKnown = components === 1 || components === 3 || components === 4;
  return isKnown && width > 0 && height > 0 && body[0] === 8 ? { width, height, components } : null;
}

/** Inside the samples a 0xff is followed by a zero or a restart mark, so the end mark is found by looking for it. */
function ends(file: Buffer, from: number): boolean {
  for (let at = file.indexOf(0xff, from + 2); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const marker = file[at + 1];
    if (marker === END) return true;
    // Tables between the scans of a progressive picture: what is in them is not looked at.
    if (marker !== undefined && marker >= 0xc0 && marker < 0xff && !(marker >= 0xd0 && marker <= 0xd8)) {
      if (at + 4 > file.byteLength) return false;
      at += 1 + file.readUInt16BE(at + 2);
    }
  }
  return false;
}

/** The orientation in a block of EXIF (TIFF tag 0x0112); nothing else of it is read. */
function orientationOf(body: Buffer): number | null {
  if (body.toString('latin1', 0, 6) !== 'Exif\0\0') return null;
  const tiff = body.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.byteLength ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.byteLength ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let entry = 0; entry < Math.min(short(directory), 200); entry++) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== 0x0112) continue;
    const orientation = short(at + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : null;
  }
  return null;
}
