import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSettings } from '#app/operations/config.ts';
import { prepareInstallation } from '#app/operations/processes/installation.ts';
import { keepOwnServer, readUrl, urlsOfRoles, whyNotEncrypted } from '#app/operations/processes/own-server.ts';
import { databaseNamesOf } from '#app/operations/processes/start-messages.ts';
import { migrate } from '#app/platform/migration/index.ts';
import { installationFlags } from './backup.ts';
import type { Command } from './command.ts';

const use =
  'Use: naast migrate --administrator postgres://NAME@HOST:PORT/postgres [--password-file FILE] [--data DIR] [--keys DIR]';

/**
 * `naast migrate`: makes roles, database and schema on a server of one's own, or brings them up to date, and writes a URL a role
 * into the keys folder. The administrator may make roles and databases and need be no superuser; his URL is kept nowhere.
 */
export const migrateCommand: Command = async (args, io) => {
  const asked = await readOptions(args);
  if (typeof asked === 'string') {
    io.err(asked);
    return 2;
  }
  const read = readSettings(asked.rest, process.env);
  if (!read.ok) {
    io.err(read.reason);
    return 2;
  }
  const { settings } = read;
  if (existsSync(join(settings.dataFolder, 'postgres', 'PG_VERSION'))) {
    io.err(
      `The installation in ${settings.dataFolder} lives in the built-in database. To move it: naast backup, move ` +
        'both folders away, then naast restore --administrator URL.',
    );
    return 2;
  }
  const prepared = await prepareInstallation(settings);
  if (!prepared.ok) {
    for (const { sentence } of prepared.objections) io.err(sentence);
    return 2;
  }
  const { keys } = prepared.installation;
  const names = databaseNamesOf(prepared.installation);
  try {
    const { applied } = await migrate({ administrator: asked.administrator, names, ...keys, kind: 'real' });
    await keepOwnServer(settings.keysFolder, urlsOfRoles(asked.url, names, keys.passwords));
    io.out(`The database ${names.database} is up to date: ${applied.length} migrations ran.`);
    io.out(`A URL a role lies in ${settings.keysFolder}; the next start uses them.`);
    return 0;
  } catch (error) {
    io.err(whyNotEncrypted(error, asked.administrator) ?? errorInWords(error));
    return 1;
  }
};

/** Errors of ours are sentences; of a server's only the code is told. */
export function errorInWords(error: unknown): string {
  if (error instanceof pg.DatabaseError) {
    if (error.code === '42501')
      return 'This administrator may not do that: he needs CREATEROLE and CREATEDB (and must have made the roles that are there already).';
    if (error.code === '28P01' || error.code === '28000')
      return 'The database server does not let this administrator in: look at the name, the password and its pg_hba.conf.';
    return `The database server refused (code ${error.code}).`;
  }
  if (error instanceof Error && error.constructor === Error && !('code' in error)) return error.message;
  return `The database server cannot be reached (${(error as { code?: string }).code ?? 'unexpected'}).`;
}

interface Asked {
  url: string;
  administrator: {
    host: string;
    port: number;
    user: string;
    password: string;
    ssl?: { ca?: string | undefined } | undefined;
  };
  rest: string[];
}

async function readOptions(args: string[]): Promise<Asked | string> {
  const options = {
    administrator: { type: 'string' },
    'password-file': { type: 'string' },
    data: { type: 'string' },
    keys: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    if (values.administrator === undefined) return use;
    const administrator = await administratorOf(values.administrator, values['password-file']);
    if (administrator === null)
      return 'The administrator’s URL looks like postgres://name@host:5432/postgres; it, or the password file, cannot be read.';
    return { url: values.administrator, administrator, rest: installationFlags(values) };
  } catch {
    return use;
  }
}

/** The administrator, with the password from a file of its own: the command line can be read by others. */
export async function administratorOf(
  url: string,
  passwordFile: string | undefined,
): Promise<Asked['administrator'] | null> {
  const read = await readUrl(url);
  const password = passwordFile === undefined ? read?.password : await readFile(passwordFile, 'utf8').catch(() => null);
  if (read === null || password === null || password === undefined) return null;
  const { database: _, ...administrator } = read;
  return { ...administrator, password: password.trim() };
}
