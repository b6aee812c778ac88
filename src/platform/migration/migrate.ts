import pg from 'pg';
import { type DatabaseNames, type LoginRole, loginRoles } from '#app/platform/database/index.ts';
import { hmacPads } from '#app/platform/pool/index.ts';
import { newId, sha256 } from '#app/platform/vault/index.ts';
import afterMigrations from './after-migrations.sql?raw';
import { migrations } from './migrations.ts';
import { additions, deletedWithoutNote, revocations } from './revocations.ts';

export interface AdministratorConnection {
  /** Folder of the Unix socket, or a host name. */
  host: string;
  port: number;
  user: string;
  password: string;
  /** Of a server on another machine. */
  ssl?: { ca?: string | undefined } | undefined;
}

export interface Migration {
  administrator: AdministratorConnection;
  names: DatabaseNames;
  passwords: Record<LoginRole, string>;
  contextKeys: Record<LoginRole, Uint8Array>;
  /** A made-up installation is stamped as such at its first migration and stays it. */
  kind: 'real' | 'made-up';
  /** Only these migrations: for a restore, which loads into the tables as they were. */
  only?: ReadonlySet<string>;
}

/**
 * Makes roles, database and schema, and brings them up to date. Throws when a migration that ran before has changed
 * since (its checksum differs), when a newer installation wrote this database, or when the stamp (real, made-up)
 * differs.
 */
export async function migrate(migration: Migration): Promise<{ applied: string[] }> {
  await withClient(migration.administrator, 'postgres', (client) => makeRolesAndDatabase(client, migration));
  return withClient(migration.administrator, migration.names.database, async (client) => {
    await client.query('select pg_advisory_lock(72174)');
    const applied = await applyMissing(client, migration);
    await client.query(withNames(afterMigrations, migration.names));
    await noteRevocations(client, migration.names);
    await client.query('begin');
    await grantWriteToAdministrator(client, async () => {
      await keepContextKeys(client, migration);
      await stamp(client, migration);
    });
    await client.query('commit');
    return { applied };
  });
}

/**
 * Forced row-level security holds for an administrator who is no superuser too: he would change no row, and be told
 * nothing. It is lifted from him until the end of this transaction; the processes own nothing, so for them it holds all
 * the while.
 */
async function grantWriteToAdministrator<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  if (await isSuperuser(client)) return work();
  await client.query(forcing('no force'));
  const done = await work();
  await client.query(forcing('force'));
  return done;
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  return rows[0]?.rolsuper === true;
}

/**
 * For a restore, in its transaction: rows are laid down as they were, without triggers, and by an administrator who may
 * be no superuser. Gives what must be done before the transaction ends.
 */
export async function beginLayingDown(client: pg.Client): Promise<() => Promise<void>> {
  if (await isSuperuser(client)) {
    // What comes was whole where it came from, and its hashes are checked: references need not be looked at again.
    await client.query("set local session_replication_role = 'replica'");
    return async () => undefined;
  }
  await client.query(forcing('no force'));
  await client.query(triggers('disable'));
  return async () => {
    await client.query(triggers('enable'));
    await client.query(forcing('force'));
  };
}

/** Is this database there already? */
export async function databaseExists(
  administrator: AdministratorConnection,
  { database }: DatabaseNames,
): Promise<boolean> {
  return withClient(administrator, 'postgres', async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    return rowCount === 1;
  });
}

const triggers = (how: 'enable' | 'disable') => `do $$ declare t name; begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and c.relkind = 'r' loop
    execute format('alter table naast.%I ${how} trigger user', t);
  end loop;
end $$`;

const forcing = (how: 'force' | 'no force') => `do $$ declare t name; begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and c.relkind = 'r' loop
    execute format('alter table naast.%I ${how} row level security', t);
  end loop;
end $$`;

/** What this program would make of a database: its migrations with their checksums, as a backup notes them. */
export function programMigrations(): ReadonlyMap<string, string> {
  return new Map(migrations.map(({ name, text }) => [name, sha256(text).toString('hex')]));
}

async function withClient<T>(
  to: AdministratorConnection,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...to, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeRolesAndDatabase(client: pg.Client, { names, passwords }: Migration): Promise<void> {
  const existing = await client.query<{ rolname: string }>('select rolname from pg_roles');
  const known = new Set(existing.rows.map((row) => row.rolname));
  for (const role of [names.owner, names.walls, names.scribe]) {
    if (!known.has(role))
      await client.query(`create role ${role} nologin nosuperuser nobypassrls nocreaterole nocreatedb`);
  }
  // PostgreSQL 16 gives whoever made a role the right to grant it, but neither its rights nor the right to act as it.
  const { rows: version } = await client.query<{ number: number }>(
    "select current_setting('server_version_num')::int as number",
  );
  const number = version[0]?.number ?? 0;
  if (number < 150_000) throw new Error('Naast needs PostgreSQL 15 or newer.');
  if (!(await isSuperuser(client)))
    await client.query(
      `grant ${names.owner}, ${names.walls}, ${names.scribe} to current_user${number >= 160_000 ? ' with inherit true, set true' : ''}`,
    );
  await client.query("set password_encryption = 'scram-sha-256'");
  for (const role of loginRoles) {
    const name = names[role];
    if (!known.has(name))
      await client.query(`create role ${name} login nosuperuser nobypassrls nocreaterole nocreatedb`);
    await client.query(`alter role ${name} password ${client.escapeLiteral(passwords[role])}`);
    await client.query(`alter role ${name} set search_path = naast`);
    // Days in SQL (current_date) are Dutch days on every server; a transaction that somebody forgot ends.
    await client.query(`alter role ${name} set timezone = 'Europe/Amsterdam'`);
    await client.query(`alter role ${name} set idle_in_transaction_session_timeout = '60s'`);
  }
  const databases = await client.query('select 1 from pg_database where datname = $1', [names.database]);
  if (databases.rowCount === 0) {
    const locale =
      number >= 170_000
        ? "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
        : "locale_provider libc locale 'C.UTF-8'";
    await client.query(
      `create database ${names.database} owner ${names.owner} encoding 'UTF8' ${locale} template template0`,
    );
  }
  await client.query(`revoke all on database ${names.database} from public`);
  await client.query(
    `grant connect on database ${names.database} to ${loginRoles.map((role) => names[role]).join(', ')}`,
  );
}

async function applyMissing(client: pg.Client, { names, only }: Migration): Promise<string[]> {
  await client.query('revoke all on schema public from public');
  await client.query('create schema if not exists migrations');
  await client.query(
    'create table if not exists migrations.applied (name text primary key, checksum bytea not null, applied_at timestamptz not null default now())',
  );
  const done = await client.query<{ name: string; checksum: Buffer }>('select name, checksum from migrations.applied');
  const checksums = new Map(done.rows.map((row) => [row.name, row.checksum]));
  const unknown = done.rows.find((row) => !migrations.some((migration) => migration.name === row.name));
  if (unknown)
    throw new Error(
      `This database was written by a newer version of the program (migration ${unknown.name}). Start that version, or a newer one; nothing was changed.`,
    );

  const pending: typeof migrations = [];
  for (const migration of migrations) {
    const before = checksums.get(migration.name);
    if (before && !before.equals(sha256(migration.text)))
      throw new Error(`Migration ${migration.name} has changed since it ran. Restore its text.`);
    if (!before && only?.has(migration.name) !== false) pending.push(migration);
  }
  // All of them or none: where the disk fills up half-way, the earlier program still runs on what is there.
  await client.query('begin');
  for (const { name, text } of pending) {
    await grantWriteToAdministrator(client, async () => {
      await client.query(withNames(text, names));
      await client.query('reset role');
    });
    await client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [name, sha256(text)]);
  }
  await client.query('commit');
  return pending.map(({ name }) => name);
}

/** Fills in role names; a name that the migration does not know is an error, not an empty string. */
function withNames(text: string, names: DatabaseNames): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const name = Object.entries(names).find(([known]) => known === key)?.[1];
    if (!name) throw new Error(`A migration names the unknown role ${key}.`);
    return name;
  });
}

/** Every table that there is by now tells the journal of what ends or is deleted in it. */
async function noteRevocations(client: pg.Client, names: DatabaseNames): Promise<void> {
  const { rows: tables } = await client.query<{ name: string; key: string[] }>(`
    select c.relname::text as name, array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid
      and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'naast' and c.relkind = 'r' and to_regprocedure('naast.note_revocation()') is not null`);
  await client.query(`set role ${names.owner}`);
  for (const { name, key } of tables) {
    const note = (when: string, act: string, columns: string) =>
      `after ${when} execute function naast.note_revocation('${act}', '${key.join(',')}', '${columns}')`;
    for (const [at, { when, columns, beside = [] }] of revocations.filter(({ table }) => table === name).entries())
      await client.query(
        `create or replace trigger note_ended_${at} ${note(`update on naast.${name} for each row when (${when})`, 'ended', [...columns, ...beside].join(','))}`,
      );
    for (const { act, when } of additions.filter(({ table }) => table === name))
      await client.query(
        `create or replace trigger note_${act.replace('-', '_')} ${note(`insert on naast.${name} for each row${when ? ` when (${when})` : ''}`, act, '*')}`,
      );
    if (!deletedWithoutNote.includes(name))
      await client.query(
        `create or replace trigger note_deleted ${note(`delete on naast.${name} for each row`, 'deleted', '')}`,
      );
  }
  await client.query('reset role');
}

async function keepContextKeys(client: pg.Client, { names, contextKeys }: Migration): Promise<void> {
  for (const role of loginRoles) {
    const { inner, outer } = hmacPads(contextKeys[role]);
    await client.query(
      `insert into naast.context_key (login_role, inner_pad, outer_pad) values ($1, $2, $3)
       on conflict (login_role) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad`,
      [names[role], inner, outer],
    );
  }
}

async function stamp(client: pg.Client, { kind }: Migration): Promise<void> {
  await client.query('insert into naast.installation (id, kind) values ($1, $2) on conflict (only_one) do nothing', [
    newId(),
    kind,
  ]);
  const installation = await client.query<{ kind: string }>('select kind from naast.installation');
  if (installation.rows[0]?.kind !== kind)
    throw new Error(`This folder holds a ${installation.rows[0]?.kind} house, not a ${kind} one.`);
}
