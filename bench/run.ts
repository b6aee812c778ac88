import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { BenchRow } from './support/row.ts';

/**
 * `npm run bench [-- --smoke] [-- --only WORD]`: builds the rows as the program itself is built, runs them one after the
 * other, prints a table and writes JSON to bench-results/. Only a ratio outside its bar makes it fail.
 */
const smoke = process.argv.includes('--smoke');
const only = process.argv[process.argv.indexOf('--only') + 1];
const wanted = process.argv.includes('--only') && only !== undefined ? only : '';
/** A smoke run shows that every row runs; it is too short to judge to the last tenth. */
const slack = smoke ? 0.4 : 0;
const outDir = join('node_modules', '.cache', 'naast', `bench-${process.pid}`);

// As the supervisor starts the program; without it the parts of a page are built in their slower form for developers.
process.env.NODE_ENV = 'production';

try {
  const names = (await readdir('bench')).filter((file) => file.endsWith('.bench.ts') && file.includes(wanted));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: {
          ...Object.fromEntries(names.map((file) => [file.replace(/\.ts$/, ''), join('bench', file)])),
          'staff-server': 'bench/support/staff-server.ts',
          'public-server': 'bench/support/public-server.ts',
          'box-thread': 'src/platform/files/box-thread.ts',
          'letter-reader': 'src/service/letters/reader-thread.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  process.env.NAAST_BENCH_FOLDER = outDir;
  const results = [];
  for (const name of names) {
    const { default: row } = (await import(pathToFileURL(join(outDir, name.replace(/\.ts$/, '.js'))).href)) as {
      default: BenchRow;
    };
    let measured = await row.run({ smoke });
    // A smoke run is short: what does not fit in it is measured once more, for the machine may just have been busy.
    if (smoke && !fitsIn(row, measured)) measured = await row.run({ smoke });
    const { figures, ratio, notMeasured } = measured;
    const fits = fitsIn(row, measured);
    results.push({
      name: row.name,
      ratioOf: row.ratioOf ?? '',
      ratio,
      bar: row.bar ?? null,
      fits,
      figures,
      notMeasured,
    });
    print(results.at(-1));
  }
  await mkdir('bench-results', { recursive: true });
  await writeFile(
    join('bench-results', `${new Date().toISOString().slice(0, 10)}.json`),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  const failed = results.filter((result) => !result.fits).length;
  process.stdout.write(`\n${results.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await rm(outDir, { recursive: true, force: true });
}

function fitsIn({ bar }: BenchRow, { ratio, notMeasured }: Awaited<ReturnType<BenchRow['run']>>): boolean {
  if (notMeasured !== undefined) return true;
  return ratio >= (bar?.atLeast ?? 0) * (1 - slack) && ratio <= (bar?.atMost ?? Number.POSITIVE_INFINITY) * (1 + slack);
}

function print(
  result:
    | {
        name: string;
        ratioOf: string;
        ratio: number;
        bar: BenchRow['bar'] | null;
        fits: boolean;
        figures: Record<string, number>;
        notMeasured: string | undefined;
      }
    | undefined,
): void {
  if (!result) return;
  const { atLeast, atMost } = result.bar ?? {};
  const bar = atLeast !== undefined ? ` (at least ${atLeast})` : atMost !== undefined ? ` (at most ${atMost})` : '';
  const ratio = result.notMeasured ? `not measured: ${result.notMeasured}` : `ratio ${result.ratio.toFixed(2)}`;
  process.stdout.write(`\n${result.fits ? '  ' : '✗ '}${result.name}\n    ${ratio}${bar} ${result.ratioOf}\n`);
  for (const [name, value] of Object.entries(result.figures))
    process.stdout.write(`    ${name.padEnd(44)} ${value.toFixed(value < 10 ? 2 : 0)}\n`);
}
