import type { Plane } from '../cleaning/plane.ts';
import type { LineDescription, WordDescription } from '../wall/protocol.ts';
import type { PageWords } from './words.ts';

/** What a text layer is worth beside the picture that it is on. */
export type Compared = 'same' | 'other-figures' | 'other-words';

/** Lines with figures are always compared, since a day may be in them; others until there are so many. */
const FEWEST_LINES = 8;
/** Around a line, by its height, and between two lines, in samples. */
const AROUND = 0.35;
const BETWEEN = 14;
/** Below this the picture cannot be read well enough to say anything against the layer. */
const READABLE = 0.6;
/** A figure that was read with so much certainty contradicts another one. */
const CERTAIN = 0.8;
/** So much of the letters, three by three, must be the same; of another text next to nothing is. */
const ALIKE = 0.5;
const LATIN = 0.8;

/**
 * Compares a layer with its picture: the lines that matter are cut out, put under one another and read in one go, which
 * takes a part of the time of the whole page.
 */
export function compareLayer(
  layer: readonly LineDescription[],
  page: Plane,
  read: (cut: Plane) => PageWords,
): Compared {
  if (!isLatin(layer)) return 'same';
  const { cut, strips } = cutOut(sample(layer), page);
  if (strips.length === 0) return 'same';
  const { lines, certainty } = read(cut);
  if (certainty < READABLE) return 'same';
  const words = lines.flatMap(([, , , , , each]) => each ?? []);
  const pairs = strips.map(({ text, top, bottom }) => ({
    text,
    words: words.filter(isWithin(top, bottom, cut.height)),
  }));
  const [found, all] = pairs.map(alike).reduce(([f, a], [some, of]) => [f + some, a + of], [0, 0]);
  if (found < all * ALIKE) return 'other-words';
  return pairs.some(contradicts) ? 'other-figures' : 'same';
}

/** Figures that the layer has not at all are said by one witness against another: nobody may count on them. */
export function doubtFigures(read: readonly LineDescription[], layer: readonly LineDescription[]): LineDescription[] {
  const known = new Set(layer.flatMap(([text]) => text.split(/\s+/).map(figuresOf)));
  const doubt = (word: WordDescription): WordDescription => {
    const [text, x, y, width, height, certainty] = word;
    const figures = figuresOf(text);
    return figures === '' || known.has(figures) ? word : [text, x, y, width, height, Math.min(certainty, DOUBT)];
  };
  return read.map(([text, x, y, width, height, words = []]) => [text, x, y, width, height, words.map(doubt)]);
}
const DOUBT = 0.3;

function isLatin(layer: readonly LineDescription[]): boolean {
  const text = layer.map(([line]) => line).join('');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) >= letters * LATIN;
}

function sample(layer: readonly LineDescription[]): LineDescription[] {
  const withFigures = layer.filter(([text]) => /\d/.test(text));
  const others = layer.filter(([text]) => !/\d/.test(text)).sort(([one], [other]) => other.length - one.length);
  return [...withFigures, ...others.slice(0, Math.max(0, FEWEST_LINES - withFigures.length))];
}

interface Strip {
  text: string;
  /** Samples from the top of what was cut out. */
  top: number;
  bottom: number;
}

/** The places of these lines under one another on white; never more than the page itself. */
function cutOut(lines: readonly LineDescription[], { width, height, samples }: Plane): { cut: Plane; strips: Strip[] } {
  const cut = new Uint8Array(width * height).fill(255);
  const strips: Strip[] = [];
  let end = BETWEEN;
  for (const [text, x, y, wide, high] of lines) {
    const around = Math.round(high * height * AROUND);
    const [left, top] = [Math.max(0, Math.round(x * width) - around), Math.max(0, Math.round(y * height) - around)];
    const right = Math.min(width, Math.round((x + wide) * width) + around);
    const bottom = Math.min(height, Math.round((y + high) * height) + around);
    if (bottom - top < 8 || end + bottom - top + BETWEEN > height) continue;
    for (let row = top; row < bottom; row++)
      cut.set(samples.subarray(row * width + left, row * width + right), (end + row - top) * width + left);
    strips.push({ text, top: end, bottom: end + bottom - top });
    end += bottom - top + BETWEEN;
  }
  return { cut: { width, height: end, samples: cut.subarray(0, end * width) }, strips };
}

const isWithin =
  (top: number, bottom: number, height: number) =>
  ([, , y, , high]: WordDescription) =>
    (y + high / 2) * height >= top && (y + high / 2) * height < bottom;

interface Pair {
  text: string;
  words: WordDescription[];
}

/** How many of the layer's letters, three by three, were read too, and of how many. */
function alike({ text, words }: Pair): [found: number, all: number] {
  const wanted = triplesOf(text);
  const read = new Set(triplesOf(words.map(([word]) => word).join(' ')));
  return [wanted.filter((triple) => read.has(triple)).length, wanted.length];
}

function triplesOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return Array.from({ length: Math.max(0, plain.length - 2) }, (_, at) => plain.slice(at, at + 3));
}

/** The line shows other figures than the layer says, as far as that can be read with certainty. */
function contradicts({ text, words }: Pair): boolean {
  const said = text.split(/\s+/).map(figuresOf).join('');
  const isSure = words.every(([word, , , , , certainty]) => certainty >= CERTAIN || figuresOf(word) === '');
  return isSure && words.length > 0 && said !== words.map(([word]) => figuresOf(word)).join('');
}

/** The figures of a word that has one; an O beside a figure is a nought. */
function figuresOf(word: string): string {
  if (!/\d/.test(word)) return '';
  return word.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1').replace(/\D/g, '');
}
