import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { scale, seeded } from './seed.ts';

/** One in so many of the tests of a lane; what is not named here is taken whole. */
const shares: Readonly<Record<string, Partial<Record<ReturnType<typeof scale>, number>>>> = {
  attack: { sample: 4, ci: 3 },
  sampled: { ci: 4 },
};
/** One in so many of the files of a lane. */
const fileShares: typeof shares = { attack: { sample: 3 }, turns: { ci: 2 } };
/** Attacks that go on where the one before them stopped: CI takes all of such a file, `npm test` all or nothing. */
const goesOn =
  /\/(borrowed-context|case-lists|joining-keys|log-reworded|public-words|signed-endings|suspended)\.test\.ts$/;

/**
 * Takes a seeded share of the tests of a lane in `npm test` and in CI. What is not in it counts neither as passed nor as
 * skipped; a file of which nothing is in it makes no world.
 */
export default class SamplingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    const lane = this.config.name ?? '';
    const [share, fileShare] = [shares[lane]?.[scale()] ?? 1, fileShares[lane]?.[scale()] ?? 1];
    for (const file of files) {
      const isWhole = goesOn.test(file.name);
      // A world for each file is dear: with `npm test` fewer files, and more of each.
      const oneIn = isWhole && scale() === 'sample' ? share * fileShare : fileShare;
      if (seeded(file.name) % oneIn !== 0) file.tasks = [];
      if (!isWhole) file.tasks = file.tasks.filter((task) => hasPart(task, file.name, share));
    }
  }
}

/** Leaves a suite with those of its tests that are in the share; false when that is none. */
function hasPart(task: RunnerTask, path: string, share: number): boolean {
  const name = `${path} > ${task.name}`;
  if (task.type === 'test') return seeded(name) % share === 0;
  task.tasks = task.tasks.filter((inner) => hasPart(inner, name, share));
  return task.tasks.length > 0;
}
