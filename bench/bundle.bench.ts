import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '#app/platform/files/create-sandbox.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { bundleJob } from '#app/platform/files/testing/bundle-job.ts';
import { letter } from '#app/platform/files/testing/pdfs.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

const DOCUMENTS = 10;
const PAGES = 10;

/** A hundred pages bound, from sealed pictures in memory to the bytes that leave; beside it qpdf, which joins the originals. */
export default {
  name: 'bundle of 100 pages, from pictures to the file',
  ratioOf: 'to qpdf joining the same ten documents',
  bar: { atMost: 25 },
  async run({ smoke }) {
    const built = await buildSandbox();
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-'));
    try {
      return await measured(built, folder, smoke ? 2 : 7);
    } finally {
      await built.remove();
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies BenchRow;

async function measured(built: BuiltSandbox, folder: string, rounds: number) {
  const sandbox = createSandbox({ ...built, waiting: 1 });
  try {
    const pdf = await letter(PAGES);
    const answer = await sandbox.open(pdf);
    if (!answer.ok) throw new Error(answer.reason);
    const { job, pictures } = bundleJob(Array.from({ length: DOCUMENTS }, () => ({ shown: answer.pages })));
    let bytes = 0;
    const bind = await timesOf(rounds, async () => {
      const bound = await sandbox.bind(job, pictures);
      if (!bound.ok) throw new Error(bound.reason);
      bytes = bound.pdf.byteLength;
    });
    const joined = await joining(folder, pdf, rounds);
    const bindMs = quantile(bind, 0.5);
    const figures = { bindMedianMs: bindMs, bindP95Ms: quantile(bind, 0.95), bundleKiB: bytes / 1024 };
    if (joined === null) return { figures: { ...figures, qpdfIsMissing: 1 }, ratio: 0 };
    return { figures: { ...figures, qpdfMedianMs: joined }, ratio: bindMs / joined };
  } finally {
    await sandbox.close();
  }
}

/** Milliseconds in which qpdf reads ten files, joins them and writes one; null where it is not installed. */
async function joining(folder: string, pdf: Buffer, rounds: number): Promise<number | null> {
  if (spawnSync('qpdf', ['--version']).status !== 0) return null;
  const files = Array.from({ length: DOCUMENTS }, (_, at) => join(folder, `${at}.pdf`));
  for (const file of files) await writeFile(file, pdf);
  const target = join(folder, 'joined.pdf');
  const times = await timesOf(rounds, async () => {
    execFileSync('qpdf', ['--empty', '--pages', ...files, '--', target]);
    await readFile(target);
  });
  return quantile(times, 0.5);
}
