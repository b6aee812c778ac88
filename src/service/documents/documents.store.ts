import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { FilesOfAct, type SandboxPage, type SealedStore, typeOfContent } from '#app/platform/files/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { findLetter, keptPage, type LetterPageKept, listLetters } from '#app/service/letters/index.ts';
import { takeProofBack } from '#app/service/procedures/index.ts';
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
  upload: { files: readonly BroughtFile[]; details?: DocumentDetails },
  at = new Date(),
): Promise<string> {
  const files = new FilesOfAct(open, store);
  try {
    const { originals, pages } = await keepFiles(files, upload.files);
    const [original = '', ...more] = originals;
    const scannedAt = scannedAtOf(upload.files);
    const uploaded = { uploadedBy: await ownName(open.visit), uploadedAt: at.toISOString(), scannedAt };
    const file = { original, more, pages, ...uploaded };
    const document = { details: upload.details ?? notSaid, file, setAside: null };
    return await documents.insert(open, { act: 'added', document, clear: { added_by: open.visit.person.id } });
  } catch (error) {
    await files.undo();
    throw error;
  }
}

/** More pages of a document that is there already, behind those it has; 'stale' when somebody else was earlier. */
export async function addPages(
  open: OpenCase,
  store: SealedStore,
  entry: DocumentEntry,
  { files: brought, seen }: { files: readonly BroughtFile[]; seen: number },
): Promise<'saved' | 'stale' | 'too-many'> {
  if (entry.letterKind !== null || entry.version !== seen || entry.isSetAside) return 'stale';
  const added = brought.reduce((sum, { pages }) => sum + pages.length, 0);
  if (entry.pages.length + added > mostPages || entry.originals.length + brought.length > mostFiles) return 'too-many';
  const files = new FilesOfAct(open, store);
  try {
    const { originals, pages } = await keepFiles(files, brought, entry.pages.length);
    const saved = await change(open, entry, 'changed', (now) => {
      if (now.file === null) throw new Error('A letter has no pages of its own here.');
      const { file } = now;
      const scannedAt = file.scannedAt === null ? null : scannedAtOf(brought);
      return {
        ...now,
        file: { ...file, more: [...file.more, ...originals], pages: [...file.pages, ...pages], scannedAt },
      };
    });
    if (saved === 'stale') await files.undo();
    return saved;
  } catch (error) {
    await files.undo();
    throw error;
  }
}

/** So much one document holds: what is more is another document. */
const mostPages = 60;
const mostFiles = 60;

/** A file that the sandbox showed. */
export interface BroughtFile {
  name: string;
  bytes: Uint8Array;
  pages: readonly SandboxPage[];
  scannedAt?: string | null;
}

/** Clean only where a scanner looked at every one of them. */
function scannedAtOf(files: readonly BroughtFile[]): string | null {
  const days = files.map(({ scannedAt }) => scannedAt ?? null);
  return days.includes(null) ? null : (days.toSorted()[0] ?? null);
}

/** Seals the files with the pictures of their pages, numbered on behind those that are there. */
async function keepFiles(
  files: FilesOfAct,
  brought: readonly BroughtFile[],
  before = 0,
): Promise<{ originals: string[]; pages: LetterPageKept[] }> {
  const originals: string[] = [];
  const pages: LetterPageKept[] = [];
  for (const { name, bytes, pages: shown } of brought) {
    const numbered = shown.map((page, at) => ({ ...page, number: before + pages.length + at + 1 }));
    const [original = '', ...images] = await files.keep([
      { name, type: typeOfContent(bytes), bytes },
      ...numbered.map(({ number, png }) => ({ name: `page-${number}.png`, type: 'png' as const, bytes: png })),
    ]);
    originals.push(original);
    pages.push(...numbered.map((page, at) => keptPage(page, images[at] ?? '')));
  }
  return { originals, pages };
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

/** Puts a document aside: it stays sealed, can go into no bundle and proves nothing any more. Letters are set aside on their own page. */
export async function setDocumentAside(
  open: OpenCase,
  entry: DocumentEntry,
  reason: string,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (entry.letterKind !== null || entry.version !== seen || entry.isSetAside) return 'stale';
  const by = { by: open.visit.person.id, name: await ownName(open.visit), at: new Date().toISOString(), reason };
  const saved = await change(open, entry, 'set-aside', (now) => ({ ...now, setAside: by }));
  if (saved === 'saved') await takeProofBack(open, { kind: 'document', id: entry.id }, reason);
  return saved;
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
