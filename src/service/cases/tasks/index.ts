/** Tasks of a case, and worries that wait for the coordinator. */

export { renewNextDue } from './next-due.ts';
export { isTaskKind, type TaskKind, taskKinds } from './task-kinds.ts';
export { addTask, type TaskDocument, tasks } from './task-writing.ts';
export { openWorries, raiseWorry, settleWorry, type Worry, worryKind } from './worries.ts';
