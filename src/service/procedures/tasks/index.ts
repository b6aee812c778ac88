/** Tasks and appointments as they are kept, and the page of one. */

export { addAppointment, keepDetails, moveAppointment, setAlong, type When } from './appointment.store.ts';
export { appointmentFacts, appointmentInWords, ClashLine } from './appointment-facts.view.tsx';
export { goingOf } from './clash.store.ts';
export { type Held, heldTasks, heldTasksOf, isStopped } from './held.store.ts';
export { newTaskPages } from './new-task.pages.tsx';
export type { OpenTask } from './open-task.ts';
export { TaskName } from './task-name.view.tsx';
export { taskPage } from './task-page.pages.tsx';
export { endInWords, taskName } from './task-words.ts';
export { taskPages } from './tasks.pages.tsx';
export { changeTask, listTasks, readTask, tasksOf } from './tasks.store.ts';
