import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { browserScripts } from '../../vite.config.ts';
import { endWhenBrokenOff } from '../support/broken-off.ts';
import type { Cost } from './processor-time.ts';
import type { Asked } from './standing.ts';
import type { Work } from './works.ts';

/**
 * `npm run soak -- earlier`: what requests cost now, against an earlier commit, in processor time of program
 * and database. Both stand beside each other and are asked in turns, so that whatever else the machine does falls on
 * both. Writes bench-results/earlier.json, and fails where a ratio is outside its bar.
 */
const earlier = 'a7d3c34';
/** The earlier cost to that of now, as it must be at least. Without a bar it is told only. */
const bars: Record<Work, number | null> = { list: 1.4, case: 1 / 1.1, report: 1 / 1.15, due: null, 'first-page': null };
const cases = 2_000;
const rounds = 24;
const requests = 20;

const worktree = join(await mkdtemp(join(tmpdir(), 'naast-earlier-')), 'tree');
const folder = 'node_modules/.cache/naast/standing';
process.env.NODE_ENV = 'production';
endWhenBrokenOff(dirname(worktree));

if (process.platform !== 'linux') throw new Error('Only Linux tells what a process used of a processor.');
try {
  await layOut(worktree);
  for (const root of [worktree, resolve('.')]) await buildIn(root);
  const before = await stand(worktree);
  const now = await stand(resolve('.'));
  const told = [];
  for (const [work, bar] of Object.entries(bars) as [Work, number | null][]) {
    const found = { work, bar, ...(await compared(work, before, now)) };
    const fits = bar === null || found.ratio >= bar;
    process.stdout.write(`${fits ? '  ' : '✗ '}${work.padEnd(12)} ${figuresIn(found)}\n`);
    told.push({ ...found, fits });
  }
  for (const { child } of [before, now]) child.disconnect();
  await mkdir('bench-results', { recursive: true });
  await writeFile('bench-results/earlier.json', `${JSON.stringify({ against: earlier, cases, told }, null, 2)}\n`);
  process.exitCode = told.every(({ fits }) => fits) ? 0 : 1;
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', worktree]);
}

/** The earlier commit with its own packages, and what stands there to be asked. */
async function layOut(root: string): Promise<void> {
  execFileSync('git', ['worktree', 'add', '--detach', root, earlier], { stdio: 'inherit' });
  execFileSync(process.execPath, ['bin/launch.mjs', 'naast', '--help'], { cwd: root, stdio: 'ignore' });
  await cp('bench/earlier', join(root, 'bench/earlier'), { recursive: true });
  const sameName = "export { benchHouse as benchInstallation } from './bench-house.ts';\n";
  await writeFile(join(root, 'bench/support/bench-installation.ts'), sameName);
}

async function buildIn(root: string): Promise<void> {
  await rm(join(root, folder), { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    plugins: [browserScripts()],
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: {
          standing: join(root, 'bench/earlier/standing.ts'),
          'staff-server': join(root, 'bench/support/staff-server.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

interface Standing {
  child: ChildProcess;
  ask(asked: Asked): Promise<Cost>;
}

async function stand(root: string): Promise<Standing> {
  const built = join(root, folder);
  const child = fork(join(built, 'standing.js'), [String(cases)], {
    cwd: root,
    env: { ...process.env, NAAST_BENCH_FOLDER: built },
  });
  const answer = () =>
    new Promise<Cost>((done, fail) => {
      const ended = (code: number | null) => fail(new Error(`What stands in ${root} ended with ${code}.`));
      child.once('exit', ended);
      child.once('message', (told: Cost) => {
        child.off('exit', ended);
        done(told);
      });
    });
  await answer();
  return {
    child,
    ask(asked) {
      const told = answer();
      child.send(asked);
      return told;
    },
  };
}

interface Compared {
  ratio: number;
  before: Cost;
  now: Cost;
}

/** In turns, each as often first; of what was found the middle half. */
async function compared(work: Work, before: Standing, now: Standing): Promise<Compared> {
  for (const one of [before, now]) await one.ask({ work, requests: 200 });
  const found: { before: Cost; now: Cost }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const asked = { work, requests };
    const [first, second] = round % 2 === 0 ? [before, now] : [now, before];
    const [one, other] = [await first.ask(asked), await second.ask(asked)];
    found.push(first === before ? { before: one, now: other } : { before: other, now: one });
  }
  const middle = (of: (one: (typeof found)[number]) => number) => {
    const sorted = found.map(of).sort((a, b) => a - b);
    const inner = sorted.slice(rounds / 4, -rounds / 4);
    return Math.round((inner.reduce((sum, value) => sum + value, 0) / inner.length) * 1000) / 1000;
  };
  const costOf = (when: 'before' | 'now'): Cost => ({
    web: middle((one) => one[when].web),
    database: middle((one) => one[when].database),
  });
  const whole = ({ web, database }: Cost) => web + database;
  return {
    ratio: middle((one) => whole(one.before) / whole(one.now)),
    before: costOf('before'),
    now: costOf('now'),
  };
}

function figuresIn({ ratio, bar, before, now }: Compared & { bar: number | null }): string {
  const cost = ({ web, database }: Cost) => `${web.toFixed(2)} + ${database.toFixed(2)} ms`;
  const allowed = bar === null ? '' : ` (at least ${bar.toFixed(2)})`;
  return `${ratio.toFixed(2)} × as many a second${allowed}: ${cost(before)} before, ${cost(now)} now (program + database)`;
}
