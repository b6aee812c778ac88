import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bubblewrapProgram } from '#app/platform/confinement/index.ts';
import { setUp } from '../support/attack-day.ts';
import { ok, passwords } from '../support/attack-day-work.ts';
import { Guest } from '../support/attack-guest.ts';
import { freePorts } from '../support/people-at-work.ts';
import { type StartedService, startService } from './started-service.ts';

const isCi = process.env.CI !== undefined && process.env.CI !== '';
/** A machine on which nobody may make namespaces, and we are not root but an account with a name (1 is Debian's `daemon`). */
const bare = [
  ...[bubblewrapProgram() ?? 'bwrap', '--unshare-user', '--uid', '1', '--gid', '1', '--disable-userns'],
  ...['--dev-bind', '/', '/', '--die-with-parent', '--'],
];
const canTry = spawnSync(bare[0] ?? '', [...bare.slice(1), 'true']).status === 0;
if (!canTry && !isCi)
  process.stdout.write('S4 without walls is left out: this machine has no bubblewrap from 0.8 on.\n');

describe.runIf(canTry || isCi)('S4 a machine that puts no walls around the public side', () => {
  let parent: string;
  let service: StartedService;
  let port: number;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-bare-'));
    port = await freePorts();
    service = await startService({ data: join(parent, 'data'), port, around: bare });
  }, 120_000);
  afterAll(async () => {
    await stop();
    await rm(parent, { recursive: true, force: true });
  });

  /** The service itself: a signal to what stands around it would not reach it. */
  async function stop(): Promise<void> {
    const { manager } = await service.processes();
    const ended = once(service.launcher, 'exit');
    process.kill(manager, 'SIGTERM');
    await ended;
  }

  it('starts a real installation without its public side, until the leader says yes', {
    timeout: 120_000,
  }, async () => {
    expect(service.said()).toContain('so that has not started. The project leader is asked');
    await expect(fetch(service.publicAddress)).rejects.toThrow();
    const petra = new Guest(service.staffAddress, new Map());
    const token = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(service.said())?.[0] ?? '';
    await setUp({ service, word: (what) => `Proef${what}`, secrets: new Map(), token }, petra);
    await expect(fetch(service.publicAddress)).rejects.toThrow();
    ok(await petra.fill('/machine', '/machine', { password: passwords.petra }), 'the yes');
    await vi.waitFor(async () => expect((await fetch(service.publicAddress)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
    await stop();
  });

  it('starts it at once when the yes is there already, and asks nobody again', { timeout: 60_000 }, async () => {
    service = await startService({ data: join(parent, 'data'), port, around: bare });
    expect((await fetch(service.publicAddress)).status).toBe(200);
    expect(service.said()).not.toContain('has not started');
  });
});
