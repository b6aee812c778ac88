import { createSandbox, type Sandbox, type SandboxPage } from '#app/platform/files/create-sandbox.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter, Use } from '../test/letters/corpus-letter.ts';
import { dressedLayout } from '../test/letters/layout.ts';
import { type Found, measure, type Read } from '../test/letters/measure.ts';
import { photosOf } from '../test/letters/photographer/index.ts';
import { readCorpus } from '../test/letters/read-corpus.ts';
import { pdfOf } from '../test/letters/typst.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** Letters are taken in steps of so many; photographs take longest, so that not every letter is photographed. */
const STEPS = { text: { smoke: 10, full: 1 }, photo: { smoke: 46, full: 6 } };
const BARS = { text: 0.99, photo: 0.97 };

/**
 * How well the letters of the examination, and in a full run those for regression, are read, as text PDF and as
 * photographs, through the sandbox. Nothing was mended by the former; of the latter it says that nothing was lost.
 */
const row: BenchRow = {
  name: 'letters: read right on the sets by others',
  ratioOf: 'kind right or honestly unknown to its bar (text 99 %, photo 97 %), the lower of the two; nothing harmful',
  bar: { atLeast: 1 },
  async run({ smoke }) {
    const size = smoke ? 'smoke' : 'full';
    const uses: readonly Use[] = smoke ? ['exam'] : ['exam', 'regression'];
    const built = await buildSandbox();
    const sandbox = createSandbox(built);
    try {
      const figures: Record<string, number> = {};
      const ratios: number[] = [];
      for (const use of uses) {
        const letters = lettersFor(use);
        const every = (step: number): CorpusLetter[] => letters.filter((_, index) => index % step === 0);
        const text = await readAll(sandbox, every(STEPS.text[size]), async (letter) => [
          pdfOf(letter, dressedLayout(letter)),
        ]);
        const photo = await readAll(sandbox, every(STEPS.photo[size]), (letter) =>
          photosOf(pdfOf(letter, dressedLayout(letter)), letter.id),
        );
        const before = use === 'exam' ? '' : `${use}, `;
        Object.assign(figures, figuresOf(`${before}text`, text), figuresOf(`${before}photo`, photo));
        ratios.push(ratioOf(text, BARS.text), ratioOf(photo, BARS.photo));
      }
      return { figures, ratio: Math.min(...ratios) };
    } finally {
      await sandbox.close();
      await built.remove();
    }
  },
};
export default row;

/** What can be drawn, without the few letters whose record says that they are read wrong. */
function lettersFor(use: Use): CorpusLetter[] {
  const isWrong = (miss: string): boolean => miss === 'wrong kind' || miss.startsWith('harm ');
  return readCorpus({ use }).filter(({ look, known }) => look !== 'plain' && !known.some(isWrong));
}

interface Outcome extends Found {
  times: readonly number[];
  refused: number;
}

/** Opens the files of each letter, one a page or one in all, and reads them; `times` are of opening and reading. */
async function readAll(
  sandbox: Sandbox,
  letters: readonly CorpusLetter[],
  filesOf: (letter: CorpusLetter) => Promise<Buffer[]>,
): Promise<Outcome> {
  const all: Read[] = [];
  const times: number[] = [];
  let refused = 0;
  for (const letter of letters) {
    const files = await filesOf(letter);
    const start = performance.now();
    const pages = await pagesOf(sandbox, files);
    refused += pages === null ? 1 : 0;
    all.push({ letter, reading: readLetter(pages ?? []) });
    times.push(performance.now() - start);
  }
  const found = measure(all);
  for (const each of [...found.wrongKinds, ...found.harmful]) process.stderr.write(`    ${each}\n`);
  return { ...found, times, refused };
}

/** The pages of all files, numbered through; null when one of them was not opened. */
async function pagesOf(sandbox: Sandbox, files: readonly Buffer[]): Promise<SandboxPage[] | null> {
  const pages: SandboxPage[] = [];
  for (const file of files) {
    const answer = await sandbox.open(file);
    if (!answer.ok) return null;
    for (const page of answer.pages) pages.push({ ...page, number: pages.length + 1 });
  }
  return pages;
}

function figuresOf(what: string, { letters, shares, wrongKinds, harmful, times, refused }: Outcome) {
  return Object.fromEntries([
    [`${what}: letters`, letters],
    [`${what}: letters not opened`, refused],
    ...Object.entries(shares)
      .filter(([, share]) => share.of > 0)
      .map(([name, share]) => [`${what}: ${name}, %`, share.percent]),
    [`${what}: wrong kinds`, wrongKinds.length],
    [`${what}: harmful errors`, harmful.length],
    [`${what}: median ms`, quantile(times, 0.5)],
    [`${what}: p95 ms`, quantile(times, 0.95)],
  ]) as Record<string, number>;
}

function ratioOf({ shares, harmful, refused, letters }: Outcome, bar: number): number {
  if (harmful.length > 0 || refused === letters) return 0;
  return shares['kind right or honestly unknown'].percent / 100 / bar;
}
