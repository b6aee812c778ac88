import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseNames, type LoginRole, loginRoles } from '#app/platform/database/index.ts';
import { keepOwnServer, readOwnServer, readUrl, urlsOfRoles } from './own-server.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-urls-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the address of a database', () => {
  it('is read with its parts; on this machine in clear, to another one encrypted', async () => {
    const written = encodeURIComponent('a/b@c');
    const here = { port: 5433, database: 'naast_x', user: 'anna', password: 'a/b@c' };
    expect(await readUrl(`postgres://anna:${written}@localhost:5433/naast_x`)).toEqual({ host: 'localhost', ...here });
    expect(await readUrl(`postgresql://anna:${written}@[::1]:5433/naast_x`)).toEqual({ host: '::1', ...here });
    expect(await readUrl('postgres://anna@%2Fvar%2Frun%2Fpostgresql/naast_x')).toMatchObject({
      host: '/var/run/postgresql',
      port: 5432,
    });
    for (const other of ['db.example.org', '127.db.example.org', '10.0.0.5'])
      expect(await readUrl(`postgres://anna@${other}/naast_x`)).toMatchObject({ host: other, ssl: {} });
    await writeFile(join(folder, 'ca.pem'), 'the certificate');
    const signed = `postgres://anna@db.example.org/naast_x?sslrootcert=${join(folder, 'ca.pem')}`;
    expect(await readUrl(signed)).toMatchObject({ ssl: { ca: 'the certificate' } });
  });

  it.each([
    'db.example.org',
    'https://anna@db.example.org/x',
    'postgres://db.example.org/x',
    'postgres://',
    'postgres://anna@db.example.org/x?sslrootcert=/nowhere/ca.pem',
    '',
  ])('is none: %j', async (text) => {
    expect(await readUrl(text)).toBeNull();
  });

  it('lies with the keys, one for each role, for our eyes only; a damaged one is seen', async () => {
    const keys = join(folder, 'keys');
    await mkdir(keys, { mode: 0o700 });
    expect(await readOwnServer(keys)).toBeNull();
    const passwords = Object.fromEntries(loginRoles.map((role) => [role, `of ${role}/@`])) as Record<LoginRole, string>;
    const urls = urlsOfRoles(
      'postgres://administrator@db.example.org:5433/postgres',
      databaseNames('naast_x'),
      passwords,
    );
    await keepOwnServer(keys, urls);
    const read = await readOwnServer(keys);
    if (read === null || read === 'broken') return expect.unreachable();
    for (const role of loginRoles)
      expect(read[role]).toEqual({
        ...{ host: 'db.example.org', port: 5433, database: 'naast_x', ssl: {} },
        ...{ user: `naast_x_${role}`, password: `of ${role}/@` },
      });
    expect((await stat(join(keys, 'database-url-staff'))).mode & 0o777).toBe(0o600);
    await writeFile(join(keys, 'database-url-jobs'), 'postgres://');
    expect(await readOwnServer(keys)).toBe('broken');
  });
});
