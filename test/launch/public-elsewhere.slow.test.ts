import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pinKeys } from '#app/operations/processes/pins.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { Guest } from '../support/attack-guest.ts';
import { testAuthority, testCertificate } from '../support/certificates.ts';
import { type DebianServer, startDebianServer } from '../support/debian-server.ts';
import { freePorts } from '../support/people-at-work.ts';

/** The public side with the folder that another machine gets, and nothing else of the installation. */
describe('S4 the public side on a machine of its own', () => {
  let folder: string;
  let server: DebianServer;
  let port = 0;
  let address = '';
  const ours = testAuthority();
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-elsewhere-'));
    server = await startDebianServer();
    port = await freePorts();
    address = `http://127.0.0.1:${port}`;
    await server.quietLog();
    await writeFile(at('password'), `${server.administrator.password}\n`);
    await writeFile(at('authority.pem'), ours.authority);
    const url = `postgres://${server.administrator.user}@127.0.0.1:${server.port}/postgres?sslrootcert=${at('authority.pem')}`;
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

  function startPublic(keys: string): ChildProcess {
    const words = ['serve', '--only', 'public', '--keys', at(keys), '--port', String(port)];
    return spawn(process.execPath, [join(programFolder, 'dist/cli.js'), ...words], {
      cwd: folder,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  /** What it says where it is to start with these keys and refuses to. */
  async function refused(keys: string): Promise<string> {
    const process = startPublic(keys);
    let said = '';
    process.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    expect(await once(process, 'close')).toEqual([1, null]);
    return said;
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
      'database-ca.crt',
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
    const alone = startPublic('small');
    const ended = once(alone, 'exit');
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), { timeout: 60_000, interval: 200 });
    alone.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    await rm(join(at('small'), 'receipt-key'));
    expect(await refused('small')).toContain('is not whole: write it anew with naast public-keys');
    expect((await readdir(folder)).sort()).toEqual(['authority.pem', 'data', 'data-keys', 'password', 'small']);
  });

  describe('over TLS to a server on another machine', () => {
    /** Leads to this machine, and is none of the names by which we know that: what goes there is encrypted. */
    const elsewhere = 'LOCALHOST';
    const itsName = 'localhost';
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const [yesterday, later] = [inDays(-1), inDays(30)];
    const right = ours.vouchFor(itsName, yesterday, later);
    const strange = testCertificate(itsName, yesterday, later);
    beforeAll(async () => {
      const made = await naast('public-keys', at('tls'), '--server', `${elsewhere}:${server.port}`);
      expect(made.code).toBe(0);
      expect(await readFile(join(at('tls'), 'database-ca.crt'), 'utf8')).toBe(ours.authority);
    });

    it.each([
      ['that does not encrypt', null, 'does not encrypt, so nothing was told to it'],
      ['whose certificate another authority signed', strange, 'that nobody signed whom we know'],
      ['whose certificate is another’s', ours.vouchFor('db.example.org', yesterday, later), 'for another name'],
      ['whose certificate ran out', ours.vouchFor(itsName, inDays(-9), yesterday), 'that does not hold today'],
    ])('S4 enters none %s, and says so in a sentence', async (_, certificate, sentence) => {
      await server.encrypt(certificate);
      const said = await refused('tls');
      expect(said.trim().split('\n')).toEqual([expect.stringContaining(`${elsewhere}:${server.port} `)]);
      expect(said).toContain(sentence);
    });

    it('S4 serves its pages with its own secrets, encrypted, and leaves the server when its certificate is another', async () => {
      await server.encrypt(right);
      const alone = startPublic('tls');
      const ended = once(alone, 'exit');
      await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), { timeout: 60_000, interval: 200 });
      const visitor = new Guest(address, new Map());
      const asks = async () => {
        const { status } = await visitor.get('/code');
        return status === 200 ? (await visitor.fill('/code', '/code', { code: '0000-0000-0000-0000' })).status : status;
      };
      const whole = await asks();
      expect([whole >= 400, whole < 500]).toEqual([true, true]);
      const connections = `from pg_stat_activity a join pg_stat_ssl s using (pid) where a.usename like '%\\_public'`;
      const ways = await server.ask('postgres', `select distinct s.ssl, s.version ${connections}`);
      expect(ways).toEqual([{ ssl: true, version: 'TLSv1.3' }]);

      await server.encrypt(strange);
      await server.ask('postgres', `select pg_terminate_backend(a.pid) ${connections}`);
      expect(await asks()).toBe(503);
      expect(await server.ask('postgres', `select a.pid ${connections}`)).toEqual([]);
      await server.encrypt(right);
      expect(await asks()).toBe(whole);
      alone.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });
  });
});
