/** Limits and tasks: kept, listed by day, marked done, and changed with a reason. */

export { addAppointment } from './appointments/appointment.store.ts';
export { procedureTexts } from './approval/index.ts';
export { giveAnswer } from './authorities/answering.store.ts';
export { plannedContacts } from './authorities/planned.store.ts';
export { DaysToComeSection } from './days-to-come.view.tsx';
export { definitions } from './definitions/index.ts';
export { countDue, type DaysToCome, type DueLine, daysToCome, dueList, urgentDue } from './due-list.ts';
export { DueLineRow } from './due-row.view.tsx';
export { gateOfLetter } from './gate/gate.store.ts';
export { GateNotice, GateOnPaper } from './gate/gate-notice.view.tsx';
export { runsFor } from './joining/joining.ts';
export { lastTurn } from './later-day.ts';
export { putLetterBack, takeLetterBack } from './letter-aside.store.ts';
export type { LetterDays } from './limit-acts.ts';
export { drivingDayOf, type OpenLimit } from './limit-row.ts';
export { LimitSection, shownLimit } from './limit-section.view.tsx';
export { limitName, markInWords } from './limit-words.ts';
export { limitRoutes } from './limits.pages.tsx';
export { addLimit, changeLimit, listLimits, readLimit } from './limits.store.ts';
export { mapPanel, type PaperSays, wayRoutes } from './map/index.ts';

export { movedBetween, tellMoved } from './moved.store.ts';
export { type NewsLine, newsOf } from './news.ts';
export { nextOfClient } from './next-due.ts';
export { type DueNotice, noticesOf } from './notices.ts';
export type { OpenTask } from './open-task.ts';
export { limitsPanel } from './panel.view.tsx';
export { takeProofBack } from './proof-aside.store.ts';
export {
  type Facts,
  type LetterPlace,
  letterPlaces,
  listProcedures,
  meetLimits,
  type NewEvent,
  recordEvents,
  standingOf,
  startProcedure,
  type Tells,
  termsFrom,
  writeLetterEvent,
} from './running/index.ts';
export { listAsked } from './second-eyes.store.ts';
export { procedureStyles } from './styles.ts';
export { changeTask, listTasks } from './tasks.store.ts';
