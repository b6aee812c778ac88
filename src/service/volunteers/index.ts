/** Volunteers: what each can do, and what a region can offer by it. */
export { type Absence, ownAbsence } from './absence.store.ts';
export { awayUntil } from './profile.ts';
export {
  type DaysInShort,
  daysInShort,
  type OwnSuspension,
  ownSuspension,
  type WhomToAsk,
  whomToAsk,
} from './training-days.store.ts';
export { volunteerRoutes } from './volunteers.pages.tsx';
export { saveProfile, type Volunteer, volunteersOfMyRegion } from './volunteers.store.ts';
