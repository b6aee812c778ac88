import { deflateSync, inflateSync } from 'node:zlib';
import { unfilter } from '../pictures/png-rows.ts';
import type { PageDescription, PageNote } from '../wall/protocol.ts';
import type { PageToRead } from './reading.ts';

/** Quarters clockwise. */
export type Quarters = 1 | 2 | 3;

/** A page turned, with its picture and what is missing of it. What had been turned wrongly is then as it came. */
export function rotatedPage({ page, rows, reading }: PageToRead, quarters: Quarters): PageToRead {
  const size = (width: number, height: number) =>
    quarters === 2 ? { width, height } : { width: height, height: width };
  const { width: pixelWidth, height: pixelHeight } = size(page.pixelWidth, page.pixelHeight);
  return {
    page: {
      ...page,
      ...size(page.width, page.height),
      ...{ pixelWidth, pixelHeight, notes: rotatedNotes(page.notes, quarters) },
    },
    rows: rotatedRows(page, rows, quarters),
    reading: {
      ...size(reading.width, reading.height),
      samples: turnedSamples(reading.samples, { ...reading, channels: 1 }, quarters),
    },
  };
}

const AROUND: readonly PageNote[] = ['cut-top', 'cut-right', 'cut-bottom', 'cut-left'];

function rotatedNotes(notes: readonly PageNote[], quarters: Quarters): PageNote[] {
  const others = notes
    .filter((note) => note !== 'turned')
    .map((note) => (AROUND.includes(note) ? (AROUND[(AROUND.indexOf(note) + quarters) % 4] ?? note) : note));
  return notes.includes('turned') ? others : [...others, 'turned'];
}

function rotatedRows(
  { pixelWidth, pixelHeight, channels }: PageDescription,
  packed: Buffer,
  quarters: Quarters,
): Buffer {
  const stride = pixelWidth * channels;
  const rows = inflateSync(packed, { maxOutputLength: (stride + 1) * pixelHeight });
  const samples = unfilter(rows, stride, channels);
  if (!samples || rows.byteLength !== (stride + 1) * pixelHeight) throw new Error('Not the rows that it says');
  const rotated = turnedSamples(samples, { width: pixelWidth, height: pixelHeight, channels }, quarters);
  const length = (quarters === 2 ? pixelWidth : pixelHeight) * channels;
  const count = rotated.byteLength / length;
  const unfiltered = Buffer.alloc(rotated.byteLength + count);
  for (let row = 0; row < count; row++)
    unfiltered.set(rotated.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  return deflateSync(unfiltered, { level: 3 });
}

interface Shape {
  width: number;
  height: number;
  channels: number;
}

function turnedSamples(samples: Uint8Array, { width, height, channels }: Shape, quarters: Quarters): Uint8Array {
  const rotated = new Uint8Array(width * height * channels);
  // From one sample of the page that was to the next, along a row of the page that will be and from row to row.
  const [first, along, down] = {
    1: [(height - 1) * width, -width, 1],
    2: [width * height - 1, -1, -width],
    3: [width - 1, width, -1],
  }[quarters] as [number, number, number];
  const [wide, high] = quarters === 2 ? [width, height] : [height, width];
  for (let y = 0, to = 0; y < high; y++) {
    for (let x = 0, from = (first + y * down) * channels; x < wide; x++, from += along * channels)
      for (let channel = 0; channel < channels; channel++, to++) rotated[to] = samples[from + channel] ?? 0;
  }
  return rotated;
}
