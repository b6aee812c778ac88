/**
 * The language through the wall. Inwards: four bytes of length, then the file. Outwards: frames of a kind (one
 * byte), a length (four bytes) and a body. The parent believes none of it before it is checked (`box-answer.ts`).
 */
export const FRAME = { ready: 1, page: 2, refused: 3, done: 4, bundle: 5 } as const;

/** Why a file was not shown. */
export const BOX_REFUSALS = [
  'not-a-pdf',
  'encrypted',
  'broken',
  'too-many-pages',
  'page-too-large',
  'took-too-long',
  'too-much-memory',
] as const;
export type BoxRefusal = (typeof BOX_REFUSALS)[number];

/** What the box says of one page beside its pixels: sizes, and lines as [text, x, y, width, height]. */
export interface PageDescription {
  number: number;
  /** Points. */
  width: number;
  height: number;
  pixelWidth: number;
  pixelHeight: number;
  /** 1: grey, 3: red, green, blue. */
  channels: 1 | 3;
  lines: [text: string, x: number, y: number, width: number, height: number][];
}

/** One frame, ready to write. */
export function frame(kind: number, ...parts: Uint8Array[]): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.byteLength, 0),
    1,
  );
  return Buffer.concat([head, ...parts]);
}

/** The body of a page frame: length of the description, the description, the compressed rows of pixels. */
export function pageFrame(page: PageDescription, pixels: Uint8Array): Buffer {
  const description = Buffer.from(JSON.stringify(page), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(description.byteLength, 0);
  return frame(FRAME.page, length, description, pixels);
}
