import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupRefusal, readIdentities } from '#app/operations/backup/index.ts';
import { folderFlags, readSettings, type Settings } from '#app/operations/config.ts';
import { readUrl, whyNotEncrypted } from '#app/operations/processes/own-server.ts';
import type { SealedFile } from '#app/operations/processes/restore-folders.ts';
import {
  type OwnAdministrator,
  type Restored,
  restoreInstallation,
} from '#app/operations/processes/restore-installation.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';
import { administratorOf, errorInWords } from './migrate.ts';

const use =
  'Use: naast restore --from FILE --identity FILE [--keys-from FILE --keys-identity FILE] ' +
  '[--revocations FILE] --data DIR [--keys DIR] [--administrator URL [--password-file FILE]]';

/** `naast restore`: a backup into new folders. 1 for every refusal, after which nothing was touched; 2 for wrong use. */
export const restoreCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  if (asked === null) {
    io.err(use);
    return 2;
  }
  const read = readSettings(asked.rest, process.env);
  if (!read.ok) {
    io.err(read.reason);
    return 2;
  }
  try {
    const { dataFolder, keysFolder } = read.settings;
    const data = await sealedFile(asked.from, asked.identity);
    const keys = asked.keys === null ? null : await sealedFile(asked.keys.from, asked.keys.identity);
    const administrator = asked.administrator === null ? null : await ownAdministrator(asked.administrator);
    const { journal } = asked;
    const result = await restoreInstallation({ data, keys, journal, administrator, dataFolder, keysFolder });
    if (!result.ok) {
      io.err(result.reason);
      return 1;
    }
    sentences(result.restored, read.settings).forEach(io.out);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefusal) && asked.administrator === null) throw error;
    const server = asked.administrator && (await readUrl(asked.administrator.url));
    const sentence = error instanceof BackupRefusal ? error.message : server && whyNotEncrypted(error, server);
    io.err(sentence ?? errorInWords(error));
    return 1;
  }
};

function sentences(
  { about, manifest, book, before, journal }: Restored,
  { dataFolder, keysFolder }: Pick<Settings, 'dataFolder' | 'keysFolder'>,
): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `Restored into ${dataFolder}: ${rows} rows and ${manifest.files.count} files, as they were at ${about.madeAt}.`,
    `The access book is whole: ${book.entries} entries, head ${book.head}`,
    ...(before === null
      ? []
      : [`It begins anew here, and says so under its key: before, entry ${before.seq} was the last that was seen.`]),
    'Everybody signs in again.',
    ...sentencesOfJournal(
      journal,
      `${folderFlags({ dataFolder, keysFolder })}${about.kind === 'made-up' ? ' --demo' : ''}`,
    ),
  ];
}

function sentencesOfJournal(journal: Restored['journal'], folders: string): string[] {
  if (journal === null)
    return [
      'Without the journal nobody knows who left since, so the installation stays locked: ask the project leader, then',
      `  naast reopen --nobody-left ${folders}`,
      'or, once for each sign-in name of who left, --left NAME in place of --nobody-left.',
    ];
  const { entries, last, cutOff } = journal;
  return [
    `From the journal ${entries} revocations and deletions were done again${last === null ? '' : `, the last of ${last}`}.`,
    ...(cutOff ? ['The last entry of the journal was cut off; ask the project leader who left on that day.'] : []),
    'Start it with:',
    `  naast serve ${folders}`,
  ];
}

async function ownAdministrator({ url, passwordFile }: NonNullable<Asked['administrator']>): Promise<OwnAdministrator> {
  const read = await administratorOf(url, passwordFile);
  if (read === null) throw new BackupRefusal('The administrator’s URL, or his password file, cannot be read.');
  return { ...read, url };
}

/** A backup with the secret keys that open it, from their files. Throws a refusal where there are none. */
export async function sealedFile(from: string, identityFile: string): Promise<SealedFile> {
  const text = await readFile(identityFile, 'utf8').catch(() => null);
  if (text === null) throw new BackupRefusal(`There is no identity file ${identityFile} that can be read.`);
  const identities = readIdentities(text);
  if (identities.length === 0)
    throw new BackupRefusal(`${identityFile} holds no secret key of age (a line that begins with AGE-SECRET-KEY-).`);
  return { from: resolve(from), identities };
}

interface Asked {
  from: string;
  identity: string;
  keys: { from: string; identity: string } | null;
  journal: string | null;
  administrator: { url: string; passwordFile: string | undefined } | null;
  rest: string[];
}

function readOptions(args: string[]): Asked | null {
  const options = {
    from: { type: 'string' },
    identity: { type: 'string' },
    'keys-from': { type: 'string' },
    'keys-identity': { type: 'string' },
    revocations: { type: 'string' },
    administrator: { type: 'string' },
    'password-file': { type: 'string' },
    data: { type: 'string' },
    keys: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const { from, identity, 'keys-from': keysFrom, 'keys-identity': keysIdentity } = values;
    const half = (keysFrom === undefined) !== (keysIdentity === undefined);
    if (from === undefined || identity === undefined || half || values.data === undefined) return null;
    const keys =
      keysFrom === undefined || keysIdentity === undefined ? null : { from: keysFrom, identity: keysIdentity };
    const journal = values.revocations === undefined ? null : resolve(values.revocations);
    const { administrator: url, 'password-file': passwordFile } = values;
    const administrator = url === undefined ? null : { url, passwordFile };
    return { from, identity, keys, journal, administrator, rest: installationFlags(values) };
  } catch {
    return null;
  }
}
