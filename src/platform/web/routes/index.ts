export { heldContext, heldPlace } from './late-text.tsx';
export { networkOf } from './network.ts';
export { type HeaderOf, type PublicAppOptions, type PublicDesk, type PublicRoute, publicApp } from './public-app.tsx';
export {
  type Desk,
  type DoorRoute,
  isDoor,
  type MadeUpPerson,
  type Route,
  type StaffRoute,
  tourRoles,
} from './route.ts';
export { giveSession, readSession, sessionCookieName, takeSession } from './session-cookie.ts';
export { staffApp } from './staff-app.tsx';
export { stepUpRefusal } from './step-up.ts';
