import { type RunnerTask, type RunnerTestCase, type RunnerTestFile, TestRunner } from 'vitest';
import { oneIn } from './sample.ts';
import { partOf } from './seed.ts';

/** In CI leaves of each file a fifth of its tests; what is not taken counts neither as passed nor as skipped. */
export default class SamplingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const file of files) {
      const taken = new Set(partOf(file.name, testsIn(file), oneIn));
      file.tasks = file.tasks.filter((task) => keeps(task, taken));
    }
  }
}

const testsIn = (task: RunnerTask): RunnerTestCase[] =>
  task.type === 'test' ? [task] : task.tasks.flatMap((inner) => testsIn(inner));

/** Leaves a suite with those of its tests that are taken; false when that is none. */
function keeps(task: RunnerTask, taken: ReadonlySet<RunnerTask>): boolean {
  if (task.type === 'test') return taken.has(task);
  task.tasks = task.tasks.filter((inner) => keeps(inner, taken));
  return task.tasks.length > 0;
}
