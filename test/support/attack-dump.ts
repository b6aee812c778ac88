import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Every row of every table as text, as a dump would hold it. */
export async function dumpOf(data: string): Promise<string> {
  const [, , , , socket = ''] = (await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(`${data}-keys`, 'password-superuser'), 'utf8')).trim();
  const connection = { host: socket.trim(), port: 5432, user: 'postgres', password };
  const names = new pg.Client({ ...connection, database: 'postgres' });
  await names.connect();
  const { rows } = await names.query(
    "select datname from pg_database where not datistemplate and datname <> 'postgres'",
  );
  await names.end();
  const client = new pg.Client({ ...connection, database: rows[0].datname });
  await client.connect();
  const tables = await client.query("select table_name from information_schema.tables where table_schema = 'naast'");
  const parts: string[] = [];
  for (const { table_name: table } of tables.rows) {
    const content = await client.query(`select r::text as row from naast.${table} r`);
    parts.push(table, ...content.rows.map(({ row }) => row as string));
  }
  await client.query('checkpoint');
  await client.end();
  return parts.join('\n');
}
