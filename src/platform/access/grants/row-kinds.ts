import { sha256 } from '#app/platform/vault/index.ts';
import type { ListedTable } from './listed-tables.ts';

/** Columns in the clear that say what a row is: a veto called something else, or a task called done, is found by no page. */
const kindColumns: Partial<Record<ListedTable, Readonly<Record<string, string | null>>>> = {
  case_record: { kind: null },
  task: { kind: null, state: 'open' },
  letter: { state: 'read' },
  dossier_document: { state: 'kept' },
  dossier_bundle: { state: 'chosen' },
  referral: { state: 'draft' },
};
/** The names of those columns; each with what a new row has where nothing is said. */
export const kindColumnsOf = (table: ListedTable): Readonly<Record<string, string | null>> => kindColumns[table] ?? {};

export const KIND_BYTES = 8;
/** Its table has none, or nobody knew it yet. */
export const noKind = Buffer.alloc(KIND_BYTES);

/** What stands for the kind of a row; null where its table has none, or none was told. */
export const kindBytesOf = (table: ListedTable, kind: string | undefined): Buffer | null =>
  kind === undefined || !(table in kindColumns) ? null : sha256(kind).subarray(0, KIND_BYTES);

/** Is the kind of a row what the list says, as far as that knows it? */
export const isKind = (listed: Buffer | null, kind: Buffer | null): boolean =>
  listed === null || kind === null || listed.equals(noKind) || listed.equals(kind);

/** The kind of a row, by its place in the list. */
export const kindAt = (kinds: Buffer, at: number): Buffer => kinds.subarray(at * KIND_BYTES, (at + 1) * KIND_BYTES);
