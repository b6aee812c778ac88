/** Procedures that run in a case: what is kept of them, and where the client stands. */
export {
  certainties,
  type DayKind,
  type DocumentLink,
  dayKinds,
  type EventChange,
  type EventDocument,
  type EventFacts,
  type ProcedureDocument,
} from './documents.ts';
export {
  handOf,
  holdProcedure,
  listProcedures,
  readProcedure,
  startProcedure,
  stopProcedure,
} from './procedures.store.ts';
export { events, type OpenEvent, procedures, type RunningProcedure, running } from './rows.ts';
export { sistersOf, termsFrom } from './sisters.ts';
export { type Happened, hasEnded, type StageNow, stagesOn } from './standing.ts';
export { candidatesOf, type DayCandidate, dayOfFacts, startFor } from './start-day.ts';
