import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allColleagueKeys } from '#app/operations/demo/index.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '#test/people-at-work.ts';
import { startService } from './started-service.ts';

const port = await freePorts();

const making = 'Making a world of invented people';

describe('a start of the made-up world', () => {
  let parent: string;
  let data: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-made-up-'));
    data = join(parent, 'demo');
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('that is killed half-way is begun anew, and then everybody can be entered as', async () => {
    const args = [join(programFolder, 'dist/cli.js'), 'serve', '--demo', '--port', String(port), '--data', data];
    const manager = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    manager.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    while (!said.includes(making)) {
      if (manager.exitCode !== null) throw new Error('The service ended before it made anything.');
      await pause(20);
    }
    await pause(2_000);
    manager.kill('SIGKILL');
    await once(manager, 'exit');
    await expect(stat(join(`${data}-keys`, 'made-up-people.json'))).rejects.toThrow();

    const service = await startService({ data, port, flags: ['--demo'] });
    try {
      expect(service.said()).toContain(making);
      const page = await (await fetch(`${service.staffAddress}/sign-in`)).text();
      for (const key of allColleagueKeys) expect(page).toContain(`name="person" value="${key}"`);
    } finally {
      expect(await service.stop()).toBe(0);
    }
  });

  it('makes the world once, and keeps its passwords with the keys for nobody else to read', async () => {
    const service = await startService({ data, port, flags: ['--demo'] });
    try {
      expect(service.said()).not.toContain(making);
      const file = join(`${data}-keys`, 'made-up-people.json');
      expect((await stat(file)).mode & 0o077).toBe(0);
      expect(JSON.parse(await readFile(file, 'utf8'))).toHaveLength(allColleagueKeys.length);
    } finally {
      expect(await service.stop()).toBe(0);
    }
  });
});
