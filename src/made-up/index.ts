/** A world of invented people, to look around in and to measure with. Never in a real house. */
export { type ActAs, actingIn } from './acting.ts';
export { buildMadeUpWorld, type MadeUpWorld, peopleToEnterAs, type WorldSettings } from './build-world.ts';
export { registrationOf } from './registering.ts';
export { arriving, clients, inQueue } from './world/clients.ts';
export {
  allColleagueKeys,
  type ColleagueKey,
  colleagueKeys,
  colleagues,
  stillWaiting,
} from './world/colleagues.ts';
export { contentsOf, type WorldContents, type WorldSize } from './world/contents.ts';
export { plannedLetters } from './world/letters.ts';
export { drafts, notes } from './world/notes.ts';
