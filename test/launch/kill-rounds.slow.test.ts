import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '#test/people-at-work.ts';
import { partOf } from '#test/seed.ts';
import { startService } from './started-service.ts';

const port = await freePorts();

/** Moments of a first start: keys, data stamp, initdb, the server, migrations, the processes. CI takes four of them. */
const moments = [120, 180, 250, 320, 400, 500, 600, 750, 900, 1_200, 1_600];

describe('a first start that is killed half-way', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-kill-'));
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it.each(partOf('kill-rounds', moments, 4))(
    'after %i ms leaves nothing that keeps the next start from answering',
    async (moment) => {
      const data = join(parent, 'data');
      const args = [join(programFolder, 'dist/cli.js'), 'serve', '--port', String(port), '--data', data];
      const manager = spawn(process.execPath, args, { stdio: 'ignore' });
      await pause(moment);
      manager.kill('SIGKILL');
      await once(manager, 'exit');

      const service = await startService({ data, port });
      try {
        expect((await fetch(service.publicAddress)).status).toBe(200);
        expect((await fetch(service.staffAddress)).status).toBeLessThan(400);
      } finally {
        expect(await service.stop()).toBe(0);
      }
    },
  );
});
