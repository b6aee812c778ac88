import { parseArgs } from 'node:util';
import { isRecipient } from '#app/operations/backup/index.ts';
import { readSettings } from '#app/operations/config.ts';
import { type Updated, updateInstallation } from '#app/operations/update/update-installation.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';
import { administratorOf } from './migrate.ts';

const use =
  'Use: naast update --to FILE --recipient age1… [--keys-to FILE --keys-recipient age1…] ' +
  '[--administrator URL [--password-file FILE]] [--data DIR] [--keys DIR] [--demo]';

/** `naast update`: backs up, and brings the data to this version of the program. 1 for every refusal. */
export const updateCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  const read = asked === null ? null : readSettings(asked.rest, process.env);
  if (asked === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : use);
    return 2;
  }
  const { url, passwordFile, data, keys } = asked;
  const administrator = url === undefined ? null : await administratorOf(url, passwordFile);
  if (url !== undefined && administrator === null) {
    io.err('The administrator’s URL, or his password file, cannot be read.');
    return 2;
  }
  const result = await updateInstallation({ settings: read.settings, data, keys, administrator });
  if (!result.ok) {
    result.reasons.forEach(io.err);
    return 1;
  }
  sentences(result.updated, data.to).forEach(io.out);
  return result.updated.book.ok ? 0 : 1;
};

function sentences({ applied, before, book }: Updated, backup: string): string[] {
  return [
    `Backed up as it was: ${backup}. Keep it until you are sure of this version.`,
    `Brought up to date: ${applied.length} migrations ran.`,
    book.ok
      ? `The access book is whole: ${book.entries} entries, head ${book.head}`
      : `The access book is broken at entry ${book.firstBad}. Go back: naast update-back --from ${backup} …`,
    ...(before.approveAgain.length === 0
      ? []
      : [`To be approved again before clients read them: ${before.approveAgain.join(', ')}.`]),
    'Start the service. If something is wrong with it: stop it, and naast update-back.',
  ];
}

interface Asked {
  data: { to: string; recipients: string[] };
  keys: { to: string; recipients: string[] } | null;
  url: string | undefined;
  passwordFile: string | undefined;
  rest: string[];
}

function readOptions(args: string[]): Asked | null {
  const options = {
    to: { type: 'string' },
    recipient: { type: 'string', multiple: true },
    'keys-to': { type: 'string' },
    'keys-recipient': { type: 'string', multiple: true },
    administrator: { type: 'string' },
    'password-file': { type: 'string' },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const { to, recipient = [], 'keys-to': keysTo, 'keys-recipient': keysRecipient = [] } = values;
    const isHalf = (keysTo === undefined) !== (keysRecipient.length === 0);
    if (to === undefined || recipient.length === 0 || isHalf || keysTo === to) return null;
    if (![...recipient, ...keysRecipient].every(isRecipient)) return null;
    return {
      data: { to, recipients: recipient },
      keys: keysTo === undefined ? null : { to: keysTo, recipients: keysRecipient },
      url: values.administrator,
      passwordFile: values['password-file'],
      rest: installationFlags(values),
    };
  } catch {
    return null;
  }
}
