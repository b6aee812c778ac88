import { sql } from 'kysely';
import type { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { sealedPart } from '#app/platform/sealed-documents/index.ts';
import { newId, type Sealable } from '#app/platform/vault/index.ts';
import { caseListOf } from './case-list.ts';
import { fittingRows } from './fitting.ts';
import type { OpenCase } from './open-case.ts';
import { kindColumnsOf } from './row-kinds.ts';
import { type OpenForReading, type RowSealing, type SealedRow, sealedRows } from './sealed-rows.ts';
import type {
  Columns,
  Filter,
  Found,
  Listed,
  New,
  Opened,
  Plainest,
  RowChange,
  SealedColumn,
  Writing,
} from './sealed-types.ts';

/** A row that was opened: its document, with the columns that its table reads. */
export type OpenedRowOf<Table extends { list(open: OpenCase): Promise<unknown[]> }> = Awaited<
  ReturnType<Table['list']>
>[number];

/** How a table is sealed, which of its columns in the clear are read with the document, and in which order. */
interface Declaration<Name extends Listed, Document extends Sealable, Act extends string, Clear extends Columns<Name>>
  extends RowSealing<Document, Act> {
  /** Columns in the clear, by their names in the program. */
  columns: Clear;
  order: readonly (readonly [SealedColumn<Name>, 'asc' | 'desc'])[];
}

/** Declares a table of sealed documents. */
export const sealedTable = <
  Name extends Listed,
  Document extends Sealable,
  Act extends string,
  const Clear extends Columns<Name>,
>(
  name: Name,
  declaration: Declaration<Name, Document, Act, Clear>,
) => new SealedTable(name, declaration);

/**
 * A table of sealed documents of cases, and the only door to it: it alone knows place, epoch, version and seal, and what the
 * audit log is told. A row is found through the case that was opened, never by its id alone.
 */
class SealedTable<Name extends Listed, Document extends Sealable, Act extends string, Clear extends Columns<Name>> {
  readonly #name: Name;
  readonly #declared: Declaration<Name, Document, Act, Clear>;
  readonly #rows: ReturnType<typeof sealedRows<Document, Act>>;

  constructor(name: Name, declared: Declaration<Name, Document, Act, Clear>) {
    this.#name = name;
    this.#declared = declared;
    this.#rows = sealedRows(name, declared);
  }

  /** Opens a row that was read elsewhere, with the key of its case. */
  open(open: OpenForReading, row: SealedRow): Document {
    return this.#rows.open(open, row);
  }

  /** Every row of this case that fits. */
  list(open: OpenCase, where: Filter<Name> = {}): Promise<Opened<Name, Clear, Document>[]> {
    const rows = this.#ofCase(open, where);
    const sorted = this.#declared.order.reduce((so, [column, way]) => so.orderBy(sql.ref(column), way), rows);
    return this.#openFitting(open, sorted);
  }

  /** One row of this case; null when there is none, also when the id belongs to another case. */
  async find(open: OpenCase, id: string, where: Filter<Name> = {}): Promise<Opened<Name, Clear, Document> | null> {
    const [row] = await this.#openFitting(open, this.#ofCase(open, where).where('id', '=', id));
    return row ?? null;
  }

  /** The same, held until the end of the transaction: two who change it do so one after the other. */
  async hold(open: OpenCase, id: string, where: Filter<Name> = {}): Promise<Opened<Name, Clear, Document> | null> {
    const [row] = await this.#openFitting(open, this.#ofCase(open, where).where('id', '=', id).forUpdate());
    return row ?? null;
  }

  /** Rows of many cases, each opened with the key of its own; what lies in none of these cases is not among them. */
  async listed<Case extends OpenForReading>(
    visit: Visit,
    cases: ReadonlyMap<string, Case>,
    where: Filter<Name> & { id: readonly string[] },
  ): Promise<{ of: Case; row: Opened<Name, Clear, Document> }[]> {
    if (where.id.length === 0) return [];
    const found = await this.#select(visit, where).execute();
    return found.flatMap((row) => {
      const of = cases.get(row.case_id);
      return of ? [{ of, row: this.#opened(row, this.#rows.open(of, sealedOf(row))) }] : [];
    });
  }

  /**
   * The rows of many cases, of each only the part that a search looks through. One that is not what the list of its
   * case says is left out: whoever opens the case is told of it.
   */
  async within<Part extends Sealable>(
    visit: Visit,
    cases: ReadonlyMap<string, OpenForReading>,
    part: z.ZodType<Part>,
  ): Promise<{ caseId: string; row: Opened<Name, Clear, Part> }[]> {
    if (cases.size === 0) return [];
    const found = await this.#select(visit, { case_id: [...cases.keys()] }).execute();
    const parts = sealedRows<Part, Act>(this.#name, { ...this.#declared, schema: sealedPart(part) });
    return found.flatMap((row) => {
      const of = cases.get(row.case_id);
      if (!of?.list?.fits(this.#inList(row))) return [];
      return [{ caseId: row.case_id, row: this.#opened(row, parts.open(of, sealedOf(row))) }];
    });
  }

  /** Writes a new row. Returns its id. */
  async insert(open: OpenCase, writing: New<Name, Act, Document>): Promise<string> {
    const row = this.#rows.seal(open, newId(), writing.document, 1);
    await this.#newRow(open, row, writing).execute();
    await this.#tell(open, { row, version: 1, kind: this.#kindIn(writing.clear ?? {}) }, writing);
    return row.id;
  }

  /** The same under an id that is known already; 'stale' when somebody else wrote it first. */
  async insertAs(open: OpenCase, id: string, writing: New<Name, Act, Document>): Promise<'saved' | 'stale'> {
    const row = this.#rows.seal(open, id, writing.document, 1);
    const written = this.#newRow(open, row, writing).onConflict((conflict) => conflict.column('id').doNothing());
    const { numInsertedOrUpdatedRows: count } = await written.executeTakeFirst();
    if (!count) return 'stale';
    await this.#tell(open, { row, version: 1, kind: this.#kindIn(writing.clear ?? {}) }, writing);
    return 'saved';
  }

  /** Writes a row again, if it is still the version that was seen; otherwise nothing is written. */
  async change(
    open: OpenCase,
    { id, version: seen }: { id: string; version: number },
    writing: RowChange<Name, Act, Document>,
  ): Promise<'saved' | 'stale'> {
    const version = seen + 1;
    const row = this.#rows.seal(open, id, writing.document, version);
    const changed = await open.visit.db
      .updateTable(this.#table)
      .set({ ...writing.clear, sealed: row.sealed, epoch: row.epoch, version })
      .where('id', '=', id)
      .where('case_id', '=', open.caseId)
      .where('version', '=', seen)
      .returning(['id', ...this.#kindNames().map((column) => sql.ref(column).as(column))])
      .executeTakeFirst();
    if (changed === undefined) return 'stale';
    const isCalledAnew = this.#kindNames().some((column) => column in (writing.clear ?? {}));
    await this.#tell(open, { row, version, kind: isCalledAnew ? this.#kindIn(changed) : undefined }, writing);
    return 'saved';
  }

  /** For its types every table is the plainest: what it has besides is named by `columns` and `where`, which are checked. */
  get #table(): Plainest {
    return this.#name as Plainest;
  }

  #select({ db }: Visit, where: object) {
    const clear = Object.entries(this.#declared.columns).map(([as, column]) => sql.ref(column).as(as));
    const rows = db.selectFrom(this.#table).select(['id', 'case_id', 'version', 'epoch', 'sealed', ...clear]);
    return Object.entries(where).reduce(
      (fitting, [column, value]) => fitting.where(sql.ref(column), Array.isArray(value) ? 'in' : '=', value),
      rows,
    );
  }

  #ofCase({ visit, caseId }: OpenCase, where: Filter<Name>) {
    return this.#select(visit, { ...where, case_id: caseId });
  }

  /** What was found in this case and is what the list of the case says, opened. */
  async #openFitting(open: OpenCase, query: { execute(): Promise<Found[]> }) {
    const found = await fittingRows(
      open,
      () => query.execute(),
      (row) => this.#inList(row),
    );
    return found.map((row) => this.#opened(row, this.#rows.open(open, sealedOf(row))));
  }

  #inList({ id, version, sealed }: Pick<Found, 'id' | 'version' | 'sealed'>) {
    return { table: this.#name, id, version, sealed };
  }

  /** A row as its document and the columns that are read with it. */
  #opened<Read>({ case_id: _case, epoch: _epoch, sealed: _sealed, ...kept }: Found, document: Read) {
    // What was selected is what `columns` names.
    return { ...kept, document } as Opened<Name, Clear, Read>;
  }

  #newRow(open: OpenCase, row: SealedRow, { clear }: New<Name, Act, Document>) {
    return open.visit.db.insertInto(this.#table).values({ ...clear, ...row, case_id: open.caseId });
  }

  #kindNames(): string[] {
    return Object.keys(kindColumnsOf(this.#name));
  }

  /** What the row is called; of one that is changed only where that was changed. */
  #kindIn(columns: object): string {
    const named: Readonly<Record<string, unknown>> = { ...kindColumnsOf(this.#name), ...columns };
    return this.#kindNames()
      .map((column) => named[column])
      .join(' ');
  }

  /** Tells the list of the case, the timeline and the audit log, in this order, what was written. */
  async #tell(
    open: OpenCase,
    { row, version, kind }: { row: SealedRow; version: number; kind: string | undefined },
    { act, told, timeline }: Writing<Act, Document>,
  ): Promise<void> {
    caseListOf(open).wrote({ ...this.#inList({ ...row, version }), kind });
    await timeline?.(row.id);
    this.#rows.note(open, act, row, told);
  }
}

const sealedOf = ({ id, version, epoch, sealed }: Found): SealedRow => ({ id, version, epoch, sealed });
