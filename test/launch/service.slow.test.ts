import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '#test/people-at-work.ts';
import { isAlive, refusedStart, type StartedService, startService } from './started-service.ts';

const port = await freePorts();

// What is asked of a process from outside is read from /proc; other systems have none.
const onLinux = describe.runIf(process.platform === 'linux');

onLinux('the running service', () => {
  let parent: string;
  let data: string;
  let service: StartedService;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-launch-'));
    data = join(parent, 'data');
    service = await startService({ data, port });
  });
  afterAll(async () => {
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('answers on both sides, and shows a set-up token', async () => {
    expect((await fetch(service.publicAddress)).status).toBe(200);
    expect((await fetch(service.staffAddress)).status).toBeLessThan(400);
    expect(service.said()).toMatch(/Set-up token +[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
  });

  it('refuses a second supervisor on the same folder with a sentence', async () => {
    const { code, said } = await refusedStart({ data, port: port + 10 });
    expect(code).toBe(1);
    expect(said).toContain('already runs');
  });

  it('lets a second staff process work beside it', async () => {
    const second = await refusedOrAnswering(data, port + 20);
    expect(second).toBeLessThan(400);
  });

  it('has no secret in the environment or on the command line of any process', async () => {
    const keys = `${data}-keys`;
    const names = (await readdir(keys)).filter((name) => !name.endsWith('.json'));
    const secrets = await Promise.all(names.map(async (name) => (await readFile(join(keys, name), 'utf8')).trim()));
    const processes = Object.values(await service.processes());
    expect(processes.filter((pid) => pid > 0)).toHaveLength(4);
    for (const pid of processes) {
      for (const file of ['environ', 'cmdline']) {
        const text = await readFile(`/proc/${pid}/${file}`, 'utf8');
        expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      }
    }
  });

  it('does not let the public process read data or keys, write, or start a program', async () => {
    const { public: pid } = await service.processes();
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    expect(command).toContain('--permission');
    const readable = command
      .filter((word) => word.startsWith('--allow-fs-read='))
      .map((word) => word.split('=')[1] ?? '');
    expect(readable.filter((path) => path === data || data.startsWith(`${path}/`))).toEqual([]);
    expect(command.filter((word) => /allow-(fs-write|child-process|worker|inspector)/.test(word))).toEqual([]);
  });

  it('T106 opens no debugger on a signal, and dumps nothing when it is made to abort', async () => {
    const before = await service.processes();
    for (const pid of [before.manager, before.public, before.staff]) {
      process.kill(pid, 'SIGUSR1');
      process.kill(pid, 'SIGUSR2');
    }
    await pause(500);
    expect(Object.values(before).map(isAlive)).toEqual([true, true, true, true]);
    await expect(fetch('http://127.0.0.1:9229/json')).rejects.toThrow();
    for (const pid of Object.values(before)) {
      expect(await readFile(`/proc/${pid}/limits`, 'utf8')).toMatch(/Max core file size +0 +0/);
    }
    process.kill(before.staff, 'SIGQUIT');
    process.kill(before.public, 'SIGABRT');
    await untilAnswering(service.staffAddress);
    await untilAnswering(service.publicAddress);
    const left = [...(await readdir(parent, { recursive: true })), ...(await readdir(process.cwd()))];
    expect(left.filter((name) => /(^|\/)(core(\.\d+)?|report\..*\.json|.*\.heapsnapshot)$/.test(name))).toEqual([]);
  });

  it('stops in order on SIGTERM: the processes first, the database last', async () => {
    const { manager, postgres, ...children } = await service.processes();
    const order: string[] = [];
    const watch = setInterval(() => {
      const note = (name: string, isGone: boolean) => isGone && !order.includes(name) && order.push(name);
      note('processes', !Object.values(children).some(isAlive));
      note('database', !isAlive(postgres));
      note('supervisor', !isAlive(manager));
    }, 2);
    expect(await service.stop('SIGTERM')).toBe(0);
    clearInterval(watch);
    expect(order.slice(0, 2)).toEqual(['processes', 'database']);
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false);
    expect(await readFile(join(data, 'postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('answers again after it was stopped', async () => {
    service = await startService({ data, port });
    expect((await fetch(service.publicAddress)).status).toBe(200);
  });

  it('takes over after its supervisor was killed: nothing of the old run keeps the folder or the ports', async () => {
    const killed = await service.processes();
    process.kill(killed.manager, 'SIGKILL');
    expect(isAlive(killed.postgres)).toBe(true);
    service = await startService({ data, port });
    expect([killed.public, killed.staff, killed.postgres].map(isAlive)).toEqual([false, false, false]);
    expect((await fetch(service.publicAddress)).status).toBe(200);
  });

  it('brings the database back when that was killed', async () => {
    const { postgres } = await service.processes();
    process.kill(postgres, 'SIGKILL');
    await pause(500);
    await untilAnswering(service.staffAddress);
    expect(service.said()).toContain('The database ended unexpectedly and is started again.');
  });
});

async function refusedOrAnswering(data: string, port: number): Promise<number> {
  const { spawn } = await import('node:child_process');
  const { programFolder } = await import('#app/operations/processes/program.ts');
  const args = [join(programFolder, 'dist/cli.js'), 'serve', '--only', 'staff', '--port', String(port), '--data', data];
  const second = spawn(process.execPath, args, { stdio: 'ignore' });
  try {
    return await untilAnswering(`http://localhost:${port}`);
  } finally {
    second.kill('SIGTERM');
  }
}

async function untilAnswering(address: string): Promise<number> {
  for (const end = Date.now() + 20_000; ; await pause(100)) {
    try {
      return (await fetch(address)).status;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
  }
}
