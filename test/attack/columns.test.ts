import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../support/test-installation.ts';

interface Column {
  table: string;
  column: string;
  type: string;
}

describe('what stands in the clear', () => {
  let installation: TestInstallation;
  let columns: Column[];
  let listed: Record<string, Record<string, string[]>>;
  beforeAll(async () => {
    installation = await testInstallation();
    const admin = await installation.administrator();
    const { rows } =
      await admin.query<Column>(`select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'naast' and c.relkind = 'r'`);
    columns = rows;
    listed = JSON.parse(await readFile('docs/clear-columns.json', 'utf8'));
  });
  afterAll(() => installation?.close());

  const named = ({ table, column }: Column) => `${table}.${column}`;
  const listedAs = (classes: RegExp) =>
    Object.entries(listed).flatMap(([table, kinds]) =>
      Object.entries(kinds)
        .filter(([kind]) => classes.test(kind))
        .flatMap(([, names]) => names.map((column) => `${table}.${column}`)),
    );

  it('T113 is exactly what docs/clear-columns.json lists: a new column needs an entry there first', () => {
    expect(listedAs(/./).sort()).toEqual(columns.map(named).sort());
  });

  it('T113 keeps free text out: every text column is a code, a setting of the organisation, or a pseudonym', () => {
    const texts = columns.filter(({ type }) => /^(text|json|character)/.test(type)).map(named);
    const allowed = new Set(
      listedAs(
        /^(code|of the organisation|pseudonym|parameters|coded entry|local path with codes|published|mailbox for reminders)$/,
      ),
    );
    expect(texts.filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('T113 gives every code column a fixed shape, so that no sentence fits in', async () => {
    const admin = await installation.administrator();
    const { rows } =
      await admin.query(`select t.relname as "table", pg_get_constraintdef(k.oid) as definition from pg_constraint k join pg_class t on t.oid = k.conrelid
      join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'naast' and k.contype = 'c'`);
    const codes = columns.filter((column) => column.type === 'text' && listedAs(/^code$/).includes(named(column)));
    const loose = codes.filter(
      ({ table, column }) => !rows.some((row) => row.table === table && row.definition.includes(column)),
    );
    expect(loose.map(named)).toEqual([]);
  });

  it('T113 knows sealed columns by their name, and they are bytes', () => {
    const sealed = new Set(listedAs(/^sealed$/));
    expect(columns.filter((column) => sealed.has(named(column)) && column.type !== 'bytea')).toEqual([]);
  });
});
