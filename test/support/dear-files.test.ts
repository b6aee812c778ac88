import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byTurns, dearAttacks, dearQuick, isTaken, onEveryForm } from './dear-files.ts';

const root = join(import.meta.dirname, '..', '..');

describe('files of which a run takes a part', () => {
  it('are there, each once', () => {
    const listed = [...onEveryForm, ...dearAttacks, ...dearQuick, ...byTurns];
    expect(listed.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(listed.length).toBe(new Set(listed).size);
  });

  it('are each taken by one seed in so many, and those that are not listed by none of these rules', () => {
    for (const path of dearQuick)
      expect([0, 1, 2, 3, 4, 5].filter((seed) => isTaken(dearQuick, path, 6, seed))).toHaveLength(1);
    expect(isTaken(dearQuick, 'test/support/dear-files.test.ts', 6, 0)).toBeUndefined();
  });
});
