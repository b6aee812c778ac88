import type { Generated, Insertable, Selectable } from 'kysely';
import type { Tables } from '#app/platform/database/index.ts';
import type { ListedTable } from './listed-tables.ts';
import type { RowInLog, SealedRow } from './sealed-rows.ts';

/* What the types know of tables of sealed documents, so that a store cannot name a column that is not there. */

/** The columns that every table of sealed documents has. */
interface Common {
  id: string;
  case_id: string;
  epoch: number;
  version: Generated<number>;
  sealed: Buffer;
}
type SealedName = { [Name in keyof Tables]: Tables[Name] extends Common ? Name : never }[keyof Tables];
/** A table of sealed documents whose rows are in the list of their case. */
export type Listed = SealedName & ListedTable;
/** A table that has no column besides these: its types stand for what all have in common. */
export type Plainest = 'case_procedure';

type TableRow<Name extends SealedName> = Selectable<Tables[Name]>;
export type SealedColumn<Name extends SealedName> = keyof TableRow<Name> & string;
export type Filter<Name extends SealedName> = {
  [One in SealedColumn<Name>]?: TableRow<Name>[One] | readonly TableRow<Name>[One][];
};
/** Columns in the clear by their names in the program. */
export type Columns<Name extends SealedName> = Readonly<Record<string, SealedColumn<Name>>>;

/** A row as it was found. */
export type Found = SealedRow & { case_id: string; version: number };
/** A row that was opened. */
export type Opened<Name extends SealedName, Clear extends Columns<Name>, Document> = {
  id: string;
  version: number;
  document: Document;
} & { [As in keyof Clear]: TableRow<Name>[Clear[As]] };

/** What lies in the clear beside the seal, as far as the table does not write it itself. */
type Clear<Name extends SealedName> = Omit<Insertable<Tables[Name]>, keyof Common | 'compartment'>;

export interface Writing<Act extends string, Document> {
  act: Act;
  document: Document;
  told?: RowInLog;
  /** What comes between the row and its entry in the audit log: the sentence of the timeline. */
  timeline?: (id: string) => Promise<unknown>;
}
export type RowChange<Name extends SealedName, Act extends string, Document> = Writing<Act, Document> & {
  clear?: Partial<Clear<Name>>;
};
export type New<Name extends SealedName, Act extends string, Document> = Writing<Act, Document> &
  (Record<never, never> extends Clear<Name> ? { clear?: Clear<Name> } : { clear: Clear<Name> });
