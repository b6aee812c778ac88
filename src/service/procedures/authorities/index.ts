/** Contact with authorities: what is planned, and what one answered. */
export { giveAnswer } from './answering.store.ts';
export { authoritiesRoutes } from './authorities.pages.tsx';
export { plannedContacts } from './planned.store.ts';
