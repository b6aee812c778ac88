import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { browserScripts } from '../vite.config.ts';
import { endWhenBrokenOff } from './support/broken-off.ts';
import type { BenchRow, Measured } from './support/row.ts';

/**
 * `npm run bench [-- --smoke] [-- --only WORD] [-- --ci]`: builds the rows as the program itself is built, runs them one
 * after the other, prints a table and writes JSON to bench-results/ (or to the file after `--out`). Only a ratio outside
 * its bar makes it fail. `--smoke` measures shortly; `--ci` so, and only the rows of ci.json, each with the bar there.
 */
interface Result extends Omit<BenchRow, 'run'>, Measured {
  row: string;
  fits: boolean;
}

type Bar = NonNullable<BenchRow['bar']>;

const after = (flag: string): string | undefined =>
  process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
const isCi = process.argv.includes('--ci');
const smoke = isCi || process.argv.includes('--smoke');
const outDir = join('node_modules', '.cache', 'naast', `bench-${process.pid}`);

// As the supervisor starts the program; without it the parts of a page are built in their slower form for developers.
process.env.NODE_ENV = 'production';
process.env.NAAST_BENCH_FOLDER = outDir;
endWhenBrokenOff(outDir);

const bars = await barsOfCi();
const names = (await readdir('bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .filter((name) => name.includes(after('--only') ?? '') && (!isCi || bars.has(name)));
if (names.length === 0) {
  process.stderr.write(`No row has “${after('--only') ?? ''}” in its name; each is a file of bench/.\n`);
  process.exit(2);
}
await buildRows(names);
const results: Result[] = [];
for (const name of names) {
  const result = await measured(name);
  results.push(result);
  print(result);
}
await keep(results);
const failed = results.filter(({ fits }) => !fits);
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.map(({ row }) => row).join(', ')}\n`);
process.stdout.write(`\n${results.length - failed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length > 0 ? 1 : 0);

async function barsOfCi(): Promise<Map<string, Bar>> {
  const rows = JSON.parse(await readFile('bench/ci.json', 'utf8')) as { row: string; bar: Bar }[];
  return new Map(rows.map(({ row, bar }) => [row, bar]));
}

async function buildRows(names: readonly string[]): Promise<void> {
  await build({
    configFile: false,
    plugins: [browserScripts()],
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
          ...Object.fromEntries(names.map((name) => [`${name}.bench`, join('bench', `${name}.bench.ts`)])),
          'staff-server': 'bench/support/staff-server.ts',
          'public-server': 'bench/support/public-server.ts',
          'sandbox-thread': 'src/platform/files/sandbox-thread.ts',
          'letter-reader': 'src/service/letters/reader-thread.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

/** One row; where it breaks, that is what it says, and the others still run. */
async function measured(name: string): Promise<Result> {
  const { default: row } = (await import(pathToFileURL(join(outDir, `${name}.bench.js`)).href)) as {
    default: BenchRow;
  };
  const bar = (isCi ? bars.get(name) : undefined) ?? row.bar ?? {};
  const told = { row: name, name: row.name, ratioOf: row.ratioOf, bar };
  try {
    const { figures, ratio, notMeasured } = await row.run({ smoke });
    const fits = ratio >= (bar.atLeast ?? 0) && ratio <= (bar.atMost ?? Number.POSITIVE_INFINITY);
    return notMeasured === undefined
      ? { ...told, figures, ratio, fits }
      : { ...told, figures, ratio, notMeasured, fits: true };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return { ...told, figures: {}, ratio: Number.NaN, fits: false };
  }
}

function print({ name, ratioOf, ratio, bar = {}, fits, figures, notMeasured }: Result): void {
  const { atLeast, atMost } = bar;
  const allowed = atLeast !== undefined ? ` (at least ${atLeast})` : atMost !== undefined ? ` (at most ${atMost})` : '';
  const said = notMeasured ? `not measured: ${notMeasured}` : `ratio ${ratio.toFixed(2)}`;
  process.stdout.write(`\n${fits ? '  ' : '✗ '}${name}\n    ${said}${allowed} ${ratioOf}\n`);
  for (const [figure, value] of Object.entries(figures))
    process.stdout.write(`    ${figure.padEnd(44)} ${value.toFixed(value < 10 ? 2 : 0)}\n`);
}

async function keep(results: readonly Result[]): Promise<void> {
  const file = after('--out') ?? join('bench-results', `${new Date().toISOString().slice(0, 10)}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}
