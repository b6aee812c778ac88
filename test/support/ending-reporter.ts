import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

/** How much of a reason is shown at the end; the whole stands where the test ran. */
const LINES = 8;

/**
 * Closes a run: what failed and why, and as the last line `N passed, N failed`,
 * which in `npm test` one follows about what was not run. Of a long run often only the end is kept,
 * so it must say everything that one acts on. `TEST_OUTCOME` names a file for whoever gives what failed a second try.
 */
export default class EndingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const failures = [
      ...inState('failed').map((test) => `${nameOf(test)}\n${headOf(errorsOf(test))}`),
      ...modules.flatMap(brokenBefore),
      ...unhandled.map((error) => `outside a test\n${headOf([error])}`),
    ];
    const skipped = inState('skipped').length;
    const lines = [
      ...(skipped > 0 ? [`skipped: ${skipped}`] : []),
      ...(failures.length > 0 ? ['failed:', ...failures.map((failure) => `  ${failure}`)] : []),
      '',
      `${inState('passed').length} passed, ${failures.length} failed`,
    ];
    const { TEST_OUTCOME: outcome, TEST_NOT_RUN: notRun = '' } = process.env;
    process.stdout.write(`\n${[...lines, ...(notRun === '' ? [] : [notRun])].join('\n')}\n`);
    if (outcome !== undefined) {
      const outside = unhandled.map((error) => relative(process.cwd(), String(error.VITEST_TEST_PATH ?? '')));
      const files = new Set([...modules.filter((one) => !one.ok()).map((one) => one.relativeModuleId), ...outside]);
      const elsewhere = inState('passed').filter((test) => !files.has(test.module.relativeModuleId)).length;
      // What broke outside of every file has nothing to try again.
      const again = files.has('') ? [] : [...files];
      const counts = { passed: inState('passed').length, elsewhere, failed: failures.length };
      writeFileSync(outcome, JSON.stringify({ ...counts, files: again }));
    }
    if (tests.length === 0) process.exitCode = 1;
  }
}

const nameOf = (test: TestCase) => `${test.project.name}: ${test.module.relativeModuleId} > ${test.fullName}`;

interface Failure {
  message: string;
  diff?: string | undefined;
  stack?: string | undefined;
}

function errorsOf(test: TestCase): readonly Failure[] {
  return test.result().errors ?? [];
}

/** What failed outside its tests: a file that could not be read, or what a suite does before and after them. */
function brokenBefore(module: TestModule): string[] {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites
    .filter((suite) => suite.errors().length > 0)
    .map((suite) => `${module.project.name}: ${module.relativeModuleId}\n${headOf(suite.errors())}`);
}

/** What the error says, how the two things differ, and where: the first lines of it, without colours. */
function headOf(errors: readonly Failure[]): string {
  const told = errors.flatMap(({ message, diff = '', stack = '' }) => {
    const [, at = ''] = stack.split(/\n(?= +(?:at|❯) )/);
    const differing = stripVTControlCharacters(diff)
      .split('\n')
      .filter((line) => /^[-+]/.test(line));
    return [...message.split('\n'), ...differing.slice(0, LINES), at];
  });
  const lines = told.filter((line) => line.trim() !== '').slice(0, 2 * LINES);
  return lines.map((line) => `      ${line.trim().slice(0, 200)}`).join('\n');
}
