import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LastSeen, readLastSeen } from '#app/operations/processes/last-seen.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { checkDatabase } from '#app/operations/processes/self-check.ts';
import { databaseNames, loginRoles } from '#app/platform/database/index.ts';
import { migrate as migrateInstallation } from '#app/platform/migration/index.ts';
import { findBinaries } from '#app/platform/postgres/binaries.ts';
import { type LivedDay, liveADay } from '../support/attack-day.ts';
import { passwords } from '../support/attack-day-work.ts';
import { agePair } from '../support/backups.ts';
import { type DebianServer, startDebianServer } from '../support/debian-server.ts';
import { freePorts } from '../support/people-at-work.ts';
import { ServiceVisitor } from '../support/service-visitor.ts';
import { newTestSecrets, readTestSecrets } from '../support/test-secrets.ts';
import { refusedStart, type StartedService, startService } from './started-service.ts';

let folder: string;
let server: DebianServer;
let service: StartedService | null = null;
let database = '';
let port = 0;
let day: LivedDay | null = null;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-own-'));
  server = await startDebianServer();
  port = await freePorts();
  await writeFile(at('password'), `${server.administrator.password}\n`);
}, 200_000);
afterAll(async () => {
  await service?.stop();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

function naast(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(programFolder, 'bin/launch.mjs'), 'naast', ...args, '--data', at('data')],
      { env },
      (error, out, err) => done({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });
}

const administratorUrl = (name = server.administrator.user) => `postgres://${name}@127.0.0.1:${server.port}/postgres`;

/** How many rows there are of what people wrote, and with what content. */
const rowsOf = () =>
  server.ask(
    database,
    ['person', 'case_file', 'case_grant', 'case_record', 'letter', 'file_object', 'registration', 'legal_limit']
      .map(
        (table) =>
          `select '${table}' as name, count(*)::int as rows, md5(string_agg(md5(r::text), '' order by md5(r::text))) as content from naast.${table} r`,
      )
      .join(' union all '),
  );

const headOfLog = async (): Promise<number> => {
  const [row] = (await server.ask(database, 'select seq::int from naast.audit_head')) as { seq: number }[];
  return row?.seq ?? 0;
};

/** What the process manager saw of the log, once this holds. */
async function seenOnce(holds: (seen: LastSeen, head: number) => boolean): Promise<LastSeen> {
  for (let tries = 0; tries < 240; tries += 1) {
    const seen = await readLastSeen(at('data-keys'));
    if (holds(seen, await headOfLog())) return seen;
    await pause(500);
  }
  return expect.unreachable('Nothing came of it within two minutes.');
}
const caughtUp = () => seenOnce(({ head, alarm }, now) => alarm !== null || head?.seq === now);

const migrate = (administrator = server.administrator.user) =>
  naast(...['migrate', '--administrator', administratorUrl(administrator)], ...['--password-file', at('password')]);
const refused = () => refusedStart({ data: at('data'), port });

describe('a server of one’s own', () => {
  it('is made by an administrator who is no superuser; a URL a role lies with the keys, his own nowhere', async () => {
    expect(await naast('migrate')).toMatchObject({ code: 2, said: expect.stringContaining('Use: naast migrate') });
    expect((await migrate('nobody_here')).said).toContain('does not let this administrator in');
    const { code, said } = await migrate();
    expect(said).toMatch(/is up to date: \d+ migrations ran/);
    expect(code).toBe(0);
    expect((await migrate()).said).toContain('0 migrations ran');
    const names = await readdir(at('data-keys'));
    expect(names.filter((name) => name.startsWith('database-url-'))).toHaveLength(5);
    for (const name of names)
      expect(await readFile(join(at('data-keys'), name), 'utf8')).not.toContain(server.administrator.password);
    database = new URL((await readFile(join(at('data-keys'), 'database-url-staff'), 'utf8')).trim()).pathname.slice(1);
    expect(
      await server.ask(
        'postgres',
        "select rolname from pg_roles where rolname ~ '^naast_' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
      ),
    ).toEqual([]);
    expect(
      await server.ask(
        database,
        "select relname from pg_class where relnamespace = 'naast'::regnamespace and relkind = 'r' and not relforcerowsecurity",
      ),
    ).toEqual([]);
  });

  it('T131 the service refuses to start and names what is wrong with the server', { timeout: 200_000 }, async () => {
    const { code, said } = await refused();
    expect(code).toBe(1);
    expect(said).toMatch(/log_error_verbosity is \w+/);
    await server.quietLog();
    const wrongs: [string, string, string][] = [
      [`alter role ${database}_staff superuser`, `alter role ${database}_staff nosuperuser`, 'is superuser'],
      [
        `alter role ${database}_backup bypassrls`,
        `alter role ${database}_backup nobypassrls`,
        'may bypass row-level security',
      ],
      [`alter role ${database}_jobs password 'another'`, '', `does not let the role ${database}_staff in`],
    ];
    for (const [wrong, right, words] of wrongs.slice(0, 2)) {
      await server.ask('postgres', wrong);
      expect((await refused()).said).toContain(words);
      await server.ask('postgres', right);
    }
    await server.ask(database, 'alter table naast.case_record disable row level security');
    expect((await refused()).said).toContain('Row-level security is not forced on the table case_record');
    await server.ask(database, 'alter table naast.case_record enable row level security');
    await server.ask(database, "insert into migrations.applied (name, checksum) values ('999-later', '\\x00')");
    expect((await refused()).said).toContain('newer version of the program (migration 999-later)');
    expect((await migrate()).said).toContain('newer version of the program (migration 999-later)');
    await server.ask(database, "delete from migrations.applied where name = '999-later'");
    await server.ask('postgres', `alter role ${database}_staff password 'another'`);
    expect((await refused()).said).toContain(`does not let the role ${database}_staff in`);
    // Running it again puts the roles right.
    expect((await migrate()).code).toBe(0);
  });

  it('carries a day of work: set-up, people, registrations, a case with its letters, refusals', {
    timeout: 300_000,
  }, async () => {
    service = await startService({ data: at('data'), port });
    const token = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(service.said())?.[0] ?? '';
    day = await liveADay({ service, word: (what) => `Proef${what}`, secrets: new Map(), token });
    expect(service.said()).not.toContain('failure');
    const verified = await naast('verify', '--json');
    expect(JSON.parse(verified.said)).toMatchObject({ ok: true, firstBad: null });
    expect(await readdir(at('data'))).not.toContain('postgres');
  });

  it('S5 rings no alarm over an ordinary stop and start: its log goes on from the head that was seen', {
    timeout: 200_000,
  }, async () => {
    const before = await caughtUp();
    expect([before.alarm, (before.head?.seq ?? 0) > 100]).toEqual([null, true]);
    await service?.stop();
    service = await startService({ data: at('data'), port });
    // Somebody who mistypes a password is in the log, and the head moves on.
    const visitor = new ServiceVisitor(service.staffAddress, 'niemand');
    const form = await visitor.form('/sign-in', '/sign-in');
    const typed = { name: 'niemand', password: 'de rivier stroomt langs zeven molens', code: '123456' };
    expect((await visitor.post('/sign-in', { ...form, ...typed }))?.status).toBeGreaterThanOrEqual(400);
    const after = await caughtUp();
    expect([after.alarm, (after.head?.seq ?? 0) > (before.head?.seq ?? 0)]).toEqual([null, true]);
  });

  it('S5 loses half a second of commits that were seen: an alarm, nobody’s page breaks, and the leader’s yes ends it', {
    timeout: 300_000,
  }, async () => {
    const { petra, joke, reference } = day ?? expect.unreachable('Nobody lived a day there.');
    const client = `/clients/${reference}`;
    const writes = (said: string) =>
      joke.fill(`${client}/notes/new`, `${client}/notes`, { way: 'visit', said }).then(({ status }) => status);
    expect(await writes('Dit bleef bewaard.')).toBe(303);
    await server.holdBack();
    expect(await writes('Dit raakte kwijt.')).toBe(303);
    const before = await caughtUp();
    expect(before.alarm).toBeNull();
    await server.crash();
    expect(await headOfLog()).toBeLessThan(before.head?.seq ?? 0);

    const { alarm } = await seenOnce((seen) => seen.alarm !== null);
    expect([alarm?.cause, alarm?.seen.seq]).toEqual(['tail-lost', before.head?.seq]);
    // The process is told within a second or two.
    await vi.waitFor(async () => expect((await petra.get('/figures/csv')).status).toBe(409), { timeout: 30_000 });
    for (const who of [petra, joke]) expect((await who.get('/')).body).toContain('href="/safe-mode"');
    const shown = await joke.get(client);
    expect([shown.status, shown.body.includes('Niet getoond')]).toEqual([200, false]);
    const remains = ['Dit bleef bewaard.', 'Dit raakte kwijt.'].map((said) => shown.body.includes(said));
    expect(remains).toEqual([true, false]);
    expect(await writes('Dit is opnieuw geschreven.')).toBe(303);

    const yes = await petra.fill('/safe-mode', '/safe-mode', { password: passwords.petra });
    expect([yes.status, yes.location]).toEqual([303, '/safe-mode?decided=1']);
    await seenOnce((seen) => seen.alarm === null);
    await vi.waitFor(async () => expect((await petra.get('/figures/csv')).status).toBe(200), { timeout: 30_000 });
    const after = await joke.get(client);
    expect([after.body.includes('Dit is opnieuw geschreven.'), after.body.includes('Niet getoond')]).toEqual([
      true,
      false,
    ]);
    expect((await caughtUp()).alarm).toBeNull();
    expect(JSON.parse((await naast('verify', '--json')).said)).toMatchObject({ ok: true, firstBad: null });
  });

  it('is backed up like the built-in one', { timeout: 200_000 }, async () => {
    const { identity, recipient } = await agePair();
    await writeFile(at('identity'), identity);
    const flags = ['--recipient', recipient, '--keys-to', at('keys.age'), '--keys-recipient', recipient];
    const { code, said } = await naast('backup', '--to', at('backup.age'), ...flags);
    expect(said).toMatch(/tables with [1-9]\d* rows, [1-9]\d* files/);
    expect(said).toContain('one stolen key then opens both');
    expect(code).toBe(0);
    await service?.stop();
    service = null;
  });

  it('T124 is put back there by the same administrator, with what ended since, or moved into the built-in one', {
    timeout: 300_000,
  }, async () => {
    const restore = (...more: string[]) =>
      naast(
        ...['restore', '--from', at('backup.age'), '--identity', at('identity'), '--keys-from', at('keys.age')],
        ...['--keys-identity', at('identity'), ...more],
      );
    const there = ['--administrator', administratorUrl(), '--password-file', at('password')];
    const whole = await rowsOf();
    await rename(at('data'), at('lost'));
    await rename(at('data-keys'), at('lost-keys'));
    expect((await restore(...there)).said).toContain(`holds a database ${database} already`);
    await server.ask('postgres', `drop database ${database} with (force)`);
    const { code, said } = await restore(...there);
    expect(said).toContain('The access book is whole');
    expect(code).toBe(0);
    expect((await refused()).said).toContain('nobody knows who left since');
    expect((await naast('reopen', '--nobody-left')).code).toBe(0);
    expect(await rowsOf()).toEqual(whole);
    service = await startService({ data: at('data'), port });
    await service.stop();
    service = null;

    await rename(at('data'), at('lost-again'));
    await rename(at('data-keys'), at('lost-again-keys'));
    expect((await restore()).code).toBe(0);
    expect(await readdir(at('data'))).toContain('postgres');
    expect((await readdir(at('data-keys'))).filter((name) => name.startsWith('database-url'))).toEqual([]);
    expect(await migrate()).toMatchObject({ code: 2, said: expect.stringContaining('lives in the built-in database') });
  });
});

describe('a server of the version that comes with Naast', () => {
  it('T131 has the same roles with the same rights, though since 16 whoever makes a role may neither act as it nor has its rights', async () => {
    const newer = await startDebianServer({ programs: dirname((await findBinaries()).initdb) });
    try {
      await newer.quietLog();
      const names = databaseNames('naast_newer');
      const { host, port, administrator } = newer;
      const secrets = readTestSecrets(newTestSecrets());
      const making = { administrator: { host, port, ...administrator }, names, ...secrets, kind: 'real' as const };
      expect((await migrateInstallation(making)).applied.length).toBeGreaterThan(20);
      expect((await migrateInstallation(making)).applied).toEqual([]);
      for (const role of loginRoles) {
        const client = new pg.Client({
          ...{ host, port, database: names.database, user: names[role] },
          password: secrets.passwords[role],
        });
        await client.connect();
        try {
          expect([role, await checkDatabase(client)]).toEqual([role, []]);
          for (const other of [names.owner, names.walls, names.scribe, administrator.user])
            await expect(client.query(`set role ${other}`)).rejects.toMatchObject({ code: '42501' });
          await expect(client.query('create table public.mine ()')).rejects.toMatchObject({ code: '42501' });
        } finally {
          await client.end();
        }
      }
      // Whoever did not make the roles cannot take them over.
      await newer.ask('postgres', "create role another login createrole createdb password 'made-up-for-this'");
      const another = { ...making.administrator, user: 'another', password: 'made-up-for-this' };
      await expect(migrateInstallation({ ...making, administrator: another })).rejects.toMatchObject({ code: '42501' });
    } finally {
      await newer.stop();
    }
  }, 200_000);
});
