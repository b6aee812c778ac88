import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId, type Sealable } from '#app/platform/vault/index.ts';
import { listOf } from './case-list.ts';
import { fitting } from './fitting.ts';
import type { ListedTable } from './listed-tables.ts';
import type { OpenCase } from './open-case.ts';
import { kindColumnsOf } from './row-kinds.ts';
import { type OpenForReading, type RowSealing, type SealedRow, sealedRows } from './sealed-rows.ts';
import type { Change, Column, Filter, New, Plainest, Row, SealedName, Writing } from './sealed-types.ts';

/** A row that was opened: its document, with the columns that its table reads. */
export type Kept<Table extends { list(open: OpenCase): Promise<unknown[]> }> = Awaited<
  ReturnType<Table['list']>
>[number];

/**
 * A table of sealed documents of cases, and the only door to it: it alone knows place, epoch, version and seal, and what the
 * audit log is told. A row is found through the case that was opened, never by its id alone.
 */
export function sealedTable<
  Name extends SealedName & ListedTable,
  Document extends Sealable,
  Act extends string,
  const Columns extends Readonly<Record<string, Column<Name>>>,
>(
  name: Name,
  {
    columns,
    order,
    ...sealing
  }: RowSealing<Document, Act> & {
    /** Columns in the clear that are read with the document, by their names in the program. */
    columns: Columns;
    order: readonly (readonly [Column<Name>, 'asc' | 'desc'])[];
  },
) {
  const table = name as Plainest;
  const rows = sealedRows(name, sealing);
  type Found = SealedRow & { case_id: string; version: number };
  type Opened = { id: string; version: number; document: Document } & {
    [As in keyof Columns]: Row<Name>[Columns[As]];
  };

  const select = ({ db }: Visit, where: object) => {
    const clear = Object.entries(columns).map(([as, column]) => sql.ref(column).as(as));
    let query = db.selectFrom(table).select(['id', 'case_id', 'version', 'epoch', 'sealed', ...clear]);
    for (const [column, value] of Object.entries(where))
      query = query.where(sql.ref(column), Array.isArray(value) ? 'in' : '=', value);
    return query;
  };
  const ofCase = ({ visit, caseId }: OpenCase, where: Filter<Name>) => select(visit, { ...where, case_id: caseId });
  const opened = (open: OpenForReading, { case_id: _case, epoch, sealed, ...kept }: Found): Opened => {
    const document = rows.open(open, { id: kept.id, version: kept.version, epoch, sealed });
    // What was selected is what `columns` names.
    return { ...kept, document } as Opened;
  };
  /** What was found in this case and is what the list of the case says, opened. */
  const readFitting = async (open: OpenCase, query: { execute(): Promise<unknown[]> }): Promise<Opened[]> => {
    const read = () => query.execute() as Promise<Found[]>;
    const found = await fitting(open, read, ({ id, version, sealed }) => ({ table: name, id, version, sealed }));
    return found.map((row) => opened(open, row));
  };
  const seal = (open: OpenCase, id: string, document: Document, version = 1) => {
    const row = rows.seal(open, id, document, version);
    return { row, values: { ...row, case_id: open.caseId } };
  };
  const kindColumns = kindColumnsOf(name);
  const kindNames = Object.keys(kindColumns) as (keyof typeof kindColumns & 'id')[];
  /** What the row is called; of one that is changed only where that was changed. */
  const kindIn = (columns: object): string =>
    kindNames.map((column) => ({ ...kindColumns, ...columns })[column]).join(' ');
  const tell = async (
    open: OpenCase,
    { row, version = 1, kind }: { row: SealedRow; version?: number; kind?: string | undefined },
    { act, told, timeline }: Writing<Act, Document>,
  ) => {
    listOf(open).wrote({ table: name, id: row.id, version, sealed: row.sealed, kind });
    await timeline?.(row.id);
    rows.note(open, act, row, told);
  };

  return {
    /** Opens a row that was read elsewhere, with the key of its case. */
    open: rows.open,

    /** Every row of this case that fits. */
    async list(open: OpenCase, where: Filter<Name> = {}): Promise<Opened[]> {
      const sorted = order.map(([column, direction]) => ({ column: sql.ref(column), direction }));
      const query = sorted.reduce((so, { column, direction }) => so.orderBy(column, direction), ofCase(open, where));
      return readFitting(open, query);
    },

    /** One row of this case; null when there is none, also when the id belongs to another case. */
    async find(open: OpenCase, id: string, where: Filter<Name> = {}): Promise<Opened | null> {
      const [row] = await readFitting(open, ofCase(open, where).where('id', '=', id));
      return row ?? null;
    },

    /** The same, held until the end of the transaction: two who change it do so one after the other. */
    async hold(open: OpenCase, id: string, where: Filter<Name> = {}): Promise<Opened | null> {
      const [row] = await readFitting(open, ofCase(open, where).where('id', '=', id).forUpdate());
      return row ?? null;
    },

    /** Rows of many cases, each opened with the key of its own; what lies in none of these cases is not among them. */
    async listed<Case extends OpenForReading>(
      visit: Visit,
      cases: ReadonlyMap<string, Case>,
      ids: readonly string[],
      where: Filter<Name> = {},
    ): Promise<{ of: Case; row: Opened }[]> {
      if (ids.length === 0) return [];
      const found = await select(visit, { ...where, id: ids }).execute();
      return found.flatMap((row) => {
        const of = cases.get(row.case_id);
        return of ? [{ of, row: opened(of, row) }] : [];
      });
    },

    /**
     * The rows of many cases, of each only the part that a search looks through. One that is not what the list of its
     * case says is left out: whoever opens the case is told of it.
     */
    async within<Part>(
      visit: Visit,
      cases: ReadonlyMap<string, OpenForReading>,
      part: RowSealing<Part & Sealable, Act>['schema'],
    ): Promise<{ caseId: string; row: Omit<Opened, 'document'> & { document: Part } }[]> {
      if (cases.size === 0) return [];
      const found: Found[] = await select(visit, { case_id: [...cases.keys()] }).execute();
      const parts = sealedRows<Part & Sealable, Act>(name, { ...sealing, schema: part });
      return found.flatMap(({ case_id: caseId, epoch, sealed, ...kept }) => {
        const of = cases.get(caseId);
        const { id, version } = kept;
        if (!of?.list?.fits({ table: name, id, version, sealed })) return [];
        return [{ caseId, row: { ...kept, document: parts.open(of, { id, version, epoch, sealed }) } as never }];
      });
    },

    /** Writes a new row. Returns its id. */
    async insert(open: OpenCase, writing: New<Name, Act, Document>): Promise<string> {
      const { row, values } = seal(open, newId(), writing.document);
      await open.visit.db
        .insertInto(table)
        .values({ ...writing.clear, ...values })
        .execute();
      await tell(open, { row, kind: kindIn(writing.clear ?? {}) }, writing);
      return row.id;
    },

    /** The same under an id that is known already; 'stale' when somebody else wrote it first. */
    async insertAs(open: OpenCase, id: string, writing: New<Name, Act, Document>): Promise<'saved' | 'stale'> {
      const { row, values } = seal(open, id, writing.document);
      const made = await open.visit.db
        .insertInto(table)
        .values({ ...writing.clear, ...values })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (!made.numInsertedOrUpdatedRows) return 'stale';
      await tell(open, { row, kind: kindIn(writing.clear ?? {}) }, writing);
      return 'saved';
    },

    /** Writes a row again, if it is still the version that was seen; otherwise nothing is written. */
    async change(
      open: OpenCase,
      { id, version }: { id: string; version: number },
      writing: Change<Name, Act, Document>,
    ): Promise<'saved' | 'stale'> {
      const { row } = seal(open, id, writing.document, version + 1);
      const changed = await open.visit.db
        .updateTable(table)
        .set({ ...writing.clear, sealed: row.sealed, epoch: row.epoch, version: version + 1 })
        .where('id', '=', id)
        .where('case_id', '=', open.caseId)
        .where('version', '=', version)
        .returning(['id', ...kindNames])
        .executeTakeFirst();
      if (changed === undefined) return 'stale';
      const isCalledAnew = kindNames.some((column) => column in (writing.clear ?? {}));
      await tell(open, { row, version: version + 1, kind: isCalledAnew ? kindIn(changed) : undefined }, writing);
      return 'saved';
    },
  };
}
