import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import {
  forget,
  newFileKey,
  newId,
  openDocument,
  type Place,
  sealDocument,
  sha256,
} from '#app/platform/vault/index.ts';
import { contentTypes } from './content-type.ts';
import type { SealedStore } from './sealed-store.ts';

/** What is sealed of a file beside its bytes: the name it came with, what it is, and the key of its own. */
const fileDocumentSchema = z.strictObject({
  name: z.string(),
  type: z.enum(contentTypes),
  size: z.int().nonnegative(),
  fileKey: z.base64(),
});
type FileDocument = z.infer<typeof fileDocumentSchema>;

export interface NewFile {
  name: string;
  type: FileDocument['type'];
  bytes: Uint8Array;
}

/** The files of one act: what it put on the disk is taken away again when the act fails. */
export class FilesOfAct {
  readonly #names: string[] = [];
  constructor(
    readonly visit: Visit,
    readonly open: OpenCase,
    readonly store: SealedStore,
  ) {}

  /** Seals files, each with a fresh key, and writes their rows. Returns the ids of the rows, in order. */
  async keep(files: readonly NewFile[]): Promise<string[]> {
    const { visit, open } = this;
    // Every file is flushed to the disk on its own; together they wait once.
    const settled = await Promise.allSettled(files.map((file) => this.#put(file)));
    const rows = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    await visit.db.insertInto('file_object').values(rows).execute();
    for (const [at, { id, sealed }] of rows.entries()) {
      visit.journal.note({
        action: 'file.stored',
        ...(files[at] ? { object: files[at].type } : {}),
        objectId: id,
        case: open.caseId,
        reference: open.reference,
        compartment: 'core',
        hash: sha256(sealed).toString('hex'),
      });
    }
    return rows.map(({ id }) => id);
  }

  async #put({ name, type, bytes }: NewFile) {
    const { open, store } = this;
    const id = newId();
    const key = newFileKey();
    try {
      const storageName = await store.put(bytes, key, placeOfBytes(open, id));
      this.#names.push(storageName);
      const document: FileDocument = { name, type, size: bytes.byteLength, fileKey: key.toString('base64') };
      const sealed = sealDocument(open.key, placeOfDocument(open, id, open.epoch), { ...document });
      const { caseId: case_id, epoch } = open;
      return { id, case_id, compartment: 'core' as const, epoch, storage_name: storageName, sealed };
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
export async function readFile(visit: Visit, open: OpenCase, store: SealedStore, id: string): Promise<Buffer | null> {
  const row = await visit.db
    .selectFrom('file_object')
    .select(['storage_name', 'sealed', 'epoch'])
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .where('compartment', '=', 'core')
    .executeTakeFirst();
  if (!row) return null;
  const document = fileDocumentSchema.parse(openDocument(open.key, placeOfDocument(open, id, row.epoch), row.sealed));
  const key = visit.keys.keep(Buffer.from(document.fileKey, 'base64'));
  return store.get(row.storage_name, key, placeOfBytes(open, id));
}

function placeOfDocument(open: OpenCase, id: string, epoch: number): Place {
  return { table: 'file_object', row: id, column: 'sealed', caseId: open.caseId, compartment: 'core', epoch };
}

/** A file has a key of its own for life: turning the case's key seals that key anew and leaves the bytes alone. */
function placeOfBytes(open: OpenCase, id: string): Place {
  return { table: 'file_object', row: id, column: 'bytes', caseId: open.caseId, compartment: 'core', epoch: 1 };
}
