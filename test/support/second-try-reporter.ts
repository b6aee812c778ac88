import type { Reporter, TestModule } from 'vitest/node';

/**
 * Names the tests that passed only when they were asked a second time (CI asks twice, see vitest.config.ts): one busy second
 * must not stop a landing, and a test that needs it again and again is a defect that somebody has to see.
 */
export default class SecondTryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky === true)
        .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
    );
    if (names.length > 0) process.stdout.write(`\npassed only at the second try:\n${names.join('\n')}\n`);
  }
}
