import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupRefusal } from './refusal.ts';

export interface BackupTable {
  name: string;
  /** Without those that the database computes itself. */
  columns: string[];
}

/**
 * Made anew by a restored installation: who is signed in, tries that were counted, and keys, which never are with the
 * data.
 */
const leftOut = ['context_key', 'session', 'throttle'];

const catalogue = `
  select c.relname::text as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'naast' and c.relkind = 'r' and c.relname <> all ($1) order by 1`;

/** The tables that a backup holds, each after those that it refers to, so that it can be loaded as it streams. */
export async function tablesInOrder(client: ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { needs: string[] }>(catalogue, [leftOut]);
  const waiting = new Map(rows.map((row) => [row.name, row]));
  const ordered: BackupTable[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => !needs.some((name) => waiting.has(name)));
    if (ready.length === 0)
      throw new BackupRefusal('Tables refer to each other in a circle; none can be loaded first.');
    for (const { name, columns } of ready) {
      ordered.push({ name, columns });
      waiting.delete(name);
    }
  }
  return ordered;
}

/** Size of one part of a table: what of it is in memory at a time. */
const partSize = 1024 * 1024;

/** Every row of a table as COPY writes it, in parts; gives how many rows there were. */
export async function copyOut(
  client: ClientBase,
  table: BackupTable,
  take: (part: Buffer) => Promise<void>,
): Promise<number> {
  const rows = client.query(copyTo(`copy ${tableForCopy(table)} to stdout`));
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of rows as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size < partSize) continue;
    await take(Buffer.concat(parts));
    parts = [];
    size = 0;
  }
  if (size > 0) await take(Buffer.concat(parts));
  return rows.rowCount;
}

/** Table and columns as COPY wants them. Names are checked here, since they are in a statement. */
export function tableForCopy({ name, columns }: BackupTable): string {
  for (const one of [name, ...columns])
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(one)) throw new BackupRefusal('The backup names a table that cannot be ours.');
  return `naast.${name} (${columns.join(', ')})`;
}
