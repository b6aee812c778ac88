/** Closing a case and opening it again. */

export { closureRoutes } from './closure.pages.tsx';
export { type Closure, closeCase, currentClosure, endGrantsOfPeople, reopenCase } from './closure.ts';
