/** Walls of the operating system around a process of ours: an account of its own, namespaces, or both. */
export { accountFor } from './account.ts';
export { bubblewrapProgram, systemPlaces } from './bubblewrap.ts';
export { type Confined, confine, type Walls } from './confine.ts';
