import { execFile } from 'node:child_process';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const places = `import { getPriority } from 'node:os';
import { giveWay } from '${join(import.meta.dirname, 'give-way.ts')}';
giveWay();
process.stdout.write(String(getPriority()));`;

/** The place in the queue of a process that was started at this one and then gave way. */
async function after(start: number): Promise<string> {
  const run = promisify(execFile);
  const node = [process.execPath, '--input-type=module', '--eval', places];
  return (await run('nice', ['-n', String(start), ...node])).stdout;
}

describe.skipIf(process.platform === 'win32')('a box that reads a picture', () => {
  test('goes behind the others, and stays there where the whole service was started behind them', async () => {
    const here = getPriority();
    expect(await after(0)).toBe(String(Math.max(here, 10)));
    expect(await after(15)).toBe(String(Math.min(here + 15, 19)));
  });
});
