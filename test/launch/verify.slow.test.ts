import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { runningPostgres, superuser } from '#app/platform/postgres/index.ts';
import { freePorts } from '#test/people-at-work.ts';
import { type StartedService, startService } from './started-service.ts';

describe('naast verify', () => {
  let parent: string;
  let data: string;
  let service: StartedService;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-verify-'));
    data = join(parent, 'data');
    service = await startService({ data, port: await freePorts(), flags: ['--demo', '--world', 'small'] });
  });
  afterAll(async () => {
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  function verify(...flags: string[]): Promise<{ code: number; said: string }> {
    const args = [join(programFolder, 'dist/cli.js'), 'verify', '--demo', '--data', data, ...flags];
    return new Promise((done) => {
      execFile(process.execPath, args, (error, out, err) => done({ code: Number(error?.code ?? 0), said: out + err }));
    });
  }

  it('finds the access book whole, while the service runs and after it has stopped', async () => {
    const running = await verify('--json');
    expect(running.code).toBe(0);
    expect(JSON.parse(running.said)).toEqual({
      ok: true,
      entries: expect.any(Number),
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
      firstBad: null,
    });
    await service.stop();
    expect(await verify('--json')).toEqual(running);
    service = await startService({ data, port: await freePorts(), flags: ['--demo'] });
  });

  it('names the first entry that somebody with the highest rights has changed, and answers no', async () => {
    const at = (await runningPostgres(data)) ?? expect.unreachable();
    const { prefix } = JSON.parse(await readFile(join(`${data}-keys`, 'installation.json'), 'utf8')) as {
      prefix: string;
    };
    const password = await readFile(join(`${data}-keys`, 'password-superuser'), 'utf8');
    const client = new pg.Client({ host: at.socketFolder, port: at.port, user: superuser, password, database: prefix });
    await client.connect();
    await client.query("set session_replication_role = 'replica'");
    await client.query('update naast.audit_entry set body = replace(body, \'"at":\', \'"at": \') where seq = 3');
    await client.end();
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain('broken at entry 3');
  });

  it('says in a sentence what it cannot do, and exits with 2', async () => {
    expect((await verify('--colour')).code).toBe(2);
    const nowhere = await verify('--data', join(parent, 'nowhere'));
    expect(nowhere).toMatchObject({ code: 2, said: expect.stringContaining('There is no installation in') });
  });
});
