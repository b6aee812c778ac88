/** Limits and tasks: kept, listed by day, marked done, and changed with a reason. */

export { procedureTexts } from './approval/index.ts';
export { putLetterBack, takeLetterBack, takeProofBack } from './asides/index.ts';
export { giveAnswer, plannedContacts } from './authorities/index.ts';
export { definitions } from './definitions/index.ts';
export {
  countDue,
  type DaysToCome,
  DaysToComeSection,
  type DueLine,
  DueLineRow,
  daysToCome,
  dueList,
  isFatalLine,
  limitsPanel,
  nextOfClient,
  urgentDue,
} from './due/index.ts';
export {
  type LetterPlace,
  letterPlaces,
  meetLimits,
  type NewEvent,
  recordEvents,
  standingOf,
  type Tells,
  writeLetterEvent,
} from './events/index.ts';
export { GateNotice, GateOnPaper, gateOfLetter } from './gate/index.ts';
export { LimitSection, shownLimit } from './limit-pages/index.ts';
export type { LetterDays } from './limits/index.ts';
export {
  addLimit,
  changeLimit,
  type DueNotice,
  drivingDayOf,
  lastTurn,
  limitName,
  listAsked,
  listLimits,
  markInWords,
  movedBetween,
  type NewsLine,
  newsOf,
  noticesOf,
  type OpenLimit,
  readLimit,
  runsFor,
  tellMoved,
} from './limits/index.ts';
export { mapPanel, type PaperSays, wayRoutes } from './map/index.ts';
export { limitRoutes } from './routes.ts';
export { type EventFacts, listProcedures, startProcedure, termsFrom } from './running/index.ts';
export { procedureStyles } from './styles.ts';
export type { OpenTask } from './tasks/index.ts';
export { addAppointment, changeTask, listTasks } from './tasks/index.ts';
