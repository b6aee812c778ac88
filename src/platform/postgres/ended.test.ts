import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { startPostgres } from './index.ts';

/** A server that ends in the very moment in which it is found ready: nobody listens to it yet. */
vi.mock('./orphan.ts', async (original) => {
  const whole = await original<typeof import('./orphan.ts')>();
  return {
    ...whole,
    async findRunning(folder: string) {
      const running = await whole.findRunning(folder);
      if (running?.ready) {
        process.kill(running.pid, 'SIGKILL');
        for (const end = Date.now() + 10_000; Date.now() < end && (await whole.findRunning(folder)) !== null; )
          await pause(20);
        // Its end was told by now.
        await pause(200);
      }
      return running;
    },
  };
});

let dataFolder: string;
afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

it('tells of a server that ended while it was found ready, so that it is started again', async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'naast-ended-'));
  const server = await startPostgres({ dataFolder, superuserPassword: 'only-for-this-test', durable: false });
  const late = pause(5_000).then(() => 'nobody said so');
  expect(await Promise.race([server.ended.then(() => 'ended'), late])).toBe('ended');
});
