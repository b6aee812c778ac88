import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSettings } from '#app/operations/config.ts';
import { reopenInstallation } from '#app/operations/processes/reopen-installation.ts';
import { visitDatabase } from '#app/operations/processes/visit.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';

const use = 'Use: naast reopen --left NAME [--left NAME …] | --nobody-left [--data DIR] [--keys DIR]';

/** `naast reopen`: after a restore without the journal, once the project leader has said who left since. */
export const reopenCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  const read = asked === null ? null : readSettings(asked.rest, process.env);
  if (asked === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : use);
    return 2;
  }
  const visited = await visitDatabase(read.settings, 'jobs', async (connection, { endingsKey }) => {
    const pool = openDatabase({ ...connection, connections: 1 });
    return pool
      .scoped({ kind: 'jobs' }, (db) => reopenInstallation(db, asked.left, endingsKey))
      .then(
        () => null,
        (error: unknown) => reasonOf(error),
      )
      .finally(() => pool.close());
  });
  const reasons = visited.ok ? [visited.value].filter((reason) => reason !== null) : visited.reasons;
  reasons.forEach(io.err);
  if (reasons.length === 0)
    io.out(`The installation is open again. Ended: ${asked.left.length === 0 ? 'nobody' : asked.left.join(', ')}.`);
  return reasons.length === 0 ? 0 : 1;
};

function reasonOf(error: unknown): string {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  if (code === '55000') return 'This installation is open: nothing had to be confirmed.';
  if (code === '02000')
    return 'One of these sign-in names is nobody’s in this installation. Nobody was ended; it stays closed.';
  throw error;
}

function readOptions(args: string[]): { left: string[]; rest: string[] } | null {
  const options = {
    left: { type: 'string', multiple: true },
    'nobody-left': { type: 'boolean' },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const { left = [], 'nobody-left': nobody = false } = values;
    return left.length > 0 === nobody ? null : { left, rest: installationFlags(values) };
  } catch {
    return null;
  }
}
