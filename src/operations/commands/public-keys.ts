import { parseArgs } from 'node:util';
import { readSettings } from '#app/operations/config.ts';
import { openInstallation } from '#app/operations/processes/installation.ts';
import { PublicKeysRefusal, writePublicKeys } from '#app/operations/processes/public-only.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';

const use = 'Use: naast public-keys DIR [--server HOST:PORT] [--data DIR] [--keys DIR]';

/** `naast public-keys`: the small folder of keys with which the public side runs on a machine of its own. */
export const publicKeysCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  const read = asked === null ? null : readSettings(asked.rest, process.env);
  if (asked === null || read === null || !read.ok) {
    io.err(read?.ok === false ? read.reason : use);
    return 2;
  }
  const opened = await openInstallation(read.settings);
  if (!opened.ok) {
    for (const { sentence } of opened.objections) io.err(sentence);
    return 1;
  }
  try {
    const names = await writePublicKeys(read.settings, opened.installation, asked);
    io.out(`Written into ${asked.to}: ${names.join(', ')}.`);
    io.out('Bring the folder to the other machine over a way that nobody reads, then there:');
    io.out('  naast serve --only public --keys THAT-FOLDER');
    return 0;
  } catch (error) {
    if (!(error instanceof PublicKeysRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
};

function readOptions(args: string[]): { to: string; server: string | null; rest: string[] } | null {
  const options = { server: { type: 'string' }, data: { type: 'string' }, keys: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    const [to, ...more] = positionals;
    if (to === undefined || to === '' || more.length > 0) return null;
    return { to, server: values.server ?? null, rest: installationFlags(values) };
  } catch {
    return null;
  }
}
