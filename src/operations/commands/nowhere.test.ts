import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation, whyNoDatabase } from '#app/operations/processes/installation.ts';
import { pinsFile } from '#app/operations/processes/keys.ts';
import { pinKeys } from '#app/operations/processes/pins.ts';
import { randomBytes } from '#app/platform/vault/index.ts';
import { agePair } from '../../../test/support/backups.ts';
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { publicKeysCommand } from './public-keys.ts';
import { reopenCommand } from './reopen.ts';
import { serveCommand } from './serve.ts';
import { updateCommand } from './update.ts';
import { updateBackCommand } from './update-back.ts';
import { updateCheckCommand } from './update-check.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';

let folder: string;
let recipient: string;
const at = (name: string) => join(folder, name);
const from = process.cwd();

/** Every command that works on an installation, with all that it asks for but one. */
const commands: Record<string, { command: Command; args: () => string[] }> = {
  backup: { command: backupCommand, args: () => ['--to', at('made.age'), '--recipient', recipient] },
  'backup each night': { command: backupCommand, args: () => ['--into', folder, '--recipient', recipient] },
  reopen: { command: reopenCommand, args: () => ['--nobody-left'] },
  verify: { command: verifyCommand, args: () => [] },
  'witness --show-log': { command: witnessCommand, args: () => ['--show-log'] },
  'public-keys': { command: publicKeysCommand, args: () => [at('made')] },
  'update-check': { command: updateCheckCommand, args: () => [] },
  update: { command: updateCommand, args: () => ['--to', at('made.age'), '--recipient', recipient] },
  'update-back': {
    command: updateBackCommand,
    args: () => ['--from', at('kept.age'), '--identity', at('identity'), '--yes'],
  },
  doctor: { command: doctorCommand, args: () => ['--no-mail', '--no-time-server', '--language', 'en'] },
  'serve --only staff': { command: serveCommand, args: () => ['--only', 'staff'] },
};

const none = (name: string) => new RegExp(`(no installation|Installation: there is none) in .*/${name}[.]`);

/** Places where there is no installation, or only half of one, by what is said of them. */
const places: Record<string, { data: string; said: RegExp }> = {
  'a folder that is not there': { data: 'nowhere', said: none('nowhere') },
  'an empty folder': { data: 'empty', said: none('empty') },
  'a folder of somebody else': { data: 'holiday', said: none('holiday') },
  'a file': { data: 'file', said: none('file') },
  'a stamp that is cut off': { data: 'cut-off', said: none('cut-off') },
  'data without their keys': { data: 'keyless', said: /The pepper is missing/ },
  'keys without their data': { data: 'gone', said: none('gone') },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-nowhere-'));
  const { identity, recipient: own } = await agePair();
  recipient = own;
  await writeFile(at('identity'), `${identity}\n`);
  await writeFile(at('kept.age'), 'nothing');
  for (const name of ['empty', 'holiday', 'cut-off', 'keyless', 'gone', 'used', 'cwd']) await mkdir(at(name));
  await writeFile(at('file'), '');
  await writeFile(at('holiday/sea.txt'), 'sea');
  for (const name of ['keyless', 'gone', 'used']) {
    const place = { demo: false, dataFolder: at(name), keysFolder: at(`${name}-keys`) };
    expect(await prepareInstallation(place)).toMatchObject({ ok: true });
  }
  await writeFile(at('cut-off/installation.json'), (await readFile(at('used/installation.json'), 'utf8')).slice(0, 30));
  await cp(at('used-keys'), at('cut-off-keys'), { recursive: true });
  await rm(at('keyless-keys'), { recursive: true });
  await rm(at('gone'), { recursive: true });
  for (const name of ['gone', 'used'])
    await pinKeys(pinsFile(at(`${name}-keys`)), { root: randomBytes(32), recovery: randomBytes(32) });
});
afterAll(async () => {
  process.chdir(from);
  await rm(folder, { recursive: true, force: true });
});

async function say(command: Command, args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const line = (text: string) => void said.push(text);
  const code = await command(args, { stdin: Readable.from([]), out: line, err: line });
  return { code, said: said.join('\n') };
}

/** Every path below the folder; of files with what is in them. */
async function everything(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path, entry.isFile() ? await readFile(path, 'base64') : ''] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

describe.each(Object.entries(commands))('naast %s', (_, { command, args }) => {
  it.each(Object.entries(places))('says of %s that it is none, answers no and makes nothing', async (_, place) => {
    const before = await everything();
    const { code, said } = await say(command, [...args(), '--data', at(place.data)]);
    expect([code, said]).toEqual([
      expect.toSatisfy((one) => one === 1 || one === 2),
      expect.stringMatching(place.said),
    ]);
    expect(await everything()).toEqual(before);
  });

  it('says so without a folder too, of the one in which one stands', async () => {
    const before = await everything();
    process.chdir(at('cwd'));
    const { code, said } = await say(command, args()).finally(() => process.chdir(from));
    expect([code, said]).toEqual([
      expect.toSatisfy((one) => one === 1 || one === 2),
      expect.stringContaining(join(at('cwd'), 'data')),
    ]);
    expect(said).toMatch(none('data'));
    expect(await everything()).toEqual(before);
  });
});

const onDatabase = Object.entries(commands).filter(([name]) => !/^(witness|public-keys|serve)/.test(name));

describe.each(onDatabase)('naast %s', (_, { command, args }) => {
  it('makes no empty database in place of one that is gone', async () => {
    const before = await everything();
    const { code, said } = await say(command, [...args(), '--data', at('used')]);
    expect(code).toBeGreaterThan(0);
    expect(said).toMatch(/The database is not in .*used.*postgres, though this installation was in use\./);
    const after = await everything();
    // What the machine was found to be like is kept beside the keys.
    delete after[at('used-keys/machine.json')];
    expect(after).toEqual(before);
  });
});

describe('naast serve', () => {
  it('makes no empty database in place of one that is gone, and no installation in a file', async () => {
    const before = await everything();
    expect(await say(serveCommand, ['--data', at('used')])).toEqual({
      code: 1,
      said: expect.stringMatching(/^The database is not in .*used.*postgres/),
    });
    expect(await say(serveCommand, ['--data', at('file')])).toEqual({
      code: 1,
      said: expect.stringContaining('holds something that is not ours'),
    });
    expect(await everything()).toEqual(before);
    const place = { demo: false, dataFolder: at('used'), keysFolder: at('used-keys') };
    const opened = await prepareInstallation(place);
    // One that nobody has set up has no database yet when a first start was killed.
    await rm(pinsFile(at('used-keys')));
    expect(opened.ok && whyNoDatabase(place, opened.installation)).toBeNull();
  });
});
