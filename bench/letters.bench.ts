import { createSandbox, type Sandbox, type SandboxPage } from '#app/platform/files/create-sandbox.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { readEighthSet } from '../test/letters/eighth-set/read-eighth-set.ts';
import { readFifthSet } from '../test/letters/fifth-set/read-fifth-set.ts';
import { readFourthSet } from '../test/letters/fourth-set/read-fourth-set.ts';
import { readNinthSet } from '../test/letters/ninth-set/read-ninth-set.ts';
import { photosOf } from '../test/letters/photographer/index.ts';
import { secondLayout } from '../test/letters/second-set/layout.ts';
import { type Found, measureSecondSet, type Read } from '../test/letters/second-set/measure-second-set.ts';
import { readSecondSet } from '../test/letters/second-set/read-second-set.ts';
import type { SecondLetter } from '../test/letters/second-set/second-letter.ts';
import { readSeventhSet } from '../test/letters/seventh-set/read-seventh-set.ts';
import { readSixthSet } from '../test/letters/sixth-set/read-sixth-set.ts';
import { readTenthSet } from '../test/letters/tenth-set/read-tenth-set.ts';
import { readThirdSet } from '../test/letters/third-set/read-third-set.ts';
import { pdfOf } from '../test/letters/typst.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** Letters are taken in steps of so many; photographs take longest, so that not every letter is photographed. */
const STEPS = { text: { smoke: 12, full: 1 }, photo: { smoke: 60, full: 6 } };
const BARS = { text: 0.99, photo: 0.97 };

/**
 * How well the letters of the second set, and in a full run of all sets by others, are read, as text PDF and as
 * photographs, through the sandbox. Their writers had not read the rules; of all but the fifth, which is kept for this,
 * it says today that nothing was lost. test/letters/README.md holds the first runs.
 */
const row: BenchRow = {
  name: 'letters: read right on the sets by others',
  ratioOf: 'kind right or honestly unknown to its bar (text 99 %, photo 97 %), the lower of the two; nothing harmful',
  bar: { atLeast: 1 },
  async run({ smoke }) {
    const size = smoke ? 'smoke' : 'full';
    const sets = { second: readSecondSet(), ...(smoke ? {} : others()) };
    const built = await buildSandbox();
    const sandbox = createSandbox(built);
    try {
      const figures: Record<string, number> = {};
      const ratios: number[] = [];
      for (const [set, letters] of Object.entries(sets)) {
        const every = (step: number): SecondLetter[] => letters.filter((_, index) => index % step === 0);
        const text = await readAll(sandbox, every(STEPS.text[size]), async (letter) => [
          pdfOf(letter, secondLayout(letter)),
        ]);
        const photo = await readAll(sandbox, every(STEPS.photo[size]), (letter) =>
          photosOf(pdfOf(letter, secondLayout(letter)), letter.id),
        );
        const before = set === 'second' ? '' : `${set} set, `;
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

const others = () => ({
  third: readThirdSet(),
  fourth: readFourthSet(),
  fifth: readFifthSet(),
  sixth: readSixthSet(),
  seventh: readSeventhSet(),
  eighth: readEighthSet(),
  ninth: readNinthSet(),
  tenth: readTenthSet(),
});

interface Outcome extends Found {
  times: readonly number[];
  refused: number;
}

/** Opens the files of each letter, one a page or one in all, and reads them; `times` are of opening and reading. */
async function readAll(
  sandbox: Sandbox,
  letters: readonly SecondLetter[],
  filesOf: (letter: SecondLetter) => Promise<Buffer[]>,
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
  const found = measureSecondSet(all);
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
