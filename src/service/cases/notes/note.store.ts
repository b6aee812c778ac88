import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import { type Json, newId } from '#app/platform/vault/index.ts';
import { type CaseRecord, ownName, type Readers, readRecord, writeNextVersion, writeRecord } from '../records/index.ts';
import { addTask, raiseWorry, renewNextDue } from '../tasks/index.ts';
import { dropDraft } from './drafts.ts';
import { type NewNote, type Note, noteSchema, type Promised } from './note.ts';

/** A note with the record it is in. */
export interface StoredNote {
  record: CaseRecord;
  note: Note;
}

/** The note with this id in this case; null when there is none. */
export async function readNote(open: OpenCase, id: string): Promise<StoredNote | null> {
  const record = await readRecord(open, 'note', id);
  return record && { record, note: noteSchema.parse(record.content) };
}

/** Who may change a note: its writer, and whoever coordinates the case; in an open case only. */
export function mayChange(open: OpenCase, record: CaseRecord): boolean {
  return (
    record.kind === 'note' &&
    open.status === 'open' &&
    (record.authorId === open.visit.person.id || may(open.visit, 'case.grant'))
  );
}

/**
 * Saves a new note, makes tasks of what was promised, lays its worries before the coordinator, and drops the draft: all
 * in this one transaction.
 */
export async function addNote(
  open: OpenCase,
  written: NewNote,
  { promises = [], id = newId() }: { promises?: readonly Promised[]; id?: string } = {},
): Promise<string> {
  const promised = await tasksOf(open, promises);
  const note = noteSchema.parse({ ...written, promised });
  const record = { kind: 'note', content: asJson(note), outcome: outcomeOf(note) };
  const saved = { ...record, readers: readersOf(open.visit, note) };
  await together([writeRecord(open, saved, id), dropDraft(open, 'note')]);
  if (note.worries !== null) await raiseWorry(open, { noteId: id, by: await ownName(open.visit), text: note.worries });
  return id;
}

async function tasksOf(open: OpenCase, promises: readonly Promised[]): Promise<Note['promised']> {
  const promised: Note['promised'] = [];
  for (const { what, day } of promises) {
    const nothing = { letter: null, time: null, place: null, term: null };
    const task = await addTask(open, { kind: 'promise', ...nothing, what, day, by: await ownName(open.visit) });
    promised.push({ what, day, task });
  }
  if (promised.length > 0) await renewNextDue(open.visit, open.caseId);
  return promised;
}

/**
 * What a coordinator writes is for every volunteer of the client; what a volunteer writes is for that volunteer's time,
 * until a grant says otherwise.
 */
function readersOf(visit: Visit, note: Note): Readers {
  if (note.forCoordinator) return 'coordinators';
  return may(visit, 'case.grant') ? 'all' : 'volunteers';
}

/**
 * Saves a change as a new version; 'stale' when somebody saved in between. Who may read it and what was promised stay
 * as they were; a worry that is new goes to the coordinator.
 */
export async function changeNote(
  open: OpenCase,
  { before, written, seen }: { before: StoredNote; written: NewNote; seen: number },
): Promise<'written' | 'stale'> {
  const { promised, forCoordinator } = before.note;
  const note = noteSchema.parse({ ...written, promised, forCoordinator });
  const record = { kind: 'note', content: asJson(note), outcome: outcomeOf(note) };
  const done = await writeNextVersion(open, { ...record, id: before.record.id, seen });
  if (done === 'written' && note.worries !== null && note.worries !== before.note.worries) {
    await raiseWorry(open, { noteId: before.record.id, by: await ownName(open.visit), text: note.worries });
  }
  return done;
}

/** A note that says nothing about it counts as having reached the client. */
const outcomeOf = ({ reached }: Note) => (reached === false ? ('not-reached' as const) : ('reached' as const));

const asJson = (note: Note): Json => ({ ...note, topics: [...note.topics], promised: [...note.promised] });
