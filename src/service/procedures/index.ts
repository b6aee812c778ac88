/** Limits and tasks: kept, listed by day, marked done, and changed with a reason. */

export { approveWords } from './approval/approval.store.ts';
export { canBeApproved } from './approval/approval.ts';
export { countLimit, type LimitDays, type LimitFacts, recount } from './counting/count-limit.ts';
export { escalates } from './counting/escalation.ts';
export { nothingMore } from './counting/limit-document.ts';
export { definitions } from './definitions/content.ts';
export { BrokenDefinitions } from './definitions/read-definitions.ts';
export { countDue, type DueLine, dueList, firstDue } from './due-list.ts';
export { urgentNumbers } from './due-numbers.ts';
export { DueLineRow } from './due-row.view.tsx';
export type { OpenLimit } from './limit-row.ts';
export { LimitSection, shownLimit } from './limit-section.view.tsx';
export { limitName } from './limit-words.ts';
export { limitRoutes } from './limits.pages.tsx';
export { addLimit, changeLimit, listLimits } from './limits.store.ts';
export type { PaperSays } from './map/event-form.ts';
export { mapPanel } from './map/panel.view.tsx';
export { wayRoutes } from './map/way.pages.ts';
export { type DueNotice, noticesOf } from './notices.ts';
export { limitsPanel } from './panel.view.tsx';
export { type NewEvent, recordEvents } from './running/events.store.ts';
export { standingOf } from './running/follow.ts';
export { listProcedures, startProcedure } from './running/procedures.store.ts';
export { procedureStyles } from './styles.ts';
export { changeTask, listTasks, type OpenTask } from './tasks.store.ts';
