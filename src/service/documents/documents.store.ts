import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { FilesOfAct, type SandboxPage, type SealedStore, typeOfContent } from '#app/platform/files/index.ts';
import { type Json, newId, openDocument, type Place, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { findLetter, keptPage, listLetters } from '#app/service/letters/index.ts';
import {
  type CaseDocument,
  type DocumentDetails,
  type DocumentEntry,
  documentSchema,
  type StoredDocument,
} from './documents.ts';
import { entryOfDocument, entryOfLetter } from './entries.ts';

/**
 * Keeps a document that the sandbox has opened, its original and its pictures sealed. What it is, is filled in beside
 * the pictures, on the next page. When anything fails, nothing of it stays on the disk.
 */
export async function keepDocument(
  visit: Visit,
  open: OpenCase,
  store: SealedStore,
  upload: {
    name: string;
    bytes: Uint8Array;
    pages: readonly SandboxPage[];
    scannedAt?: string | null;
    details?: DocumentDetails;
  },
  at = new Date(),
): Promise<string> {
  const files = new FilesOfAct(visit, open, store);
  try {
    const [original = '', ...images] = await files.keep([
      { name: upload.name, type: typeOfContent(upload.bytes), bytes: upload.bytes },
      ...upload.pages.map(({ number, png }) => ({ name: `page-${number}.png`, type: 'png' as const, bytes: png })),
    ]);
    const pages = upload.pages.map((page, at) => keptPage(page, images[at] ?? ''));
    const scannedAt = upload.scannedAt ?? null;
    const file = { original, pages, uploadedBy: await ownName(visit), uploadedAt: at.toISOString(), scannedAt };
    return await insert(visit, open, newId(), { details: upload.details ?? notSaid, file, setAside: null });
  } catch (error) {
    await files.undo();
    throw error;
  }
}

const notSaid: DocumentDetails = { kind: 'other', title: null, date: null, issuer: null, original: 'unknown' };

/** Everything in the dossier of an open case: documents, and the letters that are in the case already. */
export async function listDocuments(visit: Visit, open: OpenCase): Promise<DocumentEntry[]> {
  const rows = await select(visit, open).execute();
  const documents = new Map(rows.map((row) => [row.id, openRow(open, row)]));
  const letters = (await listLetters(visit, open)).filter(({ state }) => state !== 'set-aside');
  const ofLetters = letters.map((letter) => entryOfLetter(letter, documents.get(letter.id) ?? null));
  return [...ofLetters, ...[...documents.values()].flatMap((stored) => entryOfDocument(stored) ?? [])];
}

/** One document of this case; null when there is none, also when the id belongs to another case. */
export async function findEntry(visit: Visit, open: OpenCase, id: string): Promise<DocumentEntry | null> {
  const row = await select(visit, open).where('id', '=', id).executeTakeFirst();
  const stored = row ? openRow(open, row) : null;
  const own = stored && entryOfDocument(stored);
  if (own) return own;
  const letter = await findLetter(visit, open, id);
  return letter && letter.state !== 'set-aside' ? entryOfLetter(letter, stored) : null;
}

/** Saves what a document is, if it is still the version that was seen; the first word about a letter makes its row. */
export async function saveDetails(
  visit: Visit,
  open: OpenCase,
  entry: DocumentEntry,
  details: DocumentDetails,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (entry.version !== seen || entry.isSetAside) return 'stale';
  if (seen === 0) return insertFirst(visit, open, entry.id, details);
  return update(visit, open, entry.id, seen, (now) => ({ state: 'kept', document: { ...now, details } }));
}

/** Puts a document aside: it stays sealed and can go into no bundle. Letters are set aside on their own page. */
export async function setAside(
  visit: Visit,
  open: OpenCase,
  entry: DocumentEntry,
  reason: string,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (entry.letterKind !== null || entry.version !== seen || entry.isSetAside) return 'stale';
  const by = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString(), reason };
  return update(visit, open, entry.id, seen, (now) => ({ state: 'set-aside', document: { ...now, setAside: by } }));
}

async function insert(visit: Visit, open: OpenCase, id: string, document: CaseDocument): Promise<string> {
  const sealed = seal(open, id, document);
  const { caseId: case_id, epoch } = open;
  await visit.db
    .insertInto('dossier_document')
    .values({ id, case_id, epoch, sealed, added_by: visit.person.id })
    .execute();
  note(visit, open, 'document.added', id, sealed);
  return id;
}

/** Two people may say the first word about a letter at the same moment: the second sees a conflict. */
async function insertFirst(
  visit: Visit,
  open: OpenCase,
  id: string,
  details: DocumentDetails,
): Promise<'saved' | 'stale'> {
  const sealed = seal(open, id, { details, file: null, setAside: null });
  const { caseId: case_id, epoch } = open;
  const made = await visit.db
    .insertInto('dossier_document')
    .values({ id, case_id, epoch, sealed, added_by: visit.person.id })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return 'stale';
  note(visit, open, 'document.changed', id, sealed);
  return 'saved';
}

async function update(
  visit: Visit,
  open: OpenCase,
  id: string,
  seen: number,
  next: (now: CaseDocument) => { state: StoredDocument['state']; document: CaseDocument },
): Promise<'saved' | 'stale'> {
  const row = await select(visit, open).where('id', '=', id).where('version', '=', seen).executeTakeFirst();
  if (!row) return 'stale';
  const { state, document } = next(openRow(open, row).document);
  const sealed = seal(open, id, document);
  const changed = await visit.db
    .updateTable('dossier_document')
    .set({ state, sealed, epoch: open.epoch, version: seen + 1 })
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  note(visit, open, state === 'set-aside' ? 'document.set-aside' : 'document.changed', id, sealed);
  return 'saved';
}

function select(visit: Visit, open: OpenCase) {
  return visit.db
    .selectFrom('dossier_document')
    .select(['id', 'state', 'version', 'epoch', 'sealed', 'added_day'])
    .where('case_id', '=', open.caseId);
}

interface Row {
  id: string;
  state: StoredDocument['state'];
  version: number;
  epoch: number;
  sealed: Buffer;
  added_day: string;
}

function openRow(open: OpenCase, row: Row): StoredDocument {
  const document = documentSchema.parse(openDocument(open.key, placeOf(open, row.id, row.epoch), row.sealed));
  return { id: row.id, state: row.state, version: row.version, addedDay: row.added_day, document };
}

function seal(open: OpenCase, id: string, document: CaseDocument): Buffer {
  return sealDocument(open.key, placeOf(open, id, open.epoch), JSON.parse(JSON.stringify(document)) as Json);
}

function placeOf(open: OpenCase, id: string, epoch: number): Place {
  return { table: 'dossier_document', row: id, column: 'sealed', caseId: open.caseId, compartment: 'core', epoch };
}

type Act = 'document.added' | 'document.changed' | 'document.set-aside';

function note(visit: Visit, open: OpenCase, action: Act, objectId: string, sealed: Buffer): void {
  const { caseId, reference } = open;
  const hash = sha256(sealed).toString('hex');
  visit.journal.note({ action, objectId, case: caseId, reference, compartment: 'core', hash });
}
