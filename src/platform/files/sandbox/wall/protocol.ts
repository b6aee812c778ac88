/**
 * The language through the wall. Inwards: four bytes of length, then the file. Outwards: frames of a kind (one
 * byte), a length (four bytes) and a body. The parent believes none of it before it is checked (`sandbox-answer.ts`).
 */
export const FRAME = { ready: 1, page: 2, refused: 3, done: 4, bundle: 5, reading: 6 } as const;

/** Why a file was not shown. */
export const SANDBOX_REFUSALS = [
  'not-a-letter-file',
  'no-bytes',
  'encrypted',
  'broken',
  'too-many-pages',
  'page-too-large',
  'picture-too-large',
  'took-too-long',
  'too-much-memory',
  'infected',
] as const;
export type SandboxRefusal = (typeof SANDBOX_REFUSALS)[number];

/** Where the words of a page come from: the text layer of a PDF, its picture, or a text that we set ourselves. */
export const READ_BY = ['layer', 'ocr', 'typed'] as const;
export type ReadBy = (typeof READ_BY)[number];

/**
 * What is wrong with the picture of a page, to be said kindly; `turned` was put right, `empty` holds no words, `unopened`
 * stands for a picture within a document that could not be opened, `attached` for a file that hangs on a mail and was not read.
 */
export const PAGE_NOTES = [
  'blurred',
  'dark',
  'cut-top',
  'cut-bottom',
  'cut-left',
  'cut-right',
  'turned',
  'empty',
  'unopened',
  'attached',
] as const;
export type PageNote = (typeof PAGE_NOTES)[number];

/** What can be said of a page on which no words are: not what is cut off, for nobody knows what it shows. */
export function emptyNotes(notes: readonly PageNote[]): PageNote[] {
  return [...notes.filter((note) => note === 'dark' || note === 'blurred'), 'empty'];
}

/** A word that was read from a picture, with how sure the reading is (0–1). */
export type WordDescription = [text: string, x: number, y: number, width: number, height: number, certainty: number];
/** A line of text; `words` where each word has a place of its own. */
export type LineDescription = [
  text: string,
  x: number,
  y: number,
  width: number,
  height: number,
  words?: WordDescription[],
];

/** What the box says of one page beside its pixels. Places are fractions of the page, from the top left. */
export interface PageDescription {
  number: number;
  /** Points. */
  width: number;
  height: number;
  pixelWidth: number;
  pixelHeight: number;
  /** 1: grey, 3: red, green, blue. */
  channels: 1 | 3;
  lines: LineDescription[];
  readBy: ReadBy;
  notes: PageNote[];
  /** Mean of the words' certainty (0–1); null where nothing had to be guessed. */
  certainty: number | null;
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
