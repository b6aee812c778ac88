import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeSeed } from './tree-seed.ts';

describe('the seed of samples', () => {
  let folder: string;
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-seed-'));
    await writeFile(join(folder, 'a.ts'), 'one');
    git('init', '--quiet');
    git('add', '.');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is the same for the same tracked files, and another when one of them changes', async () => {
    const before = treeSeed(folder);
    expect(treeSeed(folder)).toBe(before);
    await writeFile(join(folder, 'notes.txt'), 'tracked by nobody');
    expect(treeSeed(folder)).toBe(before);
    await appendFile(join(folder, 'a.ts'), ' and two');
    expect(treeSeed(folder)).not.toBe(before);
  });

  it('needs no git: then every file counts that a clone would have', async () => {
    const before = treeSeed(folder);
    await rm(join(folder, '.git'), { recursive: true });
    expect(treeSeed(folder)).toBe(before);
  });
});
