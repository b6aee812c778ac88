import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { doctorCommand } from '#app/operations/commands/doctor.ts';
import { readSettings, type Settings } from '#app/operations/config.ts';
import { type Finding, stateOf } from '#app/platform/findings/index.ts';
import { translator } from '#app/platform/language/index.ts';
import { type TestCertificate, testCertificate } from '#test/certificates.ts';
import { lookAtCertificate } from './certificates.ts';
import { askTimeServer, judgeClock } from './clock.ts';
import { judgeOrganisation, judgeSandbox } from './examine.ts';
import { lookAtNames } from './names.ts';
import { judgeBackups, judgeLog, lookAtJournal, lookAtMail, lookAtScanner } from './neighbours.ts';
import { judgeAccounts } from './processes.ts';
import { judgeDisk, judgeMemory } from './room.ts';

const now = new Date('2026-11-30T12:00:00Z');
const day = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * day);
const rank = { good: 0, look: 1, stop: 2 };
const gravity = (one: Finding) => rank[stateOf(one)];

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function settings(environment: NodeJS.ProcessEnv = {}): Settings {
  const read = readSettings([], environment);
  if (!read.ok) throw new Error(read.reason);
  return read.settings;
}
const names = { NAAST_PUBLIC_URL: 'https://hulp.example.org', NAAST_STAFF_URL: 'https://team.example.org' };

describe('the certificates that visitors meet', () => {
  async function served({ cert, key }: Pick<TestCertificate, 'cert' | 'key'>): Promise<number> {
    const server: Server = createServer({ cert, key }).listen(0, '127.0.0.1');
    server.on('tlsClientError', () => undefined);
    closing.push(() => server.close());
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  const look = async (made: TestCertificate, host = 'hulp.example.org', moment = now) =>
    lookAtCertificate({
      ...{ host, port: await served(made), address: '127.0.0.1', now: moment },
      authority: made.authority,
    });

  it('are good while they last, and a reason to look two weeks before the end', async () => {
    const made = testCertificate('hulp.example.org', inDays(-400), inDays(400));
    expect(await look(made)).toEqual({ code: 'tls.good', values: { host: 'hulp.example.org', days: 400 } });
    expect((await look(made, 'hulp.example.org', inDays(390))).code).toBe('tls.soon');
  });

  it('stop when they ended yesterday, begin tomorrow, or are for another name, each by its own words', async () => {
    const ended = testCertificate('hulp.example.org', inDays(-90), inDays(-1));
    expect(await look(ended)).toEqual({ code: 'tls.ended', values: { host: 'hulp.example.org', day: '2026-11-29' } });
    const early = testCertificate('hulp.example.org', inDays(1), inDays(90));
    expect((await look(early)).code).toBe('tls.not-yet');
    const other = testCertificate('team.example.org', inDays(-400), inDays(400));
    expect((await look(other)).code).toBe('tls.other-name');
  });

  it('stop when nobody whom the machine knows vouches for them', async () => {
    const made = testCertificate('hulp.example.org', inDays(-400), inDays(400));
    const stranger = testCertificate('hulp.example.org', inDays(-400), inDays(400));
    const asked = { host: 'hulp.example.org', port: await served(made), address: '127.0.0.1', now };
    expect((await lookAtCertificate({ ...asked, authority: stranger.authority })).code).toBe('tls.untrusted');
  });

  it('are away, and no more than that, where nobody speaks TLS', async () => {
    const asked = { host: 'hulp.example.org', port: 9, address: '127.0.0.1' };
    expect((await lookAtCertificate(asked)).code).toBe('tls.away');
  });
});

describe('the clock', () => {
  it('an hour off is a stop in both directions, whatever the operating system says of itself', () => {
    const clocks = { kept: true, newestEntry: null };
    expect(judgeClock({ ...clocks, ahead: 3600 })).toEqual({ code: 'clock.ahead', values: { minutes: 60 } });
    expect(judgeClock({ ...clocks, ahead: -3600 })).toEqual({ code: 'clock.behind', values: { minutes: 60 } });
    expect(judgeClock({ ...clocks, ahead: 2 }).code).toBe('clock.good');
  });

  it('before the newest entry of the log is behind, also where nobody can be asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7200, max: 7200 }), fc.constantFrom(true, false, null), (after, kept) => {
        const newestEntry = new Date(now.getTime() + after * 1000);
        const { code } = judgeClock({ ahead: null, kept, newestEntry }, now);
        expect(code === 'clock.behind').toBe(after > 60);
      }),
    );
  });

  it('is asked of a time server, and nobody there means that nobody knows', async () => {
    const server = createSocket('udp4');
    closing.push(() => server.close());
    server.on('message', (_, { port }) => {
      const answer = Buffer.alloc(48);
      answer.writeUInt32BE(Math.floor(Date.now() / 1000) - 3600 + 2_208_988_800, 40);
      server.send(answer, port, '127.0.0.1');
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const ahead = await askTimeServer('127.0.0.1', server.address().port);
    expect(Math.abs((ahead ?? 0) - 3600)).toBeLessThan(30);
    const silent = createSocket('udp4');
    closing.push(() => silent.close());
    silent.bind(0, '127.0.0.1');
    await once(silent, 'listening');
    expect(await askTimeServer('127.0.0.1', silent.address().port, 50)).toBeNull();
    expect(judgeClock({ ahead: null, kept: null, newestEntry: null }).code).toBe('clock.unknown');
  });
});

describe('room', () => {
  it('never gets better when there is less of it', () => {
    const bytes = fc.integer({ min: 0, max: 200e9 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(gravity(judgeDisk('/', less))).toBeGreaterThanOrEqual(gravity(judgeDisk('/', more)));
        expect(gravity(judgeMemory(4e9, less))).toBeGreaterThanOrEqual(gravity(judgeMemory(4e9, more)));
      }),
    );
    expect(['disk.full', 'disk.low', 'disk.good']).toEqual([0, 1e9, 9e9].map((free) => judgeDisk('/', free).code));
  });
});

describe('names', () => {
  it('are two that are known, or this machine alone', async () => {
    expect((await lookAtNames(settings()))[0]?.code).toBe('names.here');
    expect((await lookAtNames(settings(names), async () => true))[0]?.code).toBe('names.good');
    const half = await lookAtNames(settings(names), async (host) => host.startsWith('hulp'));
    expect(half).toEqual([{ code: 'names.unknown', values: { host: 'team.example.org' } }]);
  });

  it('two hosts with one name are a stop, said before anything is opened', async () => {
    const said: string[] = [];
    const io = { stdin: process.stdin, out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
    const before = { ...process.env };
    Object.assign(process.env, names, { NAAST_STAFF_URL: 'https://hulp.example.org:8443' });
    try {
      expect(await doctorCommand(['--no-time-server', '--language', 'nl'], io)).toBe(1);
    } finally {
      process.env = before;
    }
    expect(said[0]).toMatch(/^stop .*two different host names/);
  });
});

describe('neighbours', () => {
  it('a mail server takes one mail, of fixed words; away, or without its password, it is a stop', async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      ...{ disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true, disableReverseLookup: true },
      onData(stream, _, done) {
        let text = '';
        stream.on('data', (part) => {
          text += part;
        });
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mail = (url: string) => settings({ NAAST_SMTP_URL: url, NAAST_MAIL_FROM: 'post@example.org' });
    const at = mail(`smtp://127.0.0.1:${port}`);
    expect((await lookAtMail(at, null)).code).toBe('mail.good');
    expect(mails).toEqual([]);
    expect((await lookAtMail(at, 'team@example.org')).code).toBe('mail.sent');
    expect(mails).toEqual([expect.stringContaining('Subject: Er is iets nieuws')]);
    const withName = { ...mail(`smtp://post@127.0.0.1:${port}`), keysFolder: '/nowhere' };
    expect((await lookAtMail(withName, null)).code).toBe('mail.password');
    await new Promise<void>((done) => server.close(done));
    expect((await lookAtMail(at, null)).code).toBe('mail.away');
    expect((await lookAtMail(settings(), null)).code).toBe('mail.off');
  });

  it('a scanner that is named and away is said, and one that is not named too', async () => {
    expect((await lookAtScanner(settings({ NAAST_CLAMD: '/nowhere/clamd.ctl' }))).code).toBe('scanner.away');
    expect((await lookAtScanner(settings())).code).toBe('scanner.off');
  });

  it('a journal lies on another disk than the data, and can be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naast-doctor-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'file'), '');
    const at = (file: string) => ({ ...settings(), dataFolder: folder, journal: { file, recipients: [] } });
    expect((await lookAtJournal(at(join(folder, 'journal')))).code).toBe('journal.same-disk');
    expect((await lookAtJournal(at(join(folder, 'gone', 'journal')))).code).toBe('journal.away');
    expect((await lookAtJournal(at('/dev/shm/journal'))).code).toBe('journal.good');
  });

  it('a backup only gets graver with its age, and none is said', () => {
    const made = (days: number) => ({ at: inDays(-days).toISOString(), bytes: 1, to: '/b' });
    const age = fc.double({ min: 0, max: 60, noNaN: true });
    fc.assert(
      fc.property(age, age, (one, other) => {
        const [newer, older] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          judgeBackups({ data: made(days), keys: null }, now),
        );
        expect(gravity(older?.[0] as Finding)).toBeGreaterThanOrEqual(gravity(newer?.[0] as Finding));
      }),
    );
    const codes = [0.5, 3, 9].map((days) => judgeBackups({ data: made(days), keys: made(days) }, now)[0]?.code);
    expect(codes).toEqual(['backup.good', 'backup.old', 'backup.late']);
    expect(judgeBackups({ data: null, keys: null }, now).map(({ code }) => code)).toEqual(['backup.none', 'keys.none']);
  });

  it('an alarm of the log is a stop, a witness that is away is not', () => {
    const seen = { head: { seq: 7, hash: 'a' }, earlier: [], beginning: 1, beginnings: [], marks: {} };
    const away = { size: 3, at: null, trouble: { why: 'away', since: now.toISOString() } };
    const alarm = {
      ...{ id: 'x', cause: 'reworded' as const, since: now.toISOString() },
      ...{ seen: seen.head, found: seen.head },
    };
    expect(judgeLog({ ...seen, alarm, witnesses: {} }).map(stateOf)).toEqual(['stop', 'look']);
    expect(judgeLog({ ...seen, alarm: null, witnesses: { w: away } })[1]?.code).toBe('witness.trouble');
    expect(judgeLog({ ...seen, alarm: null, witnesses: { w: { ...away, trouble: null } } })[1]?.code).toBe(
      'witness.good',
    );
  });

  it('names who runs as what, and says when that is root', async () => {
    const staff = { part: 'staff', uid: 64_000 };
    expect(await judgeAccounts([])).toEqual([{ code: 'service.stopped', values: {} }]);
    expect((await judgeAccounts([staff, { part: 'public', uid: 64_001 }]))[1]).toEqual({
      code: 'accounts.good',
      values: { accounts: '64000 (staff), 64001 (public)' },
    });
    expect((await judgeAccounts([staff, { part: 'cli', uid: 0 }]))[1]).toMatchObject({
      code: 'accounts.root',
      values: { parts: 'cli' },
    });
  });
});

describe('the boxes in which files are opened', () => {
  it('without the walls of bubblewrap are a stop where others can come, and something to look at elsewhere', () => {
    const [real, here] = ['https://help.example.org', 'http://127.0.0.1:3000'].map((origin) => ({
      public: { origin, port: 3000, addresses: [] },
    }));
    for (const settings of [real, here]) {
      expect(stateOf(judgeSandbox(settings ?? expect.unreachable(), 'permission model and bubblewrap'))).toBe('good');
    }
    expect(stateOf(judgeSandbox(real ?? expect.unreachable(), 'permission model'))).toBe('stop');
    expect(stateOf(judgeSandbox(here ?? expect.unreachable(), 'permission model'))).toBe('look');
  });
});

describe('who is responsible', () => {
  it('is to be looked at while a part is not decided, in the words of both languages', () => {
    expect(judgeOrganisation([])).toMatchObject({ code: 'organisation.good' });
    const open = judgeOrganisation(['officer', 'basis']);
    expect(stateOf(open)).toBe('look');
    const said = (['nl', 'en'] as const).map((language) => translator(language)(`machine.${open.code}`, open.values));
    expect(said).toEqual([
      expect.stringContaining('nog niet besloten (2 onderdelen van de zes)'),
      expect.stringContaining('not yet decided (2 parts of six)'),
    ]);
  });
});
