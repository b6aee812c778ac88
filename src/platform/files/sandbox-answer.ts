import { z } from 'zod';
import { pngOf } from './png.ts';
import { PAGE_LIMITS } from './sandbox/wall/limits.ts';
import {
  FRAME,
  PAGE_NOTES,
  type PageNote,
  READ_BY,
  type ReadBy,
  SANDBOX_REFUSALS,
  type SandboxRefusal,
} from './sandbox/wall/protocol.ts';
import type { Frame } from './sandbox-frames.ts';
import { visibleText } from './visible-text.ts';

/** [x, y, width, height] as fractions of the page, from the top left. */
type Box = [x: number, y: number, width: number, height: number];
export interface SandboxWord {
  text: string;
  box: Box;
  /** How sure the reading is, 0–1. */
  certainty: number;
}
export interface SandboxLine {
  text: string;
  box: Box;
  /** On a page that was read from its picture. */
  words?: SandboxWord[];
}
export interface SandboxPage {
  number: number;
  /** Points. */
  width: number;
  height: number;
  png: Buffer;
  lines: SandboxLine[];
  readBy: ReadBy;
  notes: PageNote[];
  /** Mean certainty of what was read from a picture, 0–1; null for text that had not to be guessed. */
  certainty: number | null;
}
/** `scannedAt`: when a virus scanner found the file clean; left out when none looked at it. */
export type SandboxAnswer =
  | { ok: true; pages: SandboxPage[]; scannedAt?: string }
  | { ok: false; reason: SandboxRefusal };

const BROKEN: SandboxAnswer = { ok: false, reason: 'broken' };

const fraction = z.number().min(0).max(1);
const points = z.number().min(1).max(PAGE_LIMITS.sidePoints);
const pixels = z.int().min(1).max(PAGE_LIMITS.sidePixels);
const text = z.string().max(PAGE_LIMITS.lineCharacters);
const word = z.tuple([text, fraction, fraction, fraction, fraction, fraction]);
const words = z.array(word).max(PAGE_LIMITS.lineWords);
const line = z.tuple([text, fraction, fraction, fraction, fraction, words.optional()]);
const description = z.strictObject({
  number: z.int().min(1).max(PAGE_LIMITS.pages),
  width: points,
  height: points,
  pixelWidth: pixels,
  pixelHeight: pixels,
  channels: z.union([z.literal(1), z.literal(3)]),
  lines: z.array(line).max(PAGE_LIMITS.lines),
  readBy: z.enum(READ_BY),
  notes: z
    .array(z.enum(PAGE_NOTES))
    .max(PAGE_NOTES.length)
    .refine((notes) => new Set(notes).size === notes.length),
  certainty: fraction.nullable(),
});

/**
 * Turns what a box said into pages. A box may have been taken over by the file it read, so whatever is not exactly
 * as agreed (order, sizes, pixels) makes the whole answer "broken".
 */
export async function answerOf(frames: readonly Frame[]): Promise<SandboxAnswer> {
  const last = frames.at(-1);
  if (last?.kind === FRAME.refused) return { ok: false, reason: refusalOf(last.body) };
  if (last?.kind !== FRAME.done || frames.length < 2 || frames.length > PAGE_LIMITS.pages + 1) return BROKEN;
  const pages: SandboxPage[] = [];
  for (const frame of frames.slice(0, -1)) {
    const page = await pageOf(frame);
    if (page?.number !== pages.length + 1) return BROKEN;
    pages.push(page);
  }
  return { ok: true, pages };
}

function refusalOf(body: Buffer): SandboxRefusal {
  const said = body.toString('latin1');
  return SANDBOX_REFUSALS.find((reason) => reason === said) ?? 'broken';
}

async function pageOf(frame: Frame): Promise<SandboxPage | null> {
  if (frame.kind !== FRAME.page || frame.body.byteLength < 4) return null;
  const length = frame.body.readUInt32BE(0);
  if (length > PAGE_LIMITS.descriptionBytes || length > frame.body.byteLength - 4) return null;
  const said = description.safeParse(parse(frame.body.toString('utf8', 4, 4 + length)));
  if (!said.success) return null;
  const { pixelWidth, pixelHeight, channels, lines, ...rest } = said.data;
  if (pixelWidth * pixelHeight > PAGE_LIMITS.pixels) return null;
  const rows = frame.body.subarray(4 + length);
  const png = await pngOf({ width: pixelWidth, height: pixelHeight, channels, rows });
  return png && { ...rest, png, lines: lines.map(toLine) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function toLine([text, x, y, width, height, words]: z.infer<typeof line>): SandboxLine {
  const line = { text: visibleText(text), box: insidePage(x, y, width, height) };
  return words ? { ...line, words: words.map(toWord) } : line;
}

function toWord([text, x, y, width, height, certainty]: z.infer<typeof word>): SandboxWord {
  return { text: visibleText(text), box: insidePage(x, y, width, height), certainty };
}

function insidePage(x: number, y: number, width: number, height: number): Box {
  return [x, y, Math.min(width, 1 - x), Math.min(height, 1 - y)];
}
