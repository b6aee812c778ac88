import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { agePair } from '../../../test/support/backups.ts';
import { restoreCommand } from './restore.ts';

const restoring = vi.hoisted(() => ({ fails: new Error('Nothing was tried.') }));
vi.mock('#app/operations/processes/restore-installation.ts', () => ({
  restoreInstallation: () => Promise.reject(restoring.fails),
}));

describe('naast restore to a server of one’s own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-restore-command-'));
    await writeFile(join(folder, 'identity'), `${(await agePair()).identity}\n`);
    await writeFile(join(folder, 'password'), 'geheim');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const asked = (url: string) => [
    ...['--from', join(folder, 'backup.age'), '--identity', join(folder, 'identity')],
    ...['--administrator', url, '--password-file', join(folder, 'password')],
    ...['--data', join(folder, 'data')],
  ];

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'that nobody signed whom we know: name its authority with ?sslrootcert=FILE.'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'a certificate for another name'],
    ['CERT_HAS_EXPIRED', 'a certificate that does not hold today'],
    ['ECONNREFUSED', 'The database server cannot be reached (ECONNREFUSED).'],
  ])('S4 says in a sentence why it did not enter: %s', async (code, sentence) => {
    restoring.fails = Object.assign(new Error('refused'), { code });
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
    const ended = await restoreCommand(asked('postgres://admin@db.example.org:5432/postgres'), {
      ...io,
      stdin: process.stdin,
    });
    expect([ended, out, err.length]).toEqual([1, [], 1]);
    expect(err[0]).toContain(sentence);
    expect(err[0]).not.toContain('geheim');
  });
});
