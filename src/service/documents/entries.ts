import { factsNow, type KeptLetter } from '#app/service/letters/index.ts';
import type { DocumentEntry, DocumentKind, StoredDocument } from './documents.ts';

/** A document that was brought in; null for the row that only says more about a letter. */
export function entryOfDocument({ id, state, version, addedDay, document }: StoredDocument): DocumentEntry | null {
  if (document.file === null) return null;
  const { original, more, pages, scannedAt } = document.file;
  const isSetAside = state === 'set-aside';
  const files = { file: more.length === 0 ? original : null, originals: [original, ...more], scannedAt, pages };
  return { ...document.details, id, letterKind: null, version, isSetAside, addedDay, ...files };
}

/** A letter as a document: what somebody said about it, else what was read in it. */
export function entryOfLetter(letter: KeptLetter, said: StoredDocument | null): DocumentEntry {
  const { kind, letterDate } = factsNow(letter);
  const { originals, pages, reading, scannedAt } = letter.document;
  const [file = null, ...more] = originals;
  const found = {
    kind: kindOfLetter(kind),
    title: null,
    date: letterDate,
    issuer: reading.sender,
    original: 'unknown',
  } as const;
  return {
    ...(said?.document.details ?? found),
    id: letter.id,
    letterKind: kind,
    version: said?.version ?? 0,
    isSetAside: false,
    addedDay: letter.receivedDay,
    file: more.length === 0 ? file : null,
    originals,
    scannedAt,
    pages,
  };
}

const decisions: readonly string[] = [
  'ind_verlening',
  'ind_afwijzing',
  'ind_beslissing_bezwaar',
  'ind_asiel_verlening',
  'ind_asiel_afwijzing',
];

/** Which kind of paper a letter is, where nobody said so. */
export function kindOfLetter(kind: string): DocumentKind {
  if (kind.startsWith('advocaat_')) return 'lawyer-letter';
  return decisions.includes(kind) ? 'decision' : 'authority-letter';
}
