import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pinKeys } from '#app/operations/processes/pins.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { type DebianServer, startDebianServer } from '../support/debian-server.ts';
import { freePorts } from '../support/people-at-work.ts';

/** The public side with the folder that another machine gets, and nothing else of the installation. */
describe('S4 the public side on a machine of its own', () => {
  let folder: string;
  let server: DebianServer;
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-elsewhere-'));
    server = await startDebianServer();
    await server.quietLog();
    await writeFile(at('password'), `${server.administrator.password}\n`);
    const url = `postgres://${server.administrator.user}@127.0.0.1:${server.port}/postgres`;
    const { said } = await naast('migrate', '--administrator', url, '--password-file', at('password'));
    expect(said).toMatch(/is up to date/);
  }, 200_000);
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function naast(...args: string[]): Promise<{ code: number; said: string }> {
    const env = { PATH: process.env.PATH };
    return new Promise((done) => {
      const words = [join(programFolder, 'dist/cli.js'), ...args, '--data', at('data')];
      execFile(process.execPath, ['--disable-sigusr1', ...words], { env }, (error, out, err) =>
        done({ code: Number(error?.code ?? 0), said: out + err }),
      );
    });
  }

  it('is given its own secrets only', async () => {
    const keys = at('data-keys');
    expect(await naast('public-keys', at('small'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('set this'),
    });
    await pinKeys(join(keys, 'root.pub'), { root: randomBytes(32), recovery: randomBytes(32) });
    expect(await naast('public-keys', at('small'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('--server'),
    });
    const { code, said } = await naast('public-keys', at('small'), '--server', `127.0.0.1:${server.port}`);
    expect([code, said]).toEqual([0, expect.stringContaining('naast serve --only public')]);

    const names = await readdir(at('small'));
    expect(names.filter((name) => name !== 'last-seen.json').sort()).toEqual([
      'context-key-public',
      'database-url-public',
      'public-only.json',
      'receipt-key',
      'root.pub',
    ]);
    const text = (await Promise.all(names.map((name) => readFile(join(at('small'), name), 'utf8')))).join('\n');
    const others = (await readdir(keys)).filter((name) => /^(pepper|password-|context-key|database-url)/.test(name));
    const passwordOfPublic = await readFile(join(keys, 'password-public'), 'utf8');
    for (const name of others.filter((name) => !name.endsWith('-public')))
      expect([name, text.includes((await readFile(join(keys, name), 'utf8')).trim())]).toEqual([name, false]);
    expect(text).toContain(passwordOfPublic.trim());
    expect(await naast('public-keys', at('small'), '--server', 'db.example.org')).toMatchObject({ code: 1 });
  });

  it('answers with these alone, and says in a sentence what is wrong', async () => {
    const port = await freePorts();
    const start = () =>
      spawn(
        process.execPath,
        [
          join(programFolder, 'dist/cli.js'),
          'serve',
          '--only',
          'public',
          '--keys',
          at('small'),
          '--port',
          String(port),
        ],
        { cwd: folder, env: { PATH: process.env.PATH }, stdio: ['ignore', 'ignore', 'pipe'] },
      );
    const alone = start();
    const ended = once(alone, 'exit');
    const address = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), { timeout: 60_000, interval: 200 });
    alone.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    await rm(join(at('small'), 'receipt-key'));
    const refused = start();
    let said = '';
    refused.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    expect(await once(refused, 'close')).toEqual([1, null]);
    expect(said).toContain('is not whole: write it anew with naast public-keys');
    expect((await readdir(folder)).sort()).toEqual(['data', 'data-keys', 'password', 'small']);
  });
});
