export { heldContext, heldPlace, keepLateText } from './late-text.tsx';
export { networkOf } from './network.ts';
export { type HeaderOf, type PublicAppOptions, type PublicDesk, type PublicRoute, publicApp } from './public-app.tsx';
export {
  type Desk,
  type DoorRoute,
  isDoor,
  type MadeUpPerson,
  type Method,
  type Route,
  type StaffRoute,
  type TourRole,
  tourRoles,
} from './route.ts';
export { giveSession, readSession, sessionCookieName, takeSession } from './session-cookie.ts';
export { type StaffAppOptions, staffApp } from './staff-app.tsx';
export { stepUpRefusal } from './step-up.ts';
