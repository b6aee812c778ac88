import type { z } from 'zod';
import { type Key, openDocument, type Sealable, sealDocument, sha256 } from '#app/platform/vault/index.ts';

interface TeamRow {
  id: string;
  epoch: number;
  sealed: Buffer;
}

/** The key of a team's documents, as the keyring gives it, and its epoch. */
export interface TeamDocuments {
  key: Key;
  epoch: number;
}

/**
 * Rows that belong to no case: sealed to whoever holds the key of a team (what a volunteer can do, a secret address, a lawyer's
 * approval). Bound to their table, row and epoch as the rows of a case are.
 */
export function teamRows<Document extends Sealable>(table: string, schema: z.ZodType<Document>) {
  const place = (row: string, epoch: number) => ({ table, row, column: 'sealed', epoch });
  return {
    /** Opens a row with the key of its own epoch. Throws VaultRefusal when it was changed or moved. */
    open: ({ key }: TeamDocuments, { id, epoch, sealed }: TeamRow): Document =>
      schema.parse(openDocument(key, place(id, epoch), sealed)),

    /** Of a row as it lies there: what a statement beside it binds. */
    hashOf: ({ sealed }: Pick<TeamRow, 'sealed'>): string => sha256(sealed).toString('hex'),

    seal: ({ key, epoch }: TeamDocuments, id: string, document: Document): TeamRow & { hash: string } => {
      const sealed = sealDocument(key, place(id, epoch), document);
      return { id, epoch, sealed, hash: sha256(sealed).toString('hex') };
    },
  };
}
