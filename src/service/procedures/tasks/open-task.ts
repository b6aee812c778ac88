import type { TaskDocument, TaskKind } from '#app/service/cases/index.ts';

export type TaskState = 'open' | 'done' | 'dropped';

/** A task of an opened case. */
export interface OpenTask {
  id: string;
  kind: TaskKind;
  dueDay: string | null;
  state: TaskState;
  version: number;
  document: TaskDocument;
}
