import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Key, openDocument, sealDocument } from '#app/platform/vault/index.ts';
import {
  isTaskKind,
  noteTask,
  ownName,
  renewNextDue,
  type TaskDocument,
  type TaskKind,
  taskDocumentSchema,
  taskKinds,
  taskPlace,
} from '#app/service/cases/index.ts';

export type TaskState = 'open' | 'done' | 'dropped';

export interface OpenTask {
  id: string;
  kind: TaskKind;
  dueDay: string | null;
  state: TaskState;
  version: number;
  document: TaskDocument;
}

export interface TaskRow {
  id: string;
  kind: string;
  due_day: string | null;
  state: TaskState;
  version: number;
  epoch: number;
  sealed: Buffer;
}

const columns = ['id', 'kind', 'due_day', 'state', 'version', 'epoch', 'sealed'] as const;

/** The tasks of an open case, promised or from letters, the first day first. */
export async function listTasks(visit: Visit, open: OpenCase): Promise<OpenTask[]> {
  const rows = await visit.db
    .selectFrom('task')
    .select(columns)
    .where('case_id', '=', open.caseId)
    .where('kind', 'in', taskKinds)
    .orderBy('due_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => openTask(open, row)).filter((task) => task !== null);
}

/** One task of this case; null when there is none, also when the id belongs to another case. */
export async function readTask(visit: Visit, open: OpenCase, id: string): Promise<OpenTask | null> {
  const row = await visit.db
    .selectFrom('task')
    .select(columns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .executeTakeFirst();
  return row ? openTask(open, row) : null;
}

/** Opens a task of one of our kinds; null for the tasks of other modules. */
export function openTask(open: { caseId: string; key: Key }, row: TaskRow): OpenTask | null {
  if (!isTaskKind(row.kind)) return null;
  const place = taskPlace({ caseId: open.caseId, epoch: row.epoch }, row.id);
  const document = taskDocumentSchema.parse(openDocument(open.key, place, row.sealed));
  return { id: row.id, kind: row.kind, dueDay: row.due_day, state: row.state, version: row.version, document };
}

/** Marks a task if it is still the version that was seen. */
export async function changeTask(
  visit: Visit,
  open: OpenCase,
  task: OpenTask,
  seen: number,
  act: { state: TaskState; reason: string | null },
): Promise<'saved' | 'stale'> {
  const change = { ...act, at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
  const document = { ...task.document, changes: [...task.document.changes, change] };
  const sealed = sealDocument(open.key, taskPlace(open, task.id), document);
  const changed = await visit.db
    .updateTable('task')
    .set({ state: act.state, sealed, epoch: open.epoch, version: seen + 1 })
    .where('id', '=', task.id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  noteTask(visit, open, 'task.changed', task, sealed);
  await renewNextDue(visit, open.caseId);
  return 'saved';
}
