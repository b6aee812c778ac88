import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePorts } from '#test/people-at-work.ts';
import { refusedStart, startService } from './started-service.ts';

const port = await freePorts();

describe('T131 the service refuses to start and names the reason', () => {
  let parent: string;
  const start = (flags: string[] = [], environment: NodeJS.ProcessEnv = {}) =>
    refusedStart({ data: join(parent, 'data'), port, flags, environment });

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-refusal-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('when the keys folder lies inside the data folder', async () => {
    const { code, said } = await start(['--keys', join(parent, 'data/keys')]);
    expect(code).toBe(1);
    expect(said).toContain('lies inside the data folder');
  });

  it('when a setting is misspelt', async () => {
    const { code, said } = await start([], { NAAST_KEYZ: '/elsewhere' });
    expect(code).toBe(2);
    expect(said).toContain('NAAST_KEYZ is not a setting');
  });

  it('T94 when the keys are readable by others, or the pepper is gone', async () => {
    await (await startService({ data: join(parent, 'data'), port })).stop();
    const keys = join(parent, 'data-keys');
    await chmod(keys, 0o755);
    expect((await start()).said).toContain('Others may enter the keys folder');
    await chmod(keys, 0o700);
    await rm(join(keys, 'pepper'));
    const { code, said } = await start();
    expect(code).toBe(1);
    expect(said).toContain('The pepper is missing');
  });
});
