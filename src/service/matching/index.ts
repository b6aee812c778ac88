/** Matching: one volunteer for one client, proposed with reasons, asked and ended by the coordinator. */
export { matchingRoutes } from './matching.pages.tsx';
export { assignVolunteer, candidatesOfMyRegion, endAssignment } from './matching.store.ts';
