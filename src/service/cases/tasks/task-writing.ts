import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId, type Place, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import type { TaskKind } from './task-kinds.ts';

const changeSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.uuid(),
  name: z.string(),
  state: z.enum(['open', 'done', 'dropped']),
  reason: z.string().nullable(),
});

/** What a task holds besides its kind, day and state, which are in the clear. */
export const taskDocumentSchema = z.strictObject({
  letter: z.uuid().nullable(),
  /** The appointment of a procedure that it stands for. */
  event: z.strictObject({ procedure: z.uuid(), id: z.uuid() }).nullable().default(null),
  day: z.string().nullable(),
  time: z.string().nullable(),
  place: z.string().nullable(),
  /** A term that the letter states and that no limit covers. */
  term: z.string().nullable(),
  /** What was promised, in words. */
  what: z.string().nullable().default(null),
  /** Who promised it. */
  by: z.string().nullable().default(null),
  changes: z.array(changeSchema),
});
export type TaskDocument = z.infer<typeof taskDocumentSchema>;

/** What a new task says; what is left out is not known. */
export type NewTask = { kind: TaskKind } & Omit<z.input<typeof taskDocumentSchema>, 'changes'>;

/** Where a task of a case is sealed. */
export const taskPlace = (at: Pick<OpenCase, 'caseId'> & { epoch: number }, id: string): Place => ({
  table: 'task',
  row: id,
  column: 'sealed',
  caseId: at.caseId,
  compartment: 'core',
  epoch: at.epoch,
});

/** Adds a task; its kind and day are in the clear, the rest does not. Returns its id. */
export async function addTask(visit: Visit, open: OpenCase, task: NewTask): Promise<string> {
  const id = newId();
  const { kind, what = null, by = null, event = null, ...rest } = task;
  const sealed = sealDocument(open.key, taskPlace(open, id), { ...rest, what, by, event, changes: [] });
  await visit.db
    .insertInto('task')
    .values({ id, case_id: open.caseId, kind, due_day: task.day, epoch: open.epoch, sealed })
    .execute();
  noteTask(visit, open, 'task.added', { id, kind }, sealed);
  return id;
}

/** The entry for the audit log: which task, and the hash of what was sealed. */
export function noteTask(
  visit: Visit,
  open: OpenCase,
  action: 'task.added' | 'task.changed',
  { id, kind }: { id: string; kind: string },
  sealed: Buffer,
): void {
  visit.journal.note({
    action,
    object: kind,
    objectId: id,
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    hash: sha256(sealed).toString('hex'),
  });
}
