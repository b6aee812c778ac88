import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { FilesOfAct, type SealedStore, typeOfContent } from '#app/platform/files/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import type { ClosedFile, LetterDocument, LetterPageKept } from './letter-document.ts';
import { insertLetter, type KeptLetter, writeLetter } from './letters.store.ts';
import { readInWorker } from './read-in-worker.ts';
import type { ShownFile } from './sent-files.ts';
import { keptPage, pageToRead } from './stored-page.ts';

/** What somebody brought: opened files in the order of their pages, and those that would not open. */
export interface BroughtFiles {
  files: readonly ShownFile[];
  closed?: readonly ClosedFile[];
  /** Kept as they came, as evidence; else only the cleaned pages are (decision 25). */
  keepOriginals: boolean;
  /** What was read in them, where that was done already. */
  reading?: Reading;
}

/** Reads opened files as the pages of one letter. */
export const readFiles = (files: readonly ShownFile[]): Promise<Reading> =>
  readInWorker(files.flatMap((file) => file.pages).map((page, at) => ({ ...page, number: at + 1 })));

/**
 * Keeps a letter that the sandbox has opened: pictures (and originals) sealed each under a key of its own, the text and
 * what was read in one sealed document. When anything fails, nothing of it stays on the disk.
 */
export function keepLetter(
  open: OpenCase,
  store: SealedStore,
  { files, closed = [], keepOriginals, reading }: BroughtFiles,
): Promise<string> {
  return withFiles(open, store, async (act) => {
    const { pages, originals } = await keepFiles(act, files, keepOriginals);
    const scans = files.map(({ scannedAt = null }) => scannedAt);
    return insertLetter(open, {
      originals,
      uploadedBy: await ownName(open.visit),
      uploadedAt: new Date().toISOString(),
      scannedAt: scans.includes(null) ? null : (scans.sort()[0] ?? null),
      pages: inOrder(pages),
      closedFiles: [...closed],
      reading: reading ?? (await readFiles(files)),
      seen: { days: [], appointments: [], says: [], wrong: [] },
      confirmation: null,
      setAside: null,
    });
  });
}

async function withFiles<T>(open: OpenCase, store: SealedStore, work: (act: FilesOfAct) => Promise<T>): Promise<T> {
  const act = new FilesOfAct(open, store);
  try {
    return await work(act);
  } catch (error) {
    await act.undo();
    throw error;
  }
}

/** Seals files and their pages, all in one go since each waits for the disk. */
async function keepFiles(act: FilesOfAct, files: readonly ShownFile[], keepOriginals: boolean) {
  const sheets = files.flatMap(({ pages }) => pages);
  const asTheyCame = keepOriginals ? files : [];
  const ids = await act.keep([
    ...asTheyCame.map(({ name, bytes }) => ({ name, type: typeOfContent(bytes), bytes })),
    ...sheets.map(({ number, png }) => ({ name: `page-${number}.png`, type: 'png' as const, bytes: png })),
  ]);
  const originals = ids.slice(0, asTheyCame.length);
  const images = ids.slice(asTheyCame.length);
  return { originals, pages: sheets.map((page, at) => keptPage(page, images[at] ?? '')) };
}

const inOrder = (pages: readonly LetterPageKept[]) => pages.map((page, at) => ({ ...page, number: at + 1 }));

/** What changes in the pages of a letter that nobody has confirmed yet. */
export type PagesChange =
  | { what: 'order'; pages: readonly LetterPageKept[] }
  | { what: 'deal-with'; file: number }
  | { what: 'add' | 'replace'; at: number; brought: Omit<BroughtFiles, 'keepOriginals' | 'reading'> };

/**
 * Changes the pages of a letter and reads it anew, if it is still the version that was seen and nobody has confirmed
 * it. What is put in later follows the choice that was made for the first files: kept as they came, or not.
 */
export function changePages(
  open: OpenCase,
  store: SealedStore,
  letter: KeptLetter,
  seen: number,
  change: PagesChange,
): Promise<'saved' | 'stale'> {
  if (letter.state !== 'read' || letter.version !== seen) return Promise.resolve('stale');
  return withFiles(open, store, async (act) => {
    const document = await changed(act, letter.document, change);
    const saved = await writeLetter(open, letter, seen, { state: 'read', document });
    if (saved === 'stale') await act.undo();
    return saved;
  });
}

async function changed(act: FilesOfAct, document: LetterDocument, change: PagesChange): Promise<LetterDocument> {
  if (change.what === 'order') return readAnew({ ...document, pages: inOrder(change.pages) });
  if (change.what === 'deal-with')
    return { ...document, closedFiles: document.closedFiles.filter((_, at) => at !== change.file) };
  const { files, closed = [] } = change.brought;
  const { pages, originals } = await keepFiles(act, files, document.originals.length > 0);
  const scanned = files.every(({ scannedAt = null }) => scannedAt !== null);
  return readAnew({
    ...document,
    scannedAt: scanned ? document.scannedAt : null,
    originals: [...document.originals, ...originals],
    closedFiles: [...document.closedFiles, ...closed],
    pages: inOrder(document.pages.toSpliced(change.at, change.what === 'replace' ? 1 : 0, ...pages)),
  });
}

/** From the lines that are kept: a citizen number that was struck out in them is still known to have stood there. */
async function readAnew(document: LetterDocument): Promise<LetterDocument> {
  return { ...document, reading: await readInWorker(document.pages.map(pageToRead)) };
}
