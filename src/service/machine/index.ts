/** What this machine does not put around the public side and around files from outside, and the leader's yes to that. */
export { machineRoutes } from './machine.pages.tsx';
export { isAgreed, openQuestions, stopsOf, type WallQuestion } from './machine.store.ts';
export { MachineNotice, MachineStops } from './machine-notice.view.tsx';
