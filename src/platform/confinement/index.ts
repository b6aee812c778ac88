/** Walls of the operating system around a process of ours: an account of its own, namespaces, or both. */
export { type Account, accountFor } from './account.ts';
export { bubblewrapProgram, systemPlaces } from './bubblewrap.ts';
export { type Confined, type ConfinedProgram, confine, type Walls } from './confine.ts';
