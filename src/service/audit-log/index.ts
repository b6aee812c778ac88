/** The audit log: who opened what, when and why. */

export { Act } from './act.view.tsx';
export { accessBookRoutes } from './audit-log.pages.tsx';
export { reasonInWords } from './audit-log.ts';
export { type BookInShort, bookDays, bookInShort, refusalsInNumbers } from './book-in-short.ts';
export { safeModeRoutes } from './safe-mode.pages.tsx';
export { Witnesses } from './witnesses.view.tsx';
