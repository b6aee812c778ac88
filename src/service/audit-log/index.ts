/** The audit log: who opened what, when and why. */
export { accessBookRoutes } from './audit-log.pages.tsx';
export { actInWords, compartmentInWords, reasonInWords } from './audit-log.ts';
export { type BookInShort, bookDays, bookInShort } from './book-in-short.ts';
