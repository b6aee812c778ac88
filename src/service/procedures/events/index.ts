/** What happened in a procedure, and the limits, tasks and renewals that follow from it. */
export {
  changeEvent,
  type EventAct,
  linkAfter,
  type NewEvent,
  plansAnew,
  recordEvent,
  recordEvents,
} from './events.store.ts';
export { followPlan, happenedOf, standingOf } from './follow.ts';
export { writeLetterEvent } from './letter-event.store.ts';
export { type LetterPlace, letterPlaces, type Tells } from './letter-place.ts';
export { meetLimits } from './meets.store.ts';
export { closedWith } from './meets.ts';
export { isKept, type LimitBeside, type NewerVersion, newerVersion } from './newer-version.ts';
export { limitsOfPage, proceduresOfPage, tasksOfPage } from './page-reads.ts';
export { type PlacedLimit, placedLimits } from './placed.ts';
export { correctStart } from './start-correction.store.ts';
export { goOver } from './versions.store.ts';
export { needsStatedDay, wantedLimits } from './wanted-limits.ts';
