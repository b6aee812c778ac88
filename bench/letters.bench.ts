import { createGlassBox, type GlassBox } from '../src/files/create-glass-box.ts';
import { buildBox } from '../src/files/testing/build-box.ts';
import { readLetter } from '../src/letters/reader/index.ts';
import { secondLayout } from '../test/letters/second-set/layout.ts';
import { type Found, measureSecondSet, type Read } from '../test/letters/second-set/measure-second-set.ts';
import { readSecondSet } from '../test/letters/second-set/read-second-set.ts';
import type { SecondLetter } from '../test/letters/second-set/second-letter.ts';
import { pdfOf } from '../test/letters/typst.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** A smoke run reads every so manieth letter. */
const SMOKE_STEP = 12;

/**
 * How well the letters of the second set are read, as text PDF through the glass box. Their writer had not read the rules; once the
 * rules have been mended by them this says that nothing was lost, and test/letters/README.md holds the first run.
 */
const row: BenchRow = {
  name: 'letters: read right on the second set',
  ratioOf: 'kind right or honestly unknown, of all letters; nothing harmful',
  bar: { atLeast: 0.99 },
  async run({ smoke }) {
    const letters = readSecondSet().filter((_, index) => !smoke || index % SMOKE_STEP === 0);
    const built = await buildBox();
    const box = createGlassBox(built);
    try {
      const text = await readAll(letters, (letter) => readText(box, letter));
      return {
        figures: figuresOf('text', text.found, text.times),
        ratio: text.found.harmful.length > 0 ? 0 : shareOf(text.found),
      };
    } finally {
      await box.close();
      await built.remove();
    }
  },
};
export default row;

async function readAll(
  letters: readonly SecondLetter[],
  read: (letter: SecondLetter) => Promise<{ reading: Read['reading']; ms: number }>,
): Promise<{ found: Found; times: number[] }> {
  const all: Read[] = [];
  const times: number[] = [];
  for (const letter of letters) {
    const { reading, ms } = await read(letter);
    all.push({ letter, reading });
    times.push(ms);
  }
  return { found: measureSecondSet(all), times };
}

async function readText(box: GlassBox, letter: SecondLetter): Promise<{ reading: Read['reading']; ms: number }> {
  const pdf = pdfOf(letter, secondLayout(letter));
  const start = performance.now();
  const answer = await box.open(pdf);
  if (!answer.ok) throw new Error(`${letter.id} was refused: ${answer.reason}`);
  const reading = readLetter(answer.pages);
  return { reading, ms: performance.now() - start };
}

function figuresOf(what: string, { letters, shares, wrongKinds, harmful }: Found, times: readonly number[]) {
  return Object.fromEntries([
    [`${what}: letters`, letters],
    ...Object.entries(shares).map(([name, share]) => [`${what}: ${name}, %`, share.percent]),
    [`${what}: wrong kinds`, wrongKinds.length],
    [`${what}: harmful errors`, harmful.length],
    [`${what}: median ms`, quantile(times, 0.5)],
    [`${what}: p95 ms`, quantile(times, 0.95)],
  ]) as Record<string, number>;
}

function shareOf({ shares }: Found): number {
  return shares['kind right or honestly unknown'].percent / 100;
}
