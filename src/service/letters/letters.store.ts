import { type OpenCase, type OpenedRowOf, sealedTable } from '#app/platform/access/grants/index.ts';
import { type LetterDocument, letterDocumentSchema } from './letter-document.ts';

export const letters = sealedTable('letter', {
  schema: letterDocumentSchema,
  columns: { state: 'state', receivedDay: 'received_day' },
  order: [
    ['received_day', 'desc'],
    ['id', 'asc'],
  ],
  actions: { read: 'letter.read', confirmed: 'letter.confirmed', 'set-aside': 'letter.set-aside' },
});

/** A letter of an open case. */
export type KeptLetter = OpenedRowOf<typeof letters>;
export type LetterState = KeptLetter['state'];

/** Writes a new letter of an open case. Returns its id. */
export function insertLetter(open: OpenCase, document: LetterDocument): Promise<string> {
  return letters.insert(open, { act: 'read', document, clear: { uploaded_by: open.visit.person.id } });
}

/** One letter of this case; null when there is none, also when the id belongs to another case. */
export function findLetter(open: OpenCase, id: string): Promise<KeptLetter | null> {
  return letters.find(open, id);
}

/** The letters of an open case, the newest first. */
export function listLetters(open: OpenCase): Promise<KeptLetter[]> {
  return letters.list(open);
}

/** Writes a letter again, if it is still the version that was seen. */
export function writeLetter(
  open: OpenCase,
  { id }: KeptLetter,
  seen: number,
  { state, document }: { state: LetterState; document: LetterDocument },
): Promise<'saved' | 'stale'> {
  return letters.change(open, { id, version: seen }, { act: state, document, clear: { state } });
}
