import { z } from 'zod';
import { caseListOf, fittingRows, type OpenCase, sealedRows } from '#app/platform/access/grants/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { forget, newId, newKey, type Place } from '#app/platform/vault/index.ts';
import { contentTypes } from './content-type.ts';
import type { SealedStore } from './sealed-store.ts';

/** What is sealed of a file beside its bytes: the name it came with, what it is, and the key of its own. */
const fileDocumentSchema = sealedDocument({
  name: always(z.string()),
  type: always(z.enum(contentTypes)),
  size: always(z.int().nonnegative()),
  fileKey: always(z.base64()),
});
type FileDocument = z.infer<typeof fileDocumentSchema>;

export const caseFileRows = sealedRows('file_object', {
  schema: fileDocumentSchema,
  actions: { stored: 'file.stored' },
});

/** A file is never changed: it has one version. */
const version = 1;

export interface NewFile {
  name: string;
  type: FileDocument['type'];
  bytes: Uint8Array;
}

/** The files of one act: what it put on the disk is taken away again when the act fails. */
export class FilesOfAct {
  readonly #names: string[] = [];
  readonly open: OpenCase;
  readonly store: SealedStore;

  constructor(open: OpenCase, store: SealedStore) {
    this.open = open;
    this.store = store;
  }

  /** Seals files, each with a fresh key, and writes their rows. Returns the ids of the rows, in order. */
  async keep(news: readonly NewFile[]): Promise<string[]> {
    const { open } = this;
    // Every file is flushed to the disk on its own; together they wait once.
    const settled = await Promise.allSettled(news.map((file) => this.#put(file)));
    const rows = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    const { caseId: case_id } = open;
    const values = rows.map(({ row, storage_name }) => ({
      ...row,
      case_id,
      compartment: 'core' as const,
      storage_name,
    }));
    await open.visit.db.insertInto('file_object').values(values).execute();
    for (const { row, type } of rows) {
      caseListOf(open).wrote({ table: 'file_object', id: row.id, version, sealed: row.sealed });
      caseFileRows.note(open, 'stored', row, { object: type });
    }
    return rows.map(({ row }) => row.id);
  }

  async #put({ name, type, bytes }: NewFile) {
    const { open, store } = this;
    const id = newId();
    const key = newKey();
    try {
      const storageName = await store.put(bytes, key, placeOfBytes(open, id));
      this.#names.push(storageName);
      const document = { name, type, size: bytes.byteLength, fileKey: key.toString('base64') };
      return { row: caseFileRows.seal(open, id, document, version), type, storage_name: storageName };
    } finally {
      forget(key);
    }
  }

  /** Takes away what was put on the disk. What a failed commit leaves behind, the sweep of the jobs takes. */
  async undo(): Promise<void> {
    await Promise.allSettled(this.#names.map((name) => this.store.remove(name)));
  }
}

/** The bytes of a file of this case; null when there is none, also when the id belongs to another case. */
export async function readFile(open: OpenCase, store: SealedStore, id: string): Promise<Buffer | null> {
  const query = open.visit.db
    .selectFrom('file_object')
    .select(['storage_name', 'sealed', 'epoch'])
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .where('compartment', '=', 'core');
  const listed = ({ sealed }: { sealed: Buffer }) => ({ table: 'file_object', id, version, sealed }) as const;
  const [row] = await fittingRows(open, () => query.execute(), listed);
  if (!row) return null;
  const document = caseFileRows.open(open, { id, version, ...row });
  const key = open.visit.keys.keep(Buffer.from(document.fileKey, 'base64'));
  return store.get(row.storage_name, key, placeOfBytes(open, id));
}

/** A file has a key of its own for life: turning the case's key seals that key anew and leaves the bytes alone. */
function placeOfBytes(open: OpenCase, id: string): Place {
  return { table: 'file_object', row: id, column: 'bytes', caseId: open.caseId, compartment: 'core', epoch: 1 };
}
