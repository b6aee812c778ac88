import type { Desk, Route } from '#app/platform/routing/index.ts';
import { arrivalRoutes } from './arrivals.pages.tsx';
import { queueRoutes } from './queue.pages.tsx';

/** Registration, triage and placing. */
export { acceptRegistration, decideHere, placeInRegion } from './decisions.store.ts';
export {
  findByReceipt,
  findRegistration,
  listRegistrations,
  type OpenRegistration,
  readRegistration,
} from './intake.store.ts';
export type { Need, Registration } from './intake.ts';
export { receive } from './public.store.ts';
export { publicIntakeRoutes } from './public-pages.ts';
export { receiptMac } from './receipt.ts';
export { registrationsToRotate, rotateRegistrations } from './rotation.store.ts';
export { stopWithCode } from './stop.store.ts';
export { stopWishPanel } from './stop-wish-panel.view.tsx';
export { stopWishes } from './stop-wishes.store.ts';

/** The pages of the intake team and, for what was placed with them, of the coordinators. */
export function intakeRoutes(desk: Desk): Route[] {
  return [...queueRoutes(desk), ...arrivalRoutes()];
}
