import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { createPageReader } from '#app/platform/files/page-reader.ts';
import { modelOf } from '#app/platform/files/sandbox/ocr/tesseract.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { cleaned, handedOver, photoOfLetter } from './support/cleaned-letter.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** Long enough for a reading box to start and get warm, as while a photo is cleaned. */
const WARM_MS = 2_000;

/** A cleaned page of a letter, from its pixels to its words: our reading box against Debian's Tesseract with the same model. */
const row: BenchRow = {
  name: 'reading a cleaned page (OCR)',
  ratioOf: 'median of our reading box, already warm, to the native tesseract on one thread',
  bar: { atMost: 1.3 },
  async run({ smoke }) {
    if (spawnSync('tesseract', ['--version']).error) return { figures: {}, ratio: 0, notMeasured: 'no tesseract' };
    const rounds = smoke ? 3 : 12;
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-ocr-'));
    const built = await buildSandbox();
    const reader = createPageReader(built);
    try {
      const page = cleaned(await photoOfLetter());
      const { width, height, samples } = page.reading;
      const picture = join(folder, 'page.pgm');
      await writeFile(picture, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), samples]));
      const model = await readFile(createRequire(import.meta.url).resolve(modelOf('nld')));
      await writeFile(join(folder, 'nld.traineddata'), gunzipSync(model));
      const dpi = String(Math.round((height * 72) / page.page.height));
      const options = ['--tessdata-dir', folder, '-l', 'nld', '--dpi', dpi, 'tsv'];
      const native: number[] = [];
      const ours: number[] = [];
      for (let round = 0; round < rounds; round++) {
        reader.prepare();
        await pause(WARM_MS);
        ours.push(await timeOf(() => reader.read({ pages: [handedOver(page)], languages: ['nld'] })));
        native.push(await timeOf(async () => spawnSync('tesseract', [picture, '-', ...options], oneThread)));
      }
      const figures = {
        'reading box, median ms': quantile(ours, 0.5),
        'native tesseract, median ms': quantile(native, 0.5),
      };
      return { figures, ratio: quantile(ours, 0.5) / quantile(native, 0.5) };
    } finally {
      await reader.close();
      await Promise.all([built.remove(), rm(folder, { recursive: true, force: true })]);
    }
  },
};
export default row;

const oneThread = { env: { PATH: process.env.PATH ?? '', OMP_THREAD_LIMIT: '1' } };

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const result = await work();
  if (typeof result === 'string') throw new Error(`The page was not read: ${result}`);
  return performance.now() - start;
}
