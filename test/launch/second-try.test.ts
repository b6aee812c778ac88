import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

interface Outcome {
  passed: number;
  elsewhere: number;
  failed: number;
  files: string[];
}
type Start = (words: string[], env: { TEST_OUTCOME: string }) => Promise<number>;

// Plain JavaScript for any Node: it has no types of its own.
const path: string = '../../bin/second-try.mjs';
const { withSecondTry }: { withSecondTry(start: Start, say: (line: string) => void): Promise<number> } = await import(
  path
);

/** Runs that end like this one after the other; null where one ends without saying how. */
async function afterRuns(...ends: (Outcome | null)[]) {
  const given: string[][] = [];
  const said: string[] = [];
  const code = await withSecondTry(
    async (words, env) => {
      const end = ends[given.length] ?? null;
      given.push(words);
      if (end !== null) await writeFile(env.TEST_OUTCOME, JSON.stringify(end));
      return end?.failed === 0 ? 0 : 1;
    },
    (line) => said.push(line),
  );
  return { code, given, last: said.at(-1) };
}

const broken = { passed: 90, elsewhere: 80, failed: 2, files: ['a.test.ts'] };
const whole = { passed: 12, elsewhere: 12, failed: 0, files: [] };

describe('the second try of CI', () => {
  test('is not made where nothing failed', async () => {
    const run = await afterRuns(whole);
    expect([run.code, run.given]).toEqual([0, [[]]]);
  });

  test('is made of the broken files alone, and counts each test once', async () => {
    const run = await afterRuns(broken, whole);
    expect(run.code).toBe(0);
    expect(run.given[1]).toEqual(['--no-file-parallelism', 'a.test.ts']);
    expect(run.last).toBe('92 passed, 0 failed');
  });

  test('is the last one: what fails again has failed', async () => {
    const run = await afterRuns(broken, { passed: 11, elsewhere: 0, failed: 1, files: ['a.test.ts'] });
    expect([run.code, run.given.length, run.last]).toEqual([1, 2, '91 passed, 1 failed']);
  });

  test('is not made where the run died, where no file is known, or where much is broken', async () => {
    const many = Array.from({ length: 13 }, (_, at) => `${at}.test.ts`);
    for (const end of [null, { ...broken, files: [] }, { ...broken, files: many }]) {
      const run = await afterRuns(end);
      expect([run.code, run.given.length]).toEqual([1, 1]);
    }
    expect((await afterRuns(broken, null)).code).toBe(1);
  });
});
