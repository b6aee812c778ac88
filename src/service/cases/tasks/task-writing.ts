import { z } from 'zod';
import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
import { appointmentSchema } from '#app/service/appointments/index.ts';
import type { TaskKind } from './task-kinds.ts';

const changeSchema = sealedDocument({
  at: always(z.iso.datetime()),
  by: always(z.uuid()),
  name: always(z.string()),
  state: always(z.enum(['open', 'done', 'dropped'])),
  reason: always(z.string().nullable()),
});

const movedDaySchema = sealedDocument({
  limit: always(z.uuid()),
  catalogueId: always(z.string()),
  /** The kind of its letter, or its procedure: an appeal is told from an objection by it. */
  kind: always(z.string()),
  from: always(z.iso.date().nullable()),
  to: always(z.iso.date().nullable()),
});

const renewalSchema = sealedDocument({
  /** The limit on which the request must have arrived. */
  limit: always(z.uuid()),
  /** The day of that limit from which the day of this task was counted. */
  counted: always(z.iso.date()),
  /** That limit is not open any more: the task went with it, and comes back with it. */
  rests: always(z.boolean()),
  /** Codes of the steps that are ready. */
  done: always(z.array(z.string().max(40))),
});

/** What a task holds besides its kind, day and state, which are in the clear. */
const taskDocumentSchema = sealedDocument({
  letter: always(z.uuid().nullable()),
  /** The appointment of a procedure that it stands for. */
  event: since('2026-11', sealedDocument({ procedure: always(z.uuid()), id: always(z.uuid()) }).nullable(), null),
  /** The referral that it follows up. */
  referral: since('2026-11', z.uuid().nullable(), null),
  /** The renewal of a permit: which limit it follows, and what of it is ready. */
  renewal: since('2026-11', renewalSchema.nullable(), null),
  day: always(z.string().nullable()),
  time: always(z.string().nullable()),
  place: always(z.string().nullable()),
  /** A term that the letter states and that no limit covers. */
  term: always(z.string().nullable()),
  /** What was promised, in words. */
  what: since('2026-11', z.string().nullable(), null),
  /** Who promised it. */
  by: since('2026-11', z.string().nullable(), null),
  /** Days that changed and have to be told: of which limit, what they were and what they are; null: it runs no more. */
  moved: since('2026-11', z.array(movedDaySchema), []),
  /** Of an appointment: what it is, who comes along, what to take. Null: nobody wrote that down. */
  appointment: since('2026-11', appointmentSchema.nullable(), null),
  /** The appointment that it is about. */
  about: since('2026-11', z.uuid().nullable(), null),
  changes: always(z.array(changeSchema)),
});
export type TaskDocument = z.infer<typeof taskDocumentSchema>;

/** What a new task says; what is left out is not known. */
export type NewTask = { kind: TaskKind } & Omit<z.input<typeof taskDocumentSchema>, 'changes'>;

/** The tasks of a case; worries lie in the same table and are sealed in their own shape. */
export const tasks = sealedTable('task', {
  schema: taskDocumentSchema,
  columns: { kind: 'kind', dueDay: 'due_day', state: 'state' },
  order: [
    ['due_day', 'asc'],
    ['id', 'asc'],
  ],
  actions: { added: 'task.added', changed: 'task.changed' },
});

/** Adds a task; its kind and day are in the clear, the rest is not. Returns its id. */
export function addTask(open: OpenCase, task: NewTask): Promise<string> {
  const { kind, what = null, by = null, event = null, referral = null, renewal = null, moved = [], ...others } = task;
  const { appointment = null, about = null, ...rest } = others;
  return tasks.insert(open, {
    act: 'added',
    document: { ...rest, what, by, event, referral, renewal, moved, appointment, about, changes: [] },
    told: { object: kind },
    clear: { kind, due_day: task.day },
  });
}
