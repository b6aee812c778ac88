import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { FilesOfAct, type SandboxPage, type SealedStore, typeOfContent } from '#app/platform/files/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { findLetter, keptPage, listLetters } from '#app/service/letters/index.ts';
import { type CaseDocument, type DocumentDetails, type DocumentEntry, documentSchema } from './documents.ts';
import { entryOfDocument, entryOfLetter } from './entries.ts';

export const documents = sealedTable('dossier_document', {
  schema: documentSchema,
  columns: { state: 'state', addedDay: 'added_day' },
  order: [],
  actions: { added: 'document.added', changed: 'document.changed', 'set-aside': 'document.set-aside' },
});

/**
 * Keeps a document that the sandbox has opened, its original and its pictures sealed. What it is, is filled in beside
 * the pictures, on the next page. When anything fails, nothing of it stays on the disk.
 */
export async function keepDocument(
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
  const files = new FilesOfAct(open, store);
  try {
    const [original = '', ...images] = await files.keep([
      { name: upload.name, type: typeOfContent(upload.bytes), bytes: upload.bytes },
      ...upload.pages.map(({ number, png }) => ({ name: `page-${number}.png`, type: 'png' as const, bytes: png })),
    ]);
    const pages = upload.pages.map((page, at) => keptPage(page, images[at] ?? ''));
    const scannedAt = upload.scannedAt ?? null;
    const file = { original, pages, uploadedBy: await ownName(open.visit), uploadedAt: at.toISOString(), scannedAt };
    const document = { details: upload.details ?? notSaid, file, setAside: null };
    return await documents.insert(open, { act: 'added', document, clear: { added_by: open.visit.person.id } });
  } catch (error) {
    await files.undo();
    throw error;
  }
}

const notSaid: DocumentDetails = { kind: 'other', title: null, date: null, issuer: null, original: 'unknown' };

/** Everything in the dossier of an open case: documents, and the letters that are in the case already. */
export async function listDocuments(open: OpenCase): Promise<DocumentEntry[]> {
  const stored = new Map((await documents.list(open)).map((one) => [one.id, one]));
  const letters = (await listLetters(open)).filter(({ state }) => state !== 'set-aside');
  const ofLetters = letters.map((letter) => entryOfLetter(letter, stored.get(letter.id) ?? null));
  return [...ofLetters, ...[...stored.values()].flatMap((one) => entryOfDocument(one) ?? [])];
}

/** One document of this case; null when there is none, also when the id belongs to another case. */
export async function findEntry(open: OpenCase, id: string): Promise<DocumentEntry | null> {
  const stored = await documents.find(open, id);
  const own = stored && entryOfDocument(stored);
  if (own) return own;
  const letter = await findLetter(open, id);
  return letter && letter.state !== 'set-aside' ? entryOfLetter(letter, stored) : null;
}

/** Saves what a document is, if it is still the version that was seen; the first word about a letter makes its row. */
export async function saveDetails(
  open: OpenCase,
  entry: DocumentEntry,
  details: DocumentDetails,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (entry.version !== seen || entry.isSetAside) return 'stale';
  if (seen > 0) return change(open, entry, 'changed', (now) => ({ ...now, details }));
  // Two people may say the first word about a letter at the same moment: the second sees a conflict.
  const document = { details, file: null, setAside: null };
  return documents.insertAs(open, entry.id, { act: 'changed', document, clear: { added_by: open.visit.person.id } });
}

/** Puts a document aside: it stays sealed and can go into no bundle. Letters are set aside on their own page. */
export async function setAside(
  open: OpenCase,
  entry: DocumentEntry,
  reason: string,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (entry.letterKind !== null || entry.version !== seen || entry.isSetAside) return 'stale';
  const by = { by: open.visit.person.id, name: await ownName(open.visit), at: new Date().toISOString(), reason };
  return change(open, entry, 'set-aside', (now) => ({ ...now, setAside: by }));
}

async function change(
  open: OpenCase,
  { id, version }: DocumentEntry,
  act: 'changed' | 'set-aside',
  next: (now: CaseDocument) => CaseDocument,
): Promise<'saved' | 'stale'> {
  const stored = await documents.find(open, id, { version });
  if (!stored) return 'stale';
  const state = act === 'set-aside' ? 'set-aside' : 'kept';
  return documents.change(open, stored, { act, document: next(stored.document), clear: { state } });
}
