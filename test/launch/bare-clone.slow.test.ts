import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '#test/people-at-work.ts';
import { type StartedService, startService } from './started-service.ts';

const port = await freePorts();

const run = promisify(execFile);

/** In CI the same packages were installed a moment ago: there nothing at all may be asked of a registry. */
const warmCacheOnly = process.env.CI ? { npm_config_offline: 'true' } : { npm_config_prefer_offline: 'true' };

describe('a bare clone on a machine with npm and nothing prepared', () => {
  let parent: string;
  let program: string;
  let service: StartedService | undefined;
  let firstStart = 0;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-clone-'));
    program = join(parent, 'naast');
    await run('git', ['clone', '--quiet', '--no-hardlinks', programFolder, program]);
  });
  afterAll(async () => {
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('T128 installs without install scripts, and what is installed has the hashes of the lock file', async () => {
    const begun = performance.now();
    service = await startService({ program, data: join(parent, 'data'), port, environment: warmCacheOnly });
    expect((await fetch(service.publicAddress)).status).toBe(200);
    firstStart = performance.now() - begun;

    const wanted = await packagesIn(join(program, 'package-lock.json'));
    const found = await packagesIn(join(program, 'node_modules/.package-lock.json'));
    expect(Object.keys(found).length).toBeGreaterThan(100);
    for (const [path, { version, integrity }] of Object.entries(found)) {
      expect({ path, version, integrity }).toEqual({
        path,
        version: wanted[path]?.version,
        integrity: wanted[path]?.integrity,
      });
    }
    const unhashed = Object.entries(wanted).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
    expect(unhashed).toEqual([]);
  });

  it('answers at a later start in a third of the time: nothing is installed, built or laid out again', async () => {
    const took: number[] = [];
    while (took.length < 4 && !took.some((time) => time < firstStart / 3)) {
      await service?.stop();
      const begun = performance.now();
      service = await startService({ program, data: join(parent, 'data'), port });
      expect((await fetch(service.publicAddress)).status).toBe(200);
      took.push(performance.now() - begun);
    }
    expect(Math.min(...took) / firstStart).toBeLessThan(1 / 3);
  });

  it('leaves the clone clean: nothing that it makes is offered to be committed', async () => {
    const { stdout } = await run('git', ['-C', program, 'status', '--porcelain']);
    expect(stdout).toBe('');
  });
});

async function packagesIn(file: string): Promise<Record<string, { version?: string; integrity?: string }>> {
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string }>;
  };
  return packages;
}
