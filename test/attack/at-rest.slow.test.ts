import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from '#app/platform/vault/index.ts';
import { type StartedService, startService } from '../launch/started-service.ts';
import { liveADay } from '../support/attack-day.ts';
import { passwords } from '../support/attack-day-work.ts';
import { dumpOf } from '../support/attack-dump.ts';
import { hunt, huntFolder, shapesOf } from '../support/attack-hunt.ts';
import { freePorts } from '../support/people-at-work.ts';

/** Every word of a client begins with this; it is made anew for each run. */
const mark = `Zq${[...randomBytes(14)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
const word = (what: string) => `${mark}${what}`;

let folder: string;
let service: StartedService;
/** Secrets by what they are: passwords, tokens, cookies, codes, shares. */
const secrets = new Map<string, string>();
let dump = '';
let token = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-at-rest-'));
  await mkdir(join(folder, 'tmp'));
  service = await startService({
    data: join(folder, 'data'),
    port: await freePorts(),
    // As loud as Node can be made from outside: what is passed on between the processes must not be said either.
    environment: { TMPDIR: join(folder, 'tmp'), NODE_DEBUG: 'http,net,stream,child_process', DEBUG: '*' },
  });
  token = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(service.said())?.[0] ?? '';
  await liveADay({ service, word, secrets, token });
  dump = await dumpOf(join(folder, 'data'));
  await service.stop();
  for (const [name, password] of Object.entries(passwords)) secrets.set(`password of ${name}`, password);
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the hunt itself', () => {
  it('T103 finds a word in every writing and packing', () => {
    const shapes = shapesOf('the word', mark);
    const before = 'x'.repeat(100);
    const samples: Record<string, Buffer> = {
      plain: Buffer.from(before + word('a')),
      'two-byte letters': Buffer.from(word('a'), 'utf16le'),
      hexadecimal: Buffer.from(Buffer.from(before + mark).toString('hex')),
      gzip: Buffer.concat([Buffer.from('head'), gzipSync(before + word('a'))]),
      zlib: Buffer.concat([Buffer.from('head'), deflateSync(before + word('a'))]),
      zip: zipOf(before + word('a')),
      lower: Buffer.from(mark.toLowerCase()),
    };
    for (const shift of [0, 1, 2])
      samples[`base64 at ${shift}`] = Buffer.from(
        Buffer.from(`${'x'.repeat(shift)}${word('tail')}`).toString('base64'),
      );
    for (const [name, bytes] of Object.entries(samples))
      expect([name, hunt(name, bytes, shapes).length > 0]).toEqual([name, true]);
    expect(hunt('nothing', randomBytes(1 << 16), shapes)).toEqual([]);
  });

  it('T103 looks at a house in which all of it happened', () => {
    for (const table of [
      'case_record',
      'draft',
      'letter',
      'file_object',
      'legal_limit',
      'held_text',
      'registration',
      'intake_draft',
      'job',
      'volunteer_profile',
      'audit_entry',
    ])
      expect(dump).toMatch(new RegExp(`${table}\\n\\(`));
    expect([...secrets.keys()].filter((what) => what.startsWith('authenticator')).length).toBeGreaterThanOrEqual(3);
    for (const one of ['password of bram', 'invitation of joke', 'session petra', 'receipt', 'line 15 of the sheets'])
      expect(secrets.get(one)?.length ?? 0, one).toBeGreaterThan(7);
  });
});

describe('what is left when everything has stopped', () => {
  it('T103 holds no word of a client in any file, log, temporary file or row, in any writing', {
    timeout: 120_000,
  }, async () => {
    const shapes = shapesOf('a word of a client', mark);
    const { found, files, bytes } = await huntFolder(folder, shapes);
    expect(found).toEqual([]);
    expect(files).toBeGreaterThan(500);
    expect(bytes).toBeGreaterThan(20_000_000);
    expect(hunt('dump', Buffer.from(dump), shapes)).toEqual([]);
    expect(hunt('terminal', Buffer.from(service.said()), shapes)).toEqual([]);
    // The write-ahead log and the sealed files were among what was looked at.
    const paths = await readdir(join(folder, 'data'), { recursive: true });
    expect(paths.some((path) => /pg_wal\/[0-9A-F]{24}$/.test(path))).toBe(true);
    expect(paths.filter((path) => /files\/.*[0-9a-f]{32}$/.test(path)).length).toBeGreaterThan(1);
  });

  it('T95 holds no password, code, share, cookie or authenticator, and says none on the terminal', {
    timeout: 180_000,
  }, async () => {
    const shapes = [...secrets].flatMap(([what, secret]) => secretShapes(what, secret));
    const { found } = await huntFolder(folder, shapes);
    expect(found).toEqual([]);
    expect(hunt('dump', Buffer.from(dump), shapes)).toEqual([]);
    expect(hunt('terminal', Buffer.from(service.said()), shapes)).toEqual([]);
  });

  it('T95 shows the set-up token on the terminal, once, and keeps it nowhere', async () => {
    expect(service.said().split(token)).toHaveLength(2);
    const { found } = await huntFolder(join(folder, 'data'), [
      ...shapesOf('token', token),
      ...shapesOf('token', token.replaceAll('-', '')),
    ]);
    expect(found).toEqual([]);
  });

  it('T95 keeps what lies in the keys folder out of the data, the logs and the terminal', {
    timeout: 60_000,
  }, async () => {
    const keys = join(folder, 'data-keys');
    const names = (await readdir(keys)).filter((name) => /^(pepper|receipt-key|context-key|password)/.test(name));
    expect(names.length).toBeGreaterThan(8);
    const shapes = [];
    for (const name of names) {
      const text = (await readFile(join(keys, name), 'utf8')).trim();
      shapes.push(...shapesOf(name, text));
      if (!name.startsWith('password')) shapes.push(...shapesOf(name, Buffer.from(text, 'base64')));
    }
    // A process keeps the two pads of its context key in a table that only a role without login reads.
    expect((await huntFolder(join(folder, 'data'), shapes)).found).toEqual([]);
    expect(hunt('terminal', Buffer.from(service.said()), shapes)).toEqual([]);
  });
});

/** A secret as text, and the bytes that it stands for. */
function secretShapes(what: string, secret: string) {
  const shapes = shapesOf(what, secret);
  if (/^line \d+ of the sheets$/.test(what)) shapes.push(...shapesOf(`${what} as bytes`, bytesOfLine(secret)));
  if (what.startsWith('session'))
    shapes.push(...shapesOf(`${what} as bytes`, Buffer.from(secret, 'base64url').subarray(16)));
  if (what.startsWith('authenticator'))
    shapes.push(...shapesOf(`${what} as bytes`, Buffer.from(Secret.fromBase32(secret).buffer)));
  if (/^(invitation|receipt)/.test(what))
    shapes.push(...shapesOf(`${what} without dashes`, secret.replaceAll('-', '')));
  return shapes;
}

function zipOf(text: string): Buffer {
  const packed = deflateRawSync(text);
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 0, 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  return Buffer.concat([head, packed]);
}

/** The ten bytes behind the letters of a line: five bits a letter, the last two letters check them. */
function bytesOfLine(line: string): Buffer {
  const bits = [...line.slice(0, -2)].map((letter) =>
    '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from(
    Array.from({ length: 10 }, (_, at) => Number.parseInt(bits.join('').slice(at * 8, at * 8 + 8), 2)),
  );
}
