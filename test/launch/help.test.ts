import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';

const launch = (...words: string[]) =>
  spawnSync(process.execPath, [join(programFolder, 'bin/launch.mjs'), ...words], { encoding: 'utf8' });

describe('npm run TASK', () => {
  it.each(['test', 'check', 'docs', 'bench', 'learn', 'soak'])(
    '%s -- --help says what it takes, and does nothing',
    (task) => {
      const { status, stdout, stderr } = launch(task, '--help');
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^npm (run )?${task}\\b.*\\n`));
    },
  );

  it.each([
    ['bench', '--only', 'nonsense'],
    ['bench', '--nonsense'],
    ['bench', '--out'],
    ['docs', 'nonsense'],
    ['check', '--nonsense'],
    ['learn', 'nonsense'],
    ['soak', 'nonsense'],
    ['nonsense'],
  ])('says in one sentence what it does not take: %s %s %s', { timeout: 60_000 }, (...words) => {
    const { status, stdout, stderr } = launch(...words.filter((word) => word !== undefined));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });
});
