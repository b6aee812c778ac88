import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Json, newId, openDocument, type Place, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { type LetterDocument, letterDocumentSchema } from './letter-document.ts';

export type LetterState = 'read' | 'confirmed' | 'set-aside';

/** A letter of an open case. */
export interface KeptLetter {
  id: string;
  state: LetterState;
  version: number;
  receivedDay: string;
  document: LetterDocument;
}

/** Writes a new letter of an open case. Returns its id. */
export async function insertLetter(visit: Visit, open: OpenCase, document: LetterDocument): Promise<string> {
  const id = newId();
  const sealed = seal(open, id, document);
  await visit.db
    .insertInto('letter')
    .values({ id, case_id: open.caseId, epoch: open.epoch, sealed, uploaded_by: visit.person.id })
    .execute();
  note(visit, open, 'letter.read', id, sealed);
  return id;
}

const columns = ['id', 'state', 'version', 'epoch', 'sealed', 'received_day'] as const;

/** One letter of this case; null when there is none, also when the id belongs to another case. */
export async function findLetter(visit: Visit, open: OpenCase, id: string): Promise<KeptLetter | null> {
  const row = await visit.db
    .selectFrom('letter')
    .select(columns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .executeTakeFirst();
  return row ? opened(open, row) : null;
}

/** The letters of an open case, the newest first. */
export async function listLetters(visit: Visit, open: OpenCase): Promise<KeptLetter[]> {
  const rows = await visit.db
    .selectFrom('letter')
    .select(columns)
    .where('case_id', '=', open.caseId)
    .orderBy('received_day', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => opened(open, row));
}

const written = { read: 'letter.read', confirmed: 'letter.confirmed', 'set-aside': 'letter.set-aside' } as const;

/** Writes a letter again, if it is still the version that was seen. */
export async function writeLetter(
  visit: Visit,
  open: OpenCase,
  letter: KeptLetter,
  seen: number,
  { state, document }: { state: LetterState; document: LetterDocument },
): Promise<'saved' | 'stale'> {
  const sealed = seal(open, letter.id, document);
  const updated = await visit.db
    .updateTable('letter')
    .set({ state, sealed, epoch: open.epoch, version: seen + 1 })
    .where('id', '=', letter.id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return 'stale';
  note(visit, open, written[state], letter.id, sealed);
  return 'saved';
}

interface LetterRow {
  id: string;
  state: LetterState;
  version: number;
  epoch: number;
  sealed: Buffer;
  received_day: string;
}

function opened(open: OpenCase, row: LetterRow): KeptLetter {
  const document = letterDocumentSchema.parse(openDocument(open.key, placeOf(open, row.id, row.epoch), row.sealed));
  return { id: row.id, state: row.state, version: row.version, receivedDay: row.received_day, document };
}

function seal(open: OpenCase, id: string, document: LetterDocument): Buffer {
  return sealDocument(open.key, placeOf(open, id, open.epoch), JSON.parse(JSON.stringify(document)) as Json);
}

function placeOf(open: OpenCase, id: string, epoch: number): Place {
  return { table: 'letter', row: id, column: 'sealed', caseId: open.caseId, compartment: 'core', epoch };
}

function note(
  visit: Visit,
  open: OpenCase,
  action: 'letter.read' | 'letter.confirmed' | 'letter.set-aside',
  id: string,
  sealed: Buffer,
): void {
  visit.journal.note({
    action,
    objectId: id,
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    hash: sha256(sealed).toString('hex'),
  });
}
