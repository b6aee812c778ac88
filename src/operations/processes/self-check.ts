import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ClientBase } from 'pg';

/** A reason not to start: a name for tests and manuals, and a sentence for the person at the terminal. */
export interface Objection {
  check: string;
  sentence: string;
  /** Of a setting of the database: its name, what it is, and what it must be. */
  setting?: { name: string; setting: string; wanted: string };
}

/** What is wrong with this process itself. */
export function checkProcess(
  execArgv: readonly string[] = process.execArgv,
  environment: NodeJS.ProcessEnv = process.env,
  listeners = process.listenerCount('SIGUSR1'),
): Objection[] {
  const flags = [...execArgv, ...(environment.NODE_OPTIONS ?? '').split(/\s+/)].filter((flag) => flag !== '');
  const spying = flags.find((flag) =>
    /^--(inspect|debug|cpu-prof|heap-prof|heapsnapshot|report|trace-|prof\b|abort-on)/.test(flag),
  );
  return [
    objectIf(
      spying !== undefined,
      'debug mode',
      `Node was started with ${spying}, which lets others look into its memory.`,
    ),
    objectIf(listeners === 0, 'SIGUSR1 unguarded', 'Nobody listens to SIGUSR1, so it would open the debugger.'),
  ].flat();
}

/** What is wrong with the folders, before anything in them is read. */
export async function checkFolders({
  dataFolder,
  keysFolder,
}: {
  dataFolder: string;
  keysFolder: string;
}): Promise<Objection[]> {
  const isUnix = process.platform !== 'win32';
  const keys = await stat(keysFolder).catch(() => null);
  const data = await stat(dataFolder).catch(() => null);
  return [
    objectIf(
      isInside(keysFolder, dataFolder),
      'keys inside data',
      `The keys folder ${keysFolder} lies inside the data folder; a thief of the one must not have the other.`,
    ),
    objectIf(
      isInside(dataFolder, keysFolder),
      'data inside keys',
      `The data folder ${dataFolder} lies inside the keys folder; keep them apart.`,
    ),
    objectIf(
      isUnix && keys !== null && (keys.mode & 0o077) !== 0,
      'keys readable by others',
      `Others may enter the keys folder: chmod 700 ${keysFolder}`,
    ),
    objectIf(
      isUnix && data !== null && (data.mode & 0o022) !== 0,
      'data writable by others',
      `Others may write in the data folder: chmod 700 ${dataFolder}`,
    ),
  ].flat();
}

const verboseLog = `
  select name, setting from pg_settings where (name, setting) not in (values
    ('log_statement', 'none'), ('log_error_verbosity', 'terse'), ('log_min_error_statement', 'panic'),
    ('log_min_duration_statement', '-1'), ('log_min_duration_sample', '-1'), ('log_parameter_max_length', '0'),
    ('log_parameter_max_length_on_error', '0'), ('debug_print_parse', 'off'), ('debug_print_rewritten', 'off'),
    ('debug_print_plan', 'off'), ('log_min_messages', 'log'), ('log_min_messages', 'fatal'), ('log_min_messages', 'panic'),
    ('auto_explain.log_min_duration', '-1'), ('pgaudit.log', 'none'))
  and name in ('log_min_messages', 'log_statement', 'log_error_verbosity', 'log_min_error_statement', 'log_min_duration_statement',
    'log_min_duration_sample', 'log_parameter_max_length', 'log_parameter_max_length_on_error', 'debug_print_parse',
    'debug_print_rewritten', 'debug_print_plan', 'auto_explain.log_min_duration', 'pgaudit.log')`;

const tooMuchRight = `
  select rolname as name, case when rolsuper then 'is superuser' when rolbypassrls then 'may bypass row-level security'
    when rolcreaterole or rolcreatedb or rolreplication then 'may make roles or databases' else 'owns tables' end as what
  from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
    or exists (select from pg_class where relowner = pg_roles.oid)
    or exists (select from pg_auth_members where member = pg_roles.oid))`;

const unguardedTables = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'naast' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
  order by 1`;

/** What is wrong with the database as the role of this connection meets it. */
export async function checkDatabase(client: ClientBase): Promise<Objection[]> {
  const { rows: rights } = await client.query<{ name: string; what: string }>(tooMuchRight);
  const { rows: tables } = await client.query<{ name: string }>(unguardedTables);
  const { rows: logs } = await client.query<{ name: string; setting: string }>(verboseLog);
  return [
    ...rights.map(({ name, what }) =>
      object(
        'role with too many rights',
        `The database role ${name} ${what}; the program must run as a role that owns nothing.`,
      ),
    ),
    ...tables.map(({ name }) =>
      object('row-level security off', `Row-level security is not forced on the table ${name}.`),
    ),
    ...logs.map(verboseSetting),
  ];
}

/** What each must be for nobody's words to get into the log of the database. */
const wantedOfLog: Readonly<Record<string, string>> = {
  log_statement: 'none',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'log',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  'pgaudit.log': 'none',
};

function verboseSetting({ name, setting }: { name: string; setting: string }): Objection {
  const wanted = wantedOfLog[name] ?? (name.startsWith('debug_') ? 'off' : '-1');
  return {
    check: 'verbose database log',
    sentence: `The database would write content into its log: ${name} is ${setting}, and must be ${wanted}.`,
    setting: { name, setting, wanted },
  };
}

/** Our own server listens on its socket (on Windows: loopback) and nowhere else, for it serves nobody but us. */
export async function checkBuiltInServer(client: ClientBase): Promise<Objection[]> {
  const { rows } = await client.query<{ setting: string }>(
    "select setting from pg_settings where name = 'listen_addresses' and setting not in ('', '127.0.0.1')",
  );
  return rows.map(({ setting }) =>
    object('reachable database', `The built-in database listens on ${setting}, where others may reach it.`),
  );
}

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(path));
}

function objectIf(isWrong: boolean, check: string, sentence: string): Objection[] {
  return isWrong ? [object(check, sentence)] : [];
}

function object(check: string, sentence: string): Objection {
  return { check, sentence };
}
