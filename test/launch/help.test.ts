import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import book from '../../docs/soak.json' with { type: 'json' };

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

  it('says of every step of the long run when it passed and how long it took, or that nobody timed it', () => {
    const steps = /use (.+)\.\n$/.exec(launch('soak', 'nonsense').stderr)?.[1]?.split(', ');
    expect(Object.keys(book)).toEqual(steps);
    for (const [step, { seconds }] of Object.entries(book))
      expect(seconds, step).toSatisfy((one) => one === null || one > 0);
  });
});
