import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { isSample, seeded } from './seed.ts';

/** One in ten. */
const share = 10;

/**
 * Takes a seeded tenth of the tests of a lane where the run is a sample (`npm test`). What is not in it counts neither as
 * passed nor as skipped; a file of which nothing is in it makes no world.
 */
export default class SamplingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    if (!isSample()) return;
    for (const file of files) file.tasks = file.tasks.filter((task) => hasPart(task, file.name));
  }
}

/** Leaves a suite with those of its tests that are in the sample; false when that is none. */
function hasPart(task: RunnerTask, path: string): boolean {
  const name = `${path} > ${task.name}`;
  if (task.type === 'test') return seeded(name) % share === 0;
  task.tasks = task.tasks.filter((inner) => hasPart(inner, name));
  return task.tasks.length > 0;
}
