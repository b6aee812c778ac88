import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { shareOf } from './drawn-files.ts';
import { scale, seeded } from './seed.ts';

/**
 * Takes a seeded share of the tests of a file in `npm test` and in CI; which files a run takes at all, the order of files
 * decides (longest-first.ts). What is not in it counts neither as passed nor as skipped; a file of which nothing is in it
 * makes no world.
 */
export default class SamplingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const file of files) {
      const share = shareOf(this.config.name ?? '', file.name, { scale: scale() });
      file.tasks = file.tasks.filter((task) => hasPart(task, file.name, share));
      // Without this the world of an empty file is made all the same.
      if (file.tasks.length === 0) file.mode = 'skip';
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
