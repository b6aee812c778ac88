import { useShell } from '#app/platform/web/index.ts';
import type { OpenTask } from './open-task.ts';
import { taskName } from './task-words.ts';

/** What a task is called; what somebody typed keeps its own direction. */
export function TaskName({ task }: { task: Pick<OpenTask, 'kind' | 'document'> }) {
  const { lang } = useShell();
  const name = taskName(task, lang);
  const isTyped = task.document.what !== null || (task.document.appointment?.word ?? null) !== null;
  return isTyped ? <bdi>{name}</bdi> : name;
}
