import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietPorts } from '../support/killable-staff.ts';
import type { Filled } from './full-disk.ts';

const run = promisify(execFile);
const sizes = { data: '500m', wal: '160m', files: '2m' };
const mounts = Object.entries(sizes)
  .map(([name, size]) => `mkdir -p "$0/${name}" && mount -t tmpfs -o mode=0777,size=${size} none "$0/${name}"`)
  .join(' && ');

/**
 * Small disks of our own: as root in a mount namespace; as anybody else in a user namespace too, and back in the own
 * number before the service starts (PostgreSQL refuses to run as root).
 */
const back = `exec unshare -U --map-user=${process.getuid?.()} --map-group=${process.getgid?.()} "$@"`;
const ways =
  process.getuid?.() === 0
    ? [['-m', 'sh', '-c', `${mounts} && exec "$@"`]]
    : [['-rm', 'sh', '-c', `${mounts} && ${back}`]];
const tryOut = (words: string[]) => {
  const folder = spawnSync('mktemp', ['-d']).stdout.toString().trim();
  return spawnSync('unshare', [...words, folder, 'true']).status === 0;
};
const way = ways.find(tryOut);
const isCi = process.env.CI !== undefined && process.env.CI !== '';
if (way === undefined && !isCi)
  process.stdout.write('T116 is left out: this machine does not allow `unshare` with small disks of its own.\n');

describe.runIf(way !== undefined || isCi)('T116 a disk that is full', () => {
  let folder: string;
  let told: { outcome: Record<keyof typeof sizes, Filled>; page: number; said: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-full-'));
    const words = [...(way ?? ways[0] ?? []), folder, process.execPath, join(import.meta.dirname, 'full-disk.ts')];
    const { stdout } = await run('unshare', [...words, folder, String(quietPorts())], {
      maxBuffer: 1e7,
      timeout: 780_000,
    });
    told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    process.stdout.write(`T116: ${JSON.stringify(told.outcome)}\n`);
  }, 800_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['files', 'data', 'wal'] as const)(
    'of the %s: writing is refused with a sentence and her words, nothing is lost, and it goes on by itself',
    (disk) => {
      const { refused, withoutSentence, withoutWords, afterwards, lost, starts, said } = told.outcome[disk];
      expect([afterwards, said]).toEqual([303, '']);
      expect(refused).toHaveLength(3);
      expect(withoutSentence).toEqual([]);
      expect(withoutWords).toEqual([]);
      expect(lost).toEqual([]);
      // Without room for its log the database cannot even start; the service ends with a sentence, and is started again.
      if (disk === 'wal') expect(starts).toBeLessThan(5);
      else expect(starts).toBe(0);
    },
  );

  it('says that there is no room where that is so', () => {
    for (const disk of ['files', 'data'] as const) expect(told.outcome[disk].refused, disk).toContain(507);
  });

  it('of the files: pages are read on, for the access book can be written', () => {
    expect(told.outcome.files.read).toEqual([200, 200, 200]);
    expect(told.page).toBe(200);
  });
});
