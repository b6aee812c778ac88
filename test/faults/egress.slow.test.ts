import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** A network of its own for a command, with loopback only; a user of its own too where that is the only way. */
const ways = [['-n'], ['-rn']].map((flags) => [...flags, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']);
const way = ways.find((words) => spawnSync('unshare', [...words, 'true']).status === 0);
const isCi = process.env.CI !== undefined && process.env.CI !== '';
if (way === undefined && !isCi)
  process.stdout.write('T65 is left out: this machine does not allow `unshare -n` with `ip link set lo up`.\n');

describe.runIf(way !== undefined || isCi)('T65 the whole service, with no way to anywhere', () => {
  let folder: string;
  let told: { statuses: Record<string, number>; during: number; after: number; said: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-alone-'));
    const words = [...(way ?? ways[0] ?? []), process.execPath, join(import.meta.dirname, 'alone.ts')];
    const { stdout } = await run('unshare', [...words, join(folder, 'data'), '3890', 'bram'], { maxBuffer: 1e7 });
    told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  }, 200_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts, answers its pages and lets people in', () => {
    for (const [path, status] of Object.entries(told.statuses))
      expect([path, path.endsWith('nowhere') ? status === 404 : status < 400]).toEqual([path, true]);
    expect(Object.keys(told.statuses).length).toBeGreaterThan(12);
  });

  it('never tries to go elsewhere: not one packet had nowhere to go, and one that we send ourselves is counted', () => {
    expect(told.during).toBe(0);
    expect(told.after).toBeGreaterThan(0);
  });

  it('says nothing of a failure', () => {
    expect(told.said).toContain('Stop with Ctrl-C');
    expect(told.said).not.toMatch(/failure|unexpected|ENETUNREACH|EAI_AGAIN|ENOTFOUND|ECONN/);
  });
});
