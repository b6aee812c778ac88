import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byTurns, dearQuick } from './dear-files.ts';
import { isDrawn, shareOf } from './drawn-files.ts';

const attacks = globSync('test/attack/*.test.ts', { cwd: join(import.meta.dirname, '..', '..') });
const seeds = Array.from({ length: 100 }, (_, at) => `seed ${at}`);

describe('the files of a lane that a run takes', () => {
  it.each([
    ['attack', 'sample'],
    ['mocked', 'sample'],
  ] as const)('are others with another seed, and none is never taken: %s, %s', (lane, scale) => {
    const drawn = seeds.map((seed) => attacks.filter((path) => isDrawn(lane, path, { seed, scale })));
    expect(new Set(drawn.flat())).toEqual(new Set(attacks));
    for (const taken of drawn) expect(taken.length).toBeLessThan(attacks.length);
  });

  it.each([
    ['turns', 'ci', byTurns, 5],
    ['quick', 'sample', dearQuick, 6],
  ] as const)(
    'are the same share of a list with each seed, and none is never taken: %s, %s',
    (lane, scale, all, oneIn) => {
      const drawn = seeds.map((seed) => all.filter((path) => isDrawn(lane, path, { seed, scale })));
      expect(new Set(drawn.flat())).toEqual(new Set(all));
      for (const taken of drawn) expect(Math.abs(taken.length - all.length / oneIn)).toBeLessThan(1);
    },
  );

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
    expect(shareOf('attack', 'test/attack/forms.test.ts', { scale: 'ci' })).toBe(4);
    expect(shareOf('attack', 'test/attack/forms.test.ts', { scale: 'full' })).toBe(1);
  });
});
