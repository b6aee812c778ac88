import { parseArgs } from 'node:util';
import { readSettings } from '#app/operations/config.ts';
import { visitDatabase } from '#app/operations/processes/visit.ts';
import { verifyLog } from '#app/platform/audit/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import type { Command } from './command.ts';

/** `naast verify`: walks the chain of the audit log, as the auditor's role. 1 when the chain is broken. */
export const verifyCommand: Command = async (args, io) => {
  const options = readOptions(args);
  const read = options === null ? null : readSettings(options.rest, process.env);
  if (options === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : 'Use: naast verify [--json] [--data DIR] [--keys DIR] [--demo]');
    return 2;
  }
  const visited = await visitDatabase(read.settings, 'auditor', async (connection) => {
    const pool = openDatabase({ ...connection, connections: 1 });
    return pool.scoped({ kind: 'auditor' }, verifyLog).finally(() => pool.close());
  });
  if (!visited.ok) {
    visited.reasons.forEach(io.err);
    return 2;
  }
  const { ok, entries, head, firstBad } = visited.value;
  if (options.json) {
    io.out(JSON.stringify({ ok, entries, head, firstBad }));
  } else if (ok) {
    io.out(`The access book is whole: ${entries} entries, head ${head}`);
  } else {
    io.out(`The access book is broken at entry ${firstBad}; up to there its head is ${head}`);
  }
  return ok ? 0 : 1;
};

function readOptions(args: string[]): { json: boolean; rest: string[] } | null {
  try {
    const options = {
      json: { type: 'boolean' },
      data: { type: 'string' },
      keys: { type: 'string' },
      demo: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args, options });
    return { json: values.json ?? false, rest: args.filter((arg) => arg !== '--json') };
  } catch {
    return null;
  }
}
