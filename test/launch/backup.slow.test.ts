import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup } from '#app/operations/backup/index.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { randomBytes } from '#app/platform/vault/index.ts';
import { liveADay } from '../support/attack-day.ts';
import { passwords } from '../support/attack-day-work.ts';
import { Guest } from '../support/attack-guest.ts';
import { hunt, huntFolder, shapesOf } from '../support/attack-hunt.ts';
import { agePair } from '../support/backups.ts';
import { freePorts } from '../support/people-at-work.ts';
import { refusedStart, type StartedService, startService } from './started-service.ts';

/** Every word of a client begins with this; it is made anew for each run. */
const mark = `Zq${[...randomBytes(14)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
const word = (what: string) => `${mark}${what}`;

let folder: string;
let service: StartedService;
const at = (name: string) => join(folder, name);
const data = { identity: '', recipient: '' };
const keys = { identity: '', recipient: '' };
const secrets = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-drill-'));
  await mkdir(at('tmp'));
  await mkdir(at('safe'));
  Object.assign(data, await agePair());
  Object.assign(keys, await agePair());
  await writeFile(at('safe/data-identity'), `# made for a drill\n${data.identity}\n`);
  await writeFile(at('safe/keys-identity'), `${keys.identity}\n`);
  service = await startService({
    data: at('data'),
    port: await freePorts(),
    environment: { TMPDIR: at('tmp'), NAAST_JOURNAL: at('safe/journal'), NAAST_JOURNAL_RECIPIENT: data.recipient },
  });
  const token = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(service.said())?.[0] ?? '';
  await liveADay({ service, word, secrets, token });
  for (const [name, password] of Object.entries(passwords)) secrets.set(`password of ${name}`, password);
}, 240_000);
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: at('tmp') });
/** All that the service and the commands said on the terminal. */
const saidOnTerminal: string[] = [];

/** A command of ours, as an administrator types it. */
function naast(...args: string[]): Promise<{ code: number; said: string }> {
  return ran(process.execPath, [join(programFolder, 'dist/cli.js'), ...args]);
}

/** The same, where no file may grow beyond so many kilobytes. */
function limited(kilobytes: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const script = 'trap "" XFSZ; ulimit -f "$1"; shift; exec "$@"';
  return ran('bash', [
    '-c',
    script,
    'limited',
    kilobytes,
    process.execPath,
    join(programFolder, 'dist/cli.js'),
    ...args,
  ]);
}

function ran(program: string, args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    execFile(program, args, { env: environment() }, (error, out, err) => {
      saidOnTerminal.push(out + err);
      done({ code: Number(error?.code ?? 0), said: out + err });
    });
  });
}

const backUp = (name: string) => naast(...backUpFlags(name));
const backUpFlags = (name: string) => [
  ...['backup', '--data', at('data'), '--to', at(`${name}.age`), '--recipient', data.recipient],
  ...['--keys-to', at(`${name}-keys.age`), '--keys-recipient', keys.recipient],
];
const restore = (from: string, into: string, ...more: string[]) =>
  naast(
    ...['restore', '--from', at(`${from}.age`), '--identity', at('safe/data-identity'), '--data', at(into)],
    ...['--keys-from', at(`${from}-keys.age`), '--keys-identity', at('safe/keys-identity'), ...more],
  );

/** A colleague of that day, with the authenticator of that day, before another running installation. */
async function signedIn(
  installation: StartedService,
  name: keyof typeof passwords,
  tries = 25,
): Promise<{ who: Guest; status: number }> {
  const nth = Object.keys(passwords).indexOf(name);
  const secret = [...secrets].filter(([what]) => what.startsWith('authenticator'))[nth]?.[1] ?? '';
  const who = new Guest(installation.staffAddress, new Map());
  who.enrolment({ status: 200, location: null, body: `secret=${secret}` });
  // A code is good once: one that was used before the backup has had its time half a minute later.
  for (let tried = 1; ; tried += 1) {
    const { status } = await who.signIn(name, passwords[name]);
    if (status < 400 || tried >= tries) return { who, status };
    await pause(3_000);
  }
}

describe('a drill: the house is lost, and put back from its backup', () => {
  it('makes a backup while people work', async () => {
    const { code, said } = await backUp('first');
    expect(said).toMatch(/\d+ tables with \d+ rows, \d+ files/);
    expect(code).toBe(0);
  });

  it('T103 T104 leaves nothing of it in clear anywhere, and holds no word of a client even when it is opened', {
    timeout: 300_000,
  }, async () => {
    const words = shapesOf('a word of a client', mark);
    const sealed = await readFile(at('first.age'));
    expect(
      hunt('outside', sealed, [...words, ...shapesOf('table', 'case_grant'), ...shapesOf('login', 'bram')]),
    ).toEqual([]);
    // Nothing beside it, and no temporary file that held it.
    expect((await readdir(folder)).sort()).toEqual(['data', 'data-keys', 'first-keys.age', 'first.age', 'safe', 'tmp']);
    expect((await huntFolder(at('tmp'), [...words, ...shapesOf('table', 'case_grant')])).found).toEqual([]);

    const hidden = await keyShapes();
    const typed = [...secrets].flatMap(([what, secret]) => shapesOf(what, secret));
    const found: string[] = [];
    let size = 0;
    const look = async (name: string, bytes: Buffer) => {
      size += bytes.length;
      found.push(...hunt(name, bytes, [...words, ...typed, ...hidden]));
    };
    const pepper = Buffer.from(await readFile(join(at('data-keys'), 'pepper'), 'utf8'), 'base64');
    const source = { from: at('first.age'), identities: [data.identity], pepper };
    const { manifest } = await readBackup(source, { part: look, file: look });
    expect(found).toEqual([]);
    expect(size).toBeGreaterThan(100_000);
    const rows = new Map(manifest.tables.map((table) => [table.name, table.rows]));
    for (const table of ['case_record', 'case_grant', 'file_object', 'letter', 'registration', 'audit_entry', 'person'])
      expect(rows.get(table) ?? 0, table).toBeGreaterThan(0);
    expect(manifest.files.count).toBeGreaterThan(1);
    // Keys and data never are in one file, nor open with one key.
    await expect(opened('first-keys.age', data.identity)).rejects.toThrow();
    await expect(opened('first.age', keys.identity)).rejects.toThrow();
  });

  it('T116 makes no half backup when there is no room: one sentence, and no file', { timeout: 100_000 }, async () => {
    // As on a full disk: whatever goes beyond eight kilobytes of a file is refused.
    const { code, said } = await limited('8', ...backUpFlags('full'));
    expect(said).toContain('There is no room left');
    expect(code).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('full'))).toEqual([]);
  });

  it('T106 opens no debugger when it is told to, and killed on its way it leaves nothing in clear', {
    timeout: 100_000,
  }, async () => {
    for (const signal of ['SIGUSR1', 'SIGUSR2', 'SIGKILL', 'SIGQUIT'] as const) {
      const running = spawn(process.execPath, [join(programFolder, 'dist/cli.js'), ...backUpFlags(`cut-${signal}`)], {
        env: environment(),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
      const ended = once(running, 'exit');
      const isUnderWay = () => sizeOf(at(`cut-${signal}.age.unfinished`)) > 0 || sizeOf(at(`cut-${signal}.age`)) > 0;
      for (const end = Date.now() + 30_000; Date.now() < end && !isUnderWay() && running.exitCode === null; )
        await pause(2);
      running.kill(signal);
      await ended;
      expect(said).not.toMatch(/Debugger|inspector/);
    }
    const words = [...shapesOf('a word of a client', mark), ...shapesOf('table', 'case_grant')];
    for (const name of (await readdir(folder)).filter((one) => one.startsWith('cut-')))
      expect(hunt(name, await readFile(at(name)), words)).toEqual([]);
    expect((await huntFolder(at('tmp'), words)).found).toEqual([]);
    const others = (await readdir(folder)).filter((name) => /core|report|heap|\.cpuprofile/.test(name));
    expect(others).toEqual([]);
    for (const name of await readdir(folder)) if (name.startsWith('cut-')) await rm(at(name));
  });

  it('T124 goes on: a colleague is dismissed, which the journal beside the backups knows within seconds', {
    timeout: 200_000,
  }, async () => {
    const { who: petra } = await signedIn(service, 'petra');
    const before = sizeOf(at('safe/journal'));
    const people = await petra.get('/people');
    const ids = [...people.body.matchAll(/\/people\/([0-9a-f-]{36})/g)].map(([, id = '']) => id);
    for (const id of new Set(ids)) {
      const leaving = `/people/${id}/leaving`;
      if ((await petra.get(`/people/${id}`)).body.includes(word('bram')))
        await petra.fill(leaving, leaving, { reason: 'left', password: passwords.petra });
    }
    const grown = () => sizeOf(at('safe/journal')) > before;
    for (const end = Date.now() + 60_000; Date.now() < end && !grown(); ) await pause(200);
    expect(grown()).toBe(true);
    const journal = await readFile(at('safe/journal'));
    expect(
      hunt('journal', journal, [...shapesOf('a word of a client', mark), ...shapesOf('table', 'case_grant')]),
    ).toEqual([]);
    await service.stop();
  });

  it('T124 is put back into new folders; without the journal it stays locked until somebody says who left', {
    timeout: 300_000,
  }, async () => {
    const { code, said } = await restore('first', 'restored');
    expect(said).toContain('The access book is whole');
    expect(code).toBe(0);
    const verified = await naast('verify', '--json', '--data', at('restored'));
    expect(JSON.parse(verified.said)).toMatchObject({ ok: true, firstBad: null });

    const port = await freePorts();
    const locked = await refusedStart({ data: at('restored'), port });
    expect(locked.code).toBe(1);
    expect(locked.said).toContain('nobody knows who left since');
    expect(await naast('reopen', '--data', at('restored'))).toMatchObject({ code: 2 });
    const wrong = await naast('reopen', '--left', 'nobody-here', '--data', at('restored'));
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('nobody’s in this installation') });
    expect((await naast('reopen', '--nobody-left', '--data', at('restored'))).code).toBe(0);
    expect((await naast('reopen', '--nobody-left', '--data', at('restored'))).said).toContain(
      'This installation is open',
    );

    service = await startService({ data: at('restored'), port });
    const { who, status } = await signedIn(service, 'bram');
    expect(status).toBe(303);
    const clients = await who.get('/clients');
    const reference = /\/clients\/([0-9A-Z]{8})/.exec(clients.body)?.[1] ?? '';
    expect((await who.get(`/clients/${reference}`)).body).toContain(word('renamed'));
    await service.stop();
    expect(await restore('first', 'restored')).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds data already'),
    });
  });

  it('T124 with the journal it opens at once: the colleague who was dismissed is refused, another works on', {
    timeout: 300_000,
  }, async () => {
    const { code, said } = await restore('first', 'replayed', '--revocations', at('safe/journal'));
    expect(said).toMatch(/From the journal [1-9]\d* revocations and deletions were done again/);
    expect(code).toBe(0);
    service = await startService({ data: at('replayed'), port: await freePorts() });
    expect((await signedIn(service, 'joke')).status).toBe(303);
    expect((await signedIn(service, 'bram', 1)).status).toBe(422);
    await service.stop();
    const verified = await naast('verify', '--json', '--data', at('replayed'));
    expect(JSON.parse(verified.said)).toMatchObject({ ok: true, firstBad: null });
  });

  it('T110 tells whoever runs the house counts, days, paths and fixed sentences: no name, code or word of anybody', () => {
    const said = saidOnTerminal.join('\n');
    expect(said.length).toBeGreaterThan(1_000);
    const shapes = [...shapesOf('a word of a client', mark), ...shapesOf('client', 'Zq')];
    for (const [what, secret] of secrets) shapes.push(...shapesOf(what, secret));
    expect(hunt('terminal', Buffer.from(said), shapes)).toEqual([]);
    // What is not a word of the program's own sentences is a number, a day, a path, a hash or a sign-in name that was
    // typed.
    const ids = said.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g);
    expect(ids).toBeNull();
  });
});

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function opened(name: string, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(await readFile(at(name)));
}

async function keyShapes() {
  const names = (await readdir(at('data-keys'))).filter((name) =>
    /^(pepper|receipt-key|context-key|password)/.test(name),
  );
  expect(names.length).toBeGreaterThan(8);
  const texts = await Promise.all(
    names.map(async (name) => [name, (await readFile(join(at('data-keys'), name), 'utf8')).trim()] as const),
  );
  return texts.flatMap(([name, text]) => [
    ...shapesOf(name, text),
    ...(name.startsWith('password') ? [] : shapesOf(name, Buffer.from(text, 'base64'))),
  ]);
}
