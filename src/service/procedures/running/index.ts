/** Procedures that run in a case: what happened, where the client is, which limits follow. */
export {
  certainties,
  type DayKind,
  type DocumentLink,
  dayKinds,
  type EventChange,
  type Facts,
} from './documents.ts';
export {
  changeEvent,
  type EventAct,
  linkAfter,
  type NewEvent,
  plansAnew,
  recordEvent,
  recordEvents,
} from './events.store.ts';
export { happenedOf, standingOf } from './follow.ts';
export { writeLetterEvent } from './letter-event.store.ts';
export { type LetterPlace, letterPlaces, type Tells } from './letter-place.ts';
export { meetLimits } from './meets.store.ts';
export { closedWith } from './meets.ts';
export { isKept, type LimitBeside, type NewerVersion, newerVersion } from './newer-version.ts';
export { type PlacedLimit, placedLimits } from './placed.ts';
export { holdProcedure, listProcedures, readProcedure, startProcedure, stopProcedure } from './procedures.store.ts';
export type { OpenEvent, RunningProcedure } from './rows.ts';
export { sistersOf, termsFrom } from './sisters.ts';
export { type Happened, hasEnded, type StageNow, standing } from './standing.ts';
export { correctStart } from './start-correction.store.ts';
export { candidatesOf, dayOf } from './start-day.ts';
export { goOver } from './versions.store.ts';
export { needsStatedDay, wantedLimits } from './wanted-limits.ts';
