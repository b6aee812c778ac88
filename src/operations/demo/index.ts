/** A world of invented people, to look around in and to measure with. Never in a real installation. */
export { type ActAs, actingIn } from './acting.ts';
export { buildDemoWorld, type DemoWorld, peopleToEnterAs } from './build-world.ts';
export { contentsOf, type WorldSize } from './contents.ts';
export { clients } from './world/clients.ts';
export {
  allColleagueKeys,
  type ColleagueKey,
  colleagueKeys,
  colleagues,
} from './world/colleagues.ts';

export { notes } from './world/notes.ts';
