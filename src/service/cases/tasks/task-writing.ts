import { z } from 'zod';
import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { appointmentSchema } from '#app/service/appointments/index.ts';
import type { TaskKind } from './task-kinds.ts';

const changeSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.uuid(),
  name: z.string(),
  state: z.enum(['open', 'done', 'dropped']),
  reason: z.string().nullable(),
});

const movedDaySchema = z.strictObject({
  limit: z.uuid(),
  catalogueId: z.string(),
  /** The kind of its letter, or its procedure: an appeal is told from an objection by it. */
  kind: z.string(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});

const renewalSchema = z.strictObject({
  /** The limit on which the request must have arrived. */
  limit: z.uuid(),
  /** The day of that limit from which the day of this task was counted. */
  counted: z.iso.date(),
  /** That limit is not open any more: the task went with it, and comes back with it. */
  rests: z.boolean(),
  /** Codes of the steps that are ready. */
  done: z.array(z.string().max(40)),
});

/** What a task holds besides its kind, day and state, which are in the clear. */
const taskDocumentSchema = z.strictObject({
  letter: z.uuid().nullable(),
  /** The appointment of a procedure that it stands for. */
  event: z.strictObject({ procedure: z.uuid(), id: z.uuid() }).nullable().default(null),
  /** The referral that it follows up. */
  referral: z.uuid().nullable().default(null),
  /** The renewal of a permit: which limit it follows, and what of it is ready. */
  renewal: renewalSchema.nullable().default(null),
  day: z.string().nullable(),
  time: z.string().nullable(),
  place: z.string().nullable(),
  /** A term that the letter states and that no limit covers. */
  term: z.string().nullable(),
  /** What was promised, in words. */
  what: z.string().nullable().default(null),
  /** Who promised it. */
  by: z.string().nullable().default(null),
  /** Days that changed and have to be told: of which limit, what they were and what they are; null: it runs no more. */
  moved: z.array(movedDaySchema).default([]),
  /** Of an appointment: what it is, who comes along, what to take. Null: nobody wrote that down. */
  appointment: appointmentSchema.nullable().default(null),
  /** The appointment that it is about. */
  about: z.uuid().nullable().default(null),
  changes: z.array(changeSchema),
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
