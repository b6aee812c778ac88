import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { isSample, scale, seeded } from './seed.ts';

/** One in so many of the tests of a lane; what is not named here is taken whole. */
const shares: Readonly<Record<string, Partial<Record<ReturnType<typeof scale>, number>>>> = {
  attack: { sample: 2, ci: 3 },
  sampled: { ci: 4 },
};
/** One in so many of the files of a lane. A world for each file is dear: with `npm test` fewer files, and more of each. */
const fileShares: typeof shares = { attack: { sample: 5 }, mocked: { sample: 4 }, turns: { ci: 3 } };
/**
 * Quick tests that take as long as thirty others: they build worlds, wait for windows, start workers. `npm test` takes one in
 * three of these files, CI and a module by itself all of them.
 */
const dear = new RegExp(
  `/(${[
    'intake/(arrivals|busy|code)',
    'sign-in/(join|set-up|sign-in)',
    'letters/(letter-(aside|confirm|files|scan)|read-in-worker|upload-quota|events-agree)',
    'documents/(bundle|documents)',
    'account/(account|new-keys)',
    'commands/package',
    'procedures/later-day',
    'limits/limits',
  ].join('|')})\\.test\\.ts$`,
);
/** Attacks that go on where the one before them stopped: CI takes all of such a file, `npm test` all or nothing. */
const goesOn =
  /\/(borrowed-context|case-lists|joining-keys|lists-anew|log-reworded|no-false-alarm|public-words|signed-endings|suspended)\.test\.ts$/;

/**
 * Takes a seeded share of the tests of a lane in `npm test` and in CI. What is not in it counts neither as passed nor as
 * skipped; a file of which nothing is in it makes no world.
 */
export default class SamplingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    const lane = this.config.name ?? '';
    const share = shares[lane]?.[scale()] ?? 1;
    for (const file of files) {
      const isWhole = goesOn.test(file.name);
      const oneIn = fileShare(lane, file.name) * (isWhole && isSample() ? share : 1);
      if (seeded(file.name) % oneIn !== 0) file.tasks = [];
      if (!isWhole) file.tasks = file.tasks.filter((task) => hasPart(task, file.name, share));
      // Without this the world of an empty file is made all the same.
      if (file.tasks.length === 0) file.mode = 'skip';
    }
  }
}

/** One in so many of the files of a lane, by the file's name where only some of them are dear. */
function fileShare(lane: string, path: string): number {
  if (lane === 'quick') return isSample() && dear.test(path) ? 3 : 1;
  return fileShares[lane]?.[scale()] ?? 1;
}

/** Leaves a suite with those of its tests that are in the share; false when that is none. */
function hasPart(task: RunnerTask, path: string, share: number): boolean {
  const name = `${path} > ${task.name}`;
  if (task.type === 'test') return seeded(name) % share === 0;
  task.tasks = task.tasks.filter((inner) => hasPart(inner, name, share));
  return task.tasks.length > 0;
}
