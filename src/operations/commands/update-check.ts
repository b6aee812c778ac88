import { parseArgs } from 'node:util';
import { readSettings } from '#app/operations/config.ts';
import { asRole, visitInstallation } from '#app/operations/processes/visit.ts';
import { type Comparison, compare, whyNot } from '#app/operations/update/compare.ts';
import { asBackup } from '#app/operations/update/update-installation.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';

const use = 'Use: naast update-check [--json] [--data DIR] [--keys DIR] [--demo]';

/** `naast update-check`: what this version of the program would change of the data; changes nothing. 1 when it must not. */
export const updateCheckCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  const read = asked === null ? null : readSettings(asked.rest, process.env);
  if (asked === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : use);
    return 2;
  }
  const visited = await visitInstallation(read.settings, async (place) => {
    const { contextKey: _, ...connection } = asRole(place, 'backup');
    return { isRunning: place.isRunning, found: await asBackup(connection, compare) };
  });
  if (!visited.ok) {
    visited.reasons.forEach(io.err);
    return 2;
  }
  const { found, isRunning } = visited.value;
  const why = whyNot(found);
  if (asked.json) io.out(JSON.stringify({ ok: why === null, isRunning, ...found }));
  else if (why !== null) io.err(why);
  else sentences(found, isRunning).forEach(io.out);
  return why === null ? 0 : 1;
};

function sentences({ pending, approveAgain, size }: Comparison, isRunning: boolean): string[] {
  const changes =
    pending.length === 0
      ? ['Migrations: none. The data are of this version.']
      : [`Migrations: ${pending.length} (${pending.join(', ')}).`];
  return [
    ...changes,
    'Formats: backups and journals of every earlier version can be read by this one.',
    approveAgain.length === 0
      ? 'Texts: every approval still stands.'
      : `Texts: ${approveAgain.length} changed since a lawyer approved them, and clients read them only once they are ` +
        `approved again: ${approveAgain.join(', ')}.`,
    `Room: the database takes ${Math.ceil(size / 1e6)} MB, and the backup at most as much beside the files.`,
    ...(pending.length === 0
      ? []
      : [
          ...(isRunning ? ['The service runs: stop it before the update.'] : []),
          'Then: naast update --to FILE --recipient age1…',
        ]),
  ];
}

function readOptions(args: string[]): { json: boolean; rest: string[] } | null {
  const options = {
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    return { json: values.json, rest: installationFlags(values) };
  } catch {
    return null;
  }
}
