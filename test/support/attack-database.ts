import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Number and content of the rows of each table. */
export type Fingerprint = Record<string, string>;

/**
 * Tables that a refused request may touch: what was tried is in the audit log, is counted, and keeps a session awake.
 */
const moving = ['audit_entry', 'audit_head', 'throttle', 'session'];

/** What is in the database, table by table, as the superuser sees it. */
export async function fingerprint(admin: pg.Client, except: readonly string[] = []): Promise<Fingerprint> {
  const tables = (await tablesOf(admin)).filter((table) => !moving.includes(table) && !except.includes(table));
  const contents = tables.map(
    (table) =>
      `select '${table}' as name, count(*) || ' ' || md5(coalesce(string_agg(md5(r::text), '' order by ` +
      `md5(r::text)), '')) as content from naast.${table} r`,
  );
  const { rows } = await admin.query<{ name: string; content: string }>(prepared(contents.join(' union all ')));
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

/** How many rows there are, table by table. */
export async function rowCounts(admin: pg.Client): Promise<Record<string, number>> {
  const content = await fingerprint(admin);
  return Object.fromEntries(Object.entries(content).map(([table, text]) => [table, Number.parseInt(text, 10)]));
}

/** The same without reading them: for a test that counts again and again. */
export async function countRows(admin: pg.Client): Promise<Record<string, number>> {
  const tables = (await tablesOf(admin)).filter((table) => !moving.includes(table));
  const counts = tables.map((table) => `select '${table}' as name, count(*)::int as count from naast.${table}`);
  const { rows } = await admin.query<{ name: string; count: number }>(prepared(counts.join(' union all ')));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Planned once in a connection: for seventy tables that takes as long as looking into them, and tests look often. */
const prepared = (text: string) => ({ text, name: createHash('sha256').update(text).digest('hex').slice(0, 32) });

/** How many rows came or went, table by table, without the tables where none did. */
export function rowsGained(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const gained = Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)] as const);
  return Object.fromEntries(gained.filter(([, count]) => count !== 0));
}

/** The tables in which two fingerprints differ. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}

export async function tablesOf(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and c.relkind = 'r' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** One value of one row, for the tests that look behind the service. */
export async function one<T>(admin: pg.Client, query: string, values: unknown[] = []): Promise<T> {
  const { rows } = await admin.query({ text: query, values, rowMode: 'array' });
  return rows[0]?.[0] as T;
}
