export {
  formRoutes,
  type RefusedStatus,
  type ShownForm,
} from './form-routes.ts';
export { heldContext, heldPlace } from './late-text.ts';
export {
  type HeaderOf,
  type PublicAppOptions,
  type PublicDesk,
  type PublicRoute,
  publicApp,
} from './public-app.view.tsx';
export {
  type DemoPerson,
  type Desk,
  type DoorRoute,
  isDoor,
  type Route,
  type StaffRoute,
  tourRoles,
} from './route.ts';
export { giveSession, readSession, sessionCookieName, takeSession } from './session-cookie.ts';
export { staffApp } from './staff-app.ts';
export { readProvedForm, stepUpRefusal } from './step-up.ts';
export { callerAddress } from './visitor.ts';
