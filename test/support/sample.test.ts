import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oneIn, sampledFiles, sampledTests, treeSeed, turnOf } from './sample.ts';

const root = join(import.meta.dirname, '..', '..');
const there = (pattern: string) => globSync(pattern, { cwd: root });
/** `x/{a,b}.ts` names two files. */
const named = (pattern: string) => {
  const [, before = '', names = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? [];
  return names === '' ? [pattern] : names.split(',').map((name) => before + name + after);
};

describe('what CI takes a part of', () => {
  it('is there, each file once', () => {
    const all = [...sampledTests, ...sampledFiles].flatMap(named);
    expect(all.filter((path) => there(path).length === 0)).toEqual([]);
    expect(all.length).toBe(new Set(all).size);
  });

  it('is the same share with each seed, and none is never taken', () => {
    const turns = Array.from({ length: 100 }, (_, at) => turnOf(sampledFiles, oneIn, { seed: `${at}`, word: 'files' }));
    expect(new Set(turns.flat())).toEqual(new Set(sampledFiles));
    for (const taken of turns) expect(Math.abs(taken.length - sampledFiles.length / oneIn)).toBeLessThan(1);
    expect(turnOf(['one', 'two'], oneIn, { seed: '1', word: 'few' })).toHaveLength(1);
  });

  it('follows from the commit, and from a word of its own where there is no git', () => {
    expect(treeSeed(root)).toBe(treeSeed(join(root, 'src')));
    if (process.env.TEST_SEED === undefined) expect(treeSeed(tmpdir())).toBe('a folder without git');
  });
});
