import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDrawn, shareOf } from './drawn-files.ts';

const attacks = globSync('test/attack/*.test.ts', { cwd: join(import.meta.dirname, '..', '..') });
const seeds = Array.from({ length: 100 }, (_, at) => `seed ${at}`);

describe('the files of a lane that a run takes', () => {
  it.each([
    ['attack', 'sample'],
    ['mocked', 'sample'],
    ['turns', 'ci'],
  ] as const)('are others with another seed, and none is never taken: %s, %s', (lane, scale) => {
    const drawn = seeds.map((seed) => attacks.filter((path) => isDrawn(lane, path, { seed, scale })));
    expect(new Set(drawn.flat())).toEqual(new Set(attacks));
    for (const taken of drawn) expect(taken.length).toBeLessThan(attacks.length);
  });

  it.each([
    ['attack', 'ci'],
    ['quick', 'ci'],
    ['slow', 'ci'],
    ['turns', 'full'],
    ['mocked', 'soak'],
  ] as const)('are all of them: %s, %s', (lane, scale) => {
    for (const seed of seeds.slice(0, 10))
      expect(attacks.filter((path) => !isDrawn(lane, path, { seed, scale }))).toEqual([]);
  });

  it('give all their tests where one goes on from another', () => {
    expect(shareOf('attack', 'test/attack/suspended.test.ts', { scale: 'ci' })).toBe(1);
    expect(shareOf('attack', 'test/attack/forms.test.ts', { scale: 'ci' })).toBe(3);
    expect(shareOf('attack', 'test/attack/forms.test.ts', { scale: 'full' })).toBe(1);
  });
});
