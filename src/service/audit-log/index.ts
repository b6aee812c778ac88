/** The audit log: who opened what, when and why. */

export { ActInWords } from './act.view.tsx';
export { auditLogRoutes } from './audit-log.pages.tsx';
export { entryReasonInWords } from './audit-log.ts';
export { type LogInShort, logDays, logInShort, refusalsInNumbers } from './log-in-short.ts';
export { safeModeRoutes } from './safe-mode.pages.tsx';
export { Witnesses } from './witnesses.view.tsx';
