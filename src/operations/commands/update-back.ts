import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { BackupRefusal } from '#app/operations/backup/index.ts';
import { folderFlags, readSettings, type Settings } from '#app/operations/config.ts';
import {
  type GoingBack,
  lookBack,
  type SetAside,
  setFoldersAside,
  type WayBack,
} from '#app/operations/update/go-back.ts';
import { installationFlags } from './backup.ts';
import type { Command, CommandIo } from './command.ts';
import { sealedFile } from './restore.ts';

const use =
  'Use: naast update-back --from FILE --identity FILE [--revocations FILE] [--yes] [--data DIR] [--keys DIR] [--demo]';

/**
 * `naast update-back`: the way back to the backup that an update made. Says what would be lost, keeps today's folders aside, and
 * says what to do with the earlier program. 1 for every refusal and for a no, after which nothing was changed.
 */
export const updateBackCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  const read = asked === null ? null : readSettings(asked.rest, process.env);
  if (asked === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : use);
    return 2;
  }
  const { settings } = read;
  try {
    const backup = await sealedFile(asked.from, asked.identity);
    const going = { settings, backup, journal: asked.journal ?? settings.journal?.file ?? null };
    const looked = await lookBack(going);
    if (!looked.ok) {
      looked.reasons.forEach(io.err);
      return 1;
    }
    whatItCosts(looked.way).forEach(io.out);
    if (!asked.yes && !(await saysYes(io))) {
      io.err('Nothing was changed.');
      return 1;
    }
    next(asked, going, await setFoldersAside(going, looked.way)).forEach(io.out);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
};

function whatItCosts({ about, since, endings }: WayBack): string[] {
  const { entries, letters, reports, registrations } = since;
  return [
    `The backup is whole, and of ${about.madeAt}.`,
    `Written since, and not in it: ${entries} entries of the access book, ${letters} letters, ${reports} reports, ${registrations} registrations.`,
    `Ended or deleted since, and done again: ${endings.length}.`,
  ];
}

function next({ from, identity }: Asked, { settings }: GoingBack, { data, keys, journal }: SetAside): string[] {
  return [
    `Today’s data are kept in ${data}, and a copy of the keys in ${keys}.`,
    'Now install the earlier version, and with it:',
    `  naast restore --from ${from} --identity ${identity} --revocations ${journal} ${folderFlags(settings)}`,
    'Then start it. To undo all this instead: move both folders back in place of what is there.',
    ...databaseToo(settings),
  ];
}

function databaseToo({ keysFolder }: Settings): string[] {
  return [
    `With a database on a server of your own (files database-url-… in ${keysFolder}) let its administrator rename that ` +
      'database first, and add --administrator to the restore.',
  ];
}

/** Anything but a yes, in English or Dutch, is a no. */
async function saysYes(io: CommandIo): Promise<boolean> {
  io.out('Go back? Type yes to do it.');
  const lines = createInterface({ input: io.stdin });
  try {
    for await (const line of lines) return /^(yes|ja)$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}

interface Asked {
  from: string;
  identity: string;
  journal: string | null;
  yes: boolean;
  rest: string[];
}

function readOptions(args: string[]): Asked | null {
  const options = {
    from: { type: 'string' },
    identity: { type: 'string' },
    revocations: { type: 'string' },
    yes: { type: 'boolean', default: false },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const { from, identity, revocations: journal = null, yes } = values;
    if (from === undefined || identity === undefined) return null;
    return { from, identity, journal, yes, rest: installationFlags(values) };
  } catch {
    return null;
  }
}
