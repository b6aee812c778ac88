import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../vitest.config.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('{src,test,bench}/**/*.test.{ts,tsx}', { cwd: root });
const replacesModules = (file: string) => /\bvi\.(mock|doMock)\(/.test(readFileSync(join(root, file), 'utf8'));

interface Lane {
  name: string;
  include: string[];
  exclude: string[];
  isolate: boolean;
}
const lanes = (config.test?.projects ?? []).map((project) => (project as { test: Lane }).test);
const takes = ({ include, exclude }: Lane, file: string) =>
  include.some((glob) => matchesGlob(file, glob)) && !exclude.some((glob) => matchesGlob(file, glob));

describe('the lanes', () => {
  it('take every test there is', () => {
    expect(lanes.length).toBeGreaterThan(5);
    // CI alone takes a part of what starts whole programs; named, all of it runs.
    if (process.env.TEST_SCALE === 'ci') return;
    expect(files.filter((file) => !lanes.some((lane) => takes(lane, file)))).toEqual([]);
  });

  it('give whoever replaces a module the modules to itself, quick or slow', () => {
    const replacing = files.filter((file) => file.startsWith('src/')).filter(replacesModules);
    expect(replacing.some((file) => file.includes('.slow.'))).toBe(true);
    const shared = lanes.filter(({ isolate }) => !isolate);
    expect(replacing.filter((file) => shared.some((lane) => takes(lane, file)))).toEqual([]);
  });
});
