import { asSealed, readSealed, type SealedSchema } from '#app/platform/sealed-documents/index.ts';
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
export function teamRows<Document extends Sealable>(table: string, schema: SealedSchema<Document>) {
  const place = (row: string, epoch: number) => ({ table, row, column: 'sealed', epoch });
  const sealed = ({ key, epoch }: TeamDocuments, id: string, document: Sealable): TeamRow & { hash: string } => {
    const bytes = sealDocument(key, place(id, epoch), document);
    return { id, epoch, sealed: bytes, hash: sha256(bytes).toString('hex') };
  };
  return {
    /** Opens a row with the key of its own epoch. Throws VaultRefusal when it was changed or moved. */
    open: ({ key }: TeamDocuments, { id, epoch, sealed }: TeamRow): Document =>
      readSealed(schema, openDocument(key, place(id, epoch), sealed)),

    /** Of a row as it lies there: what a statement beside it binds. */
    hashOf: ({ sealed }: Pick<TeamRow, 'sealed'>): string => sha256(sealed).toString('hex'),

    seal: (documents: TeamDocuments, id: string, document: Document) => sealed(documents, id, document),

    /** Seals a row that was opened under a newer key, word for word: what is read of today's fields is not sealed. */
    sealAnew: (documents: TeamDocuments, id: string, document: Document & object) =>
      sealed(documents, id, asSealed(document)),
  };
}
