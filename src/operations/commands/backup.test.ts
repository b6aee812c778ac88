import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agePair } from '../../../test/support/backups.ts';
import { backupCommand, nightlyPath } from './backup.ts';
import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';
import { reopenCommand } from './reopen.ts';
import { restoreCommand } from './restore.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-keep-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function say(command: Command, ...args: string[]): Promise<{ code: number; err: string }> {
  const err: string[] = [];
  const io = { stdin: Readable.from([]), out: () => undefined, err: (line: string) => void err.push(line) };
  const code = await command(args, io);
  return { code, err: err.join('\n') };
}

describe('naast backup into a folder', () => {
  it('gives a second backup of the same minute a name of its own', async () => {
    const time = Temporal.ZonedDateTime.from('2026-11-25T02:30:15[UTC]');
    const names = ['naast-2026-11-25-0230.age', 'naast-2026-11-25-0230-2.age', 'naast-2026-11-25-0230-3.age'];
    for (const name of names) {
      expect(nightlyPath(folder, time)).toBe(at(name));
      await writeFile(at(name), '');
    }
  });
});

describe('naast backup, asked in a wrong way,', () => {
  it('says how it is used, and makes nothing', async () => {
    const { recipient } = await agePair();
    const here = ['--data', at('data')];
    const wrong: [string[], string][] = [
      [[], 'Use: naast backup'],
      [['--to', at('x.age'), ...here], 'Use: naast backup'],
      [['--to', at('x.age'), '--recipient', recipient, '--keys-to', at('k.age'), ...here], 'Use: naast backup'],
      [['--to', at('x.age'), '--recipient', recipient.slice(0, -1), ...here], 'A recipient of age begins with age1'],
      [
        [
          '--to',
          at('x.age'),
          '--recipient',
          recipient,
          '--keys-to',
          at('x.age'),
          '--keys-recipient',
          recipient,
          ...here,
        ],
        'The keys need a file of their own',
      ],
      [['--to', at('x.age'), '--recipient', recipient, ...here], 'There is no installation in'],
    ];
    for (const [args, words] of wrong)
      expect(await say(backupCommand, ...args)).toEqual({ code: 2, err: expect.stringContaining(words) });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a secret key that was pasted where the recipient belongs, and does not repeat it', async () => {
    const { identity } = await agePair();
    const { code, err } = await say(backupCommand, '--to', at('x.age'), '--recipient', identity, '--data', at('data'));
    expect(code).toBe(2);
    expect(err).not.toContain(identity.slice(0, 30));
  });
});

describe('naast restore, reopen and migrate, asked in a wrong way,', () => {
  it('say how they are used, and make nothing', async () => {
    const wrong: [Command, string[], string][] = [
      [restoreCommand, [], 'Use: naast restore'],
      [restoreCommand, ['--from', at('x.age'), '--identity', at('id')], 'Use: naast restore'],
      [
        restoreCommand,
        ['--from', at('x.age'), '--identity', at('id'), '--keys-from', at('k'), '--data', at('d')],
        'Use:',
      ],
      [reopenCommand, ['--data', at('data')], 'Use: naast reopen'],
      [reopenCommand, ['--left', 'anna', '--nobody-left', '--data', at('data')], 'Use: naast reopen'],
      [migrateCommand, ['--data', at('data')], 'Use: naast migrate'],
      [migrateCommand, ['--administrator', 'db.example.org', '--data', at('data')], 'URL looks like'],
    ];
    for (const [command, args, words] of wrong)
      expect(await say(command, ...args)).toEqual({ code: 2, err: expect.stringContaining(words) });
    expect(await readdir(folder)).toEqual([]);
  });

  it('a restore answers no to an identity file that is not there, or holds no key', async () => {
    await writeFile(at('words'), 'not a key');
    const flags = ['--from', at('x.age'), '--data', at('data')];
    expect(await say(restoreCommand, ...flags, '--identity', at('nowhere'))).toEqual({
      code: 1,
      err: expect.stringContaining('There is no identity file'),
    });
    expect(await say(restoreCommand, ...flags, '--identity', at('words'))).toEqual({
      code: 1,
      err: expect.stringContaining('holds no secret key of age'),
    });
    expect(await readdir(folder)).toEqual(['words']);
  });
});
