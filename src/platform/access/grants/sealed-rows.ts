import type { AuditEntry } from '#app/platform/audit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { readSealed, type SealedSchema } from '#app/platform/sealed-documents/index.ts';
import {
  openDocument,
  type Place,
  type Sealable,
  sealDocument,
  sha256,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import type { OpenCase } from './open-case.ts';

/** What opening a row asks of an opened case: a list of many opens rows of each with its own key, and no list of rows. */
export type OpenForReading = Pick<OpenCase, 'caseId' | 'compartment' | 'key'> & Partial<Pick<OpenCase, 'list'>>;
/** What sealing a row asks of it; a case that is made in this very act has no grant to name yet. */
export type OpenForWriting = OpenForReading & Pick<OpenCase, 'visit' | 'reference' | 'epoch'>;

export interface SealedRow {
  id: string;
  epoch: number;
  sealed: Buffer;
  /** Which version of the row this is, where its table counts them. */
  version?: number;
}

/** What an entry of the audit log may say of a row besides which one, and whose. */
export type RowInLog = Pick<AuditEntry, 'object' | 'reason' | 'count' | 'hash'>;

/** How the rows of one table are sealed. */
export interface RowSealing<Document extends Sealable, Act extends string> {
  schema: SealedSchema<Document>;
  /** What is done with such a row, and how the audit log names it. */
  actions: Readonly<Record<Act, AuditEntry['action']>>;
  /** Where such rows may lie; the core, when left out. */
  compartments?: readonly Compartment[];
  /** What the entries of this table never said; they stay as they are. */
  untold?: readonly ('objectId' | 'reference' | 'compartment')[];
}

/**
 * The one way to seal a document of a case. A row opens in its own table, under its own id, in its own case,
 * compartment, epoch and version, and nowhere else: all of that is the place, and the place is bound into the seal.
 */
export function sealedRows<Document extends Sealable, Act extends string>(
  table: string,
  { schema, actions, compartments = ['core'], untold = [] }: RowSealing<Document, Act>,
) {
  const placeOf = (
    { caseId, compartment }: OpenForReading,
    { id: row, epoch, version }: Omit<SealedRow, 'sealed'>,
  ): Place => {
    if (!compartments.includes(compartment)) throw new VaultRefusal();
    const place = { table, row, column: 'sealed', caseId, compartment, epoch };
    return version === undefined ? place : { ...place, version };
  };
  return {
    /** Opens a row. Throws VaultRefusal when it was changed, moved, or sealed for another case. */
    open: (open: OpenForReading, { sealed, ...row }: SealedRow): Document =>
      readSealed(schema, openDocument(open.key, placeOf(open, row), sealed)),

    /** Seals a document under the newest key of the case; with its version, where the table counts those. */
    seal: (open: OpenForWriting, id: string, document: Document, version?: number) => {
      const row = { id, epoch: open.epoch, ...(version === undefined ? {} : { version }) };
      return { id, epoch: open.epoch, sealed: sealDocument(open.key, placeOf(open, row), document) };
    },

    /** Notes for the audit log what was done with a row: which one, in which case, and the hash of what was sealed. */
    note(
      { visit, caseId, reference, compartment }: OpenForWriting,
      act: Act,
      row: SealedRow,
      told: RowInLog = {},
    ): void {
      visit.journal.note({
        action: actions[act],
        case: caseId,
        ...(untold.includes('objectId') ? {} : { objectId: row.id }),
        ...(untold.includes('reference') ? {} : { reference }),
        ...(untold.includes('compartment') ? {} : { compartment }),
        hash: sha256(row.sealed).toString('hex'),
        ...told,
      });
    },
  };
}
