import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { isAlive } from './started-service.ts';

/** What the launcher runs in place of the service: it says its number, and lives until it is told to stop. */
const service = "process.on('SIGTERM', () => process.exit(0)); console.log(process.pid); setInterval(() => {}, 1000)";
const launcher = `
  import { run } from ${JSON.stringify(join(programFolder, 'bin/run.mjs'))};
  await run(process.execPath, ['-e', ${JSON.stringify(service)}]);
`;
/** As npm does: a shell that starts the launcher; npm itself ends at the first signal and passes nothing on. */
const asNpm = (shell: string) => `
  import { spawn } from 'node:child_process';
  spawn('sh', ['-c', ${JSON.stringify(shell)}], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;

describe('npm start', () => {
  let started: number | undefined;
  afterEach(() => {
    if (started !== undefined && isAlive(started)) process.kill(started, 'SIGKILL');
  });

  it.each([
    ['the launcher is its child', 'exec "$NODE" --input-type=module -e "$LAUNCHER"'],
    ['a shell stands in between', '"$NODE" --input-type=module -e "$LAUNCHER"; true'],
  ])('ends the service when npm is ended by a signal: %s', { timeout: 60_000 }, async (_, shell) => {
    const env = { ...process.env, NODE: process.execPath, LAUNCHER: launcher, npm_lifecycle_event: 'start' };
    const npm = spawn(process.execPath, ['--input-type=module', '-e', asNpm(shell)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(npm.stdout, 'data');
    started = Number(String(said).trim());
    expect(isAlive(started)).toBe(true);
    npm.kill('SIGTERM');
    await once(npm, 'exit');
    await expect.poll(() => isAlive(started ?? 0), { timeout: 30_000 }).toBe(false);
  });
});
