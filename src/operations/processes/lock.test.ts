import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock.ts';

describe('one supervisor a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('a second one is refused while the first lives', async () => {
    const module = new URL('./lock.ts', import.meta.url).href;
    const program = `const { takeLock } = await import(${JSON.stringify(module)});
      await takeLock(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(await takeLock(folder)).toBeNull();
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(await takeLock(folder)).not.toBeNull();
  });

  it('a note whose number now belongs to another process does not hold', async () => {
    await writeFile(join(folder, 'supervisor.pid'), '1 123456789123\n');
    expect(await takeLock(folder)).not.toBeNull();
  });
});
