import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { dearAttacks, dearQuick, isTaken, onEveryForm } from './dear-files.ts';
import { isSample, scale, seeded } from './seed.ts';

/** One in so many of the tests of a lane; what is not named here is taken whole. */
const shares: Readonly<Record<string, Partial<Record<ReturnType<typeof scale>, number>>>> = {
  attack: { sample: 2, ci: 3 },
  sampled: { ci: 4 },
};
/** One in so many of the files of a lane. A world for each file is dear: with `npm test` fewer files, and more of each. */
const fileShares: typeof shares = { attack: { sample: 5 }, mocked: { sample: 4 }, turns: { ci: 3 } };
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
    for (const file of files) {
      const share = isSample() && onEveryForm.includes(file.name) ? 10 : (shares[lane]?.[scale()] ?? 1);
      const isWhole = goesOn.test(file.name);
      if (!hasFile(lane, file.name, isWhole && isSample() ? share : 1)) file.tasks = [];
      if (!isWhole) file.tasks = file.tasks.filter((task) => hasPart(task, file.name, share));
      // Without this the world of an empty file is made all the same.
      if (file.tasks.length === 0) file.mode = 'skip';
    }
  }
}

/** Whether a file is in the share of its lane; `more` times fewer are of those that stay whole. */
function hasFile(lane: string, path: string, more: number): boolean {
  const oneIn = fileShares[lane]?.[scale()] ?? 1;
  const isDrawn = seeded(path) % (oneIn * more) === 0;
  if (!isSample()) return isDrawn;
  const seed = seeded('listed files');
  if (lane === 'quick') return isTaken(dearQuick, path, 3, seed) ?? true;
  return onEveryForm.includes(path) || (isTaken(dearAttacks, path, oneIn, seed) ?? isDrawn);
}

/** Leaves a suite with those of its tests that are in the share; false when that is none. */
function hasPart(task: RunnerTask, path: string, share: number): boolean {
  const name = `${path} > ${task.name}`;
  if (task.type === 'test') return seeded(name) % share === 0;
  task.tasks = task.tasks.filter((inner) => hasPart(inner, name, share));
  return task.tasks.length > 0;
}
